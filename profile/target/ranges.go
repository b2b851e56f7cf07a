package target

import (
	"cmp"
	"slices"
)

const bandDetail = 5 // values of the target in each of two bands, at least

// ranged reports whether each class of the target has a range of a number to itself, as when it was cut from the number by thresholds.
func (g *goal) ranged(c *Column) bool {
	rows := make([]int, 0, len(g.rows))
	for i, row := range g.rows {
		if !c.missing(row) {
			rows = append(rows, i)
		}
	}
	at := func(i int) float64 { return c.Numbers[g.rows[i]] }
	slices.SortFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(g.class[a], g.class[b]))
	})
	runs := 1
	for k := 1; k < len(rows); k++ {
		if g.class[rows[k]] != g.class[rows[k-1]] {
			if runs++; runs > g.classes || at(rows[k]) == at(rows[k-1]) {
				return false
			}
		}
	}
	return runs == g.classes
}

// banded reports whether each value of a column has a range of the target to itself, as when it was cut from the target by thresholds. A
// value for nothing, beside one for all else, does not count.
func (g *goal) banded(c *Column) bool {
	type band struct {
		lo, hi   float64
		rows     int
		distinct map[float64]bool
	}
	bands := map[string]*band{}
	rows := 0
	for i, row := range g.rows {
		if c.missing(row) {
			continue
		}
		rows++
		name := valueName(c, row)
		b := bands[name]
		if b == nil {
			if len(bands) == maxClasses {
				return false
			}
			b = &band{lo: g.y[i], hi: g.y[i], distinct: map[float64]bool{}}
			bands[name] = b
		}
		b.lo, b.hi = min(b.lo, g.y[i]), max(b.hi, g.y[i])
		if b.rows++; len(b.distinct) < bandDetail {
			b.distinct[g.y[i]] = true
		}
	}
	var order []*band
	wide := 0
	for _, b := range bands {
		order = append(order, b)
		if b.rows >= minClassRows && len(b.distinct) >= bandDetail {
			wide++
		}
	}
	if wide < 2 || len(order)*minClassRows > rows {
		return false
	}
	slices.SortFunc(order, func(a, b *band) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi)) })
	for i := 1; i < len(order); i++ {
		if order[i].lo <= order[i-1].hi {
			return false
		}
	}
	return true
}
