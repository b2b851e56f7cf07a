package profile

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// A timeline is what the distinct times of a column tell.
type timeline struct {
	points           int64
	step             string
	gaps             int64
	minYear, maxYear int
}

// timeOrder describes the dates or times that rows follow: those of one column or, where that holds no more than years, of
// several that tell a year and its months or days.
func (s *survey) timeOrder() *TimeOrder {
	a := s.timeColumn()
	if a == nil || s.holdsYears(a.columns[0]) {
		if p := s.partedAxis(); p != nil {
			a = p
		}
	}
	if s.axis = a; a == nil {
		return nil
	}
	t := &TimeOrder{
		Column: s.name(a.columns[0]), Step: a.step, Gaps: a.gaps, Points: a.points,
		Sorted: a.sorted, MinYear: a.minYear, MaxYear: a.maxYear,
	}
	if len(a.columns) > 1 {
		t.Columns = s.axisNames()
	}
	return t
}

// timeColumn is the column of dates or times that rows follow: one that they are sorted by
// before one that they are not, then the one with the most different times; nil for none.
func (s *survey) timeColumn() *axis {
	best := -1
	better := func(a, b int) bool {
		if b < 0 {
			return true
		}
		if x, y := s.sortedInTime(a), s.sortedInTime(b); x != y {
			return x
		}
		if x, y := !s.holdsYears(a), !s.holdsYears(b); x != y {
			return x
		}
		return s.all[a].timeline.points > s.all[b].timeline.points
	}
	for i, f := range s.all {
		if f.timeline.points >= 3 && s.isTimeColumn(i) && !isOfThing(s.name(i)) && 2*f.n >= f.rows && i != s.frame.Target && better(i, best) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return &axis{timeline: s.all[best].timeline, columns: []int{best}, sorted: s.sortedInTime(best)}
}

// isOfThing reports whether a time is a property of what a row is about, such as the year a house was built, and not
// the time of the row.
func isOfThing(name string) bool {
	return named(name, "built", "blt", "birth", "birthday", "birthdate", "dob", "born", "founded", "established", "renovated", "remod", "death", "died", "expiry", "expires", "model") ||
		named(strings.ToLower(name), "yearbuilt", "yearremodadd", "garageyrblt", "yearborn", "birthyear", "yearfounded")
}

// isTimeColumn reports whether column i holds dates, times or years.
func (s *survey) isTimeColumn(i int) bool {
	return i >= 0 && (s.kind(i) == Date || s.kind(i) == Timestamp || s.all[i].calendar != nil || s.all[i].holdsYears())
}

// holdsYears reports whether column i holds years, which are taken as the numbers that they are.
func (s *survey) holdsYears(i int) bool {
	c := s.all[i].calendar
	return c != nil && c.form == yearNumber || c == nil && s.all[i].holdsYears()
}

// hasTimes reports whether the numbers of column i in the frame are points in time.
func (s *survey) hasTimes(i int) bool {
	c := s.all[i].calendar
	return s.kind(i) == Date || s.kind(i) == Timestamp || c != nil && !c.keepsNumbers()
}

// holdsYears reports whether whole numbers are years, written in full or as 88 for 1988.
func (f *facts) holdsYears() bool {
	if f.column.Kind != Integer || f.column.Numeric == nil {
		return false
	}
	low, high := f.column.Numeric.Min, f.column.Numeric.Max
	return (low >= firstYear && high <= lastYear || low >= 40 && high <= 120) && named(f.c.field.Name, "year", "yr", "season", "jahr", "annee", "año", "anno")
}

// sortedInTime reports whether rows stand in the order of column i: counted over all rows, or on
// the sample where dates are stored as text, or as numbers of another order.
func (s *survey) sortedInTime(i int) bool {
	if c := s.all[i].calendar; !s.all[i].c.storage.isText() && (c == nil || c.keepsNumbers() || c.rises && len(s.all[i].disguised) == 0) {
		return s.orders[i].sorted()
	}
	var o order
	for _, v := range s.numbers(i) {
		if v == v {
			o.see(place{word: orderOfFloat(v)})
		}
	}
	return o.sorted()
}

// readTimeline sums up the distinct times of a column.
func (f *facts) readTimeline() {
	seconds := f.distinctSeconds()
	if len(seconds) == 0 {
		return
	}
	l := &f.timeline
	l.points = max(int64(len(seconds)), int64(f.column.Distinct.Value+0.5))
	if f.exact && f.c.storage.isText() {
		l.points = int64(len(seconds))
	}
	l.minYear = time.Unix(int64(seconds[0]), 0).UTC().Year()
	l.maxYear = time.Unix(int64(seconds[len(seconds)-1]), 0).UTC().Year()
	if f.exact {
		l.step, l.gaps = steps(seconds)
	}
}

// distinctSeconds lists the times that are known of a column, in growing order, sentinels left out.
func (f *facts) distinctSeconds() []float64 {
	var list []float64
	layouts := dateLayouts(true)
	if f.column.Kind == Date && f.c.storage.isText() {
		layouts = dateLayouts(f.dayFirst())
	}
	for _, v := range f.values {
		if len(f.disguised) > 0 && f.disguised[f.c.spell(v)] {
			continue
		}
		switch {
		case f.column.Kind == Date && f.c.storage.isText():
			if t, ok := parseDate(strings.TrimSpace(v.text), layouts); ok {
				list = append(list, float64(t.Unix()))
			}
		case f.column.Kind == Date || f.column.Kind == Timestamp:
			list = append(list, v.number/1e6)
		case f.calendar != nil:
			if seconds, ok := f.calendar.read(v.number); ok {
				list = append(list, seconds)
			}
		case f.holdsYears():
			year := int(v.number)
			if year < 200 {
				year += 1900
			}
			list = append(list, float64(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix()))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// regular is the share of the distances between neighbouring times that must be of one length.
const regular = 0.5

// steps tells the usual distance between times, in words, and how many such steps are left out;
// "" when there is none.
func steps(seconds []float64) (step string, gaps int64) {
	if len(seconds) < 3 {
		return "", 0
	}
	if months, ok := asMonths(seconds); ok {
		return stepOf(months, monthSteps)
	}
	working := true
	for _, v := range seconds {
		day := time.Unix(int64(v), 0).UTC().Weekday()
		working = working && math.Mod(v, 86400) == 0 && day != time.Saturday && day != time.Sunday
	}
	if working && len(seconds) >= 10 {
		days := make([]float64, len(seconds))
		for i, v := range seconds {
			week := math.Floor((v/86400 + 3) / 7) // 1970-01-01 was a Thursday
			days[i] = v/86400 + 3 - 2*week
		}
		if step, gaps := stepOf(days, map[float64]string{1: "working day"}); step != "" {
			return step, gaps
		}
	}
	return stepOf(seconds, secondSteps)
}

var (
	monthSteps  = map[float64]string{1: "month", 2: "2 months", 3: "quarter", 6: "half-year", 12: "year", 24: "2 years", 48: "4 years", 60: "5 years", 120: "10 years"}
	secondSteps = map[float64]string{1: "second", 60: "minute", 3600: "hour", 86400: "day", 7 * 86400: "week"}
)

// asMonths counts the months of times that stand on one day of the month, or on its last.
func asMonths(seconds []float64) (months []float64, ok bool) {
	first := time.Unix(int64(seconds[0]), 0).UTC()
	same, last := true, true
	for _, v := range seconds {
		t := time.Unix(int64(v), 0).UTC()
		same = same && t.Day() == first.Day() && math.Mod(v, 86400) == 0
		last = last && t.AddDate(0, 0, 1).Day() == 1 && math.Mod(v, 86400) == 0
		months = append(months, float64(12*t.Year()+int(t.Month())))
	}
	return months, same || last
}

// stepOf finds the most frequent distance between neighbours and what it is called.
func stepOf(at []float64, names map[float64]string) (step string, gaps int64) {
	counts := map[float64]int{}
	best := 0.0
	for i := range at[1:] {
		d := at[i+1] - at[i]
		counts[d]++
		if n := counts[d]; n > counts[best] || n == counts[best] && d < best {
			best = d
		}
	}
	if float64(counts[best]) < regular*float64(len(at)-1) || best <= 0 {
		return "", 0
	}
	for i := range at[1:] {
		gaps += int64(math.Round((at[i+1]-at[i])/best)) - 1
	}
	if name, ok := names[best]; ok {
		return name, gaps
	}
	if len(names) == len(secondSteps) {
		return spanOf(best), gaps
	}
	return "", 0
}

// spanOf names a number of seconds.
func spanOf(seconds float64) string {
	for _, unit := range []struct {
		seconds float64
		name    string
	}{{86400, "days"}, {3600, "hours"}, {60, "minutes"}, {1, "seconds"}} {
		if n := seconds / unit.seconds; n == math.Trunc(n) {
			return fmt.Sprintf("%.0f %s", n, unit.name)
		}
	}
	return ""
}
