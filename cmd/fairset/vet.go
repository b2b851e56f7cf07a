package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// vetFlags is what the command line of vet says.
type vetFlags struct {
	target, task                 string
	format, delimiter, encoding  string
	sheet                        string
	noHeader                     bool
	types                        map[string]string
	workers                      int
	quiet, strict                bool
	htmlPath, jsonPath, markdown string
}

func newVet(status *int) *cobra.Command {
	var f vetFlags
	cmd := &cobra.Command{
		Use:   "vet DATASET...",
		Short: "Judge one dataset (several paths or a glob are shards of one dataset)",
		Long: `Judge one dataset: read it, measure it, and say whether it is fair to send.

DATASET is a path, a glob, a folder, or - for standard input: CSV, JSON, JSON lines
or Parquet, plain or compressed with gzip or zstd. The verdict goes to the terminal
and, with everything it rests on, into NAME.report.html in the current folder.`,
		Example: `  fairset vet houses.csv --target price
  fairset vet houses.csv --target price --json - --html none
  curl -s https://example.org/houses.csv | fairset vet - --target price`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no dataset was named\nhint: fairset vet houses.csv --target price")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := vet(cmd.Context(), args, cmd.InOrStdin(), f)
			if err != nil {
				return err
			}
			*status = exitStatus(d.Verdict.Fairness, f.strict)
			return f.write(cmd.OutOrStdout(), d)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.target, "target", "", "the `COLUMN` that the candidate is to predict")
	fl.StringVar(&f.task, "task", "", "`TASK` for the candidate: regression, classification or explore (default: inferred)")
	fl.StringVar(&f.htmlPath, "html", "", "write the report to `FILE` (default NAME.report.html here; none for none)")
	fl.StringVar(&f.jsonPath, "json", "", "write everything as JSON to `FILE` (- for standard output, in place of the text)")
	fl.StringVar(&f.markdown, "markdown", "", "write the verdict as Markdown to `FILE` (- for standard output, in place of the text)")
	fl.StringVar(&f.format, "format", "", "read as `FORMAT`: csv, json, ndjson, parquet, arrow or xlsx (default: by content)")
	fl.StringVar(&f.delimiter, "delimiter", "", "fields of a CSV file are separated by `TEXT` (default: by content)")
	fl.StringVar(&f.encoding, "encoding", "", "text is in `ENCODING`, such as utf-8 or windows-1252 (default: by content)")
	fl.StringVar(&f.sheet, "sheet", "", "read the `SHEET` of an Excel workbook, by name or number (default: the first with data)")
	fl.BoolVar(&f.noHeader, "no-header", false, "the first record of a CSV file is data, not column names")
	fl.StringToStringVar(&f.types, "types", nil, "read columns as `COLUMN=KIND,...`: text, integer, decimal, boolean, date, timestamp")
	fl.IntVar(&f.workers, "workers", 0, "use `N` processor cores (default: all); the result is the same for any number")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing but errors")
	fl.BoolVar(&f.strict, "strict", false, "exit with status 1 for \"fair with care\" too")
	return cmd
}

// vet is the main path: bytes in, document out.
func vet(ctx context.Context, paths []string, stdin io.Reader, f vetFlags) (report.Document, error) {
	var d report.Document
	if err := f.check(); err != nil {
		return d, err
	}
	data, err := ingest.Open(ctx, paths, ingest.Options{
		Format: f.format, Delimiter: f.delimiter, Encoding: f.encoding,
		Sheet: f.sheet, NoHeader: f.noHeader, Types: f.types, Stdin: stdin,
	})
	if err != nil {
		return d, err
	}
	defer data.Close()
	prof, err := profile.Compute(ctx, data, profile.Options{Target: f.target, Task: f.task, Workers: f.workers})
	if err != nil {
		return d, err
	}
	reading, err := data.Reading()
	if err != nil {
		return d, err
	}
	judged := verdict.Judge(verdict.Case{
		Reading: reading, Profile: prof,
		Told: verdict.Told{Target: f.target, Task: f.task},
	}, verdict.DefaultPolicy())
	return report.Document{
		Schema: report.Schema, Version: version, Command: f.command(paths),
		Reading: reading, Profile: prof, Verdict: judged,
	}, nil
}

// check refuses values that no flag can have, before any reading is done.
func (f vetFlags) check() error {
	switch f.task {
	case "", "regression", "classification", "explore":
	default:
		return fmt.Errorf("--task %q is not known\nhint: it is regression, classification or explore", f.task)
	}
	if f.task != "" && f.task != "explore" && f.target == "" {
		return fmt.Errorf("--task %s needs a column to predict\nhint: name it with --target COLUMN", f.task)
	}
	if f.jsonPath == "-" && f.markdown == "-" {
		return errors.New("--json - and --markdown - both want standard output\nhint: give one of them a file name")
	}
	return nil
}

// command is the command line that repeats the result, without what only steers the output.
func (f vetFlags) command(paths []string) string {
	args := []string{"fairset", "vet"}
	args = append(args, paths...)
	add := func(flag, value string) {
		if value != "" {
			args = append(args, "--"+flag, value)
		}
	}
	add("target", f.target)
	add("task", f.task)
	add("format", f.format)
	add("delimiter", f.delimiter)
	add("encoding", f.encoding)
	add("sheet", f.sheet)
	if f.noHeader {
		args = append(args, "--no-header")
	}
	for _, name := range sortedKeys(f.types) {
		add("types", name+"="+f.types[name])
	}
	for i, arg := range args {
		args[i] = shellQuote(arg)
	}
	return strings.Join(args, " ")
}

// write writes the document wherever the flags say.
func (f vetFlags) write(stdout io.Writer, d report.Document) error {
	htmlPath := f.htmlPath
	switch htmlPath {
	case "":
		htmlPath = reportName(d.Reading.Name)
	case "none":
		htmlPath = ""
	}
	text := func(w io.Writer, d report.Document) error {
		return report.Text(w, d, report.TextOptions{Color: wantsColor(stdout), HTMLPath: htmlPath})
	}
	for _, out := range []struct {
		path  string
		write func(io.Writer, report.Document) error
	}{{htmlPath, report.HTML}, {f.jsonPath, report.JSON}, {f.markdown, report.Markdown}} {
		switch out.path {
		case "":
			continue
		case "-":
			text = out.write
			continue
		}
		err := writeFile(out.path, func(w io.Writer) error { return out.write(w, d) })
		if err != nil {
			return err
		}
	}
	if f.quiet && f.jsonPath != "-" && f.markdown != "-" {
		return nil
	}
	return text(stdout, d)
}

// exitStatus is the exit status for an answer.
func exitStatus(answer verdict.Fairness, strict bool) int {
	switch answer {
	case verdict.Fair:
		return exitFair
	case verdict.FairWithCare:
		if strict {
			return exitUnfair
		}
		return exitFair
	case verdict.Unfair:
		return exitUnfair
	default:
		return exitUndetermined
	}
}

// reportName is the file name of the report on a dataset: "houses.csv.gz" has "houses.report.html".
func reportName(dataset string) string {
	if dataset == "-" {
		dataset = "stdin"
	}
	name := filepath.Base(dataset)
	for range 2 { // the compression, then the format
		switch ext := strings.ToLower(filepath.Ext(name)); ext {
		case ".csv", ".tsv", ".tab", ".txt", ".json", ".ndjson", ".jsonl", ".parquet", ".parq", ".gz", ".zst", ".zstd":
			if len(name) > len(ext) {
				name = name[:len(name)-len(ext)]
			}
		}
	}
	return name + ".report.html"
}

// wantsColor reports whether w is a terminal whose user has not asked for plain text.
func wantsColor(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
