package profile

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Of many numbers close together and far from 0 the histogram still tells how they lie.
func TestHistogramFarFromZero(t *testing.T) {
	const rows = 120_000
	r := rand.New(rand.NewPCG(8, 9))
	cells := fill(rows, func(int) any { return 1e6 + r.Float64() })
	h := compute(t, record([]string{"x"}, cells), Options{}).Columns[0].Histogram
	if h == nil || len(h.Counts) < 10 || h.Edges[0] < 1e6-0.1 || h.Edges[len(h.Edges)-1] > 1e6+1.1 {
		t.Fatalf("%+v", h)
	}
	var sum int64
	for i, n := range h.Counts {
		sum += n
		inner := i > 0 && i < len(h.Counts)-1
		if want := (h.Edges[i+1] - h.Edges[i]) * rows; inner && math.Abs(float64(n)-want) > 0.1*want {
			t.Errorf("%d numbers from %v to %v, want about %.0f", n, h.Edges[i], h.Edges[i+1], want)
		}
	}
	if math.Abs(float64(sum)-rows) > 0.001*rows {
		t.Errorf("%d numbers in all, want %d", sum, rows)
	}
}
