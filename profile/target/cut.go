package target

import (
	"math"
	"slices"
)

// A cutting is a way to split a node.
type cutting struct {
	column int
	gain   float64
	left   binSet
}

// cutOrdered tries every cut between neighbouring bins, with missing (bin 0) on either side.
func (t *grower) cutOrdered(best *cutting, column int, part []packed, total packed) {
	s := t.side(total, ridge, best.gain)
	at, with := 0, false
	missing := part[0]
	var left packed
	for b, p := range part[1:] {
		if p == 0 {
			continue
		}
		if left += p; left.rows() > s.most {
			break
		}
		if s.better(left) {
			at, with = b+1, false
		}
		if missing != 0 && s.better(left+missing) {
			at, with = b+1, true
		}
	}
	if at == 0 {
		return
	}
	*best = cutting{column: column, gain: s.best()}
	from := 1
	if with {
		from = 0
	}
	best.left.upTo(from, at)
}

// A side tries cuts of a node, given what goes to the left, and remembers the best.
type side struct {
	unit           unit
	g, h           float64 // of the whole node, h with the ridge twice on top
	whole          float64 // what the node is worth uncut
	ridge          float64
	n, least, most int
	limit          float64 // what both sides of a better cut are worth, at least
	worth          float64 // of both sides of the best cut
}

func (t *grower) side(total packed, ridge, gain float64) side {
	c := t.unit.cell(total)
	n := total.rows()
	least := int(t.minRows + 0.999999)
	s := side{unit: t.unit, g: c.g, h: c.h + 2*ridge, whole: c.worth(ridge), ridge: ridge, n: n, least: least, most: n - least}
	s.limit = s.above(gain)
	return s
}

// above is what both sides must be worth for a gain that is more than the given one, rounding aside.
func (s *side) above(gain float64) float64 { return gain*(1+1e-9) + s.whole }

// best is how much lower the best cut makes the loss, times two.
func (s *side) best() float64 { return s.worth - s.whole }

// better reports whether it is the best cut so far to part the rows in left from the others.
func (s *side) better(left packed) bool {
	if n := left.rows(); n < s.least || n > s.most {
		return false
	}
	gl := float64(left>>(rowBits+curveBits)) * s.unit.g
	hl := float64(left>>rowBits&(1<<curveBits-1))*s.unit.h + s.ridge
	gr, hr := s.g-gl, s.h-hl
	worth, by := gl*gl*hr+gr*gr*hl, hl*hr
	if !(worth > s.limit*by) {
		return false
	}
	s.worth = worth / by
	s.limit = s.above(s.best())
	return true
}

// cutLevels puts the levels into the order of their mean gradient, which holds the best cut (Fisher 1958), and tries every cut in it.
func (t *grower) cutLevels(best *cutting, column int, part []packed, total packed) {
	var room [window]uint64
	order := room[:0]
	all := t.unit.cell(total)
	mean := all.g / (all.h + ridge)
	weight := levelRidge * all.h / all.n
	for b, p := range part {
		if p != 0 {
			c := t.unit.cell(p)
			order = append(order, sortable((c.g+weight*mean)/(c.h+weight), window, b))
		}
	}
	if len(order) < 2 {
		return
	}
	slices.Sort(order)
	penalty := ridge
	if len(order) > 4 {
		penalty = weight
	}
	s := t.side(total, penalty, best.gain)
	at := -1
	var left packed
	for i, level := range order[:len(order)-1] {
		left += part[level%window]
		if s.better(left) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	*best = cutting{column: column, gain: s.best()}
	for _, level := range order[:at+1] {
		best.left.put(int(level % window))
	}
}

// sortable is a number that is in the order of v, with a small number in its last digits: one under below, a power of two. That
// costs v its last digits.
func sortable(v float64, below uint64, small int) uint64 {
	if v == 0 {
		v = 0 // no "-0"
	}
	bits := math.Float64bits(v)
	if bits>>63 == 1 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return bits&^(below-1) | uint64(small)
}
