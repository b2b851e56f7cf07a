package target

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// goldens are reference values by scipy 1.17.1, scikit-learn 1.9.1 and dython 0.7.12.
type goldens struct {
	Discrete []struct {
		Table   [][]int  `json:"table"`
		MI      float64  `json:"MI_nats"`
		MM      float64  `json:"MI_miller_madow_nats"`
		Hx      float64  `json:"H_x"`
		Hy      float64  `json:"H_y"`
		U       float64  `json:"U_y_given_x"`
		Bergsma *float64 `json:"cramers_v_bergsma"`
	} `json:"discrete"`
	Input    map[string][]float64          `json:"continuous_input"`
	Expected map[string]map[string]float64 `json:"continuous_expected"`
}

// shared returns the path of a file in the project's shared folder, or skips.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("FAIRSET_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	path := filepath.Join(filepath.Dir(root), name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s: set FAIRSET_CORPORA to run this test", path)
	}
	return path
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9) {
		t.Errorf("%s = %.12g, want %.12g", what, got, want)
	}
}

// pairs writes a contingency table as two columns of codes.
func pairs(table [][]int) (a, b []int32, x, y []uint16) {
	for i, row := range table {
		for j, n := range row {
			for range n {
				a, b = append(a, int32(i)), append(b, int32(j))
				x, y = append(x, uint16(i)), append(y, uint16(j))
			}
		}
	}
	return a, b, x, y
}

func TestStatisticsEqualTheGoldens(t *testing.T) {
	raw, err := os.ReadFile(shared(t, filepath.Join("truth", "association-goldens.json")))
	if err != nil {
		t.Fatal(err)
	}
	var g goldens
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	for _, d := range g.Discrete {
		a, b, x, y := pairs(d.Table)
		level := []uint16{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
		c := newContingency(len(d.Table), len(d.Table[0]), logTable(len(x)))
		c.count(level, x, y)
		mi, mm := c.information()
		near(t, "I", mi, d.MI)
		near(t, "I, Miller–Madow", mm, d.MM)
		hx, _ := entropy(counts(x))
		hy, _ := entropy(counts(y))
		near(t, "H(x)", hx, d.Hx)
		near(t, "H(y)", hy, d.Hy)
		near(t, "Theil's U", mi/hy, d.U)
		if d.Bergsma != nil {
			near(t, "V", CramersV(a, b), *d.Bergsma)
		}
	}
	c := make([]int32, len(g.Input["c"]))
	for i, v := range g.Input["c"] {
		c[i] = int32(v)
	}
	for _, name := range []string{"x", "y_quad", "y_lin", "z"} {
		near(t, "η of "+name, CorrelationRatio(c, g.Input[name]), g.Expected[name+"->c"]["eta"])
	}
}

func counts(x []uint16) []int {
	out := make([]int, 10)
	for _, v := range x {
		out[v]++
	}
	return out
}

func TestAssociationOfOddInput(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name string
		got  float64
		want float64
	}{
		{"V of nothing", CramersV(nil, nil), 0},
		{"V of all missing", CramersV([]int32{-1, -1}, []int32{0, 1}), 0},
		{"V of a constant", CramersV([]int32{0, 0, 0}, []int32{0, 1, 2}), 0},
		{"V of a copy", CramersV([]int32{0, 1, 0, 1, 2, 2}, []int32{1, 0, 1, 0, 2, 2}), 1},
		{"V without the missing", CramersV([]int32{0, 1, 0, 1, -1, 1}, []int32{1, 0, 1, 0, 1, -1}), 1},
		{"η of nothing", CorrelationRatio(nil, nil), 0},
		{"η of a constant", CorrelationRatio([]int32{0, 1}, []float64{3, 3}), 0},
		{"η of separate groups", CorrelationRatio([]int32{0, 0, 1, 1}, []float64{3, 3, 5, 5}), 1},
		{"η without the missing", CorrelationRatio([]int32{0, 0, 1, 1, -1, 0}, []float64{3, 3, 5, 5, 9, nan}), 1},
		{"η of huge numbers", CorrelationRatio([]int32{0, 0, 1, 1}, []float64{1e308, 1e308, -1e308, -1e308}), 1},
	}
	for _, test := range tests {
		near(t, test.name, test.got, test.want)
	}
}
