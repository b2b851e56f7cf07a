package target

import (
	"cmp"
	"math"
	"slices"
)

const (
	ppsFolds = 4
	ppsLeast = 20 // rows
)

// predictivePower is the Predictive Power Score of a feature, as the Python package ppscore 1.3.1 has it: a decision tree without limits is
// grown on the one column, in four folds of at most 5,000 rows, or of more where one of two classes is rare. A number scores
// 1 − MAE/(MAE of the median), classes score how far the weighted F1 lies between the better of naming the usual class and naming
// classes at random, and 1; 0 at least. On one column such a tree is the nearest neighbour. As the tree learns noise by heart, the
// score is far below Skill for a blurred relation, and with few rows it depends on the folds by 0.05 and more. nil with fewer than 20 rows.
func (g *goal) predictivePower(f *feature, r paired) *float64 {
	if len(r.y) < ppsLeast {
		return nil
	}
	fold := make([]uint8, len(r.y)) // the rows stand in the order of their hashes
	seen := make([]int, max(g.classes, 1))
	for i := range fold {
		c := 0
		if g.classes > 0 {
			c = int(r.class[i])
		}
		fold[i] = uint8(seen[c] % ppsFolds)
		seen[c]++
	}
	n := newNeighbours(f.nominal, r)
	var score float64
	if g.classes > 0 {
		shifted := append(slices.Clone(r.class[1:]), r.class[0]) // an order that knows nothing of the classes
		score = n.ofClasses(r.class, g.classes, fold, shifted)
	} else {
		score = n.ofNumbers(r.y, fold)
	}
	return &score
}

// neighbours are the distinct values of a column, in their order.
type neighbours struct {
	nominal bool
	at      []int32   // of each row, the place of its value
	order   []int32   // rows by place
	value   []float64 // of each place; nil for levels
}

func newNeighbours(nominal bool, r paired) *neighbours {
	n := &neighbours{nominal: nominal, at: make([]int32, len(r.y))}
	if nominal {
		n.order = make([]int32, len(r.y))
		for i := range n.order {
			n.order[i] = int32(i)
		}
		slices.SortStableFunc(n.order, func(a, b int32) int { return cmp.Compare(r.level[a], r.level[b]) })
	} else {
		n.order = sortedBy(r.x)
	}
	place := int32(-1)
	for i, row := range n.order {
		if i == 0 || nominal && r.level[row] != r.level[n.order[i-1]] || !nominal && r.x[row] != r.x[n.order[i-1]] {
			place++
			if !nominal {
				n.value = append(n.value, r.x[row])
			}
		}
		n.at[row] = place
	}
	return n
}

// nearest returns, for each place, the place that has training rows and is nearest, −1 for none: of two as near the lower one.
func (n *neighbours) nearest(rows []int) []int {
	out := make([]int, len(rows))
	below := -1
	for p := range rows {
		if rows[p] > 0 {
			below = p
		}
		out[p] = below
	}
	if n.nominal {
		for p := range rows {
			if rows[p] == 0 {
				out[p] = -1
			}
		}
		return out
	}
	above := -1
	for p := len(rows) - 1; p >= 0; p-- {
		if rows[p] > 0 {
			above = p
		}
		if below := out[p]; above >= 0 && (below < 0 || n.value[p] > n.value[below]/2+n.value[above]/2) {
			out[p] = above
		}
	}
	return out
}

func (n *neighbours) places() int { return int(n.at[n.order[len(n.order)-1]]) + 1 }

// ofNumbers is the score of a number to be predicted.
func (n *neighbours) ofNumbers(y []float64, fold []uint8) float64 {
	var model float64
	for k := range uint8(ppsFolds) {
		rows, sum := make([]int, n.places()), make([]float64, n.places())
		var all float64
		train := 0
		for i, p := range n.at {
			if fold[i] != k {
				rows[p]++
				sum[p] += y[i]
				all += y[i]
				train++
			}
		}
		near := n.nearest(rows)
		var off float64
		for i, p := range n.at {
			if fold[i] != k {
				continue
			}
			said := all / float64(train)
			if q := near[p]; q >= 0 {
				said = sum[q] / float64(rows[q])
			}
			off += math.Abs(y[i] - said)
		}
		model += off / float64(len(y)-train) / ppsFolds
	}
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	median := (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
	var naive float64
	for _, v := range y {
		naive += math.Abs(v-median) / float64(len(y))
	}
	if !(naive > 0) {
		return 0
	}
	return max(1-model/naive, 0)
}

// ofClasses is the score of classes to be predicted, given the same classes in another order.
func (n *neighbours) ofClasses(class []uint16, classes int, fold []uint8, shuffled []uint16) float64 {
	var model float64
	for k := range uint8(ppsFolds) {
		rows := make([]int, n.places())
		all := make([]int, classes)
		for i, p := range n.at {
			if fold[i] != k {
				rows[p]++
				all[class[i]]++
			}
		}
		most := n.usual(class, classes, fold, k)
		near := n.nearest(rows)
		var truth, said []uint16
		for i, p := range n.at {
			if fold[i] != k {
				continue
			}
			s := uint16(argmax(all))
			if q := near[p]; q >= 0 {
				s = most[q]
			}
			truth, said = append(truth, class[i]), append(said, s)
		}
		model += weightedF1(truth, said, classes) / ppsFolds
	}
	counts := make([]int, classes)
	for _, c := range class {
		counts[c]++
	}
	same := slices.Repeat([]uint16{uint16(argmax(counts))}, len(class))
	naive := max(weightedF1(class, same, classes), weightedF1(class, shuffled, classes))
	if naive >= 1 {
		return 0
	}
	return max((model-naive)/(1-naive), 0)
}

// usual is the most frequent class of the training rows at each place, the lowest of several.
func (n *neighbours) usual(class []uint16, classes int, fold []uint8, k uint8) []uint16 {
	out := make([]uint16, n.places())
	counts := make([]int, classes)
	for i := 0; i < len(n.order); {
		p, end := n.at[n.order[i]], i
		for ; end < len(n.order) && n.at[n.order[end]] == p; end++ {
			if row := n.order[end]; fold[row] != k {
				counts[class[row]]++
			}
		}
		best := class[n.order[i]]
		for _, row := range n.order[i:end] {
			if c := class[row]; counts[c] > counts[best] || counts[c] == counts[best] && c < best {
				best = c
			}
		}
		out[p] = best
		for _, row := range n.order[i:end] {
			counts[class[row]] = 0
		}
		i = end
	}
	return out
}

// weightedF1 is the mean of each class's F1, 2·right/(named + there), weighted by how often it is there.
func weightedF1(truth, said []uint16, classes int) float64 {
	right, named, there := make([]float64, classes), make([]float64, classes), make([]float64, classes)
	for i, c := range truth {
		there[c]++
		named[said[i]]++
		if said[i] == c {
			right[c]++
		}
	}
	var sum float64
	for c, n := range there {
		if right[c] > 0 {
			sum += n * 2 * right[c] / (named[c] + n)
		}
	}
	return sum / float64(max(len(truth), 1))
}
