package target

import (
	"fmt"
	"math"
	"testing"
)

// Nineteen of twenty samples tell, within their error, what the whole dataset does: categories of few and of many levels, weak and strong.
func TestASampleTellsWhatTheWholeDoes(t *testing.T) {
	const all, some = 200_000, 10_000
	m := newMade(all, 17)
	y := make([]int, all)
	level := make([][]uint16, 4)
	sizes := []int{4, 12, 300, 12}
	for i := range y {
		y[i] = m.rng.IntN(3)
	}
	for c := range level {
		level[c] = make([]uint16, all)
		for i := range level[c] {
			v := m.rng.IntN(sizes[c])
			if c < 3 && m.rng.Float64() < []float64{0.8, 0.3, 0.15}[c] {
				v = y[i] + 3*m.rng.IntN(sizes[c]/3)
			}
			level[c][i] = uint16(v)
		}
	}
	class := make([]uint16, all)
	for i := range y {
		class[i] = uint16(y[i])
	}
	xlogx := logTable(all)
	for c := range level {
		whole, _, _ := shareOf(level[c], class, sizes[c], xlogx)
		missed, worst := 0, 0.0
		for range 100 {
			rows := m.rng.Perm(all)[:some]
			share, spread, null95 := shareOf(pickedLevels(level[c], rows), pickedLevels(class, rows), sizes[c], xlogx)
			g := &goal{rows: make([]int32, some), dataset: all}
			if lo, hi := g.within(share, spread, null95); whole < lo || whole > hi {
				missed++
			}
			worst = math.Max(worst, math.Abs(share-whole))
		}
		t.Logf("%d levels: %.4f in the whole, at most %.4f off, %d of 100 outside of the interval", sizes[c], whole, worst, missed)
		// More than 12 of 100 at 5 % come once in 500 times.
		if missed > 12 {
			t.Errorf("column %d: %d of 100 samples miss %.4f", c, missed, whole)
		}
	}
}

// shareOf is the value of a column with its spread and the 95th percentile of chance.
func shareOf(level, class []uint16, levels int, xlogx []float64) (share, spread, null95 float64) {
	identity := make([]uint16, levels)
	for i := range identity {
		identity[i] = uint16(i)
	}
	table := newContingency(levels, 3, xlogx)
	table.count(identity, level, class)
	_, mi := table.information()
	_, expected := table.expected()
	_, h := entropy(counts(class))
	df := float64(levels-1) * 2
	null := chance{mean: df / float64(2*len(level)), variance: df / (2 * float64(len(level)) * float64(len(level)))}
	null95 = (null.quantile95() - null.mean) / (h - expected)
	return max((mi-expected)/(h-expected), 0), table.spread(h), null95
}

func pickedLevels(x []uint16, rows []int) []uint16 {
	out := make([]uint16, len(rows))
	for i, row := range rows {
		out[i] = x[row]
	}
	return out
}

// All rows leave nothing to be off, and a tenth of them says how far.
func TestTheErrorOfASampleIsSaid(t *testing.T) {
	m := newMade(3000, 18).noise(1)
	x := m.at("noise0")
	m.text("y", func(i int) string { return fmt.Sprint(x[i]+m.rng.NormFloat64() > 0) })
	table := m.table("y")
	for _, test := range []struct {
		rows int64
		off  bool
	}{{0, false}, {3000, false}, {30_000, true}} {
		table.Rows = test.rows
		for _, f := range informed(t, table).res.Features {
			if off := f.Hi > f.Value; off != test.off || f.Lo > f.Value || f.Hi < f.Value {
				t.Errorf("%d rows: %s tells %g, from %g to %g", test.rows, f.Column, f.Value, f.Lo, f.Hi)
			}
		}
	}
}
