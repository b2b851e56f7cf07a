package profile

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

// TestIntervalsHoldTheTruth draws samples of a population whose coefficients are known from half a million of it, and counts how often
// the 95 % interval holds them. By the formulas for normal numbers it would do so in 73 draws with heavy tails.
func TestIntervalsHoldTheTruth(t *testing.T) {
	heavy := func(r *rand.Rand) (x, y float64) {
		common := math.Exp(1.1 * r.NormFloat64())
		return common * math.Exp(0.8*r.NormFloat64()), common * math.Exp(0.8*r.NormFloat64())
	}
	for _, tt := range []struct {
		name  string
		draw  func(r *rand.Rand) (x, y float64)
		least int // of 200 draws of 1,000 rows
	}{
		{"normal", func(r *rand.Rand) (x, y float64) {
			x = r.NormFloat64()
			return x, 0.6*x + 0.8*r.NormFloat64()
		}, 185},
		{"heavy tails", heavy, 160},
		{"counts with ties", func(r *rand.Rand) (x, y float64) {
			x, y = heavy(r)
			return math.Floor(x), math.Floor(2 * y)
		}, 160},
		{"a few groups far apart", func(r *rand.Rand) (x, y float64) {
			g := 0.0
			if r.IntN(200) == 0 {
				g = 30
			}
			return g + r.NormFloat64(), g + r.NormFloat64()
		}, 160},
		{"equal but for a few rows", func(r *rand.Rand) (x, y float64) {
			x = r.NormFloat64()
			if r.IntN(50) == 0 {
				return x, r.NormFloat64()
			}
			return x, x
		}, 160},
	} {
		r := rand.New(rand.NewPCG(7, 11))
		drawn := func(n int) (x, y []float64) {
			for range n {
				a, b := tt.draw(r)
				x, y = append(x, a), append(y, b)
			}
			return x, y
		}
		x, y := drawn(500_000)
		pearson := (&pairFrame{}).correlation(x, y)
		spearman := (&pairFrame{}).correlation(sketch.Ranks(x), sketch.Ranks(y))
		holdsP, holdsS := 0, 0
		for range 200 {
			f := &pairFrame{}
			x, y := drawn(1000)
			p := f.correlation(x, y)
			if lo, hi := fisher(p, pearsonVariance(p, f.x, f.y)); lo <= pearson && pearson <= hi {
				holdsP++
			}
			s := f.correlation(sketch.Ranks(x), sketch.Ranks(y))
			if lo, hi := fisher(s, spearmanVariance(s, f.x, f.y)); lo <= spearman && spearman <= hi {
				holdsS++
			}
		}
		if holdsP < tt.least || holdsS < 180 {
			t.Errorf("%s: Pearson's interval holds the truth in %d of 200 draws, want %d; Spearman's in %d, want 180", tt.name, holdsP, tt.least, holdsS)
		}
		t.Logf("%s %d %d (%.3f %.3f)", tt.name, holdsP, holdsS, pearson, spearman)
	}
}
