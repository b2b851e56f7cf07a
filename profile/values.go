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
	text   string
	number float64 // of numbers, booleans and times, in microseconds
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
	counts, kept := sampleCounts(cells)
	scale := float64(c.values.N()) / float64(max(kept, 1))
	for key, n := range counts {
		v := c.value(key.bits, key.text, n)
		v.n = int64(math.Round(float64(n) * scale))
		values = append(values, v)
	}
	sortValues(values)
	return values, kept == c.values.N() && !cells.Cut
}

// A cellKey is a cell of the sample as the bits of a number or a text.
type cellKey struct {
	bits uint64
	text string
}

func sampleCounts(cells *sketch.Cells) (counts map[cellKey]int64, kept int64) {
	counts = map[cellKey]int64{}
	for i, ok := range cells.Valid {
		if !ok {
			continue
		}
		kept++
		switch cells.Type {
		case sketch.IntCells:
			counts[cellKey{bits: uint64(cells.Ints[i])}]++
		case sketch.FloatCells:
			counts[cellKey{bits: math.Float64bits(cells.Floats[i])}]++
		default:
			counts[cellKey{text: cells.Text(i)}]++
		}
	}
	return counts, kept
}

func sortValues(values []value) {
	slices.SortFunc(values, func(a, b value) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.number, b.number), cmp.Compare(a.text, b.text))
	})
}

// value makes a value of the bits of a number or of a text.
func (c *column) value(bits uint64, text string, n int64) value {
	switch c.storage {
	case textCells, otherCells:
		return value{text: text, n: n}
	case floatCells:
		v := math.Float64frombits(bits)
		return value{formatNumber(v), v, n}
	case boolCells:
		return value{strconv.FormatBool(bits == 1), float64(bits), n}
	}
	v := int64(bits)
	if c.storage.isTime() {
		return value{c.storage.formatTime(v), float64(v), n}
	}
	return value{strconv.FormatInt(v, 10), float64(v), n}
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
