package profile

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

// goldens are the closed forms of ../shared/truth, computed there with numpy 2.4.6, scipy 1.17.1 and dython 0.7.12.
type goldens struct {
	Discrete []struct {
		Table   [][]int  `json:"table"`
		Bergsma *float64 `json:"cramers_v_bergsma"`
		I       float64  `json:"MI_nats"`
		IMiller float64  `json:"MI_miller_madow_nats"`
		Hx      float64  `json:"H_x"`
		Hy      float64  `json:"H_y"`
		Uy      float64  `json:"U_y_given_x"`
		Ux      float64  `json:"U_x_given_y"`
	} `json:"discrete"`
	Input    map[string][]float64 `json:"continuous_input"`
	Expected map[string]struct {
		Pearson  float64 `json:"pearson"`
		Spearman float64 `json:"spearman"`
		Eta      float64 `json:"eta"` // of columns with two classes
	} `json:"continuous_expected"`
}

func readGoldens(t *testing.T) (g goldens) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(corpora(t), "../truth/association-goldens.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

func TestContingenciesEqualTheGoldens(t *testing.T) {
	compared := 0
	for _, g := range readGoldens(t).Discrete {
		x, y := codesOf(g.Table)
		c := newContingency(x, len(g.Table), y, len(g.Table[0]), nil)
		plugin, corrected := c.entropies()
		same := func(what string, got, want float64) {
			t.Helper()
			if !(math.Abs(got-want) <= 1e-9) {
				t.Errorf("%s of %v is %.12g, want %.12g", what, g.Table, got, want)
			}
		}
		shared := plugin[0] + plugin[1] - plugin[2]
		same("H(x)", plugin[0], g.Hx)
		same("H(y)", plugin[1], g.Hy)
		same("I", shared, g.I)
		same("I by Miller and Madow", corrected[0]+corrected[1]-corrected[2], g.IMiller)
		same("plug-in U(y|x)", shared/plugin[1], g.Uy)
		same("plug-in U(x|y)", shared/plugin[0], g.Ux)
		ofY, ofX := c.theilsU()
		same("U(y|x)", ofY, g.IMiller/corrected[1])
		same("U(x|y)", ofX, g.IMiller/corrected[0])
		if g.Bergsma != nil {
			same("V", c.cramersV(), *g.Bergsma)
			compared++
		}
	}
	if compared == 0 {
		t.Error("no table has a reference value")
	}
}

func TestCorrelationsEqualTheGoldens(t *testing.T) {
	g := readGoldens(t)
	compared := 0
	for pair, want := range g.Expected {
		a, b, _ := strings.Cut(pair, "->")
		x, y := g.Input[a], g.Input[b]
		if x == nil || y == nil {
			continue
		}
		compared++
		if want.Eta != 0 {
			codes := make([]int32, len(y))
			for i, v := range y {
				codes[i] = int32(v)
			}
			n := float64(len(x))
			corrected := math.Sqrt(max(1-(1-want.Eta*want.Eta)*(n-1)/(n-2), 0)) // Kelley's correction
			if got := correlationRatio(codes, 2, x, nil); !(math.Abs(got-corrected) <= 1e-9) {
				t.Errorf("η of %s is %.12g, want %.12g", pair, got, corrected)
			}
			continue
		}
		f := &pairFrame{}
		if got := f.correlation(x, y); !(math.Abs(got-want.Pearson) <= 1e-9) {
			t.Errorf("Pearson of %s is %.12g, want %.12g", pair, got, want.Pearson)
		}
		if got := f.correlation(sketch.Ranks(x), sketch.Ranks(y)); !(math.Abs(got-want.Spearman) <= 1e-9) {
			t.Errorf("Spearman of %s is %.12g, want %.12g", pair, got, want.Spearman)
		}
	}
	if compared < 3 {
		t.Errorf("only %d pairs have reference values", compared)
	}
}

// codesOf writes a contingency table as two columns of codes.
func codesOf(table [][]int) (x, y []int32) {
	for i, row := range table {
		for j, n := range row {
			for range n {
				x, y = append(x, int32(i)), append(y, int32(j))
			}
		}
	}
	return x, y
}

func TestStrengthOfOddInput(t *testing.T) {
	repeat := func(codes ...int32) []int32 { // beyond the fewest rows that tell anything
		var out []int32
		for range minPairRows {
			out = append(out, codes...)
		}
		return out
	}
	numbers := func(values ...float64) []float64 {
		var out []float64
		for range minPairRows {
			out = append(out, values...)
		}
		return out
	}
	nan := math.NaN()
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"V of nothing", cramersV(nil, 0, nil, 0, nil), 0},
		{"V of all missing", cramersV(repeat(-1, -1), 1, repeat(0, 1), 2, nil), 0},
		{"V of a constant", cramersV(repeat(0, 0, 0), 1, repeat(0, 1, 2), 3, nil), 0},
		{"V of a copy", cramersV(repeat(0, 1, 0, 1, 2, 2), 3, repeat(1, 0, 1, 0, 2, 2), 3, nil), 1},
		{"V without the missing", cramersV(repeat(0, 1, 0, 1, -1, 1), 2, repeat(1, 0, 1, 0, 1, -1), 2, nil), 1},
		{"V of too few rows", cramersV([]int32{0, 1}, 2, []int32{0, 1}, 2, nil), 0},
		{"η of nothing", correlationRatio(nil, 0, nil, nil), 0},
		{"η of a constant", correlationRatio(repeat(0, 1), 2, numbers(3, 3), nil), 0},
		{"η of separate groups", correlationRatio(repeat(0, 0, 1, 1), 2, numbers(3, 3, 5, 5), nil), 1},
		{"η without the missing", correlationRatio(repeat(0, 0, 1, 1, -1, 0), 2, numbers(3, 3, 5, 5, 9, nan), nil), 1},
	} {
		if !(math.Abs(tt.got-tt.want) <= 1e-9) {
			t.Errorf("%s = %.12g, want %.12g", tt.name, tt.got, tt.want)
		}
	}
}
