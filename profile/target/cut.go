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
func (t *grower) cutOrdered(best *cutting, column int, part []cell, total cell) {
	whole := total.worth(ridge)
	missing := part[0]
	var left cell
	for b := 1; b < len(part)-1 || b == len(part)-1 && missing.n > 0; b++ {
		if part[b].n == 0 {
			continue
		}
		left.add(part[b])
		t.try(best, column, left, total, whole, ridge, 1, b)
		if missing.n > 0 {
			with := left
			with.add(missing)
			t.try(best, column, with, total, whole, ridge, 0, b)
		}
	}
}

// try takes the cut that sends bins 1 … b, and bin 0 when from is 0, to the left when it is the best so far.
func (t *grower) try(best *cutting, column int, left, total cell, whole, ridge float64, from, b int) {
	right := total
	right.sub(left)
	if left.n < t.minRows || right.n < t.minRows {
		return
	}
	gain := left.worth(ridge) + right.worth(ridge) - whole
	if gain <= best.gain*(1+1e-9) {
		return
	}
	*best = cutting{column: column, gain: gain}
	best.left.upTo(from, b)
}

// cutLevels puts the levels into the order of their mean gradient, which holds the best cut (Fisher 1958), and tries every cut in it.
func (t *grower) cutLevels(best *cutting, column int, part []cell, total cell) {
	order := make([]int, 0, len(part))
	for b := range part {
		if part[b].n > 0 {
			order = append(order, b)
		}
	}
	if len(order) < 2 {
		return
	}
	mean := total.g / (total.h + ridge)
	weight := levelRidge * total.h / total.n
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare((part[a].g+weight*mean)/(part[a].h+weight), (part[b].g+weight*mean)/(part[b].h+weight))
	})
	penalty := ridge
	if len(order) > 4 {
		penalty = levelRidge * total.h / total.n
	}
	whole := total.worth(penalty)
	var left cell
	for i, b := range order[:len(order)-1] {
		left.add(part[b])
		before := best.gain
		t.try(best, column, left, total, whole, penalty, 1, 0)
		if best.gain != before {
			for _, member := range order[:i+1] {
				best.left.put(member)
			}
		}
	}
}
