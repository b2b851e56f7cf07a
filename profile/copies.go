package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/stat"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// A Copy is a pair of columns of which one can be computed from the other, told by the rows of the sample in which
// both are there. Columns that are equal cell by cell are in Duplicates.Columns.
type Copy struct {
	A string `json:"a"`
	B string `json:"b"`
	// How B follows A: "linear" is B = Slope·A + Intercept up to the rounding of both; "rising" and "falling" follow a curve;
	// "recoded" is another name for each value.
	How       string  `json:"how"`
	Slope     float64 `json:"slope,omitempty"`
	Intercept float64 `json:"intercept,omitempty"`
	Rows      int64   `json:"rows"` // of the sample in which both are there
}

const (
	// minCopyRows is the fewest rows, and minCopyValues the fewest distinct numbers, that tell a copy from chance.
	minCopyRows   = 20
	minCopyValues = 5
	// minRecoded is the fewest rows beside the most frequent value that tell another name from chance.
	minRecoded = 5
	// maxCopies is how many copies are listed.
	maxCopies = 50
	// keyRows is by how many rows copies are sought in tables too wide for every pair.
	keyRows = 256
)

// copies lists the copies among pairs of columns that go together as good as perfectly.
func (f *pairFrame) copies(pairs []pair, equal [][2]string) []Copy {
	known := map[[2]string]bool{}
	for _, names := range equal {
		known[names] = true
	}
	var found []Copy
	for _, p := range pairs {
		c, ok := f.copyOf(p.a, p.b)
		if ok && !known[[2]string{c.A, c.B}] {
			found = append(found, c)
		}
	}
	return found[:min(len(found), maxCopies)]
}

// copyOf tells how column b follows a.
func (f *pairFrame) copyOf(a, b int) (Copy, bool) {
	x, y := f.columns[a], f.columns[b]
	c := Copy{A: x.Name, B: y.Name}
	if x.Numbers == nil || y.Numbers == nil {
		c.How, c.Rows = "recoded", isRecoded(x, y)
		return c, c.Rows > 0
	}
	f.x, f.y = f.x[:0], f.y[:0]
	for i, v := range x.Numbers {
		if w := y.Numbers[i]; v == v && w == w {
			f.x, f.y = append(f.x, v), append(f.y, w)
		}
	}
	c.Rows = int64(len(f.x))
	if len(f.x) < minCopyRows || distinct(f.x) < minCopyValues || distinct(f.y) < minCopyValues {
		return c, false
	}
	if slope, intercept, ok := linear(f.x, f.y); ok {
		// A fit is known no better, and nobody's number can be read off it.
		c.How, c.Slope, c.Intercept = "linear", roundGap(slope), roundGap(intercept)
		return c, true
	}
	if len(f.x) < 2*minCopyRows {
		return c, false
	}
	rx, ry := sketch.Ranks(f.x), sketch.Ranks(f.y)
	if slices.Equal(rx, ry) {
		c.How = "rising"
		return c, true
	}
	for i := range ry {
		ry[i] = float64(len(ry)+1) - ry[i]
	}
	c.How = "falling"
	return c, slices.Equal(rx, ry)
}

// linear returns the line through all points, each within the rounding of the numbers, if there is one and the rounding is fine
// enough to tell.
func linear(x, y []float64) (slope, intercept float64, ok bool) {
	intercept, slope = stat.LinearRegression(x, y, nil, false)
	if slope == 0 || math.IsNaN(slope) || math.IsInf(slope, 0) || math.IsInf(intercept, 0) {
		return 0, 0, false
	}
	width := slices.Max(y) - slices.Min(y)
	tolerance := 1e-9*width + 0.51*resolution(y) + 0.51*math.Abs(slope)*resolution(x)
	if width < 20*tolerance {
		return 0, 0, false
	}
	for i, v := range x {
		if !(math.Abs(y[i]-(intercept+slope*v)) <= tolerance) {
			return 0, 0, false
		}
	}
	return slope, intercept, true
}

// resolution is the last place after the point to which numbers are rounded: 0.01 for 3.14. It is 0 for whole
// numbers, which most often are counts, and for more than 6 places, which are computed.
func resolution(x []float64) float64 {
	places := 0
	for i := 0; i < len(x); i += max(len(x)/1000, 1) {
		text := strconv.FormatFloat(x[i], 'f', -1, 64)
		if dot := strings.IndexByte(text, '.'); dot >= 0 {
			places = max(places, len(text)-dot-1)
		}
	}
	if places == 0 || places > 6 {
		return 0
	}
	return math.Pow10(-places)
}

func distinct(x []float64) int {
	seen := map[float64]bool{}
	for _, v := range x {
		seen[v] = true
		if len(seen) >= minCopyValues {
			break
		}
	}
	return len(seen)
}

// isRecoded returns the number of rows when each value of one column stands with one value of the other only, and the other
// way round; 0 when that is not so or rows are too few to tell.
func isRecoded(x, y target.Column) int64 {
	to, back, counts := map[float64]float64{}, map[float64]float64{}, map[float64]int64{}
	var rows, most int64
	for i := range max(len(x.Numbers), len(x.Codes)) {
		v, w := cellOf(x, i), cellOf(y, i)
		if v != v || w != w {
			continue
		}
		rows++
		there, met := to[v]
		before, metBack := back[w]
		if met != metBack || met && (there != w || before != v) {
			return 0
		}
		to[v], back[w] = w, v
		counts[v]++
		most = max(most, counts[v])
	}
	if returning := rows - int64(len(to)); rows < minCopyRows || rows-most < minRecoded || returning < rows/2 {
		return 0
	}
	return rows
}

// cellOf is the number or code of a cell, NaN for none.
func cellOf(c target.Column, row int) float64 {
	switch {
	case c.Numbers != nil:
		return c.Numbers[row]
	case c.Codes == nil || c.Codes[row] < 0:
		return math.NaN()
	}
	return float64(c.Codes[row])
}

// alikePairs lists pairs of columns that may be copies in a table too wide to measure every pair: those whose numbers or levels come in
// the same order, or the opposite one, in the first rows.
func (f *pairFrame) alikePairs() []pair {
	first := map[uint64]int{}
	var list []pair
	for i := range f.columns {
		if !f.usable(i) {
			continue
		}
		key, ok := f.orderKey(i)
		if !ok {
			continue
		}
		if before, met := first[key]; met {
			list = append(list, pair{a: before, b: i, strength: 1})
		} else {
			first[key] = i
		}
	}
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) })
	return list
}

// orderKey is the same for columns of numbers in the same or the opposite order, and for columns of codes that are
// equal but for the names, in the first rows; ok is false where there are too few values to tell.
func (f *pairFrame) orderKey(i int) (key uint64, ok bool) {
	c, n := f.columns[i], min(f.rows, keyRows)
	if c.Numbers == nil {
		seen := map[int32]uint64{}
		for _, code := range c.Codes[:n] {
			if _, met := seen[code]; !met {
				seen[code] = uint64(len(seen) + 1)
			}
			key = sketch.Mix(key ^ seen[code])
		}
		return key, len(seen) >= 2 && n >= minCopyRows
	}
	r := sketch.Ranks(c.Numbers[:n])
	present, sum := 0.0, 0.0
	for _, v := range r {
		if v == v {
			present++
		}
	}
	for k, v := range r { // the direction in which the weighted sum is positive
		if v == v {
			sum += (v - (present+1)/2) * float64(2*k-n+1)
		}
	}
	for _, v := range r {
		if v != v {
			v = 0
		} else if sum < 0 {
			v = present + 1 - v
		}
		key = sketch.Mix(key ^ math.Float64bits(v))
	}
	return key, present >= minCopyRows && distinct(c.Numbers[:n]) >= minCopyValues
}
