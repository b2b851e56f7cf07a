package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
)

// missingTarget is fairCase with 1,000 rows, of which n have no target.
func missingTarget(n int64) *Case {
	c := fairCase()
	c.Profile.Rows = 1000
	c.Profile.Columns[7].Missing.Effective = float64(n) / 1000
	return &c
}

func TestTargetPresent(t *testing.T) {
	kind := func(k profile.Kind, distinct float64) func(*Case) {
		return func(c *Case) { c.Profile.Columns[7] = column("price", k, distinct) }
	}
	runTable(t, "target-present", []row{
		{name: "filled", want: Pass, reason: "Every row has a value of the target price."},
		{name: "told by the profile alone", change: func(c *Case) { c.Told = Told{} }, want: Pass},
		{name: "at the limit", replace: missingTarget(400), want: Pass, reason: "40% of the rows have no value of the target price.", flip: "1 more row without a target would make it a warning"},
		{name: "over the limit", replace: missingTarget(401), want: Warn, reason: "40.1% of the rows have no value of the target price.", flip: "Filling the target in 1 of these rows would make it a pass", remedy: "Keep only the rows"},
		{name: "mostly missing", replace: missingTarget(601), want: Fail, flip: "Filling the target in 1 of these rows would make it a warning", remedy: "--target"},
		{name: "constant by kind", change: kind(profile.Constant, 1), want: Fail, reason: "The target price has the same value in every row."},
		{name: "constant by count", change: kind(profile.Integer, 1), want: Fail},
		{name: "empty", change: kind(profile.Empty, 0), want: Fail, reason: "The target price has no value in any row."},
		{name: "identifier", change: func(c *Case) {
			kind(profile.Identifier, 4025)(c)
			c.Profile.Target = nil
		}, want: Fail, reason: "The target price is an identifier: every row has a value of its own."},
		{name: "number with a value of its own in every row", change: kind(profile.Identifier, 4025), want: Pass},
		{name: "no target told", change: func(c *Case) { c.Told.Target, c.Profile.Target = "", nil }, want: Unknown, reason: "No column to predict was named."},
		{name: "exploration", change: func(c *Case) { c.Told, c.Profile.Target = Told{Task: "explore"}, nil }, want: NotApplicable},
		{name: "groups, and a target all the same", change: func(c *Case) {
			c.Told.Task = "clustering"
			c.Profile.Target = &target.Result{Column: "price", Task: target.Clustering, Skipped: "The task is to find groups."}
		}, want: NotApplicable},
		{name: "names of rows", change: func(c *Case) {
			c.Told.Target = "remark"
			c.Profile.Target = &target.Result{Column: "remark", Task: target.Classification, Skipped: "It names rows."}
		}, want: Fail, reason: "The target remark has 3,000 different values in 4,025 rows: it names rows rather than classes."},
		{name: "not analysed and no such column", change: func(c *Case) { c.Told.Target, c.Profile.Target = "prize", nil }, want: Unknown},
		{name: "skipped", change: func(c *Case) {
			c.Profile.Target = &target.Result{Column: "price", Skipped: "Only 12 rows have a target."}
		}, want: Unknown, reason: "The target price could not be analysed: only 12 rows have a target.", remedy: "Name another column to predict with --target"},
		{name: "nearly no row has it, and so not analysed", replace: missingTarget(993), change: func(c *Case) {
			c.Profile.Target = &target.Result{Column: "price", Skipped: "Only 7 rows have a target."}
		}, want: Fail, remedy: "--target"},
	})
}

// Without a target a dataset is asked about, never unfair or undetermined for it.
func TestNoTargetAsks(t *testing.T) {
	c := fairCase()
	c.Told.Target, c.Profile.Target = "", nil
	v := Judge(c, DefaultPolicy())
	if v.Fairness != Fair || v.Confidence != "medium" {
		t.Errorf("%s, confidence %s", v.Fairness, v.Confidence)
	}
	for _, f := range v.Findings {
		switch f.Criterion {
		case "target-present":
			if f.Outcome != Unknown || f.Ask == "" {
				t.Errorf("%+v does not ask", f)
			}
		case "informative", "not-trivial", "balanced":
			if f.Outcome != NotApplicable {
				t.Errorf("%s is %v", f.Criterion, f.Outcome)
			}
		}
	}
}

func TestTargetPresentFlipIsRight(t *testing.T) {
	for n := int64(0); n < 1000; n += 50 {
		before := finding(t, "target-present", *missingTarget(n))
		after := finding(t, "target-present", *missingTarget(n + flipDistance(t, before.Flip)))
		if after.Outcome == before.Outcome {
			t.Errorf("%d rows without: %q, but still %v", n, before.Flip, after.Outcome)
		}
	}
}
