package target

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// contents returns a hash of the features of every analysed row: rows with equal features have equal hashes.
func (a *analysis) contents(t Table) []uint64 {
	hash := make([]uint64, len(a.goal.rows))
	for _, f := range a.feats {
		c := &t.Columns[f.column]
		for i, row := range a.goal.rows {
			var cell uint64
			switch {
			case c.missing(row):
				cell = 0x6e6f6e65
			case c.Numbers != nil:
				cell = sketch.Mix(math.Float64bits(c.Numbers[row] + 0)) // −0 + 0 is 0
			default:
				cell = sketch.Mix(uint64(c.Codes[row]) + 1)
			}
			hash[i] = sketch.Mix(hash[i]*3 + cell)
		}
	}
	return hash
}

// conflicts counts the rows whose features all equal those of a row with another target.
func (a *analysis) conflicts(content []uint64) int64 {
	type group struct {
		rows  int64
		first int
		mixed bool
	}
	groups := make(map[uint64]group, len(content))
	for i, h := range content {
		g, ok := groups[h]
		if !ok {
			g.first = i
		}
		g.rows++
		g.mixed = g.mixed || !a.goal.alike(g.first, i)
		groups[h] = g
	}
	var n int64
	for _, g := range groups {
		if g.mixed {
			n += g.rows
		}
	}
	return n
}

// alike reports whether two rows have the same target.
func (g *goal) alike(a, b int) bool {
	if g.classes > 0 {
		return g.class[a] == g.class[b]
	}
	return g.y[a] == g.y[b]
}
