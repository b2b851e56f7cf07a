package profile

import (
	"math"
	"slices"
	"strconv"
	"strings"

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
		f.numbers = sketch.NewDistribution(f.points(), 0)
	} else {
		f.numbers = f.c.quantiles.Distribution()
	}
	f.whole = f.c.storage == intCells || f.allWhole()
	f.fillNumeric(f.c.zeros, f.c.negatives)
}

// fillNumeric makes Numeric and Histogram of f.moments and f.numbers.
func (f *facts) fillNumeric(zeros, negatives int64) {
	m := f.moments
	if m.N == 0 {
		return
	}
	d := f.numbers
	n := &Numeric{
		Min: m.Min, Max: m.Max, Mean: bounded(m.Mean, m), SD: m.SD(), Skewness: m.Skewness(), Kurtosis: m.Kurtosis(),
		Zeros: zeros, Negatives: negatives, Infinite: f.c.infinite,
		Outliers: d.Outliers(1.5), FarOut: d.Outliers(3), Quantiles: map[string]float64{}, QuantileError: d.Error,
	}
	for _, q := range quantileKeys {
		n.Quantiles[q.key] = d.Quantile(q.p)
	}
	f.column.Numeric = n
	if d.Error*max(-m.Min, m.Max) > (m.Max-m.Min)/coarseBins {
		d = f.sampled(m)
	}
	if edges := d.Edges(f.whole); edges != nil {
		f.column.Histogram = &Histogram{Edges: edges, Counts: d.Counts(edges)}
	}
}

// coarseBins is how many bins of the sketch at least must lie between the extremes for a histogram of them. Numbers close together
// and far from 0, as times since 1970 are, have fewer.
const coarseBins = 20

// sampled is the distribution of the numbers of the sample, scaled up, between the extremes of all.
func (f *facts) sampled(m sketch.Moments) sketch.Distribution {
	points := slices.Concat([]sketch.Point{{Value: m.Min}}, f.points(), []sketch.Point{{Value: m.Max}})
	return sketch.NewDistribution(points, 0)
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

// measureNumberTexts fills Numeric and Histogram of a column whose texts are
// numbers. The cells that are none are left out.
func (f *facts) measureNumberTexts() {
	if !f.c.storage.isText() || f.column.Kind != Integer && f.column.Kind != Decimal && f.column.Kind != Quantity {
		return
	}
	var numbers []value
	for _, v := range f.values {
		if x, ok := f.textNumber(v.text); ok {
			numbers = append(numbers, value{number: x, n: v.n})
		}
	}
	p := points(numbers)
	f.numbers = sketch.NewDistribution(p, 0)
	f.whole = f.column.Kind == Integer || f.column.Kind == Quantity && !slices.ContainsFunc(p, func(q sketch.Point) bool { return q.Value != math.Trunc(q.Value) })
	var zeros, negatives int64
	for _, q := range p {
		f.moments.Merge(sketch.Moments{N: q.N, Min: q.Value, Max: q.Value, Mean: q.Value})
		if q.Value == 0 {
			zeros += q.N
		} else if q.Value < 0 {
			negatives += q.N
		}
	}
	f.fillNumeric(zeros, negatives)
}

// allWholeTexts reports whether every text that is a number is a whole one.
func (f *facts) allWholeTexts() bool {
	for _, v := range f.values {
		if x, ok := numberIn(v.text); ok && (x != math.Trunc(x) || strings.Contains(v.text, ".")) {
			return false
		}
	}
	return true
}

// textNumber returns the number that a text of the column is or, in a column of amounts, begins with.
func (f *facts) textNumber(text string) (v float64, ok bool) {
	if v, ok := numberIn(text); ok || f.column.Kind != Quantity {
		return v, ok
	}
	v, err := strconv.ParseFloat(quantityNumber(text), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// numberIn returns the number that text is, thousands separators aside.
func numberIn(text string) (v float64, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || !isNumber(text) {
		return 0, false
	}
	plain, _ := ungrouped(text)
	v, err := strconv.ParseFloat(plain, 64)
	return v, err == nil && !math.IsInf(v, 0)
}
