package target

import (
	"cmp"
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
	missing := part[0]
	at, with := 0, false
	gain := best.gain
	s := t.side(total, ridge)
	var left packed
	last := len(part) - 1
	for b := 1; b <= last; b++ {
		if part[b] == 0 {
			continue
		}
		left += part[b]
		if g := s.gain(left); g > gain*(1+1e-9) {
			at, with, gain = b, false, g
		}
		if missing != 0 {
			if g := s.gain(left + missing); g > gain*(1+1e-9) {
				at, with, gain = b, true, g
			}
		}
	}
	if at == 0 {
		return
	}
	*best = cutting{column: column, gain: gain}
	from := 1
	if with {
		from = 0
	}
	best.left.upTo(from, at)
}

// A side says what a cut of a node gains, given what goes to the left.
type side struct {
	unit           unit
	g, h           float64 // of the whole node, h with the ridge on top
	whole          float64
	ridge          float64
	n, least, most int
}

func (t *grower) side(total packed, ridge float64) side {
	c := t.unit.cell(total)
	n := total.rows()
	least := int(t.minRows + 0.999999)
	return side{unit: t.unit, g: c.g, h: c.h + ridge, whole: c.worth(ridge), ridge: ridge, n: n, least: least, most: n - least}
}

// gain is how much lower the loss is, times two, when the rows in left part from the others; −1 where
// one side has too few rows.
func (s *side) gain(left packed) float64 {
	if n := left.rows(); n < s.least || n > s.most {
		return -1
	}
	gl := float64(left>>(rowBits+curveBits)) * s.unit.g
	hl := float64(left>>rowBits&(1<<curveBits-1))*s.unit.h + s.ridge
	gr, hr := s.g-gl, s.h-hl+s.ridge
	return (gl*gl*hr+gr*gr*hl)/(hl*hr) - s.whole
}

// cutLevels puts the levels into the order of their mean gradient, which holds the best cut (Fisher 1958), and tries every cut in it.
func (t *grower) cutLevels(best *cutting, column int, part []packed, total packed) {
	type level struct {
		bin int
		key float64
	}
	var room [window]level
	order := room[:0]
	all := t.unit.cell(total)
	mean := all.g / (all.h + ridge)
	weight := levelRidge * all.h / all.n
	for b, p := range part {
		if p != 0 {
			c := t.unit.cell(p)
			order = append(order, level{b, (c.g + weight*mean) / (c.h + weight)})
		}
	}
	if len(order) < 2 {
		return
	}
	slices.SortFunc(order, func(a, b level) int { return cmp.Or(cmp.Compare(a.key, b.key), a.bin-b.bin) })
	penalty := ridge
	if len(order) > 4 {
		penalty = weight
	}
	s := t.side(total, penalty)
	at, gain := -1, best.gain
	var left packed
	for i, l := range order[:len(order)-1] {
		left += part[l.bin]
		if g := s.gain(left); g > gain*(1+1e-9) {
			at, gain = i, g
		}
	}
	if at < 0 {
		return
	}
	*best = cutting{column: column, gain: gain}
	for _, l := range order[:at+1] {
		best.left.put(l.bin)
	}
}
