package sketch

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(got, want, tolerance float64) bool {
	return got == want || math.Abs(got-want) <= tolerance*max(math.Abs(want), 1e-300)
}

// exactMoments is the twin of MomentsOf in exact arithmetic.
func exactMoments(xs []float64) (mean, m2, m3, m4 float64) {
	rat := func(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }
	sum, n := new(big.Rat), rat(float64(len(xs)))
	for _, x := range xs {
		sum.Add(sum, rat(x))
	}
	m := sum.Quo(sum, n)
	sums := [3]*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat)}
	for _, x := range xs {
		d := new(big.Rat).Sub(rat(x), m)
		p := new(big.Rat).Set(d)
		for i := range sums {
			p.Mul(p, d)
			sums[i].Add(sums[i], p)
		}
	}
	mean, _ = m.Float64()
	m2, _ = sums[0].Float64()
	m3, _ = sums[1].Float64()
	m4, _ = sums[2].Float64()
	return mean, m2, m3, m4
}

func TestMoments(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	draws := map[string]func() float64{
		"normal":         r.NormFloat64,
		"exponential":    r.ExpFloat64,
		"far from 0":     func() float64 { return 1e9 + r.NormFloat64() + r.ExpFloat64() },
		"heavy":          func() float64 { return math.Exp(3 * r.NormFloat64()) },
		"mostly at zero": func() float64 { return float64(r.IntN(20)/19) * r.ExpFloat64() },
	}
	for name, draw := range draws {
		xs := make([]float64, 500)
		for i := range xs {
			xs[i] = draw()
		}
		mean, m2, m3, m4 := exactMoments(xs)
		var merged Moments
		for from := 0; from < len(xs); {
			to := min(from+1+r.IntN(100), len(xs))
			merged.Merge(MomentsOf(xs[from:to]))
			from = to
		}
		for how, m := range map[string]Moments{"whole": MomentsOf(xs), "merged": merged} {
			const tolerance = 1e-12
			if !near(m.Mean, mean, tolerance) || !near(m.M2, m2, tolerance) || !near(m.M3, m3, 100*tolerance) || !near(m.M4, m4, tolerance) ||
				m.Min != slices.Min(xs) || m.Max != slices.Max(xs) || m.N != 500 {
				t.Errorf("%s, %s: %+v, twin %v %v %v %v", name, how, m, mean, m2, m3, m4)
			}
		}
	}
}

func TestMomentsOfLittle(t *testing.T) {
	for name, xs := range map[string][]float64{
		"none": nil, "one": {3}, "two equal": {5, 5}, "huge": {math.MaxFloat64, -math.MaxFloat64, 1},
		"equal with rounding": {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1},
	} {
		m := MomentsOf(xs)
		for _, v := range []float64{m.SD(), m.Skewness(), m.Kurtosis()} {
			if math.IsNaN(v) || math.IsInf(v, 0) || name != "huge" && math.Abs(v) > 1e-15 {
				t.Errorf("%s: %v", name, v)
			}
		}
	}
}

func TestQuantiles(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for _, n := range []int{1, 2, 1000, 1001, 20_000} {
		xs := make([]float64, n)
		for i := range xs {
			xs[i] = math.Round(100*r.NormFloat64()*math.Exp(2*r.NormFloat64())) / 100
		}
		whole := NewQuantiles(1000)
		whole.Add(xs)
		merged := NewQuantiles(1000)
		split(r, n, func(from, to int) {
			q := NewQuantiles(1000)
			half := (from + to) / 2
			q.Add(xs[from:half])
			counts := map[float64]int64{}
			for _, x := range xs[half:to] {
				counts[x]++
			}
			for x, n := range counts {
				q.AddCount(x, n)
			}
			merged.Merge(q)
		})
		d := whole.Distribution()
		if got := merged.Distribution(); !slices.Equal(got.Points, d.Points) || got.Error != d.Error {
			t.Errorf("n = %d: merged and whole differ", n)
		}
		sorted := slices.Clone(xs)
		slices.Sort(sorted)
		for _, p := range []float64{0, 0.01, 0.25, 0.5, 0.9, 0.99, 1} {
			k := int(p * float64(n-1))
			low, high := sorted[k], sorted[min(k+1, n-1)]
			got := d.Quantile(p)
			if got < low-binError*math.Abs(low)-1e-12 || got > high+binError*math.Abs(high)+1e-12 {
				t.Errorf("n = %d: quantile %v is %v, twin between %v and %v", n, p, got, low, high)
			}
			if at := p * float64(n-1); d.Error == 0 && !near(got, low+(at-float64(k))*(high-low), 1e-12) {
				t.Errorf("n = %d: quantile %v is %v, not exact", n, p, got)
			}
		}
		if (n > 1000) != (d.Error > 0) || d.N != int64(n) {
			t.Errorf("n = %d: error %v of %d numbers", n, d.Error, d.N)
		}
	}
}

func TestQuantilesOfExtremes(t *testing.T) {
	q := NewQuantiles(2)
	q.Add([]float64{math.MaxFloat64, -math.MaxFloat64, 0, 5e-324, -5e-324, 1e-300, 1})
	d := q.Distribution()
	if d.N != 7 || !near(d.Points[0].Value, -math.MaxFloat64, binError) || !near(d.Points[len(d.Points)-1].Value, math.MaxFloat64, binError) {
		t.Errorf("%+v", d.Points)
	}
	if got := d.Quantile(0.5); got != 0 {
		t.Errorf("median %v", got)
	}
}

func TestOutliers(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	for _, budget := range []int{100_000, 10} {
		xs := make([]float64, 20_000)
		for i := range xs {
			xs[i] = 50 + 10*r.NormFloat64()
		}
		all := NewQuantiles(len(xs))
		all.Add(xs)
		exactly := all.Distribution()
		q := NewQuantiles(budget)
		q.Add(xs)
		got, want := q.Distribution().Outliers(1.5), exactly.Outliers(1.5)
		if !want.IsExact() || got.Lo > want.Value || got.Hi < want.Value || got.Lo > got.Value || got.Value > got.Hi {
			t.Errorf("budget %d: %+v, twin %+v", budget, got, want)
		}
	}
}

func TestHistogram(t *testing.T) {
	tests := []struct {
		name  string
		xs    []float64
		whole bool
		want  []float64
	}{
		{"none", nil, false, nil},
		{"one value", []float64{3, 3, 3}, false, []float64{3, 3}},
		{"one whole value", []float64{3, 3, 3}, true, []float64{3, 4}},
		{"whole", []float64{0, 1, 2, 3, 4}, true, []float64{0, 1, 2, 3, 4, 5}},
		{"unit", []float64{0, 0.3, 0.99}, false, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{"negative", []float64{-7, 3}, false, []float64{-8, -6, -4, -2, 0, 2, 4}},
		{"huge", []float64{-math.MaxFloat64, math.MaxFloat64}, false, nil},
		{"beside each other", []float64{1e17, 1e17 + 16}, false, []float64{1e17, 1e17 + 16}},
	}
	for _, test := range tests {
		q := NewQuantiles(100)
		q.Add(test.xs)
		d := q.Distribution()
		edges := d.Edges(test.whole)
		if !slices.Equal(edges, test.want) {
			t.Errorf("%s: edges %v, want %v", test.name, edges, test.want)
		}
	}
}

func TestHistogramHoldsEveryNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 7))
	for i := range 500 {
		xs := make([]float64, 1+r.IntN(300))
		scale := math.Pow10(r.IntN(30) - 15)
		for i := range xs {
			xs[i] = r.NormFloat64() * scale
			if i%2 == 0 {
				xs[i] = math.Round(xs[i])
			}
		}
		whole := i%3 == 0
		if whole {
			for i := range xs {
				xs[i] = math.Round(xs[i])
			}
		}
		q := NewQuantiles(1000)
		q.Add(xs)
		d := q.Distribution()
		edges := d.Edges(whole)
		var sum int64
		for _, n := range d.Counts(edges) {
			sum += n
		}
		if sum != int64(len(xs)) || len(edges) > 31 || !slices.IsSorted(edges) {
			t.Errorf("%d of %d numbers between %v", sum, len(xs), edges)
		}
	}
}
