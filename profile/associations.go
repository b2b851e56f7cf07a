package profile

import (
	"cmp"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

const (
	// maxPairs is how many pairs of columns are reported.
	maxPairs = 50
	// maxPairedColumns is up to how many columns every pair is measured; beyond it
	// only pairs with the target are.
	maxPairedColumns = 200
	// maxLevels is up to how many levels a column of codes is associated.
	maxLevels = 100
	// maxPairRows is how many rows of the sample associations are measured on.
	maxPairRows = 10_000
	// copyStrength is from where on two columns may be copies but for rounding.
	copyStrength = 0.999
	// minPairRows is the fewest rows, with both columns present, that tell anything.
	minPairRows = 10
)

// A pair is two columns of a frame with the strength of their association.
type pair struct {
	a, b     int
	strength float64
}

// associations measures how strongly columns go together, on at most 10,000 rows
// of the sample, and returns the strongest 50 pairs. Two columns of numbers give Pearson's
// and Spearman's coefficient, two of codes Cramér's V with Bergsma's correction and Theil's U both ways, a mixed pair
// the correlation ratio with Kelley's correction. It also tells which columns are copies of others.
func associations(t target.Table, equal [][2]string) ([]Association, []Copy) {
	f := newPairFrame(t)
	var pairs []pair
	if len(t.Columns) <= maxPairedColumns || t.Target >= 0 {
		f.rankAll()
		pairs = f.pairs(t.Target)
	}
	for i := range pairs {
		pairs[i].strength = f.strength(pairs[i].a, pairs[i].b)
	}
	pairs = slices.DeleteFunc(pairs, func(p pair) bool { return !(p.strength > 0) })
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.strength, a.strength) })
	suspects := pairs
	if len(t.Columns) > maxPairedColumns {
		suspects = f.alikePairs()
	}
	suspects = slices.DeleteFunc(slices.Clone(suspects), func(p pair) bool { return p.strength < copyStrength })
	copies := f.copies(suspects, equal)
	list := []Association{}
	for _, p := range pairs[:min(len(pairs), maxPairs)] {
		list = append(list, f.measure(p.a, p.b)...)
	}
	return list, copies
}

// A pairFrame is the rows and columns that associations are measured on.
type pairFrame struct {
	columns []target.Column
	ranks   [][]float64 // of each column of numbers
	rows    int
	x, y    []float64 // scratch
}

// newPairFrame cuts the table to the rows with the smallest hashes. It shares the memory of a table that has no more.
func newPairFrame(t target.Table) *pairFrame {
	rows := pairRows(t.RowHash)
	f := &pairFrame{rows: len(rows), columns: make([]target.Column, len(t.Columns)), ranks: make([][]float64, len(t.Columns))}
	for i, c := range t.Columns {
		if c.Skip != "" && i != t.Target {
			continue
		}
		cut := target.Column{Name: c.Name, Levels: c.Levels}
		if c.Numbers != nil {
			cut.Numbers = picked(c.Numbers, rows)
		} else if len(c.Levels) <= maxLevels && len(c.Levels) > 1 {
			cut.Codes = picked(c.Codes, rows)
		}
		f.columns[i] = cut
	}
	return f
}

// picked returns the cells in the given rows, the same slice where those are all.
func picked[T any](cells []T, rows []int) []T {
	if len(rows) == len(cells) {
		return cells
	}
	out := make([]T, len(rows))
	for j, r := range rows {
		out[j] = cells[r]
	}
	return out
}

// rankAll ranks the columns of numbers.
func (f *pairFrame) rankAll() {
	for i, c := range f.columns {
		if c.Numbers != nil {
			f.ranks[i] = sketch.Ranks(c.Numbers)
		}
	}
}

// pairRows returns the rows with the smallest hashes, in order.
func pairRows(hashes []uint64) []int {
	limit := ^uint64(0)
	if len(hashes) > maxPairRows {
		sorted := slices.Clone(hashes)
		slices.Sort(sorted)
		limit = sorted[maxPairRows-1]
	}
	var rows []int
	for i, h := range hashes {
		if h <= limit {
			rows = append(rows, i)
		}
	}
	return rows
}

func (f *pairFrame) usable(i int) bool {
	return f.columns[i].Numbers != nil || f.columns[i].Codes != nil
}

// pairs lists the pairs to measure.
func (f *pairFrame) pairs(targetColumn int) []pair {
	var list []pair
	for a := range f.columns {
		for b := a + 1; b < len(f.columns); b++ {
			wanted := len(f.columns) <= maxPairedColumns || a == targetColumn || b == targetColumn
			if wanted && f.usable(a) && f.usable(b) {
				list = append(list, pair{a: a, b: b})
			}
		}
	}
	return list
}

// strength is the absolute value by which pairs are ordered.
func (f *pairFrame) strength(a, b int) float64 {
	x, y := f.columns[a], f.columns[b]
	switch {
	case x.Numbers != nil && y.Numbers != nil:
		p := math.Abs(f.correlation(x.Numbers, y.Numbers))
		return max(p, math.Abs(f.correlation(f.ranks[a], f.ranks[b])))
	case x.Numbers != nil:
		return correlationRatio(y.Codes, len(y.Levels), x.Numbers, nil)
	case y.Numbers != nil:
		return correlationRatio(x.Codes, len(x.Levels), y.Numbers, nil)
	}
	return cramersV(x.Codes, len(x.Levels), y.Codes, len(y.Levels), nil)
}

// measure returns the associations of a pair with their intervals.
func (f *pairFrame) measure(a, b int) []Association {
	x, y := f.columns[a], f.columns[b]
	one := func(measure string, value, lo, hi float64) Association {
		return Association{A: x.Name, B: y.Name, Measure: measure, Value: value, Lo: lo, Hi: hi}
	}
	if x.Numbers != nil && y.Numbers != nil {
		p := f.correlation(x.Numbers, y.Numbers)
		pLo, pHi := fisher(p, pearsonVariance(p, f.x, f.y))
		s := f.rankCorrelation(a, b)
		sLo, sHi := fisher(s, spearmanVariance(s, f.x, f.y))
		return []Association{one("pearson", p, pLo, pHi), one("spearman", s, sLo, sHi)}
	}
	if x.Numbers == nil && y.Numbers == nil {
		between := func(part func(contingency) float64) func(func(int) bool) float64 {
			return func(out func(int) bool) float64 {
				return part(newContingency(x.Codes, len(x.Levels), y.Codes, len(y.Levels), out))
			}
		}
		ofY := between(func(c contingency) float64 { u, _ := c.theilsU(); return u })
		ofX := between(func(c contingency) float64 { _, u := c.theilsU(); return u })
		there := Association{A: x.Name, B: y.Name, Measure: "theils-u"}
		back := Association{A: y.Name, B: x.Name, Measure: "theils-u"}
		v := Association{A: x.Name, B: y.Name, Measure: "cramers-v"}
		return []Association{v.measured(between(contingency.cramersV)), there.measured(ofY), back.measured(ofX)}
	}
	codes, levels, numbers := y.Codes, len(y.Levels), x.Numbers
	if y.Numbers != nil {
		codes, levels, numbers = x.Codes, len(x.Levels), y.Numbers
	}
	ratio := Association{A: x.Name, B: y.Name, Measure: "correlation-ratio"}
	return []Association{ratio.measured(func(out func(int) bool) float64 { return correlationRatio(codes, levels, numbers, out) })}
}

// rankCorrelation is Spearman's coefficient of two columns of numbers, of which f.x and f.y are those of the rows where both are there.
// It leaves their ranks in f.x and f.y.
func (f *pairFrame) rankCorrelation(a, b int) float64 {
	if len(f.x) == f.rows && f.ranks[a] != nil && f.ranks[b] != nil {
		return f.correlation(f.ranks[a], f.ranks[b])
	}
	return f.correlation(sketch.Ranks(slices.Clone(f.x)), sketch.Ranks(slices.Clone(f.y)))
}

// measured fills value and interval of a measure that can leave rows out.
func (a Association) measured(of func(out func(row int) bool) float64) Association {
	a.Value = of(nil)
	a.Lo, a.Hi = jackknife(a.Value, of)
	return a
}
