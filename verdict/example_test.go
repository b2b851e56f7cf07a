package verdict_test

import (
	"fmt"
	"os"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/verdict"
)

func ExampleJudge() {
	v := verdict.Judge(verdict.Case{
		Reading: ingest.Reading{Name: "tiny.csv", Format: "csv"},
		Profile: &profile.Profile{
			Rows: 24,
			Columns: []profile.Column{
				{Name: "height", Kind: profile.Decimal, Distinct: sketch.Exactly(20)},
				{Name: "species", Kind: profile.Category, Distinct: sketch.Exactly(3)},
			},
		},
		Told: verdict.Told{Task: "explore"},
	}, verdict.DefaultPolicy())
	fmt.Println(v.Fairness, v.Deciding)
	fmt.Println(v.Findings[0].Reason, v.Findings[0].Flip)
	// Output:
	// unfair [large varied]
	// 24 rows. 276 more rows would make it a warning.
}

func ExampleCriterion_Explain() {
	c, err := verdict.Lookup("large")
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := c.Explain(os.Stdout, verdict.DefaultPolicy()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// large
	//
	// Are there enough rows to hold some back and still see something? A fail makes
	// the dataset unfair. A warning calls for care.
	//
	// Why
	//   On a small dataset luck looks like skill: two candidates with equally good
	//   work get different results. Repeated rows add nothing, so they are taken away
	//   before counting.
	//
	// Limits
	//   LargePass = 1,000 rows: the fewest different rows that pass.
	//   LargeFail = 300 rows: with fewer different rows it fails; up to LargePass it
	//     is a warning.
	//   LargeSeries = 200 rows: the same for a time series, whose rows are points in
	//     time.
	//
	// Where the limits come from
	//   Cross-validated skill errs by about 10% at 100 rows (Varoquaux 2017,
	//     arXiv:1706.07581), so by 6% at 300 and 3% at 1,000; OpenML-CC18 takes no
	//     dataset under 500 rows; the smallest of the datasets labelled fair has
	//     1,061.
	//   Argued: 200 months hold 16 years of seasons, and each point is held against
	//     those before it.
	//
	// What helps
	//   Send a larger dataset, or ask for an exploration only and say in the brief
	//   that the rows are few.
}
