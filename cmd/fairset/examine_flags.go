package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/verdict"
)

// datasetFlags is what the command line says of a dataset and how to judge it: the
// flags that vet, brief and the others share.
type datasetFlags struct {
	toldFlags
	target, task                string
	format, delimiter, encoding string
	sheet                       string
	noHeader                    bool
	types                       map[string]string
	workers                     int
	publicOnly                  bool                                                        // no address leads to this machine or into a private network
	beside                      string                                                      // the file beside which metadata stands, when it is not the dataset itself
	progress                    *progress                                                   // nil to show none
	keep                        func(*ingest.Dataset, *profile.Builder, verdict.Told) error // what was gathered, where it is not nil
}

func (f *datasetFlags) add(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.target, "target", "", "the `COLUMN` that the candidate is to predict")
	fl.StringVar(&f.task, "task", "", "`TASK` for the candidate: regression, classification, forecast, clustering or explore (default: inferred)")
	f.toldFlags.add(cmd)
	fl.StringVar(&f.format, "format", "", "read as `FORMAT`: csv, json, ndjson, parquet, arrow or xlsx (default: by content)")
	fl.StringVar(&f.delimiter, "delimiter", "", "fields of a CSV file are separated by `TEXT` (default: by content)")
	fl.StringVar(&f.encoding, "encoding", "", "text is in `ENCODING`, such as utf-8 or windows-1252 (default: by content)")
	fl.StringVar(&f.sheet, "sheet", "", "read the `SHEET` of an Excel workbook, by name or number (default: the first with data)")
	fl.BoolVar(&f.noHeader, "no-header", false, "the first record of a CSV file is data, not column names")
	addTypes(fl, &f.types, "read columns as `COLUMN=KIND,...`: text, integer, decimal, boolean, date, timestamp")
	fl.IntVar(&f.workers, "workers", 0, "use `N` processor cores (default: all); the result is the same for any number")
}

// told is what the flags tell the judgement.
func (f datasetFlags) told() verdict.Told {
	told := f.toldFlags.told()
	told.Target, told.Task = f.target, f.task
	return told
}

// reading is what the flags say of how to read.
func (f datasetFlags) reading(stdin io.Reader) ingest.Options {
	return ingest.Options{
		Format: f.format, Delimiter: f.delimiter, Encoding: f.encoding,
		Sheet: f.sheet, NoHeader: f.noHeader, Types: f.types, Target: f.target, Stdin: stdin, PublicOnly: f.publicOnly,
		Read: f.progress.took,
	}
}

// check refuses values that no flag can have, before any reading is done.
func (f datasetFlags) check() error {
	switch f.task {
	case "", "regression", "classification", "forecast", "clustering", "explore":
	default:
		return fmt.Errorf("--task %q is not known\nhint: it is regression, classification, forecast, clustering or explore", f.task)
	}
	if f.task != "" && f.task != "explore" && f.task != "clustering" && f.target == "" {
		return fmt.Errorf("--task %s needs a column to predict\nhint: name it with --target COLUMN", f.task)
	}
	if err := f.toldFlags.check(); err != nil {
		return err
	}
	if f.delimiter != "" && strings.ContainsAny(f.delimiter, "\"\r\n") {
		return fmt.Errorf("--delimiter %q cannot separate fields\nhint: name it as text, such as ; or tab", f.delimiter)
	}
	if f.workers < 0 {
		return fmt.Errorf("--workers %d: there cannot be fewer than none\nhint: leave --workers out to use all processor cores", f.workers)
	}
	return nil
}

// cores is the number of workers: no more than the cores there are, or 16 where
// there are fewer, because each takes memory for every column.
func (f datasetFlags) cores() int { return min(f.workers, max(16, runtime.NumCPU())) }

// columnCalled is the column that the user means by name: names of columns stand
// in a schema without the blanks around them.
func columnCalled(name string, exists func(string) bool) string {
	if trimmed := strings.TrimSpace(name); !exists(name) && exists(trimmed) {
		return trimmed
	}
	return name
}

// command is the command line that repeats the result, without what only steers the output.
func (f datasetFlags) command(paths []string) string {
	args := []string{"fairset", "vet"}
	for _, path := range paths {
		args = append(args, ingest.Shown(path))
	}
	add := func(flag, value string) {
		if value != "" {
			args = append(args, "--"+flag, value)
		}
	}
	add("target", f.target)
	add("task", f.task)
	f.toldFlags.command(add)
	if f.allowOwnIndustry {
		args = append(args, "--allow-own-industry")
	}
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
