package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/compare"
	"github.com/fairset/fairset/ingest"
)

// compareFlags is what the command line of compare says.
type compareFlags struct {
	datasetFlags
	htmlPath, jsonPath string
	quiet              bool
}

func newCompare() *cobra.Command {
	var f compareFlags
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Hold two versions or samples of a dataset against each other",
		Long: `Hold two versions or samples of a dataset against each other: columns, rows, how each
column drifts, with a test and the size of the difference, rows that stand in both, and
the two verdicts side by side.`,
		Example: `  fairset compare houses-2023.csv houses-2024.csv --target price
  fairset compare train.csv test.csv --html drift.html --json drift.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("compare takes two datasets, not %d\nhint: fairset compare old.csv new.csv", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := compareTwo(cmd.Context(), args, f)
			if err != nil {
				return err
			}
			return f.write(cmd.OutOrStdout(), c)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	f.add(cmd)
	fl.StringVar(&f.htmlPath, "html", "", "write a page to `FILE`")
	fl.StringVar(&f.jsonPath, "json", "", "write everything as JSON to `FILE` (- for standard output, in place of the text)")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing but errors")
	return cmd
}

func compareTwo(ctx context.Context, paths []string, f compareFlags) (c compare.Comparison, err error) {
	if err := errors.Join(twice(paths), f.checkOutputs(paths)); err != nil {
		return c, err
	}
	var inputs [2]compare.Input
	for i, path := range paths {
		if inputs[i].Document, err = examine(ctx, []string{path}, nil, f.datasetFlags, nil); err != nil {
			return c, err
		}
		data, err := ingest.Open(ctx, []string{path}, f.reading(nil))
		if err != nil {
			return c, err
		}
		defer data.Close()
		if inputs[i].Source, err = f.kept(data); err != nil {
			return c, err
		}
	}
	if c, err = compare.Of(ctx, inputs[0], inputs[1]); err != nil {
		return c, err
	}
	c.Version, c.Command = version, "fairset compare"+f.command(paths)[len("fairset vet"):]
	return c, nil
}

func (f compareFlags) checkOutputs(dataset []string) error {
	var list []destination
	for _, d := range []destination{{flag: "--html", path: f.htmlPath}, {flag: "--json", path: f.jsonPath}} {
		if d.path != "" {
			list = append(list, d)
		}
	}
	return checkOutputs(list, dataset)
}

func (f compareFlags) write(stdout io.Writer, c compare.Comparison) error {
	toStdout := false
	for _, out := range []struct {
		path  string
		write func(io.Writer, compare.Comparison) error
	}{{f.htmlPath, compare.HTML}, {f.jsonPath, compare.JSON}} {
		switch out.path {
		case "":
		case "-":
			toStdout = true
			if err := out.write(stdout, c); err != nil {
				return err
			}
		default:
			if err := writeFile(out.path, func(w io.Writer) error { return out.write(w, c) }); err != nil {
				return err
			}
		}
	}
	if f.quiet || toStdout {
		return nil
	}
	return compare.Text(stdout, c)
}
