package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/fairset/fairset/profile/sketch"
)

// A value is a distinct value of a column.
type value struct {
	text   string // of a text
	bits   uint64 // of a number, boolean or time
	number float64
	n      int64
}

// tally lists the distinct values of a column, most frequent first, equals in
// their natural order. Where there are too many to be counted, exact is false and the list
// is of the values in the sample, their counts scaled up.
func (c *column) tally(cells *sketch.Cells) (values []value, exact bool) {
	if c.values.Counted() {
		c.values.Each(func(hash uint64, text string, n int64) {
			values = append(values, c.value(sketch.Unmix(hash), text, n))
		})
		sortValues(values)
		return values, true
	}
	values, kept := c.sampleValues(cells)
	scale := float64(c.values.N()) / float64(max(kept, 1))
	for i := range values {
		values[i].n = int64(math.Round(float64(values[i].n) * scale))
	}
	sortValues(values)
	return values, kept == c.values.N() && !cells.Cut
}

// sampleValues lists the distinct values of the sample, in no particular order,
// and tells how many cells they stand in.
func (c *column) sampleValues(cells *sketch.Cells) (values []value, kept int64) {
	if cells.Type == sketch.TextCells {
		counts := map[string]int64{}
		for i, ok := range cells.Valid {
			if ok {
				counts[cells.Text(i)]++
				kept++
			}
		}
		for text, n := range counts {
			values = append(values, value{text: text, n: n})
		}
		return values, kept
	}
	counts := map[uint64]int64{}
	for i, ok := range cells.Valid {
		switch {
		case !ok:
			continue
		case cells.Type == sketch.IntCells:
			counts[uint64(cells.Ints[i])]++
		default:
			counts[math.Float64bits(cells.Floats[i])]++
		}
		kept++
	}
	for bits, n := range counts {
		values = append(values, c.value(bits, "", n))
	}
	return values, kept
}

func sortValues(values []value) {
	slices.SortFunc(values, func(a, b value) int {
		if a.n != b.n {
			return cmp.Compare(b.n, a.n)
		}
		return compareValues(a, b)
	})
}

// compareValues is the natural order of values.
func compareValues(a, b value) int {
	if a.number != b.number {
		return cmp.Compare(a.number, b.number)
	}
	return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.bits, b.bits))
}

// value makes a value of the bits of a number or of a text.
func (c *column) value(bits uint64, text string, n int64) value {
	switch c.storage {
	case textCells, otherCells:
		return value{text: text, n: n}
	case floatCells:
		return value{bits: bits, number: math.Float64frombits(bits), n: n}
	}
	return value{bits: bits, number: float64(int64(bits)), n: n}
}

// spell writes a value as text.
func (c *column) spell(v value) string {
	switch c.storage {
	case textCells, otherCells:
		return v.text
	case floatCells:
		return formatNumber(v.number)
	case boolCells:
		return strconv.FormatBool(v.bits == 1)
	case intCells:
		return strconv.FormatInt(int64(v.bits), 10)
	}
	return c.storage.formatTime(int64(v.bits))
}

// formatNumber writes v as people do, with all its digits.
func formatNumber(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// formatTime writes microseconds in RFC 3339 without zone, or as a time of day.
func (s storage) formatTime(us int64) string {
	t := time.UnixMicro(us).UTC()
	switch s {
	case dateCells:
		return t.Format("2006-01-02")
	case clockCells:
		return t.Format("15:04:05.999999")
	}
	return t.Format("2006-01-02T15:04:05.999999")
}

// points lists the finite numbers among values in growing order.
func points(values []value) []sketch.Point {
	list := make([]sketch.Point, 0, len(values))
	for _, v := range values {
		if !math.IsInf(v.number, 0) {
			list = append(list, sketch.Point{Value: v.number, N: v.n})
		}
	}
	slices.SortFunc(list, func(a, b sketch.Point) int { return cmp.Compare(a.Value, b.Value) })
	// Integers beyond 2^53 may have become equal.
	kept := list[:0]
	for _, p := range list {
		if last := len(kept) - 1; last >= 0 && kept[last].Value == p.Value {
			kept[last].N += p.N
		} else {
			kept = append(kept, p)
		}
	}
	return kept
}
