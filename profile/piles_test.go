package profile

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gonum.org/v1/gonum/stat"
)

// numericOf profiles one column of numbers.
func numericOf(t *testing.T, cells []any) *Numeric {
	t.Helper()
	n := compute(t, record([]string{"x"}, cells), Options{}).Columns[0].Numeric
	if n == nil {
		t.Fatal("no numbers")
	}
	return n
}

func TestHeaping(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	tests := []struct {
		name  string
		cell  func(i int) any
		step  float64 // 0 for none
		share float64
	}{
		{"weights, half of them guessed to five", func(i int) any {
			if i%2 == 0 {
				return 50 + 5*r.IntN(20)
			}
			return 50 + r.IntN(100)
		}, 5, 0.6},
		{"salaries, most in thousands", func(i int) any {
			if i%10 > 2 {
				return 1000 * (20 + r.IntN(200))
			}
			return 20_000 + r.IntN(200_000)
		}, 1000, 0.7},
		{"heights in halves of a centimetre beside tenths", func(i int) any {
			if i%3 > 0 {
				return float64(300+r.IntN(100)) / 2
			}
			return float64(1500+r.IntN(500)) / 10
		}, 0.5, 0.73},
		{"even digits", func(int) any { return r.IntN(500) }, 0, 0},
		{"all of them multiples of five", func(int) any { return 5 * r.IntN(100) }, 0, 0},
		{"quarters", func(int) any { return float64(r.IntN(900)) / 4 }, 0, 0},
		{"floating numbers", func(int) any { return r.NormFloat64() }, 0, 0},
		{"many digits beside few, as money of all sizes has", func(int) any { return math.Round(math.Exp(r.NormFloat64()*3)*100) / 100 }, 0, 0},
	}
	for _, test := range tests {
		h := numericOf(t, fill(2000, test.cell)).Heaping
		switch {
		case h == nil:
			if test.step != 0 {
				t.Errorf("%s: none found", test.name)
			}
		case h.Step != test.step || math.Abs(h.Share-test.share) > 0.03:
			t.Errorf("%s: %+v", test.name, h)
		}
	}
}

func TestBoundsAndSpikes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	tests := []struct {
		name   string
		cell   func(i int) any
		bounds []Bound
		spikes []Spike
	}{
		{"cut at the top", func(int) any { return min(math.Round(math.Exp(r.NormFloat64()+11)), 200_000) }, []Bound{{200_000, "top", 0, 0}}, nil},
		{"cut below", func(int) any { return max(r.NormFloat64(), -1) }, []Bound{{-1, "bottom", 0, 0}}, nil},
		{"cut at both ends", func(int) any { return min(max(80+25*r.NormFloat64(), 40), 120) }, []Bound{{40, "bottom", 0, 0}, {120, "top", 0, 0}}, nil},
		{"one end too seldom", func(i int) any { return either(i%1000 == 3, any(-20.0), any(min(80+25*r.NormFloat64(), 120))) }, []Bound{{120, "top", 0, 0}}, nil},
		{"set to a limit, with exceptions", func(i int) any {
			v := math.Round(math.Exp(0.5*r.NormFloat64() + 11))
			return either(i%500 == 7, 151_000+v, min(v, 100_000))
		}, []Bound{{100_000, "top", 0, 6}}, nil},
		{"below what can be measured, with exceptions", func(i int) any {
			return either(i%600 == 7, any(r.Float64()/1000), any(max(math.Exp(r.NormFloat64()), 0.2)))
		}, []Bound{{0.2, "bottom", 0, 5}}, nil},
		{"a favourite far out in a thin tail", func(i int) any { return either(i%100 == 0, any(4.0), any(r.ExpFloat64())) }, nil, nil},
		{"each of many numbers again and again", func(i int) any { return either(i%2 == 0, any(math.Sqrt(float64(2+i%40))), any(2+r.Float64())) }, nil, nil},
		{"percentages of many that are whole", func(int) any { return min(100*r.Float64()+30, 100) }, nil, nil},
		{"shares", func(int) any { return min(r.Float64()+0.3, 1) }, nil, nil},
		{"rain has many zeros", func(int) any { return max(r.NormFloat64(), 0) }, nil, nil},
		{"few values", func(int) any { return min(r.IntN(12), 9) }, nil, nil},
		{"nothing of the kind", func(int) any { return r.NormFloat64() }, nil, nil},
		{"one value of a twentieth", func(i int) any {
			if i%12 == 0 {
				return 1.25
			}
			return r.NormFloat64()
		}, nil, []Spike{{Value: 1.25}}},
	}
	for _, test := range tests {
		n := numericOf(t, fill(3000, test.cell))
		if diff := cmp.Diff(test.bounds, n.Bounds, cmpopts.IgnoreFields(Bound{}, "Count")); diff != "" {
			t.Errorf("%s: bounds %s", test.name, diff)
		}
		if diff := cmp.Diff(test.spikes, n.Spikes, cmpopts.IgnoreFields(Spike{}, "Count", "Typical")); diff != "" {
			t.Errorf("%s: spikes %s", test.name, diff)
		}
	}
}

// TestFilledIn takes the mean or the median of the others for one cell in ten.
func TestFilledIn(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	others := make([]float64, 900)
	cells := make([]any, 1000)
	for i := range others {
		others[i] = math.Exp(r.NormFloat64())
		cells[i] = others[i]
	}
	slices.Sort(others)
	for _, test := range []struct {
		want  string
		value float64
	}{{"mean", stat.Mean(others, nil)}, {"median", (others[449] + others[450]) / 2}, {"", 5}} {
		for i := range 100 {
			cells[900+i] = test.value
		}
		n := numericOf(t, cells)
		if len(n.Spikes) != 1 || n.Spikes[0].Equals != test.want || n.Spikes[0].Count != 100 {
			t.Errorf("%s: %+v", test.want, n.Spikes)
		}
	}
}

func TestDecimals(t *testing.T) {
	tests := []struct {
		name  string
		cells []any
		want  int
	}{
		{"whole", cycle(10, 1, 2, 3), 0},
		{"tenths", cycle(10, 1.5, 2.0, 3.0), 1},
		{"thousands", cycle(10, 1000, 20_000, 0), -3},
		{"fractions", cycle(10, 0.125, 0.0001), 4},
		{"zeros alone", cycle(10, 0.0, 0.0, math.Inf(1)), 0},
	}
	for _, test := range tests {
		if got := numericOf(t, test.cells).Decimals; got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}
