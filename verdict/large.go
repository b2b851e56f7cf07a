package verdict

import (
	"math"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func large() Criterion {
	const source = "cross-validated skill errs by about 10% at 100 rows (Varoquaux 2017, arXiv:1706.07581), so by 6% at 300 and 3% at 1,000; " +
		"OpenML-CC18 takes no dataset under 500 rows; the smallest of the datasets labelled fair has 1,061"
	const series = "argued: 200 months hold 16 years of seasons, and each point is held against those before it"
	return Criterion{
		ID:       "large",
		Question: "Are there enough rows to hold some back and still see something?",
		Why: "On a small dataset luck looks like skill: two candidates with equally good work get different results. " +
			"Repeated rows add nothing, so they are taken away before counting.",
		Remedy: "Send a larger dataset, or ask for an exploration only and say in the brief that the rows are few.",

		Blocking: true,
		Hardness: 60,
		Limits: []LimitDoc{
			{"LargePass", func(p Policy) string { return counted(p.LargePass, "row", "rows") }, "the fewest different rows that pass", source},
			{"LargeFail", func(p Policy) string { return counted(p.LargeFail, "row", "rows") }, "with fewer different rows it fails; up to LargePass it is a warning", source},
			{"LargeSeries", func(p Policy) string { return counted(p.LargeSeries, "row", "rows") }, "the same for a time series, whose rows are points in time", series},
		},
		judge: func(c Case, p Policy) Finding { return judgeLarge(c, p, source) },
	}
}

func judgeLarge(c Case, p Policy, source string) Finding {
	rows := differentRows(c)
	if !sound(c.Profile.Duplicates.Rows) {
		return unknown("the repeated rows could not be counted")
	}
	n := int64(math.Round(rows.Value))
	if narrow(c) == timeSeries {
		p.LargeFail = min(p.LargeFail, p.LargeSeries)
	}
	f := Finding{Outcome: largeOutcome(n, p), Reason: largeReason(c, n)}
	f.Gist = "it has only " + counted(n, "row", "rows")
	if int64(math.Round(rows.Value)) < c.Profile.Rows {
		f.Gist = "it has only " + counted(n, "different row", "different rows")
	}
	f.Measures = []Measure{{
		Name: "different rows", Value: rows, Unit: "rows", Source: source,
		Limit: "at least " + number(p.LargePass) + "; under " + number(p.LargeFail) + " fails",
	}}
	f.Near = holds(rows, float64(p.LargePass), float64(p.LargeFail))
	f.flips(
		step(p.LargePass, f.Outcome,
			func(by int64) Outcome { return largeOutcome(n+by, p) },
			func(by int64) string { return counted(by, "more row", "more rows") }),
		step(n, f.Outcome,
			func(by int64) Outcome { return largeOutcome(n-by, p) },
			func(by int64) string { return counted(by, "fewer row", "fewer rows") }),
	)
	switch f.Outcome {
	case Pass:
		f.Gist = "it is large enough (" + counted(n, "row", "rows") + ")"
	case Warn:
		f.Remedy = "say in the brief that the rows are few"
	case Fail:
		f.Remedy = "choose a dataset with at least " + counted(p.LargePass, "different row", "different rows")
	}
	return f
}

// differentRows is how many rows are left without the repeated ones, all where rows
// are bound to be alike.
func differentRows(c Case) sketch.Estimate {
	if boundToRepeat(c.Profile) {
		return sketch.Exactly(float64(c.Profile.Rows))
	}
	rows, repeated := float64(c.Profile.Rows), c.Profile.Duplicates.Rows
	return sketch.Estimate{
		Value: max(0, rows-repeated.Value),
		Lo:    max(0, rows-repeated.Hi),
		Hi:    max(0, rows-repeated.Lo),
	}
}

// boundToRepeat reports whether the columns are so few and coarse that different things
// are bound to have equal rows, as users of whom age, country and source are told: a
// repeated row is then no copy. It is so when the values could be combined in fewer than
// a few ways for each row.
func boundToRepeat(p *profile.Profile) bool {
	const few = 4 // conversions of 316,200 visitors can be told apart in 0.3 ways for each
	ways := 1.0
	for _, col := range p.Columns {
		if !sound(col.Distinct) {
			return false
		}
		ways *= max(1, col.Distinct.Value)
	}
	return ways < few*float64(p.Rows)
}

func largeOutcome(rows int64, p Policy) Outcome {
	switch {
	case rows < p.LargeFail:
		return Fail
	case rows < p.LargePass:
		return Warn
	}
	return Pass
}

func largeReason(c Case, rows int64) string {
	about := ""
	if rows < c.Profile.Rows && !c.Profile.Duplicates.Rows.IsExact() {
		about = "about "
	}
	reason := about + counted(rows, "row", "rows")
	if repeated := c.Profile.Rows - rows; repeated > 0 {
		reason += ", after taking away " + about + counted(repeated, "repeated one", "repeated ones")
	}
	return reason
}
