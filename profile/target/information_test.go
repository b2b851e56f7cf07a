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
		Table [][]int `json:"table"`
		MI    float64 `json:"MI_nats"`
		MM    float64 `json:"MI_miller_madow_nats"`
		Hx    float64 `json:"H_x"`
		Hy    float64 `json:"H_y"`
		U     float64 `json:"U_y_given_x"`
	} `json:"discrete"`
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

// pairs writes a contingency table as two columns of bins.
func pairs(table [][]int) (x, y []uint16) {
	for i, row := range table {
		for j, n := range row {
			for range n {
				x, y = append(x, uint16(i)), append(y, uint16(j))
			}
		}
	}
	return x, y
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
		x, y := pairs(d.Table)
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
	}
}

func counts(x []uint16) []int {
	out := make([]int, 10)
	for _, v := range x {
		out[v]++
	}
	return out
}
