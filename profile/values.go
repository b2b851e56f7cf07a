package profile

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
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
			values = append(values, c.valueOf(hash, text, n))
		})
		sortValues(values)
		return values, true
	}
	values, kept := c.sampleValues(cells)
	scaleUp(values, float64(c.values.N())/float64(max(kept, 1)))
	return values, kept == c.values.N() && !cells.Cut
}

// scaleUp multiplies the counts of values by a factor of at least 1 and sorts the values, the most frequent first. What rounding leaves
// of one goes to the next, so that the counts of any that lie together add up: most stand once, and rounded one by one 1.4 would
// be 1 for all of them.
func scaleUp(values []value, factor float64) {
	sortValues(values)
	var before, exact float64
	fewer := make([]value, 0, len(values))
	for start := 0; start < len(values); {
		end, n := start, values[start].n
		most := int64(math.Ceil(float64(n) * factor))
		fewer = fewer[:0]
		for at := start; at < len(values) && values[at].n == n; at++ {
			v := values[at]
			exact += float64(n) * factor
			v.n = int64(math.Round(exact) - before)
			before = math.Round(exact)
			if v.n < most {
				fewer = append(fewer, v)
				continue
			}
			values[end] = v
			end++
		}
		start = end + copy(values[end:], fewer)
	}
}

// sampleValues lists the distinct values of the sample, numbers in their natural
// order and texts in no particular one, and tells how many cells they stand in.
func (c *column) sampleValues(cells *sketch.Cells) (values []value, kept int64) {
	if cells.Type == sketch.TextCells {
		codes, texts := codeTexts(cells, nil)
		values = make([]value, len(texts))
		for i, text := range texts {
			values[i].text = text
		}
		for _, code := range codes {
			if code >= 0 {
				values[code].n++
				kept++
			}
		}
		return values, kept
	}
	keys := make([]uint64, 0, cells.Len())
	for i, ok := range cells.Valid {
		switch {
		case !ok:
		case cells.Type == sketch.IntCells:
			keys = append(keys, orderOfInt(cells.Ints[i]))
		default:
			keys = append(keys, orderOfFloat(cells.Floats[i]))
		}
	}
	slices.Sort(keys)
	distinct := 0
	for i, k := range keys {
		if i == 0 || k != keys[i-1] {
			distinct++
		}
	}
	values = make([]value, 0, distinct)
	for i, k := range keys {
		if i > 0 && k == keys[i-1] {
			values[len(values)-1].n++
			continue
		}
		bits := uint64(intOfOrder(k))
		if cells.Type == sketch.FloatCells {
			bits = math.Float64bits(floatOfOrder(k))
		}
		values = append(values, c.value(bits, "", 1))
	}
	return values, int64(len(keys))
}

// codeTexts gives each different text a number, in the order of their coming: codes are those of the given rows,
// nil for all, −1 for missing cells.
func codeTexts(cells *sketch.Cells, rows []int) (codes []int32, texts []string) {
	n := cells.Len()
	if rows != nil {
		n = len(rows)
	}
	codes = make([]int32, n)
	known := map[string]int32{}
	for i := range codes {
		row := i
		if rows != nil {
			row = rows[i]
		}
		if !cells.Valid[row] {
			codes[i] = -1
			continue
		}
		code, ok := known[string(cells.Bytes(row))] // which makes no copy
		if !ok {
			code = int32(len(texts))
			texts = append(texts, cells.Text(row))
			known[texts[code]] = code
		}
		codes[i] = code
	}
	return codes, texts
}

const signBit = 1 << 63

// orderOfInt maps integers to words of the same order.
func orderOfInt(v int64) uint64 { return uint64(v) ^ signBit }

func intOfOrder(k uint64) int64 { return int64(k ^ signBit) }

// orderOfFloat maps numbers to words of the same order.
func orderOfFloat(v float64) uint64 {
	b := math.Float64bits(v)
	if b&signBit != 0 {
		return ^b
	}
	return b | signBit
}

func floatOfOrder(k uint64) float64 {
	if k&signBit == 0 {
		return math.Float64frombits(^k)
	}
	return math.Float64frombits(k &^ signBit)
}

// sortValues sorts by count and then by natural order.
func sortValues(values []value) {
	// Most of a long list has the same small count and is in natural order already,
	// which the sort notices once the others are out of the way.
	var least int64 = math.MaxInt64
	for _, v := range values {
		least = min(least, v.n)
	}
	var frequent []value
	end := len(values)
	for i := len(values) - 1; i >= 0; i-- {
		if values[i].n > least {
			frequent = append(frequent, values[i])
			continue
		}
		end--
		values[end] = values[i]
	}
	copy(values, frequent)
	slices.SortFunc(values[:end], func(a, b value) int {
		if a.n != b.n {
			return cmp.Compare(b.n, a.n)
		}
		return compareValues(a, b)
	})
	if rest := values[end:]; len(rest) > 0 && rest[0].text != "" {
		sortTexts(rest)
	} else {
		slices.SortFunc(rest, compareValues)
	}
}

// sortTexts sorts values that are texts by these: by their first eight bytes, which are at hand, and only then by what they point to.
func sortTexts(values []value) {
	type key struct {
		first uint64
		at    int32
	}
	keys := make([]key, len(values))
	for i, v := range values {
		var first [8]byte
		copy(first[:], v.text)
		keys[i] = key{binary.BigEndian.Uint64(first[:]), int32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return strings.Compare(values[a.at].text, values[b.at].text)
	})
	sorted := make([]value, len(values))
	for i, k := range keys {
		sorted[i] = values[k.at]
	}
	copy(values, sorted)
}

// compareValues is the natural order of values, none of which is NaN.
func compareValues(a, b value) int {
	switch {
	case a.number < b.number:
		return -1
	case a.number > b.number:
		return 1
	case a.text != b.text:
		return strings.Compare(a.text, b.text)
	}
	return cmp.Compare(a.bits, b.bits)
}

// valueOf makes a value of a hash that the column's values count.
func (c *column) valueOf(hash uint64, text string, n int64) value {
	if c.storage == floatCells {
		return c.value(sketch.Unmix(hash), text, n)
	}
	return c.value(uint64(intOfHash(hash)), text, n)
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
