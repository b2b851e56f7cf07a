package report_test

import (
	"os"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

func ExampleText() {
	d := report.Document{
		Reading: ingest.Reading{Name: "houses.csv", Rows: 4000, Columns: 15, Bytes: 412_318},
		Verdict: verdict.Verdict{
			Fairness: verdict.Unfair,
			Sentence: "Do not send houses.csv: half of it is missing.",
			Findings: []verdict.Finding{{
				Criterion: "not-sparse", Outcome: verdict.Fail, Blocking: true,
				Reason: "51% of the cells are missing.", Remedy: "Drop the empty columns.",
			}},
		},
	}
	if err := report.Text(os.Stdout, d, report.TextOptions{HTMLPath: "houses.report.html"}); err != nil {
		panic(err)
	}
	// Output:
	// ✗ UNFAIR
	//   houses.csv · 4,000 rows · 15 columns · 412 kB
	//
	//   Do not send houses.csv: half of it is missing.
	//
	// Findings
	//   ✗ fail           not-sparse       51% of the cells are missing.
	//
	// What to do next
	//    1. Drop the empty columns.
	//
	// Full report: houses.report.html
}
