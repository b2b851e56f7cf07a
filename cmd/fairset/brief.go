package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/report/brief"
)

// briefFlags is what the command line of brief says.
type briefFlags struct {
	datasetFlags
	title, company, contact, deadline string
	hours                             float64
	require                           []string
	out                               string
	prepare, zip, anyway, quiet       bool
	browser                           string // that prints the PDF, "" for none
}

func newBrief(status *int) *cobra.Command {
	var f briefFlags
	cmd := &cobra.Command{
		Use:   "brief DATASET...",
		Short: "Write what the candidate gets (brief) and what the interviewer keeps (key)",
		Long: `Write the pack to attach to the task e-mail, and the key that you keep.

DIR/candidate/ is all that is sent: the brief (HTML, Markdown, and PDF where a
Chromium is found), the data, a starter notebook, and the data described for
programs. DIR/interviewer/ holds the key: what there is to find, what results to
expect, questions and a rubric. DIR/task.eml is a draft e-mail with the pack attached.

The candidate learns nothing of what fairset measured: every finished file is read
again, and the pack is refused when anything could be read off it. An unfair dataset
is refused too, unless you say --anyway.`,
		Example: `  fairset brief houses.csv --target price --company "Acme Bank" --hours 3 --contact jo@acme.example
  fairset brief houses.csv --target price --prepare --zip -o acme-task`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no dataset was named\nhint: fairset brief houses.csv --target price")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f.browser = brief.FindBrowser()
			made, err := makeBrief(cmd.Context(), args, f)
			if err != nil {
				return err
			}
			if made.refused != "" {
				*status = exitUnfair
				fmt.Fprintln(cmd.ErrOrStderr(), "fairset:", printable(made.refused))
				return nil
			}
			if f.quiet {
				return nil
			}
			return made.tell(cmd.OutOrStdout())
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	f.add(cmd)
	fl.StringVar(&f.title, "title", "", "`TEXT` above the brief (default: what the dataset is called)")
	fl.StringVar(&f.company, "company", "", "`NAME` of your company")
	fl.StringVar(&f.contact, "contact", "", "`WHOM` the candidate may ask: a name, an address")
	fl.Float64Var(&f.hours, "hours", 3, "ask for `N` hours of work")
	fl.StringVar(&f.deadline, "deadline", "", "`WHEN` you want it back, in words (default: about a week)")
	fl.StringArrayVar(&f.require, "require", nil, "ask for `WHAT` after all: a method, a library, a measure of success")
	fl.BoolVar(&f.prepare, "prepare", false, "apply the remedies to the data first: leave columns out, hide people, sample; CHANGES.md lists it")
	fl.StringVarP(&f.out, "output", "o", "", "write into the new folder `DIR` (default NAME.brief here)")
	fl.BoolVar(&f.zip, "zip", false, "write DIR/candidate.zip as well")
	fl.BoolVar(&f.anyway, "anyway", false, "write it though the dataset is unfair")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing but errors")
	return cmd
}

func (f briefFlags) check() error {
	if math.IsNaN(f.hours) || f.hours <= 0 || f.hours > 40 {
		return fmt.Errorf("--hours %v is no time to ask for\nhint: a few hours, such as --hours 3", f.hours)
	}
	return f.datasetFlags.check()
}

// A madeBrief is what came of it.
type madeBrief struct {
	dir       string
	refused   string // why there is none
	sentence  string // of the verdict
	decide    []string
	withheld  int
	zip, pdf  bool
	mailed    bool
	anyway    bool
	rewritten string // why the data is not sent as it is, "" when it is or was to be changed
}

// tell says what was written and what to do first.
func (m madeBrief) tell(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", m.sentence)
	fmt.Fprintf(&b, "For the candidate:   %s/candidate/\n", m.dir)
	if m.zip {
		fmt.Fprintf(&b, "                     %s/candidate.zip\n", m.dir)
	}
	if m.mailed {
		fmt.Fprintf(&b, "Draft e-mail:        %s/task.eml\n", m.dir)
	} else {
		b.WriteString("Draft e-mail:        none, the pack is too large to attach: send a link\n")
	}
	fmt.Fprintf(&b, "For you, to keep:    %s/interviewer/\n", m.dir)
	if m.rewritten != "" {
		fmt.Fprintf(&b, "The data is sent as a new CSV file: %s. CHANGES.md says so.\n", m.rewritten)
	}
	if !m.pdf {
		b.WriteString("No PDF: no Chromium was found.\n")
	}
	if m.withheld > 0 {
		fmt.Fprintf(&b, "%d texts of the publisher that may give something away were kept from the brief; the key lists them.\n", m.withheld)
	}
	if len(m.decide) > 0 {
		b.WriteString("\nDecide first:\n")
		for _, d := range m.decide {
			fmt.Fprintf(&b, "  - %s\n", d)
		}
	}
	_, err := io.WriteString(w, printable(b.String()))
	return err
}

// giveaways is the error that lists what gives something away.
func giveaways(found []brief.Giveaway, hint string) error {
	const most = 8
	var b strings.Builder
	b.WriteString("the candidate could read an answer off the pack; nothing was written:")
	for i, g := range found {
		if i == most {
			fmt.Fprintf(&b, "\n  and %d more places", len(found)-most)
			break
		}
		b.WriteString("\n  " + g.String())
	}
	b.WriteString("\nhint: " + hint)
	return errors.New(b.String())
}

// unlessEnded runs f unless ctx has ended.
func unlessEnded(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return f()
}
