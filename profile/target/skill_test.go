package target

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The fast measures of two classes are those that compare every pair and take a logarithm of every row.
func TestTwoClassesAreJudgedAsPairByPair(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	tests := []struct {
		name  string
		score func() float64
	}{
		{"different", rng.NormFloat64},
		{"tied", func() float64 { return float64(rng.IntN(3)) - 1 }},
		{"one", func() float64 { return -0.5 }},
		{"sure", func() float64 { return 900 * rng.NormFloat64() }},
		{"zeros of both signs", func() float64 { return math.Copysign(0, rng.NormFloat64()) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := &goal{classes: 2}
			var rows []int32
			var raw []float64
			for i := range 700 {
				g.class = append(g.class, int32(rng.IntN(2)))
				rows = append(rows, int32(i))
				raw = append(raw, test.score())
			}
			var loss, won, pairs float64
			for i, row := range rows {
				z := raw[i] * float64(2*g.class[row]-1)
				loss += (max(-z, 0) + math.Log1p(math.Exp(-math.Abs(z)))) / float64(len(rows))
				for j, other := range rows {
					if g.class[row] == 1 && g.class[other] == 0 {
						pairs++
						switch {
						case raw[i] > raw[j]:
							won++
						case raw[i] == raw[j]:
							won += 0.5
						}
					}
				}
			}
			o := g.judgeBinary(rows, raw)
			if want := 2*won/pairs - 1; math.Abs(o.skill-want) > 1e-12 {
				t.Errorf("skill %v, want %v", o.skill, want)
			}
			if math.Abs(o.loss-loss) > 1e-9*loss {
				t.Errorf("loss %v, want %v", o.loss, loss)
			}
		})
	}
}

func TestSortableKeepsTheOrder(t *testing.T) {
	values := []float64{math.Inf(-1), -1e300, -2, -1, -1e-300, 0, 1e-300, 1, 2, 1e300, math.Inf(1)}
	var got []uint64
	for i, v := range values {
		got = append(got, sortable(v, window, 200-i))
	}
	if !slices.IsSorted(got) {
		t.Errorf("%x", got)
	}
	if a, b := sortable(1, window, 3), sortable(1, window, 4); a >= b || a%window != 3 {
		t.Errorf("%x, %x", a, b)
	}
}
