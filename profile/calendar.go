package profile

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/fairset/fairset/profile/sketch"
)

// futureYear begins what is the future for this version of the program.
const futureYear = 2027

// measureCalendar fills what TimeMeasures tell of distinct times, d in seconds since 1970-01-01.
func (f *facts) measureCalendar(m *TimeMeasures, d sketch.Distribution) {
	if f.c.storage == clockCells {
		return
	}
	m.Before1900 = d.Below(float64(time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).Unix()))
	m.Future = d.Above(float64(time.Date(futureYear, 1, 1, 0, 0, 0, 0, time.UTC).Unix() - 1))
	m.Far = int64(d.Outliers(3).Value)
	if f.exact {
		m.Step, m.Gaps = calendarStep(d.Points)
	}
}

// calendarSteps are the usual distances of times, in seconds from and to.
var calendarSteps = []struct {
	name     string
	from, to float64
}{
	{"second", 1, 1},
	{"minute", 60, 60},
	{"hour", 3600, 3600},
	{"day", 86400, 86400},
	{"week", 7 * 86400, 7 * 86400},
	{"month", 28 * 86400, 31 * 86400},
	{"quarter", 90 * 86400, 92 * 86400},
	{"year", 365 * 86400, 366 * 86400},
}

// calendarStep returns the step by which at least half of neighbouring times lie apart, and how many steps are left out
// where they lie farther apart. Working days are days.
func calendarStep(p []sketch.Point) (step string, gaps int64) {
	if len(p) < 4 {
		return "", 0
	}
	for _, s := range calendarSteps {
		n := 0
		for i := range p[1:] {
			if d := p[i+1].Value - p[i].Value; d >= s.from && d <= s.to {
				n++
			}
		}
		if 2*n < len(p)-1 {
			continue
		}
		for i := range p[1:] {
			d := p[i+1].Value - p[i].Value
			gaps += max(int64(math.Round(d/((s.from+s.to)/2)))-1, 0)
		}
		return s.name, gaps
	}
	return "", 0
}

// sorted tells how the numbers or times of the sample stand in the input: "rising" where none is below the one
// before it, "falling" where none is above, "" where neither is so or all are equal.
func sorted(x []float64) string {
	rising, falling, last := true, true, math.NaN()
	for _, v := range x {
		if math.IsNaN(v) {
			continue
		}
		rising, falling = rising && !(v < last), falling && !(v > last)
		last = v
	}
	switch {
	case rising == falling:
		return ""
	case rising:
		return "rising"
	}
	return "falling"
}

// measureDateTexts fills TimeMeasures of a column whose texts are dates.
func (f *facts) measureDateTexts() {
	if !f.c.storage.isText() || f.column.Kind != Date {
		return
	}
	layouts := dateLayouts(f.dayFirst())
	m := &TimeMeasures{}
	formats, zones := map[string]int64{}, map[string]bool{}
	var dates []value
	for _, v := range f.values {
		text := strings.TrimSpace(v.text)
		if f.disguised[v.text] {
			continue
		}
		at, layout, ok := readDate(text, layouts)
		if !ok {
			continue
		}
		dates = append(dates, value{number: float64(at.Unix()), n: v.n})
		formats[dateFormat(layout)] += v.n
		if slashed(text) && at.Day() <= 12 && at.Day() != int(at.Month()) && isNumeric(layout) {
			m.Ambiguous += v.n
		}
		if strings.HasSuffix(layout, "Z07:00") {
			zones[at.Format("-07:00")] = true
		}
	}
	if len(dates) == 0 {
		return
	}
	d := sketch.NewDistribution(points(dates), 0)
	m.Min, m.Max = showTime(d.Points[0].Value), showTime(d.Points[len(d.Points)-1].Value)
	f.measureCalendar(m, d)
	f.times = d
	for text, n := range formats {
		m.Formats = append(m.Formats, Count{text, n})
	}
	slices.SortFunc(m.Formats, compareCounts)
	for zone := range zones {
		m.Zones = append(m.Zones, zone)
	}
	slices.Sort(m.Zones)
	m.Sorted = sorted(f.frameDates())
	f.column.Time = m
}

// showTime writes seconds since 1970-01-01 as a day, or as a day and a time where they are not the beginning of one.
func showTime(seconds float64) string {
	return strings.TrimSuffix(time.Unix(int64(seconds), 0).UTC().Format("2006-01-02T15:04:05"), "T00:00:00")
}

// isNumeric reports whether a layout has no name of a month.
func isNumeric(layout string) bool { return !strings.Contains(layout, "Jan") }

// dateFormat writes a layout as people do: YYYY-MM-DD. Months and days without leading zeros are M and D.
func dateFormat(layout string) string {
	return strings.NewReplacer(
		"2006", "YYYY", "January", "Month", "Jan", "Mon", "15:04:05", "hh:mm:ss", "15:04", "hh:mm", "150405", "hhmmss",
		"Z07:00", "+zone", "01", "MM", "02", "DD", "06", "YY", "1", "M", "2", "D",
	).Replace(layout)
}
