package profile

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

func TestEdges(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	cutAt := func(most float64, draw func() float64) func(int) any {
		return func(int) any {
			for {
				if v := draw(); v <= most {
					return math.Round(100*v) / 100
				}
			}
		}
	}
	score := func() float64 { return 80 + 25*r.NormFloat64() }
	tests := []struct {
		name string
		cell func(i int) any
		ends string
	}{
		{"scores cut off at 100", cutAt(100, score), "top"},
		{"cut off below", func(i int) any { return -cutAt(100, score)(i).(float64) }, "bottom"},
		{"cities of 100,000 people and more", func(int) any { return int(1e5 * math.Pow(r.Float64(), -1/1.2)) }, "bottom"},
		{"loans of up to 35,000", func(int) any { return int(min(35_000-math.Abs(9000*r.NormFloat64()), 35_000)) }, "top"},
		{"scores in full", func(int) any { return score() }, ""},
		{"cut off far out", cutAt(150, score), ""},
		{"piled up at the end, which is a bound", func(int) any { return min(score(), 100) }, ""},
		{"evenly spread", func(int) any { return 50 + 50*r.Float64() }, ""},
		{"lengths of time, which begin at 0", func(int) any { return r.ExpFloat64() }, ""},
		{"nearly at 0", func(int) any { return 0.01 + r.ExpFloat64() }, ""},
		{"heavy tails on both sides", func(int) any { return r.NormFloat64() / r.NormFloat64() }, ""},
		{"incomes", func(int) any { return math.Exp(10 + 0.8*r.NormFloat64()) }, ""},
		{"few whole numbers", func(int) any { return int(20 - math.Abs(6*r.NormFloat64())) }, ""},
	}
	for _, test := range tests {
		var ends []string
		for _, e := range numericOf(t, fill(3000, test.cell)).Edges {
			ends = append(ends, e.End)
			if e.Share <= 0 || e.Share > 0.5 {
				t.Errorf("%s: %+v", test.name, e)
			}
		}
		if got := strings.Join(ends, " "); got != test.ends {
			t.Errorf("%s: edges %q, want %q", test.name, got, test.ends)
		}
	}
}

// A number far before the others is no reason to count its way to them step by step.
func TestEdgesBehindAnOutlier(t *testing.T) {
	p := []sketch.Point{{Value: -1e30, N: 1}}
	for i := range 1000 {
		p = append(p, sketch.Point{Value: float64(i) / 7, N: 1})
	}
	if got := edges(p, false); len(got) != 0 {
		t.Errorf("got %v, want none", got)
	}
}
