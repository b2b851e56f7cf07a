package target

import (
	"cmp"
	"math"
	"slices"
)

const bandDetail = 5 // values of the target in each of two bands, at least

// ranged reports whether each class of the target has a range of a number to itself, as when it was cut from the number by thresholds.
func (g *goal) ranged(c *Column) bool {
	type span struct{ lo, hi float64 }
	spans := make([]span, g.classes)
	for k := range spans {
		spans[k] = span{math.Inf(1), math.Inf(-1)}
	}
	for i, row := range g.rows {
		if !c.missing(row) {
			s, v := &spans[g.class[i]], c.Numbers[row]
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	for k, s := range spans {
		if s.lo > s.hi || k > 0 && s.lo <= spans[k-1].hi {
			return false
		}
	}
	return true
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
