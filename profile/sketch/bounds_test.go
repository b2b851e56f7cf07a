package sketch

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// mostMisses is how often in a thousand a bound of 99.9 % may miss the truth: one time is expected, seven come by chance in
// one of 100,000 tests.
const mostMisses = 6

// TestDistinctBoundsHoldTheTruth counts the seeds for which the interval misses the number of distinct hashes.
func TestDistinctBoundsHoldTheTruth(t *testing.T) {
	for _, test := range []struct {
		budget, distinct int
		rows             int64 // of which the distinct ones are some
		seeds            int
	}{
		{2000, 2001, 2001, 1000},
		{2000, 2500, 2600, 1000},
		{2000, 30_000, 30_000, 1000},
		{100, 16_384, 1 << 40, 1000},
		{2000, 120_000, 1 << 40, 1000},
		{2000, 1_000_000, 1_000_010, 60},
	} {
		misses := 0
		for seed := range test.seeds {
			d := NewDistinct(test.budget)
			for i := range test.distinct {
				d.Add(Mix(uint64(seed)<<32 + uint64(i)))
			}
			e := d.Estimate(test.rows)
			if e.Lo > float64(test.distinct) || e.Hi < float64(test.distinct) {
				misses++
			}
			if e.Lo > e.Value || e.Value > e.Hi || e.Hi > float64(test.rows) || e.Lo <= float64(test.budget) {
				t.Fatalf("%+v: %+v", test, e)
			}
		}
		if misses > mostMisses {
			t.Errorf("%+v: %d of %d intervals miss the truth", test, misses, test.seeds)
		}
	}
}

// TestDuplicateBoundsHoldTheTruth does the same for rows met before.
func TestDuplicateBoundsHoldTheTruth(t *testing.T) {
	for name, test := range map[string]struct{ rows, distinct int }{
		"none":             {20_000, 20_000},
		"few":              {20_000, 19_950},
		"pairs":            {20_000, 10_000},
		"large groups":     {20_000, 1500},
		"one in a hundred": {20_000, 19_800},
	} {
		misses := 0
		for seed := range 1000 {
			r := NewRows(1000)
			hashes := make([]uint64, test.rows)
			for i := range hashes {
				hashes[i] = Mix(uint64(seed)<<32 + uint64(i%test.distinct))
			}
			r.AddAll(hashes)
			truth := float64(test.rows - test.distinct)
			e := r.Duplicates()
			if e.Lo > truth || e.Hi < truth {
				misses++
			}
			if e.Lo > e.Value || e.Value > e.Hi || e.Lo < 0 || e.Hi >= float64(test.rows) {
				t.Fatalf("%s: %+v", name, e)
			}
		}
		if misses > mostMisses {
			t.Errorf("%s: %d of 1000 intervals miss the truth", name, misses)
		}
	}
}

// TestQuantileErrorHolds asks for quantiles of numbers that are hard for bins: each lies between the order statistics on
// both sides of it, widened by the error that is stated for them.
func TestQuantileErrorHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	sign := func() float64 { return float64(2*r.IntN(2) - 1) }
	for name, draw := range map[string]func() float64{
		"normal":                   r.NormFloat64,
		"Cauchy":                   func() float64 { return r.NormFloat64() / r.NormFloat64() },
		"all magnitudes":           func() float64 { return sign() * math.Pow(10, 600*r.Float64()-300) },
		"negative, heavy":          func() float64 { return -math.Exp(20 * r.NormFloat64()) },
		"tiny":                     func() float64 { return sign() * 1e-300 * r.ExpFloat64() },
		"subnormal":                func() float64 { return sign() * 1e-310 * r.Float64() },
		"two peaks around 0":       func() float64 { return sign() * (1 + 1e-3*r.Float64()) },
		"far from 0":               func() float64 { return -1e15 + float64(r.IntN(1000)) },
		"mostly 0":                 func() float64 { return float64(r.IntN(10)/9) * sign() * r.ExpFloat64() },
		"one value and two others": func() float64 { return []float64{7, 7, 7, 7, 7, -7e9, 7e-9}[r.IntN(7)] },
		"edges of bins":            func() float64 { return sign() * math.Ldexp(1+float64(r.IntN(128))/128, r.IntN(40)-20) },
		"just below edges": func() float64 {
			return sign() * math.Nextafter(math.Ldexp(1+float64(r.IntN(128))/128, r.IntN(40)-20), 0)
		},
		"largest": func() float64 { return sign() * math.MaxFloat64 * (1 - r.Float64()/4) },
	} {
		const n = 5000
		xs := make([]float64, n)
		for i := range xs {
			xs[i] = draw()
		}
		q := NewQuantiles(10)
		q.Add(xs)
		d := q.Distribution()
		slices.Sort(xs)
		if d.Error <= 0 || d.N != n {
			t.Fatalf("%s: error %v of %d numbers", name, d.Error, d.N)
		}
		const least = 0x1p-1022 // what is closer to 0 counts as 0
		for k := range 400 {
			p := float64(k) / 399
			at := int(p * (n - 1))
			low, high := xs[at], xs[min(at+1, n-1)]
			got := d.Quantile(p)
			if got < low-d.Error*math.Abs(low)-least || got > high+d.Error*math.Abs(high)+least || got < xs[0] || got > xs[n-1] {
				t.Errorf("%s: quantile %v is %v, of numbers between %v and %v", name, p, got, low, high)
			}
		}
	}
}
