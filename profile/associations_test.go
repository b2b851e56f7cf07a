package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestAssociations(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	names := []string{"x", "line", "square", "noise", "band", "band2", "dice", "many"}
	columns := make([][]any, len(names))
	for range 2000 {
		x := r.NormFloat64()
		band := []string{"low", "middle", "high"}[min(max(int(x+1.5), 0), 2)]
		for c, v := range []any{x, -3 * x, x * x * x, r.NormFloat64(), band, band + " one", fmt.Sprint("face ", r.IntN(6)), fmt.Sprint("v ", r.IntN(90))} {
			columns[c] = append(columns[c], v)
		}
	}
	found := map[string]Association{}
	list := compute(t, record(names, columns...), Options{}).Associations
	for _, a := range list {
		found[a.A+" "+a.B+" "+a.Measure] = a
		if a.Lo > a.Value || a.Hi < a.Value || math.Abs(a.Value) > 1 {
			t.Errorf("%+v", a)
		}
	}
	tests := []struct {
		pair        string
		least, most float64
	}{
		{"x line pearson", -1, -1 + 1e-12},
		{"x square spearman", 1 - 1e-12, 1},
		{"x square pearson", 0.7, 0.85},
		{"x band correlation-ratio", 0.8, 0.95},
		{"band band2 cramers-v", 1 - 1e-12, 1},
		{"x noise pearson", -0.08, 0.08},
		{"dice many cramers-v", 0, 0.05},
		{"x many correlation-ratio", 0, 0.1},
	}
	for _, test := range tests {
		a := found[test.pair] // a pair without any association is not listed
		if a.Value < test.least || a.Value > test.most {
			t.Errorf("%s: %+v", test.pair, a)
		}
	}
	if a := list[0]; math.Abs(a.Value) < 0.999 {
		t.Errorf("the first pair is %+v", a)
	}
}

// TestDisguisedValuesTakeNoPart would find −0.9 with the sentinel.
func TestDisguisedValuesTakeNoPart(t *testing.T) {
	var a, b []any
	for i := range 400 {
		x, y := float64(i%97), float64(i%89)
		if i%8 == 0 {
			x, y = -999, -999
		}
		a, b = append(a, x), append(b, y)
	}
	for _, found := range compute(t, record([]string{"a", "b"}, a, b), Options{}).Associations {
		if math.Abs(found.Value) > 0.3 {
			t.Errorf("%+v", found)
		}
	}
}

func TestWideTablesMeasureTheTargetOnly(t *testing.T) {
	names, columns := make([]string, 210), make([][]any, 210)
	r := rand.New(rand.NewPCG(1, 1))
	for c := range columns {
		names[c] = fmt.Sprint("c", c)
		columns[c] = fill(40, func(int) any { return r.NormFloat64() })
	}
	rec := record(names, columns...)
	if got := compute(t, rec, Options{}).Associations; len(got) != 0 {
		t.Errorf("%d associations without a target", len(got))
	}
}
