// Command fairset tells whether a public dataset is fair to send as a
// data-science take-home task.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fairset/fairset/ingest/parquet"
	"github.com/fairset/fairset/internal/prose"
)

// Exit statuses; 1 is also "fair with care" under --strict.
const (
	exitFair         = 0
	exitUnfair       = 1
	exitError        = 2
	exitUndetermined = 3
	exitInterrupted  = 130
)

func main() {
	parquet.ChildMain()
	saveGarbage()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr) }()
	select {
	case status := <-ended:
		os.Exit(status)
	case <-ctx.Done():
	}
	select {
	case status := <-ended:
		os.Exit(status)
	case <-time.After(patience): // deep in a calculation; nothing is left to tidy up
		interrupted(os.Stderr)
		os.Exit(exitInterrupted)
	}
}

// patience is how long an interrupted run may take to end by itself.
const patience = 500 * time.Millisecond

func interrupted(stderr io.Writer) { fmt.Fprintln(stderr, "fairset: interrupted") }

// run is fairset with its surroundings as arguments. It returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	status := exitFair
	root := newRoot(&status)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	addCompletion(root)
	err := root.ExecuteContext(ctx)
	if unknown := unknownCommand(root, args); err != nil && unknown != nil {
		err = unknown
	}
	switch {
	case ctx.Err() != nil:
		interrupted(stderr)
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitError // whoever read our output has gone
	case err != nil:
		fmt.Fprintln(stderr, "fairset:", printable(err.Error()))
		if next := (*commandError)(nil); errors.As(err, &next) {
			fmt.Fprintln(stderr, prose.Lines(next.line))
		}
		return exitError
	}
	return status
}

func newRoot(status *int) *cobra.Command {
	root := &cobra.Command{
		Use:   "fairset",
		Short: "Tell whether a public dataset is fair to send as a take-home task",
		Long: `fairset reads a public dataset, measures it and judges whether it is fair to send
to a candidate as a data-science take-home task: fair, fair with care, unfair, or
undetermined when it cannot tell.

Exit status: 0 fair or fair with care, 1 unfair (or with care under --strict),
2 could not run, 3 undetermined.`,
		Example:       "  fairset vet houses.csv --target price\n  fairset explain large",
		SilenceErrors: true,
		SilenceUsage:  true,

		PersistentPreRunE:          func(c *cobra.Command, _ []string) error { return emptyFlag(c.Flags()) },
		DisableSuggestions:         true, // unknownCommand makes them
		SuggestionsMinimumDistance: 2,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w\nhint: %s --help lists the flags", err, c.CommandPath())
	})
	root.AddCommand(newVet(status), newBrief(status), newBatch(), newMerge(status), newCompare(), newExplain(), newVersion())
	return root
}

// emptyFlag is an error where a flag is given with nothing, as --target "$COLUMN" is in a script whose variable is not set:
// the verdict would be on another question than was meant, and a file that was asked for not be written.
func emptyFlag(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" && err == nil {
			what, _ := pflag.UnquoteUsage(f)
			err = fmt.Errorf("--%s is given, but empty\nhint: --%s %s, or leave it out; if it comes from a variable, that is not set", f.Name, f.Name, what)
		}
	})
	return err
}
