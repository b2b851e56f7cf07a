package target

import "math"

const (
	treeDepth   = 6
	minLeafRows = 5
)

// A binTree cuts a row of bins into segments, greedily (CART, Breiman 1984). A cut must explain more than
// chance would: its gain exceeds 2·log(n) variances of the segment.
type binTree struct {
	h    *binSums
	pred []float64
	mean []float64
	n    float64
	// The components of the rows of a segment and of its sides, used again for each.
	sum, left, right []float64
}

func newBinTree(h *binSums) *binTree {
	t := &binTree{h: h, pred: make([]float64, h.bins*h.dims), sum: make([]float64, h.dims), left: make([]float64, h.dims), right: make([]float64, h.dims)}
	t.totals()
	return t
}

func (t *binTree) totals() {
	n, sum, _ := t.h.total()
	t.n = n
	t.mean = sum
	for d := range t.mean {
		t.mean[d] /= max(n, 1)
	}
}

// fillMissing predicts for bin 0 the mean of its rows, drawn a little towards the overall mean.
func (t *binTree) fillMissing(pred []float64) {
	t.leaf(pred, 0, 1)
}

func (t *binTree) leaf(pred []float64, lo, hi int) {
	var n float64
	sum := t.sum
	clear(sum)
	for b := lo; b < hi; b++ {
		n += t.h.n[b]
		add(sum, t.h.sum[b*t.h.dims:])
	}
	for b := lo; b < hi; b++ {
		for d := range sum {
			pred[b*t.h.dims+d] = (sum[d] + t.mean[d]) / (n + 1)
		}
	}
}

// grow fits bins lo … hi−1 and returns the gain of the first cut.
func (t *binTree) grow(lo, hi, depth int) (gain float64) {
	at := 0
	if depth > 0 {
		at, gain = t.cut(lo, hi)
	}
	if at == 0 {
		t.leaf(t.pred, lo, hi)
		return 0
	}
	t.grow(lo, at, depth-1)
	t.grow(at, hi, depth-1)
	return gain
}

// cut finds the best place to cut bins lo … hi−1, 0 when none is worth it.
func (t *binTree) cut(lo, hi int) (at int, gain float64) {
	h := t.h
	var n, square float64
	sum, left, right := t.sum, t.left, t.right
	clear(sum)
	for b := lo; b < hi; b++ {
		n += h.n[b]
		square += h.square[b]
		add(sum, h.sum[b*h.dims:])
	}
	if n < 2*minLeafRows {
		return 0, 0
	}
	own := norm2(sum) / n
	gain = 2 * math.Log(t.n) * max(square-own, 0) / n
	var ln float64
	clear(left)
	for b := lo; b < hi-1; b++ {
		if h.n[b] == 0 {
			continue
		}
		ln += h.n[b]
		add(left, h.sum[b*h.dims:])
		if ln < minLeafRows || n-ln < minLeafRows {
			continue
		}
		for d := range right {
			right[d] = sum[d] - left[d]
		}
		if v := norm2(left)/ln + norm2(right)/(n-ln) - own; v > gain*(1+1e-12) {
			at, gain = b+1, v
		}
	}
	return at, gain
}
