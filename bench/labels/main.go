// Command labels measures how well the verdict agrees with people, and prints the
// result as Markdown.
//
//  1. Every dataset of truth/fairness_labels.csv in the corpora is read and measured
//     as fairset vet does.
//  2. It is judged, and judged again without the criterion original, because half of
//     the answers would else only show that the list of well-known data is complete.
//  3. Label and verdict are counted against each other: a table, accuracy, weighted κ,
//     and every disagreement with the finding that decided.
//
// With -cases the measures are kept in a file, so that another run judges at once.
// With -ablation each criterion is left out in turn, with -sensitivity each limit is moved.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/fairset/fairset/bench/doc"
	"github.com/fairset/fairset/ingest/parquet"
	"github.com/fairset/fairset/verdict"
)

func main() {
	parquet.ChildMain()
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "labels:", err)
		os.Exit(2)
	}
}

// run is the command with its surroundings as arguments.
func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("labels", flag.ContinueOnError)
	corpora := flags.String("corpora", defaultCorpora(), "`folder` of the real files and their truth tables")
	kept := flags.String("cases", "", "keep the measures in `FILE`, and use those that are there")
	sentences := flags.Bool("sentences", false, "print the sentence at the top of every report")
	ablation := flags.Bool("ablation", false, "leave out each criterion in turn")
	sensitivity := flags.Bool("sensitivity", false, "move each limit down and up")
	document := flags.String("doc", "", "write the result between the marks of `FILE` instead of printing it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	labelled, err := readLabels(*corpora)
	if err != nil {
		return err
	}
	if err := measure(ctx, *corpora, labelled, *kept); err != nil {
		return err
	}
	policy := verdict.DefaultPolicy()
	text := markdown(labelled, policy)
	switch {
	case *document != "":
		return doc.Rewrite(*document, "labels", text)
	case *sentences:
		text = sentencesOf(labelled, policy)
	case *ablation:
		text = ablationOf(labelled, policy)
	case *sensitivity:
		text = sensitivityOf(labelled, policy)
	}
	_, err = io.WriteString(stdout, text)
	return err
}

func defaultCorpora() string {
	if dir := os.Getenv("FAIRSET_CORPORA"); dir != "" {
		return dir
	}
	return "../shared/corpora"
}
