package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// vetFlags is what the command line of vet says.
type vetFlags struct {
	datasetFlags
	quiet, strict                bool
	htmlPath, jsonPath, markdown string
	partial                      string // file for what was gathered
}

func newVet(status *int) *cobra.Command {
	var f vetFlags
	cmd := &cobra.Command{
		Use:   "vet DATASET...",
		Short: "Judge one dataset (several paths or a glob are shards of one dataset)",
		Long: `Judge one dataset: read it, measure it, and say whether it is fair to send.

DATASET is a path, a glob, a folder, an http(s) or s3:// address, or - for standard
input: CSV, JSON, JSON lines, Parquet, Arrow or Excel, plain, compressed (gzip, zstd,
bzip2, xz, lzma, lz4, snappy, zlib; brotli when the name ends in .br) or in a zip or
tar archive, of which ARCHIVE!FILE names one file. Several files with much the same
columns are read as one table; of several tables one is judged: the one with the
target, or the largest. The verdict goes to the terminal and, with everything it
rests on, into NAME.report.html in the current folder.`,
		Example: `  fairset vet houses.csv --target price
  fairset vet houses.csv --target price --json - --html none
  fairset vet 'data.zip!houses.csv' --target price
  fairset vet https://example.org/houses.csv --target price
  psql --csv -c 'TABLE houses' | fairset vet - --target price`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no dataset was named\nhint: fairset vet houses.csv --target price")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !f.quiet {
				f.progress = newProgress(cmd.ErrOrStderr())
			}
			if f.partial == "-" {
				return errors.New("--partial needs a file\nhint: --partial FILE")
			}
			if f.partial != "" {
				f.keep = keepPartial(f.partial, args, said(cmd))
			}
			d, err := vet(cmd.Context(), args, cmd.InOrStdin(), f)
			if err != nil && f.partial != "" {
				return f.keepNothing(args, said(cmd), err)
			}
			if err != nil {
				return err
			}
			*status = exitStatus(d.Verdict.Fairness, f.strict)
			return f.write(cmd.Context(), cmd.OutOrStdout(), d)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	f.add(cmd)
	f.addOutputs(fl)
	fl.StringVar(&f.partial, "partial", "", "write a profile to `FILE` that fairset merge takes, with those of other shards; it holds values of the data, of up to 16 MB all")
	return cmd
}

// addOutputs adds the flags that say where the answer goes.
func (f *vetFlags) addOutputs(fl *pflag.FlagSet) {
	fl.StringVar(&f.htmlPath, "html", "", "write the report to `FILE` (default NAME.report.html here; none for none)")
	fl.StringVar(&f.jsonPath, "json", "", "write everything as JSON to `FILE` (- for standard output, in place of the text)")
	fl.StringVar(&f.markdown, "markdown", "", "write the verdict as Markdown to `FILE` (- for standard output, in place of the text)")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing but errors")
	fl.BoolVar(&f.strict, "strict", false, "exit with status 1 for \"fair with care\" too")
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

// vet judges a dataset whose outputs can all be written.
func vet(ctx context.Context, paths []string, stdin io.Reader, f vetFlags) (report.Document, error) {
	return examine(ctx, paths, stdin, f.datasetFlags, func(data *ingest.Dataset) error {
		return checkOutputs(f.outputs(data.Name()), data.Paths())
	})
}
