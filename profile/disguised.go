package profile

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
)

// findDisguised lists the values that stand for missing without saying so, by
// evidence in the column alone.
func (f *facts) findDisguised() {
	var found []Disguised
	var numbers []sketch.Point
	switch {
	case f.c.storage.isText():
		found = slices.Concat(f.disguisedWords(), f.disguisedNumberTexts(), f.disguisedDateTexts())
	case f.c.storage == dateCells || f.c.storage == timestampCells:
		found = disguisedTimes(f.c.storage, points(f.values))
	case f.c.hasUnit || f.column.Kind == Integer || f.column.Kind == Decimal || f.column.Kind == Latitude || f.column.Kind == Longitude:
		numbers = f.points()
		found = disguisedNumbers(f.endsCounted(numbers), f.whole)
		if len(found) == 0 && f.calendar != nil && !f.calendar.keepsNumbers() {
			found = f.disguisedDateNumbers()
		}
	}
	for _, d := range found {
		f.disguise(d)
	}
	f.findSuspects(numbers)
}

// endsCounted returns points of the sample, of which those at the ends that a value could be missing by have the count of their bin:
// that is of all rows, and no other number of the sample lies in it.
func (f *facts) endsCounted(p []sketch.Point) []sketch.Point {
	if f.exact || len(p) <= 2*maxSentinels {
		return p
	}
	p = slices.Clone(p)
	for k := range maxSentinels {
		for _, i := range []int{k, len(p) - 1 - k} {
			alone := (i == 0 || !sketch.SameBin(p[i-1].Value, p[i].Value)) && (i == len(p)-1 || !sketch.SameBin(p[i+1].Value, p[i].Value))
			if n := f.numbers.Met(p[i].Value); alone && n > 0 {
				p[i].N = n
				f.counted = append(f.counted, p[i].Value)
			}
		}
	}
	return p
}

// isEstimated reports whether the count of a value that stands for missing is known of the sample only.
func (f *facts) isEstimated(value string) bool {
	return !f.exact && !slices.ContainsFunc(f.counted, func(v float64) bool { return formatNumber(v) == value })
}

// disguise counts a value as missing.
func (f *facts) disguise(d Disguised) {
	if f.isEstimated(d.Value) {
		d.Estimated, d.Why = true, strings.Replace(d.Why, "stands ", "stands about ", 1)
	}
	m := &f.column.Missing
	m.Disguised = append(m.Disguised, d)
	m.Effective = min(m.Effective+share(d.Count, f.rows), 1)
	f.disguised[d.Value] = true
}

// disguisedWords finds words such as "unknown" among the values.
func (f *facts) disguisedWords() []Disguised {
	var found []Disguised
	if f.column.Kind == Constant {
		return nil
	}
	for _, v := range f.values {
		if !weakMissing(v.text) {
			continue
		}
		if len(strings.TrimSpace(v.text)) <= 4 && f.likeShaped(v.text) >= 3 {
			continue // one of many codes, as NA is of countries and N.D. of states
		}
		if needsNumbers(v.text) && 2*(f.shape.numbers+f.shape.dates+f.shape.quantities) < f.shape.n {
			continue
		}
		found = append(found, Disguised{Value: v.text, Count: v.n, Why: fmt.Sprintf(
			"%q is a word for a value that is not known, and stands %s", v.text, times(v.n))})
	}
	return found
}

// likeShaped counts the other values that have capitals, small letters, digits and signs in the same places.
func (f *facts) likeShaped(text string) int {
	shape, n := pattern(text), 0
	for _, v := range f.values[:min(len(f.values), maxShaped)] {
		if len(v.text) == len(text) && v.text != text && pattern(v.text) == shape && missingWord(v.text) < 0 {
			n++
		}
	}
	return n
}

// disguisedNumberTexts finds numbers such as −999 among numbers stored as text.
func (f *facts) disguisedNumberTexts() []Disguised {
	if f.column.Numeric == nil {
		return nil
	}
	var found []Disguised
	for _, d := range disguisedNumbers(f.numbers.Points, f.whole) {
		for _, v := range f.values {
			if x, ok := f.textNumber(v.text); ok && formatNumber(x) == d.Value {
				found = append(found, Disguised{Value: v.text, Count: v.n, Why: d.Why})
			}
		}
	}
	return found
}

func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return strconv.FormatInt(n, 10) + " times"
}

// maxSentinels is how many values at one end may stand for missing.
const maxSentinels = 3

// disguisedNumbers finds numbers at the ends that stand apart from the rest and
// are met often, and those that look like −999. p is sorted; whole says
// that all are whole numbers.
func disguisedNumbers(p []sketch.Point, whole bool) []Disguised {
	var found []Disguised
	for range maxSentinels {
		d, ok := sentinel(p, whole, false)
		if !ok {
			break
		}
		found, p = append(found, d), p[1:]
	}
	for range maxSentinels {
		d, ok := sentinel(p, whole, true)
		if !ok {
			break
		}
		found, p = append(found, d), p[:len(p)-1]
	}
	return found
}

// An extreme is a value at one end beside the rest.
type extreme struct {
	value, next float64
	n, total    int64
	gap         float64 // to the next value
	rest        sketch.Distribution
	restWidth   float64
	spread      float64 // interquartile range of the rest, or a wider one where that is 0
	whole       bool
	pastCodes   bool // next is not the neighbour of value
}

func sentinel(p []sketch.Point, whole, top bool) (Disguised, bool) {
	if len(p) < 3 {
		return Disguised{}, false
	}
	e := extremeOf(p, top)
	e.whole = whole
	if !e.isSentinel() {
		return Disguised{}, false
	}
	text, side := formatNumber(e.value), "below"
	if top {
		side = "above"
	}
	why := fmt.Sprintf("%s stands %s, %s %s the next value", text, times(e.n), formatNumber(roundGap(e.gap)), side)
	if e.pastCodes {
		why += " that is no such code"
	}
	return Disguised{Value: text, Count: e.n, Why: why}, true
}

// roundGap takes rounding such as 0.30000000000000004 out of a difference.
func roundGap(gap float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(gap, 'g', 6, 64), 64)
	return v
}

func extremeOf(p []sketch.Point, top bool) extreme {
	end, next, rest := p[0], p[1], p[1:]
	if top {
		end, next, rest = p[len(p)-1], p[len(p)-2], p[:len(p)-1]
	}
	d := sketch.NewDistribution(rest, 0)
	e := extreme{
		value: end.Value, next: next.Value, n: end.N, total: d.N + end.N,
		gap: math.Abs(end.Value - next.Value), rest: d,
		restWidth: rest[len(rest)-1].Value - rest[0].Value,
		spread:    d.Quantile(0.75) - d.Quantile(0.25),
	}
	if e.spread == 0 {
		e.spread = d.Quantile(0.99) - d.Quantile(0.01)
	}
	if e.spread == 0 {
		e.spread = e.restWidth
	}
	if !top {
		e.passCodes(p[1:])
	}
	return e
}

// passCodes takes further codes, such as −8 above −9, for no values: next and gap are then of the first number that is none.
func (e *extreme) passCodes(rest []sketch.Point) {
	isCode := func(v float64) bool { return v < 0 && digitRun(v) > 0 }
	if !isCode(e.value) {
		return
	}
	at := 0
	for at < min(maxSentinels-1, len(rest)-1) && isCode(rest[at].Value) {
		at++
	}
	if first := rest[at].Value; first >= 0 {
		e.next, e.gap, e.pastCodes = first, first-e.value, at > 0
	}
}

func (e extreme) isSentinel() bool {
	often := e.n >= max(3, e.total/500)
	onlyNegative := e.value < 0 && e.next >= 0
	length := digitRun(e.value)
	switch {
	case length >= 3 && (e.n >= 2 || onlyNegative) && e.gap >= 3*e.spread:
		return true
	case length == 2 && often && e.gap >= 2*e.restWidth:
		return true
	case onlyNegative && (length >= 1 || e.value == -1) && e.n >= max(3, e.total/200) && e.whole && len(e.rest.Points) >= 5:
		return true
	case e.value == 0:
		return often && e.zeroStandsApart()
	case e.n >= max(5, e.total/200) && e.gap >= 10*e.restWidth && len(e.rest.Points) >= 10 && e.rest.N >= 30:
		return true // nothing else is anywhere near
	case onlyNegative && e.n >= max(5, e.total/200) && e.gap >= e.spread && len(e.rest.Points) >= 10:
		return true
	case onlyNegative && e.n >= max(20, e.total/100, 20*e.typicalCount()) && 4*e.gap >= e.spread && len(e.rest.Points) >= 30:
		return true // a wide spread does not explain one negative value that stands so often
	}
	return e.rest.N >= 30 && e.n >= max(5, e.total/200) && e.gap >= 3*e.spread && 2*e.gap >= e.restWidth &&
		len(e.rest.Points) >= 10 && e.n >= 5*e.typicalCount()
}

// digitRun is the length of a number that repeats 9, 8 or 7, such as −999 or 88,
// and 0 for other numbers.
func digitRun(v float64) int {
	if v != math.Trunc(v) || math.Abs(v) > 1e15 {
		return 0
	}
	text := strconv.FormatInt(int64(math.Abs(v)), 10)
	if text[0] < '7' || strings.Trim(text, text[:1]) != "" {
		return 0
	}
	return len(text)
}

// zeroStandsApart reports whether 0 can hardly be one of the measured values: all
// others are positive and at least as far from it as they spread, with no such hole
// among themselves.
func (e extreme) zeroStandsApart() bool {
	if e.next <= 0 || len(e.rest.Points) < 10 || 20*e.n > 3*e.total || e.gap < e.spread {
		return false
	}
	low, high := e.rest.Quantile(0.02), e.rest.Quantile(0.98)
	hole := 0.0
	for i, p := range e.rest.Points[1:] {
		if before := e.rest.Points[i].Value; before >= low && p.Value <= high {
			hole = max(hole, p.Value-before)
		}
	}
	return e.gap > 3*hole
}

// typicalCount is how often the value in the middle of the rest's frequencies stands.
func (e extreme) typicalCount() int64 {
	return max(1, e.rest.N/int64(len(e.rest.Points)))
}

// disguisedTimes finds dates that programs write for missing, where they stand often
// and far from the rest.
func disguisedTimes(s storage, p []sketch.Point) []Disguised {
	var found []Disguised
	if len(p) < 3 {
		return nil
	}
	for i, q := range p {
		day := s.formatTime(int64(q.Value))[:10]
		if !isFillerDay(day) || q.N < 2 || i > 0 && i < len(p)-1 {
			continue
		}
		e := extremeOf(p, i > 0)
		const year = 365 * 86400e6
		if e.gap >= year && e.gap >= e.spread || q.N >= 10*e.typicalCount() && q.N >= 5 {
			found = append(found, Disguised{Value: s.formatTime(int64(q.Value)), Count: q.N, Why: fmt.Sprintf(
				"%s is a date that programs write when none is known, stands %s and lies %.0f days from the next", day, times(q.N), e.gap/86400e6)})
		}
	}
	return found
}

// disguisedDateTexts finds dates that programs write for missing among dates stored as text.
func (f *facts) disguisedDateTexts() []Disguised {
	if f.column.Kind != Date {
		return nil
	}
	layouts := dateLayouts(f.dayFirst())
	days := make([]value, 0, len(f.values))
	texts := map[string][]value{} // by day
	var found []Disguised
	for _, v := range f.values {
		if isZeroDate(v.text) {
			found = append(found, Disguised{Value: v.text, Count: v.n, Why: fmt.Sprintf("%s is what databases write for no date, and stands %s", v.text, times(v.n))})
			continue
		}
		t, ok := parseDate(strings.TrimSpace(v.text), layouts)
		if !ok {
			continue
		}
		day := t.UTC().Format("2006-01-02")
		if isFillerDay(day) {
			texts[day] = append(texts[day], v)
		}
		days = append(days, value{number: math.Floor(float64(t.Unix())/86400) * 86400e6, n: v.n})
	}
	for _, d := range disguisedTimes(dateCells, points(days)) {
		for _, v := range texts[d.Value] {
			found = append(found, Disguised{Value: v.text, Count: v.n, Why: d.Why})
		}
	}
	return found
}

// isZeroDate reports whether a text is a date of nothing but zeros, such as 0000-00-00.
func isZeroDate(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) >= 8 && strings.ContainsAny(text, "-/.") && strings.Trim(text, "0-/.:T ") == "" && strings.Count(text, "0") >= 6
}

// disguisedDateNumbers finds numbers that stand for the dates that programs write for missing.
func (f *facts) disguisedDateNumbers() []Disguised {
	var days []value
	written := map[string]value{} // by day
	for _, v := range f.values {
		seconds, ok := f.calendar.read(v.number)
		if !ok {
			continue
		}
		if day := showTime(seconds); isFillerDay(day) {
			written[day] = v
		}
		days = append(days, value{number: seconds * 1e6, n: v.n})
	}
	if len(written) == 0 {
		return nil
	}
	var found []Disguised
	for _, d := range disguisedTimes(dateCells, points(days)) {
		if v, ok := written[d.Value]; ok {
			d.Value = f.c.spell(v)
			found = append(found, d)
		}
	}
	return found
}

func isFillerDay(day string) bool {
	switch day {
	case "0001-01-01", "1111-11-11", "1753-01-01", "1800-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1900-01-02",
		"1901-01-01", "1970-01-01", "1980-01-01", "2099-12-31", "2100-01-01", "2999-12-31", "9999-01-01", "9999-12-31":
		return true
	}
	return false
}
