package profile

import (
	"cmp"
	"context"
	"math"
	"slices"

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
// and Spearman's coefficient, two of codes Cramér's V with Bergsma's correction, a mixed pair
// the correlation ratio with Kelley's correction.
func associations(ctx context.Context, t target.Table, workers int) ([]Association, error) {
	if len(t.Columns) > maxPairedColumns && t.Target < 0 {
		return []Association{}, nil
	}
	f := newPairFrame(t)
	pairs := f.pairs(t.Target)
	if err := each(ctx, workers, len(t.Columns), func(i int) error { f.rank(i); return nil }); err != nil {
		return nil, err
	}
	const some = 64 // pairs at a time
	err := each(ctx, workers, (len(pairs)+some-1)/some, func(i int) error {
		own := f.own()
		for j := i * some; j < min((i+1)*some, len(pairs)); j++ {
			pairs[j].strength = own.strength(pairs[j].a, pairs[j].b)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	pairs = slices.DeleteFunc(pairs, func(p pair) bool { return !(p.strength > 0) })
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.strength, a.strength) })
	pairs = pairs[:min(len(pairs), maxPairs)]
	measured := make([][]Association, len(pairs))
	err = each(ctx, workers, len(pairs), func(i int) error {
		measured[i] = f.own().measure(pairs[i].a, pairs[i].b)
		return nil
	})
	return append([]Association{}, slices.Concat(measured...)...), err
}

// A pairFrame is the rows and columns that associations are measured on.
type pairFrame struct {
	columns []target.Column
	ranks   [][]float64 // of each column of numbers
	rows    int
	x, y    []float64 // scratch
}

// newPairFrame cuts the table to the rows with the smallest hashes.
func newPairFrame(t target.Table) *pairFrame {
	rows := pairRows(t.RowHash)
	f := &pairFrame{rows: len(rows), columns: make([]target.Column, len(t.Columns)), ranks: make([][]float64, len(t.Columns))}
	for i, c := range t.Columns {
		if c.Skip != "" && i != t.Target {
			continue
		}
		cut := target.Column{Name: c.Name, Levels: c.Levels}
		if c.Numbers != nil {
			cut.Numbers = make([]float64, len(rows))
			for j, r := range rows {
				cut.Numbers[j] = c.Numbers[r]
			}
		} else if len(c.Levels) <= maxLevels && len(c.Levels) > 1 {
			cut.Codes = make([]int32, len(rows))
			for j, r := range rows {
				cut.Codes[j] = c.Codes[r]
			}
		}
		f.columns[i] = cut
	}
	return f
}

// rank ranks the numbers of a column, if it has any.
func (f *pairFrame) rank(i int) {
	if x := f.columns[i].Numbers; x != nil {
		f.ranks[i] = ranks(x)
	}
}

// own returns the frame with scratch of its own, for another goroutine.
func (f *pairFrame) own() *pairFrame {
	return &pairFrame{columns: f.columns, ranks: f.ranks, rows: f.rows}
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
		n := float64(len(f.x))
		s := f.correlation(ranks(slices.Clone(f.x)), ranks(slices.Clone(f.y)))
		pLo, pHi := fisher(p, 1/(n-3))
		sLo, sHi := fisher(s, 1.06/(n-3))
		return []Association{one("pearson", p, pLo, pHi), one("spearman", s, sLo, sHi)}
	}
	name, of := "cramers-v", func(out func(row int) bool) float64 {
		return cramersV(x.Codes, len(x.Levels), y.Codes, len(y.Levels), out)
	}
	if x.Numbers != nil {
		name, of = "correlation-ratio", func(out func(int) bool) float64 {
			return correlationRatio(y.Codes, len(y.Levels), x.Numbers, out)
		}
	} else if y.Numbers != nil {
		name, of = "correlation-ratio", func(out func(int) bool) float64 {
			return correlationRatio(x.Codes, len(x.Levels), y.Numbers, out)
		}
	}
	v := of(nil)
	lo, hi := jackknife(v, of)
	return []Association{one(name, v, lo, hi)}
}
