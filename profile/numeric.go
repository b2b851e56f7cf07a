package profile

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// quantileKeys are the keys of Numeric.Quantiles.
var quantileKeys = [...]struct {
	key string
	p   float64
}{{"0.01", 0.01}, {"0.05", 0.05}, {"0.25", 0.25}, {"0.5", 0.5}, {"0.75", 0.75}, {"0.95", 0.95}, {"0.99", 0.99}}

// measureNumbers fills Numeric and Histogram of a column of numbers.
func (f *facts) measureNumbers() {
	if !f.c.storage.isNumber() {
		return
	}
	if f.c.values.Counted() {
		f.numbers = sketch.NewDistribution(points(f.values), 0)
	} else {
		f.numbers = f.c.quantiles.Distribution()
	}
	f.whole = f.c.storage == intCells || f.allWhole()
	m := f.moments
	if m.N == 0 {
		return
	}
	d := f.numbers
	n := &Numeric{
		Min: m.Min, Max: m.Max, Mean: bounded(m.Mean, m), SD: m.SD(), Skewness: m.Skewness(), Kurtosis: m.Kurtosis(),
		Zeros: f.c.zeros, Negatives: f.c.negatives, Infinite: f.c.infinite,
		Outliers: d.Outliers(), Quantiles: map[string]float64{}, QuantileError: d.Error,
	}
	for _, q := range quantileKeys {
		n.Quantiles[q.key] = d.Quantile(q.p)
	}
	f.column.Numeric = n
	if edges := d.Edges(f.whole); edges != nil {
		f.column.Histogram = &Histogram{Edges: edges, Counts: d.Counts(edges)}
	}
}

// bounded keeps a mean within the extremes, from which rounding or a sum beyond
// the range of float64 may take it.
func bounded(mean float64, m sketch.Moments) float64 {
	if math.IsNaN(mean) {
		return 0
	}
	return min(max(mean, m.Min), m.Max)
}

// allWhole reports whether all values known are whole numbers.
func (f *facts) allWhole() bool {
	for _, v := range f.values {
		if v.number != math.Trunc(v.number) || math.Abs(v.number) > 1<<53 {
			return false
		}
	}
	return len(f.values) > 0
}
