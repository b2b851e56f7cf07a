package profile

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// dateLayouts are the ways to write a date that isDate knows. Where day and month may stand for each other, dayFirst says
// which is taken.
func dateLayouts(dayFirst bool) []string {
	own := []string{
		"2006-01-02", "2006/1/2", "2.1.2006", "20060102T150405", "2006-01-02 15:04", "2006-01-02 15:04:05",
		"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339,
		"2 Jan 2006", "2-Jan-2006", "2-Jan-06", "Jan 2, 2006", "January 2, 2006", "2 January 2006",
		"January 2006", "January-2006", "Jan 2006", "Jan-2006", "2006 Jan", "2006-Jan",
	}
	days := []string{"2/1/2006", "2-1-2006", "2/1/06", "2/1/2006 15:04"}
	months := []string{"1/2/2006", "1-2-2006", "1/2/06", "1/2/2006 15:04"}
	if dayFirst {
		return append(append(own, days...), months...)
	}
	return append(append(own, months...), days...)
}

// parseDate reads a date in one of the layouts.
func parseDate(text string, layouts []string) (time.Time, bool) {
	t, _, ok := readDate(text, layouts)
	return t, ok
}

// readDate reads a date in one of the layouts and tells in which.
func readDate(text string, layouts []string) (t time.Time, layout string, ok bool) {
	if t, ok := readQuarter(text); ok {
		return t, quarterLayout, true
	}
	if len(text) < 6 || len(text) > 35 || !strings.ContainsAny(text[:1], "0123456789JFMASOND") ||
		!strings.ContainsAny(text, "-/. T") || !strings.ContainsAny(text, "0123456789") {
		return time.Time{}, "", false // Note: a failing time.Parse costs 100 ns
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t, layout, true
		}
	}
	return time.Time{}, "", false
}

// quarterLayout is how TimeMeasures.Formats tell of quarters.
const quarterLayout = "2006 Qn"

// readQuarter reads a quarter such as 1956 Q1, 1956Q1 or Q1 1956.
func readQuarter(text string) (time.Time, bool) {
	if len(text) < 6 || len(text) > 7 {
		return time.Time{}, false
	}
	year, quarter := text[:4], text[4:]
	if text[0] == 'Q' {
		year, quarter = text[len(text)-4:], text[:len(text)-4]
	}
	quarter = strings.Trim(quarter, " -/")
	y, err := strconv.Atoi(year)
	if len(quarter) != 2 || quarter[0] != 'Q' || quarter[1] < '1' || quarter[1] > '4' || err != nil || y < firstYear || y > lastYear {
		return time.Time{}, false
	}
	return time.Date(y, time.Month(3*(quarter[1]-'0')-2), 1, 0, 0, 0, 0, time.UTC), true
}

// frameDates returns the seconds since 1970-01-01 of dates that are stored as text. A date such as 04/05/2021 is read the
// way round that the other dates of the column ask for, day first when they ask for none.
func (f *facts) frameDates() []float64 {
	layouts := dateLayouts(f.dayFirst())
	out := make([]float64, f.cells.Len())
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		if !ok {
			continue
		}
		text := f.cells.Text(i)
		if f.isHiddenText(text) {
			continue
		}
		if t, ok := parseDate(strings.TrimSpace(text), layouts); ok {
			out[i] = float64(t.Unix())
		}
	}
	return out
}

// dayFirst reports whether at least as many dates can only be read with the day first as with the month first.
func (f *facts) dayFirst() bool {
	odds := 0
	layouts := dateLayouts(true)
	for _, v := range f.values[:min(len(f.values), maxShaped)] {
		date, ok := parseDate(strings.TrimSpace(v.text), layouts)
		switch first := firstNumber(v.text); {
		case !ok || !slashed(v.text) || date.Day() <= 12:
		case first > 12:
			odds++
		case first == int(date.Month()):
			odds--
		}
	}
	return odds >= 0
}

// slashed reports whether text begins with one or two digits and a sign, as dates do in which day and month may stand
// for each other.
func slashed(text string) bool {
	text = strings.TrimSpace(text)
	rest := strings.TrimLeft(text, "0123456789")
	return len(text)-len(rest) <= 2 && (strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "-"))
}

// firstNumber is the number that text begins with, at most two digits of it.
func firstNumber(text string) int {
	n := 0
	for i, c := range strings.TrimSpace(text) {
		if i > 1 || c < '0' || c > '9' {
			break
		}
		n = 10*n + int(c-'0')
	}
	return n
}
