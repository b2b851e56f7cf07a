package sketch

import (
	"math"
	"slices"
)

// Ranks returns the rank of every number, from 1, equal ones sharing the mean of theirs,
// and NaN for NaN.
func Ranks(x []float64) []float64 {
	type placed struct {
		value float64
		at    int
	}
	order := make([]placed, 0, len(x))
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = math.NaN()
		if v == v {
			order = append(order, placed{v, i})
		}
	}
	slices.SortFunc(order, func(a, b placed) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && order[j].value == order[i].value {
			j++
		}
		for _, p := range order[i:j] {
			out[p.at] = float64(i+j+1) / 2
		}
		i = j
	}
	return out
}
