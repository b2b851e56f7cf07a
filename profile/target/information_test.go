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
		UXY   float64 `json:"U_x_given_y"`
		Dyth  float64 `json:"theils_u_dython_y_given_x"`
		NMI   float64 `json:"NMI_geometric"`
		Max   float64 `json:"AMI_max"`
		Arith float64 `json:"AMI_arith"`
		G     float64 `json:"G"`
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
		near(t, "Theil's U by dython", mi/hy, d.Dyth)
		near(t, "Theil's U of x", mi/hx, d.UXY)
		near(t, "normalised I", mi/math.Sqrt(hx*hy), d.NMI)
		expected, _ := c.expected()
		near(t, "adjusted I over the larger entropy", (mi-expected)/(max(hx, hy)-expected), d.Max)
		near(t, "adjusted I over the mean entropy", (mi-expected)/((hx+hy)/2-expected), d.Arith)
		near(t, "G", 2*float64(len(x))*mi, d.G)
	}
}

// The exact mean is that of all 5,040 orders of seven pairs, and of many orders of a table with large cells.
func TestExpectedInformationIsTheMeanOfAllOrders(t *testing.T) {
	x, y := []uint16{0, 0, 0, 1, 1, 2, 3}, []uint16{0, 0, 1, 1, 1, 1, 2}
	level := []uint16{0, 1, 2, 3}
	c := newContingency(4, 3, logTable(len(x)))
	var plugin, corrected, orders float64
	permutations(y, func(order []uint16) {
		c.count(level, x, order)
		p, m := c.information()
		plugin, corrected, orders = plugin+p, corrected+m, orders+1
	})
	c.count(level, x, y)
	p, m := c.expected()
	near(t, "plug-in", p, plugin/orders)
	near(t, "corrected", m, corrected/orders)

	large := newContingency(3, 2, logTable(20_000))
	m2 := newMade(20_000, 1)
	xs, ys := make([]uint16, m2.n), make([]uint16, m2.n)
	for i := range xs {
		xs[i], ys[i] = uint16(m2.rng.IntN(3)), uint16(m2.rng.IntN(9)/8)
	}
	var mean float64
	for range 400 {
		m2.rng.Shuffle(len(ys), func(a, b int) { ys[a], ys[b] = ys[b], ys[a] })
		large.count(level, xs, ys)
		got, _ := large.information()
		mean += got / 400
	}
	// About (3−1)(2−1)/2n, with a standard error of a twentieth of it.
	if got, _ := large.expected(); math.Abs(got-mean) > 0.2*mean || math.Abs(got-1.0/20_000) > 1e-7 {
		t.Errorf("%g is expected, %g the mean of shuffles", got, mean)
	}
}

func permutations(x []uint16, do func([]uint16)) {
	var walk func(k int)
	walk = func(k int) {
		if k == len(x) {
			do(x)
			return
		}
		for i := k; i < len(x); i++ {
			x[k], x[i] = x[i], x[k]
			walk(k + 1)
			x[k], x[i] = x[i], x[k]
		}
	}
	walk(0)
}

func counts(x []uint16) []int {
	out := make([]int, 10)
	for _, v := range x {
		out[v]++
	}
	return out
}
