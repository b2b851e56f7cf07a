package profile

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// oddTimes tells of dates far from all others, as a slip in the year makes them.
func (f *facts) oddTimes() {
	d := f.times
	low, high, ok := fences(d, farFence, func(v float64) float64 { return v })
	if !ok || d.N < 30 || len(d.Points) < 10 || f.c.storage == clockCells {
		return
	}
	low, high = midnight(low), midnight(high)
	before, after := d.Below(low), d.Above(high)
	n := before + after
	worst := d.Points[0].Value
	if last := d.Points[len(d.Points)-1].Value; after > 0 && (before == 0 || last-high > low-worst) {
		worst = last
	}
	isFew := share(n, d.N) < farShare && f.column.Time.Future+f.column.Time.Before1900 == 0
	if n == 0 || share(n, d.N) > 0.05 || isFew && endGap(d) < aloneGap*(d.Quantile(0.75)-d.Quantile(0.25)) {
		return
	}
	var sides []string
	if before > 0 {
		sides = append(sides, fmt.Sprintf(`(%s < %q)`, f.numbersOf(), dayOf(low)))
	}
	if after > 0 {
		sides = append(sides, fmt.Sprintf(`(%s > %q)`, f.numbersOf(), dayOf(high)))
	}
	found := counted(n, "date")
	if !f.exact {
		found = about(n, "date")
	}
	seconds := f.secondsOf()
	f.odd("outliers", n, fmt.Sprintf("%s of %s %s far from all others: half of the dates lie between %s and %s, the farthest is %s.",
		found, quoted(f.c.field.Name), verb(n, "is", "are"), dayOf(d.Quantile(0.25)), dayOf(d.Quantile(0.75)), dayOf(worst)),
		"df["+strings.Join(sides, " | ")+"]", func(i int) bool { return seconds[i] < low || seconds[i] > high })
}

// oddFormats tells of dates that are written in several ways.
func (f *facts) oddFormats() {
	var all int64
	var ways []string
	for _, w := range f.column.Time.Formats {
		all += w.Count
		if len(ways) < maxColumnsNamed {
			ways = append(ways, fmt.Sprintf("%s (%d)", w.Value, w.Count))
		}
	}
	name := f.c.field.Name
	f.odd("mixed-dates", all-f.column.Time.Formats[0].Count, fmt.Sprintf("The dates of %s are text, written in several ways: %s.", quoted(name), strings.Join(ways, ", ")),
		fmt.Sprintf(`df[pd.to_datetime(%s, errors="coerce").isna()]`, df(name)), nil)
}

func midnight(seconds float64) float64 { return math.Floor(seconds/86400) * 86400 }

func dayOf(seconds float64) string {
	return time.Unix(int64(math.Floor(seconds)), 0).UTC().Format("2006-01-02")
}

// secondsOf are the times of the sample in seconds since 1970-01-01, NaN where there is none or it stands for missing.
func (f *facts) secondsOf() []float64 {
	if f.c.storage.isText() {
		return f.frameDates()
	}
	if f.calendar != nil {
		return f.frameCalendar()
	}
	seconds, _ := f.frameNumbers(1e-6)
	return seconds
}
