package verdict

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func rowsCase(rows int64, repeated sketch.Estimate) *Case {
	c := fairCase()
	c.Profile.Rows, c.Profile.Duplicates.Rows = rows, repeated
	return &c
}

func TestLarge(t *testing.T) {
	coarse := rowsCase(4025, sketch.Exactly(3990))
	coarse.Profile.Columns = []profile.Column{column("country", profile.Category, 5), column("converted", profile.Boolean, 2)}
	series := rowsCase(240, sketch.Exactly(0))
	series.Profile.Columns = []profile.Column{column("month", profile.Date, 240), column("sold", profile.Integer, 200)}
	series.Profile.Structure.Time = &profile.TimeOrder{Column: "month", Step: "month", Points: 240}
	none := sketch.Exactly(0)
	nan := sketch.Estimate{Value: 1 / zero(), Lo: 0, Hi: 0}
	runTable(t, "large", []row{
		{name: "many", want: Pass, reason: "4,013 rows, after taking away 12 repeated ones.", flip: "3,014 fewer rows would make it a warning"},
		{name: "just enough", replace: rowsCase(1000, none), want: Pass, reason: "1,000 rows.", flip: "1 fewer row would make it a warning"},
		{name: "one short", replace: rowsCase(1000, sketch.Exactly(1)), want: Warn, reason: "999 rows, after taking away 1 repeated one.", flip: "1 more row would make it a pass", remedy: "brief"},
		{name: "few", replace: rowsCase(310, none), want: Warn, flip: "11 fewer rows would make it a fail"},
		{name: "too few", replace: rowsCase(299, none), want: Fail, flip: "1 more row would make it a warning", remedy: "1,000"},
		{name: "few and coarse columns", replace: coarse, want: Pass, reason: "4,025 rows."},
		{name: "a series", replace: series, want: Warn, reason: "240 rows.", flip: "41 fewer rows would make it a fail"},
		{name: "one row", replace: rowsCase(1, none), want: Fail, reason: "1 row."},
		{name: "no row", replace: rowsCase(0, none), want: Fail, reason: "0 rows."},
		{name: "estimate near the limit", replace: rowsCase(1100, about(90, 20)), want: Pass, near: true, reason: "About 1,010 rows, after taking away about 90 repeated ones."},
		{name: "estimate far from the limit", replace: rowsCase(9100, about(90, 20)), want: Pass},
		{name: "repeated rows not counted", replace: rowsCase(1100, nan), want: Unknown},
	})
}

func zero() float64 { return 0 }

// Applying the flip changes the outcome, and one row less of it does not.
func TestLargeFlipIsRight(t *testing.T) {
	for _, n := range []int64{0, 1, 150, 299, 300, 301, 650, 998, 999, 1000, 1001, 5000, 1e9} {
		before := finding(t, "large", *rowsCase(n, sketch.Exactly(0)))
		by := flipDistance(t, before.Flip)
		after := finding(t, "large", *rowsCase(n+by, sketch.Exactly(0)))
		short := finding(t, "large", *rowsCase(n+by-by/abs(by), sketch.Exactly(0)))
		if after.Outcome == before.Outcome || short.Outcome != before.Outcome {
			t.Errorf("%d rows: %q, but %v, %v, %v", n, before.Flip, before.Outcome, after.Outcome, short.Outcome)
		}
		if want := "would make it a " + asNoun(after.Outcome); !strings.Contains(before.Flip, want) {
			t.Errorf("%d rows: %q does not say %q", n, before.Flip, want)
		}
	}
}

// flipDistance reads the number of a flip, negative for "fewer", "lower" and "filling".
func flipDistance(t *testing.T, flip string) int64 {
	t.Helper()
	number := regexp.MustCompile(`[0-9][0-9,]*`).FindString(flip)
	by, err := strconv.ParseInt(strings.ReplaceAll(number, ",", ""), 10, 64)
	if err != nil || by < 1 {
		t.Fatalf("no distance in %q", flip)
	}
	if strings.Contains(flip, "fewer") || strings.Contains(flip, "illing") {
		return -by
	}
	return by
}

func abs(n int64) int64 { return max(n, -n) }
