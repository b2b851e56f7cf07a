package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile/target"
)

func TestBalanced(t *testing.T) {
	of := func(counts ...int64) *Case { c := classCase(counts...); return &c }
	sampled := func(whole int64, counts ...int64) *Case {
		c := classCase(counts...)
		c.Profile.Rows = whole
		return &c
	}
	many := make([]int64, 13)
	for i := range many {
		many[i] = 100
	}
	runTable(t, "balanced", []row{
		{name: "even", replace: of(500, 500), want: Pass, reason: "The rarer class class1 of garden has 500 rows, 50% of all."},
		{name: "rare enough", replace: of(950, 50), want: Pass, reason: "The rarer class class1 of garden has 50 rows, 5% of all.", flip: "1 fewer row of the class class1 would make it a warning"},
		{name: "rare", replace: of(9600, 400), want: Warn, flip: "106 more rows of the class class1 would make it a pass", remedy: "accuracy"},
		{name: "few", replace: of(200, 49), want: Warn, flip: "1 more row of the class class1 would make it a pass"},
		{name: "hardly any", replace: of(1000, 9), want: Fail, flip: "1 more row of the class class1 would make it a warning", remedy: "--target"},
		{name: "one row", replace: of(1000, 1), want: Fail, reason: "The rarer class class1 of garden has 1 row, 0.1% of all."},
		{name: "twelve classes", replace: of(many[:12]...), want: Pass, flip: "1 more class would make it a warning"},
		{name: "thirteen classes", replace: of(many...), want: Warn, remedy: "Merge"},
		{name: "a rare class of three", replace: of(500, 500, 29), want: Warn, reason: "The target garden has 3 classes, and the rarest, class2, has 29 rows."},
		{name: "all but one hardly occur", replace: of(500, 9, 9, 2), want: Fail, flip: "1 more row of the second commonest class would make it a warning", remedy: "merge"},
		{name: "two classes occur", replace: of(500, 10, 9, 2), want: Warn},
		{name: "sample scaled up", replace: sampled(10000, 800, 200), want: Pass, reason: "The rarer class class1 of garden has about 2,000 rows, 20% of all."},
		{name: "sample near the limit", replace: sampled(10000, 945, 55), want: Pass, near: true},
		{name: "regression", want: NotApplicable},
		{name: "no target", change: func(c *Case) { c.Told, c.Profile.Target = Told{}, nil }, want: NotApplicable},
		{name: "no classes counted", replace: of(10, 10), change: func(c *Case) { c.Profile.Target.Classes = nil }, want: Unknown},
		{name: "classes without rows", replace: of(0, 0), change: func(c *Case) { c.Profile.Target.Task = target.Classification }, want: Unknown},
	})
}

func TestBalancedFlipIsRight(t *testing.T) {
	for _, rarer := range []int64{1, 5, 9, 10, 11, 30, 49, 50, 51, 100, 400, 526, 527, 5000, 10000} {
		c := classCase(10000, rarer)
		before := finding(t, "balanced", c)
		by := flipDistance(t, before.Flip)
		after := finding(t, "balanced", classCase(10000, rarer+by))
		if after.Outcome == before.Outcome {
			t.Errorf("%d rows: %q, but still %v", rarer, before.Flip, after.Outcome)
		}
	}
}
