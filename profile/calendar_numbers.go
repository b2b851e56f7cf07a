package profile

import (
	"math"
	"slices"
	"strings"
	"time"
)

// A calendar is a way in which the numbers of a column tell times.
type calendar struct {
	form string                                     // see Column.Form
	read func(v float64) (seconds float64, ok bool) // since 1970-01-01
	// pandas makes times of the column that %s stands for; "" where the numbers stay what they are, as years do.
	pandas string
	// tells reports whether a column, all of whose numbers can be read, is meant so.
	tells func(f *facts, e reading) bool
	rises bool // the numbers grow with the times
}

// A reading is what came of reading the distinct numbers of a column by a calendar.
type reading struct {
	seconds []float64 // in growing order
	named   timeName
	days    bool // there are days of the month past the 28th
}

const (
	dateNumber  = "date as number"
	monthNumber = "year and month as number"
	weekNumber  = "year and week as number"
	unixNumber  = "Unix time"
	decimalYear = "year with fraction"
	yearNumber  = "year"
)

// calendars are tried in turn. A date is written as one whole number in three ways: 20180113, 1132018 for January, 13012018.
var calendars = [...]calendar{
	{dateNumber, dayNumber(10000, 100, 1), digits(`format="%%Y%%m%%d"`), tellsDays, true},
	{dateNumber, dayNumber(1, 1_000_000, 10000), eightDigits(`format="%%m%%d%%Y"`), tellsDays, false},
	{dateNumber, dayNumber(1, 10000, 1_000_000), eightDigits(`format="%%d%%m%%Y"`), tellsDays, false},
	{monthNumber, monthOfNumber, digits(`format="%%Y%%m"`), tellsMonths, true},
	{weekNumber, weekOfNumber, `pd.to_datetime(%s.astype("Int64").astype(str) + "1", format="%%G%%V%%u", errors="coerce")`, tellsWeeks, true},
	{unixNumber, unixTime(1), `pd.to_datetime(%s, unit="s", errors="coerce")`, tellsUnix, true},
	{unixNumber, unixTime(1e3), `pd.to_datetime(%s, unit="ms", errors="coerce")`, tellsUnix, true},
	{unixNumber, unixTime(1e6), `pd.to_datetime(%s, unit="us", errors="coerce")`, tellsUnix, true},
	{unixNumber, unixTime(1e9), `pd.to_datetime(%s, unit="ns", errors="coerce")`, tellsUnix, true},
	{yearNumber, yearOfNumber, "", tellsYears, true},
	{decimalYear, fractionOf, "", tellsFractions, true},
}

func digits(format string) string {
	return `pd.to_datetime(%s.astype("Int64").astype(str), ` + format + `, errors="coerce")`
}

func eightDigits(format string) string {
	return `pd.to_datetime(%s.astype("Int64").astype(str).str.zfill(8), ` + format + `, errors="coerce")`
}

// maxOddDates is how many numbers may be no date where all others are one, as a number that stands for missing is.
const maxOddDates = maxSentinels

// findCalendar is the calendar that the numbers of a column follow, nil for none.
func (f *facts) findCalendar() *calendar {
	if !f.c.storage.isNumber() || f.c.hasUnit || f.column.Distinct.Hi < 3 {
		return nil
	}
	switch f.column.Kind {
	case Integer, Decimal, Identifier, Category, Code:
	default:
		return nil
	}
	for i := range calendars {
		if e, ok := f.readBy(&calendars[i]); ok {
			if e.named = timeNameOf(f.c.field.Name); calendars[i].tells(f, e) {
				return &calendars[i]
			}
		}
	}
	return nil
}

// readBy reads the numbers of a column by a calendar, not ok when too many are no times.
func (f *facts) readBy(c *calendar) (e reading, ok bool) {
	others := 0
	for _, v := range f.values {
		seconds, ok := c.read(v.number)
		if !ok {
			if others++; others > maxOddDates || c.pandas == "" {
				return e, false
			}
			continue
		}
		e.seconds = append(e.seconds, seconds)
		e.days = e.days || time.Unix(int64(seconds), 0).UTC().Day() > 28
	}
	slices.Sort(e.seconds)
	return e, len(e.seconds) >= 3 && 20*others <= len(e.seconds)
}

// dayNumber reads a whole number in which the year, the month and the day stand so many units from the right.
func dayNumber(year, month, day int) func(v float64) (float64, bool) {
	return func(v float64) (float64, bool) {
		if v != math.Trunc(v) || v < 1_01_1850 || v > 31_12_9999 {
			return 0, false
		}
		part := func(unit, of int) int { return int(v) / unit % of }
		y, m, d := part(year, 10000), part(month, 100), part(day, 100)
		if y < 1850 || y > 2100 || m < 1 || m > 12 || d < 1 {
			return 0, false
		}
		at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		return float64(at.Unix()), at.Day() == d
	}
}

// minDateNumbers is how many different dates tell that numbers are some: others, which may be dates by chance, are so in one case of 27
// even when they have eight digits and the right year.
const minDateNumbers = 8

// tellsDays: numbers that count something by year and month, as those of invoices do, seldom reach the end of a month.
func tellsDays(f *facts, e reading) bool {
	n := len(e.seconds)
	if n < minDateNumbers || e.named.number && !e.named.date {
		return false
	}
	first, last := time.Unix(int64(e.seconds[0]), 0).UTC(), time.Unix(int64(e.seconds[n-1]), 0).UTC()
	if e.named.date || e.named.time || e.named.stamp || e.named.moment {
		return true
	}
	oneMonth := first.Year() == last.Year() && first.Month() == last.Month()
	return !oneMonth && (e.days || isRegular(e.seconds, 0.05))
}

// isRegular reports whether times follow a step, of which at most a share is left out.
func isRegular(seconds []float64, out float64) bool {
	step, gaps := steps(seconds)
	return step != "" && float64(gaps) <= out*float64(len(seconds))
}

func monthOfNumber(v float64) (float64, bool) {
	y, m := int(v)/100, int(v)%100
	if v != math.Trunc(v) || y < 1850 || y > 2100 || m < 1 || m > 12 {
		return 0, false
	}
	return float64(time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC).Unix()), true
}

// tellsMonths: numbers that are not called months must be those of two years and more, nearly all of them.
func tellsMonths(_ *facts, e reading) bool {
	switch {
	case e.named.month || e.named.date:
		return true
	case e.named.number:
		return false
	}
	return len(e.seconds) >= 24 && isRegular(e.seconds, 0.05)
}

func weekOfNumber(v float64) (float64, bool) {
	y, w := int(v)/100, int(v)%100
	if v != math.Trunc(v) || y < 1850 || y > 2100 || w < 1 || w > 53 {
		return 0, false
	}
	return float64(mondayOf(y, w).Unix()), true
}

// mondayOf is the first day of a week of the ISO calendar.
func mondayOf(year, week int) time.Time {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is always in week 1
	return fourth.AddDate(0, 0, 7*(week-1)-(int(fourth.Weekday())+6)%7)
}

func tellsWeeks(_ *facts, e reading) bool { return e.named.week && len(e.seconds) >= minDateNumbers }

// unixTime reads so many parts of seconds since 1970, from 1980 to 2100.
func unixTime(parts float64) func(v float64) (float64, bool) {
	from, to := unixYear(1980), unixYear(2100)
	return func(v float64) (float64, bool) { return v / parts, v >= from*parts && v < to*parts }
}

func unixYear(year int) float64 {
	return float64(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix())
}

// tellsUnix: what is called no point in time must be in our time, and be sorted or of full minutes.
func tellsUnix(f *facts, e reading) bool {
	n := len(e.seconds)
	switch {
	case n < minDateNumbers || f.column.Kind == Category || f.column.Kind == Code:
		return false
	case e.named.stamp || e.named.date:
		return !e.named.number
	case e.named.number || e.seconds[0] < unixYear(2000) || e.seconds[n-1] > unixYear(futureYear+10):
		return false
	}
	full := func(step float64) bool {
		return !slices.ContainsFunc(e.seconds, func(s float64) bool { return math.Mod(s, step) != 0 })
	}
	if e.named.time || strings.HasSuffix(strings.ToLower(f.c.field.Name), "time") {
		return e.named.moment || full(60) || f.sortedNumbers() != ""
	}
	return full(86400)
}

// sortedNumbers tells how the numbers of the sample stand in the input, see sorted.
func (f *facts) sortedNumbers() string {
	x := make([]float64, f.cells.Len())
	for i, ok := range f.cells.Valid {
		x[i] = math.NaN()
		if ok {
			x[i] = f.number(i)
		}
	}
	return sorted(x)
}

// firstYear and lastYear are those that numbers are taken for.
const firstYear, lastYear = 1500, 2200

func yearOfNumber(v float64) (float64, bool) {
	if v != math.Trunc(v) || v < firstYear || v > lastYear {
		return 0, false
	}
	return unixYear(int(v)), true
}

// tellsYears: what is called a time only is a year where there is one row at each, or rows follow them.
func tellsYears(f *facts, e reading) bool {
	return (e.named.time || e.named.date) && len(e.seconds) >= minDateNumbers && isRegular(e.seconds, 0.05) &&
		(int64(len(e.seconds)) == f.n || f.sortedNumbers() != "")
}

// fractionOf reads a year with the part of it that is over, in months or quarters where it is one of these.
func fractionOf(v float64) (float64, bool) {
	if v < firstYear || v >= 2100 {
		return 0, false
	}
	year, part := math.Modf(v)
	start, end := unixYear(int(year)), unixYear(int(year)+1)
	const day = 86400
	if days := 365 * part; math.Abs(days-math.Round(days)) < 0.01 { // leap days are left out
		return start + math.Round(days)*day, true
	}
	if months := 12 * part; math.Abs(months-math.Round(months)) < 0.02 {
		return float64(time.Date(int(year), 1+time.Month(math.Round(months)), 1, 0, 0, 0, 0, time.UTC).Unix()), true
	}
	return math.Round((start+part*(end-start))/day) * day, true
}

// tellsFractions: years with a fraction must lie as far apart as months, quarters, weeks or days do.
func tellsFractions(f *facts, e reading) bool {
	if f.whole || len(f.values) < minDateNumbers || !e.named.time && !e.named.date && !e.named.year {
		return false
	}
	var years []float64
	for _, v := range f.values {
		years = append(years, v.number)
	}
	slices.Sort(years)
	var apart []float64
	for i := range years[1:] {
		apart = append(apart, years[i+1]-years[i])
	}
	slices.Sort(apart)
	step := apart[len(apart)/2]
	part := math.Round(1 / step)
	if !slices.Contains([]float64{2, 4, 12, 24, 52, 365}, part) {
		return false
	}
	odd := 0
	for _, d := range apart {
		if n := d * part; math.Abs(n-math.Round(n)) > 0.06 {
			odd++
		}
	}
	return 20*odd <= len(apart)
}

// keepsNumbers reports whether the numbers of a calendar are taken as they are.
func (c *calendar) keepsNumbers() bool { return c.pandas == "" }
