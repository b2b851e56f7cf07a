// Command truth measures how well fairset reads real files whose truth others
// have published, and prints the result as a Markdown table.
//
//  1. Each truth table of the corpora becomes groups of rows about one file.
//  2. The files are read by the packages that fairset reads them with.
//  3. Every row gives one answer or several, right or wrong; they are counted
//     by line of the printed table.
//
// With -failures every wrong answer is listed, ours beside the one expected.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/fairset/fairset/bench/doc"
	"github.com/fairset/fairset/ingest/parquet"
)

func main() {
	parquet.ChildMain()
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "truth:", err)
		os.Exit(2)
	}
}

// run is the command with its surroundings as arguments.
func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("truth", flag.ContinueOnError)
	corpora := flags.String("corpora", defaultCorpora(), "`folder` of the real files and their truth tables")
	only := flags.String("only", "", "measure the truth table `NAME` alone")
	failures := flags.Bool("failures", false, "list every wrong answer")
	document := flags.String("doc", "", "write the table between the marks of `FILE` instead of printing it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen, err := choose(tables(), *only)
	if err != nil {
		return err
	}
	var results []result
	for _, t := range chosen {
		r, err := t.measure(ctx, *corpora, runtime.GOMAXPROCS(0))
		if err != nil {
			return err
		}
		results = append(results, r)
	}
	if *document != "" {
		return doc.Rewrite(*document, "truth", markdown(results))
	}
	_, err = io.WriteString(stdout, markdown(results))
	if err == nil && *failures {
		_, err = io.WriteString(stdout, "\n"+wrongAnswers(results))
	}
	return err
}

func defaultCorpora() string {
	if dir := os.Getenv("FAIRSET_CORPORA"); dir != "" {
		return dir
	}
	return "../shared/corpora"
}

// tables lists what is measured, in the order in which it is printed.
func tables() []truthTable {
	return []truthTable{
		rowsTable(), dialectTable(), recordTable(), jsonTable(), csvOracle(), parquetOracle(),
		typeTable(), disguisedTable(), tokenTable(), leakTable(), targetTable(),
	}
}

func choose(all []truthTable, only string) ([]truthTable, error) {
	if only == "" {
		return all, nil
	}
	names := ""
	for _, t := range all {
		if t.name == only {
			return []truthTable{t}, nil
		}
		names += " " + t.name
	}
	return nil, fmt.Errorf("there is no truth table %q\nhint: the tables are%s", only, names)
}
