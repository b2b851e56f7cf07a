package profile

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fairset/fairset/profile/target"
)

// An axis is where the rows stand in time: one column, or several that tell parts of it, such as a year and a month.
type axis struct {
	timeline
	columns []int
	sorted  bool
	seconds []float64 // of the rows of the sample, NaN for none; nil for one column, which has them itself
	python  string    // the times as pandas makes them of several columns
	coded   *coded    // seconds of the near rows, made when asked for
}

// partedAxis is the time that several columns tell together, the one of the most parts; nil for none.
func (s *survey) partedAxis() *axis {
	groups := map[string]*parts{}
	var names []string
	for i := range s.all {
		part, rest, ok := partOf(s.name(i))
		if !ok || i == s.frame.Target || isOfThing(s.name(i)) {
			continue
		}
		g := groups[rest]
		if g == nil {
			g = &parts{}
			for k := range g.at {
				g.at[k] = -1
			}
			groups[rest] = g
			names = append(names, rest)
		}
		if g.at[part] >= 0 {
			continue // the first of a name
		}
		if values := s.partValues(i, calendarParts[part]); values != nil && !(calendarParts[part].unit == "day" && isWeekday(values)) {
			g.at[part], g.values[part] = i, values
		}
	}
	var best *axis
	for _, name := range names {
		if a := s.axisOf(groups[name]); a != nil && (best == nil || a.points > best.points) {
			best = a
		}
	}
	return best
}

// axisOf puts the parts of a time together, nil when they do not make one.
func (s *survey) axisOf(p *parts) *axis {
	a := &axis{}
	units := p.units()
	if units == nil {
		return nil
	}
	for _, unit := range units {
		a.columns = append(a.columns, p.at[placeOf(unit)])
	}
	a.seconds = make([]float64, len(s.positions))
	known := 0
	for row := range a.seconds {
		seconds, ok := p.time(row, units)
		if !ok {
			return nil
		}
		if a.seconds[row] = seconds; seconds == seconds {
			known++
		}
	}
	if 2*known < len(a.seconds) || !a.measure(s.p.SampleRows == s.p.Rows) {
		return nil
	}
	if units[0] != "year" { // without it, nothing but their order tells that the rows follow one year
		if !a.sorted {
			return nil
		}
		a.minYear, a.maxYear = 0, 0
	}
	a.python = s.pythonTimes(p, units)
	return a
}

// units are the parts that make a time, nil when these do not: a year alone is a column of years, and hours need a day.
func (p *parts) units() []string {
	var units []string
	add := func(unit string) bool {
		if p.has(unit) {
			units = append(units, unit)
		}
		return p.has(unit)
	}
	year := add("year")
	day := false
	switch {
	case add("month"):
		day = add("day")
	case year && add("dayofyear"):
		day = true
	case year && (add("week") || add("quarter")):
	}
	if day {
		add("hour")
	}
	if len(units) < 2 {
		return nil
	}
	return units
}

// leapYear stands for a year that is not told.
const leapYear = 2000

// time is when a row happened, in seconds since 1970-01-01: NaN where a part is missing, not ok where there is no such time.
func (p *parts) time(row int, units []string) (seconds float64, ok bool) {
	year, month, day := leapYear, 1, 1
	hour := 0.0
	var at time.Time
	for _, unit := range units {
		v := p.values[placeOf(unit)][row]
		if v != v {
			return math.NaN(), true
		}
		switch unit {
		case "year":
			year = int(v)
		case "quarter":
			month = 3*int(v) - 2
		case "month":
			month = int(v)
		case "day", "dayofyear":
			day = int(v)
		case "week":
			at = mondayOf(year, int(v))
		case "hour":
			hour = v
		}
	}
	if at.IsZero() {
		at = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if slices.Contains(units, "day") && at.Day() != day {
			return 0, false
		}
	}
	return float64(at.Unix()) + 3600*hour, true
}

// measure fills what the times tell, not ok when there are fewer than three. whole says that they are those of all rows; a sample
// in which each time returns has missed none that matters.
func (a *axis) measure(whole bool) bool {
	known := slices.DeleteFunc(slices.Clone(a.seconds), func(v float64) bool { return v != v })
	a.sorted = sorted(known) != ""
	slices.Sort(known)
	single := 0
	for i, v := range known {
		if (i == 0 || known[i-1] != v) && (i == len(known)-1 || known[i+1] != v) {
			single++
		}
	}
	times := slices.Compact(known)
	if len(times) < 3 {
		return false
	}
	a.points = int64(len(times))
	a.minYear = time.Unix(int64(times[0]), 0).UTC().Year()
	a.maxYear = time.Unix(int64(times[len(times)-1]), 0).UTC().Year()
	if whole || single == 0 {
		a.step, a.gaps = steps(times)
	}
	return true
}

// pythonTimes is how pandas makes times of the columns.
func (s *survey) pythonTimes(p *parts, units []string) string {
	column := func(unit string) string {
		i := p.at[placeOf(unit)]
		if unit == "month" && s.all[i].c.storage.isText() {
			return fmt.Sprintf(`pd.to_datetime(%s.astype(str).str[:3], format="%%b", errors="coerce").dt.month`, df(s.name(i)))
		}
		return df(s.name(i))
	}
	year := strconv.Itoa(leapYear)
	if slices.Contains(units, "year") {
		if year = column("year"); s.all[p.at[placeOf("year")]].column.Numeric != nil && s.all[p.at[placeOf("year")]].column.Numeric.Max < 200 {
			year = "1900 + " + year
		}
	}
	month, day, extra := "1", "1", ""
	for _, unit := range units {
		switch unit {
		case "month":
			month = column(unit)
		case "quarter":
			month = "3 * " + column(unit) + " - 2"
		case "day":
			day = column(unit)
		case "hour":
			extra += " + pd.to_timedelta(" + column(unit) + `, unit="h")`
		case "week":
			extra += " + pd.to_timedelta(7 * (" + column(unit) + ` - 1), unit="D")`
		case "dayofyear":
			extra += " + pd.to_timedelta(" + column(unit) + ` - 1, unit="D")`
		}
	}
	return fmt.Sprintf(`(pd.to_datetime(pd.DataFrame({"year": %s, "month": %s, "day": %s}, index=df.index), errors="coerce")%s)`, year, month, day, extra)
}

// axisCodes gives each time of several columns a number on the near rows.
func (s *survey) axisCodes() *coded {
	if s.axis.coded == nil {
		c := codedNumbers(s.nearOf(s.axis.seconds))
		s.axis.coded = &c
	}
	return s.axis.coded
}

// axisTimes are the times of the sample as the target is analysed along them, nil where one column has them.
func (s *survey) axisTimes() *target.Column {
	if s.axis == nil || s.axis.seconds == nil {
		return nil
	}
	return &target.Column{Name: strings.Join(s.axisNames(), ", "), Numbers: s.axis.seconds, Time: true}
}

// axisNames are the columns that tell when rows happened.
func (s *survey) axisNames() []string {
	names := make([]string, len(s.axis.columns))
	for k, i := range s.axis.columns {
		names[k] = s.name(i)
	}
	return names
}

// onAxis reports whether column i tells a part of when rows happened.
func (s *survey) onAxis(i int) bool { return s.axis != nil && slices.Contains(s.axis.columns, i) }
