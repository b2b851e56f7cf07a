package verdict

import (
	"math"
	"testing"

	"github.com/fairset/fairset/profile"
)

// gapsCase has 1,000 rows and ten columns with the given cells missing of
// each; stated is the share of cells that are missing without disguise.
func gapsCase(stated float64, missing ...int64) *Case {
	c := columnsCase(5, 5)
	c.Profile.Rows = 1000
	var all int64
	for i, n := range missing {
		c.Profile.Columns[i].Missing.Effective = float64(n) / 1000
		all += n
	}
	c.Profile.Missing = profile.MissingTotal{Effective: float64(all) / 10000, Share: stated}
	return c
}

func TestNotSparse(t *testing.T) {
	disguised := gapsCase(0, 400, 400, 400, 400, 400, 400, 400, 300)
	disguised.Profile.Columns[2].Missing.Disguised = []profile.Disguised{{Value: "-999", Count: 400, Why: "far below the rest"}}
	nan := gapsCase(0)
	nan.Profile.Missing.Effective = math.NaN()
	runTable(t, "not-sparse", []row{
		{name: "complete", replace: gapsCase(0), want: Pass, reason: "No cell is missing.", flip: "2,001 more missing cells would make it a warning"},
		{name: "a little", replace: gapsCase(0.0004, 4), want: Pass, reason: "0.04% of the cells are missing."},
		{name: "at the limit", replace: gapsCase(0.2, 500, 500, 500, 500), want: Pass, reason: "20% of the cells are missing.", flip: "1 more missing cell would make it a warning"},
		{name: "over the limit", replace: gapsCase(0.2001, 500, 500, 500, 500, 1), want: Warn, reason: "20.01% of the cells are missing.", flip: "Filling 1 missing cell would make it a pass"},
		{name: "disguised", replace: disguised, want: Warn, reason: "31% of the cells are missing (stated 0%, effective 31%: the difference is values that stand for missing, such as -999)."},
		{name: "mostly empty columns, and dropping them helps", replace: gapsCase(0.32, 900, 900, 900, 500), want: Warn, remedy: "Drop numberaa and numberab."},
		{name: "four mostly empty columns", replace: gapsCase(0.2, 501, 501, 501, 501), want: Warn, remedy: "Drop numberaa."},
		{name: "close to four mostly empty columns", replace: gapsCase(0.18, 600, 600, 500), want: Pass, flip: "301 more missing cells would make it a warning"},
		{name: "three at the edge of mostly empty", replace: gapsCase(0.19, 501, 501, 501, 400), want: Pass, flip: "98 more missing cells would make it a warning"},
		{name: "nearly empty", replace: gapsCase(0.9, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900), want: Fail, reason: "90% of the cells are missing, and 10 columns of 10 are mostly empty.", flip: "Filling 5,000 missing cells", remedy: "another dataset"},
		{name: "no rows", change: func(c *Case) { c.Profile.Rows = 0 }, want: NotApplicable},
		{name: "not a number", replace: nan, want: Unknown},
	})
}

// Adding missing cells cannot improve the outcome.
func TestNotSparseMonotone(t *testing.T) {
	worst := Pass
	for filled := int64(1000); filled >= 0; filled -= 7 {
		m := 1000 - filled
		f := finding(t, "not-sparse", *gapsCase(0, m, m/2, m, m/3, m, m, m/5, m, m, m))
		if f.Outcome < worst {
			t.Fatalf("with %d missing a column: %v after %v", m, f.Outcome, worst)
		}
		worst = f.Outcome
	}
	if worst != Fail {
		t.Errorf("everything missing is %v", worst)
	}
}

// Applying the flip to cells of a column that stays under half changes the
// outcome. The cells of the table may lie anywhere.
func TestNotSparseFlipIsRight(t *testing.T) {
	for m := int64(5); m <= 490; m += 5 {
		c := gapsCase(0, m, m, m, m, m, m, m, m, m, m)
		before := finding(t, "not-sparse", *c)
		by := flipDistance(t, before.Flip)
		cells := 10*m + by
		after := sparseOutcome(cells, 10000, 0, 10, DefaultPolicy())
		if after == before.Outcome {
			t.Errorf("%d cells a column: %q, but still %v", m, before.Flip, after)
		}
	}
}
