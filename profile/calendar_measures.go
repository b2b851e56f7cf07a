package profile

import (
	"fmt"
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// timesOf is the times of a column of the data frame.
func (f *facts) timesOf() string {
	if f.calendar != nil && f.calendar.pandas != "" {
		return fmt.Sprintf(f.calendar.pandas, df(f.c.field.Name))
	}
	if t := f.column.Time; t != nil && len(t.Formats) > 0 && t.Formats[0].Value == dateFormat(quarterLayout) {
		text := df(f.c.field.Name) + ".astype(str).str"
		return fmt.Sprintf(`pd.to_datetime(pd.DataFrame({"year": %s.extract(r"(\d{4})")[0].astype(float), "month": 3 * %s.extract(r"Q([1-4])")[0].astype(float) - 2, "day": 1}), errors="coerce")`, text, text)
	}
	return fmt.Sprintf(`pd.to_datetime(%s, errors="coerce")`, df(f.c.field.Name))
}

func showYear(seconds float64) string { return showTime(seconds)[:4] }

// what names the times of a calendar.
func (c *calendar) what() string {
	switch c.form {
	case monthNumber:
		return "months"
	case weekNumber:
		return "weeks"
	case unixNumber:
		return "times"
	}
	return "dates"
}

// frameCalendar returns the seconds since 1970-01-01 of the numbers of the sample.
func (f *facts) frameCalendar() []float64 {
	out := make([]float64, f.cells.Len())
	hidden := f.hiddenNumbers()
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		if !ok || hidden[f.number(i)] {
			continue
		}
		if seconds, ok := f.calendar.read(f.number(i)); ok {
			out[i] = seconds
		}
	}
	return out
}

// measureDateNumbers fills TimeMeasures of a column whose numbers are times or years and, where they are points in time, the histogram anew.
func (f *facts) measureDateNumbers() {
	read, show := yearOfNumber, showYear
	switch c := f.calendar; {
	case c != nil && !c.keepsNumbers():
		read, show = c.read, showTime
	case f.column.Form == yearNumber && (c != nil || f.holdsYears()):
	default:
		return
	}
	var times []value
	for _, v := range f.values {
		if seconds, ok := read(v.number); ok && !f.disguised[f.c.spell(v)] {
			times = append(times, value{number: seconds, n: v.n})
		}
	}
	d := sketch.NewDistribution(points(times), 0)
	if len(d.Points) == 0 {
		return
	}
	first, last := d.Points[0].Value, d.Points[len(d.Points)-1].Value
	m := &TimeMeasures{Min: show(first), Max: show(last), Sorted: f.sortedNumbers()}
	f.measureCalendar(m, d)
	f.column.Time = m
	if f.calendar == nil || f.calendar.keepsNumbers() {
		return
	}
	f.times, m.Sorted = d, sorted(f.frameCalendar())
	if edges := timeEdges(first, last); edges != nil {
		f.column.Histogram = &Histogram{Edges: edges, Counts: d.Counts(edges)}
	}
}
