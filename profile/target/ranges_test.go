package target

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Ranges are those that a reader of the sorted rows would see: one run of each class, none of which
// begins at a number where another ends.
func TestRangesAreTheRunsOfTheSortedRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	found := 0
	for range 3000 {
		n := 3 + rng.IntN(12)
		g := &goal{classes: 2 + rng.IntN(2)}
		c := &Column{}
		for i := range n {
			v := float64(rng.IntN(8))
			class := int32(min(int(v)/3, g.classes-1))
			if rng.IntN(12) == 0 {
				class = int32(rng.IntN(g.classes))
			}
			if rng.IntN(10) == 0 {
				v = math.NaN()
			}
			c.Numbers = append(c.Numbers, v)
			g.class, g.rows = append(g.class, class), append(g.rows, int32(i))
		}
		got, want := g.ranged(c), slowRanged(g, c)
		if got != want {
			t.Fatalf("%v of classes %v: %v, want %v", c.Numbers, g.class, got, want)
		}
		if got {
			found++
		}
	}
	if found < 100 || found > 2900 {
		t.Errorf("%d of 3,000 have ranges: the test tells little", found)
	}
}

func slowRanged(g *goal, c *Column) bool {
	rows := slices.DeleteFunc(slices.Clone(g.rows), c.missing)
	slices.SortFunc(rows, func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.Numbers[a], c.Numbers[b]), cmp.Compare(g.class[a], g.class[b]))
	})
	if len(rows) == 0 {
		return false
	}
	seen := map[int32]bool{g.class[rows[0]]: true}
	for k := 1; k < len(rows); k++ {
		if g.class[rows[k]] != g.class[rows[k-1]] {
			if seen[g.class[rows[k]]] || c.Numbers[rows[k]] == c.Numbers[rows[k-1]] {
				return false
			}
			seen[g.class[rows[k]]] = true
		}
	}
	return len(seen) == g.classes
}
