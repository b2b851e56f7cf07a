package target

import "math"

const (
	treeDepth   = 6
	minLeafRows = 5
)

// fitBins models the target by one column. Ordered bins get a small regression tree, levels get their mean,
// drawn towards the overall mean the more, the less the levels differ beyond chance.
func fitBins(f *feature, h *binSums) fit {
	var m fit
	if f.nominal {
		m.pred = shrunkMeans(h)
		m.split, m.gain = bestLevel(h)
		return m
	}
	t := &binTree{h: h, pred: make([]float64, h.bins*h.dims)}
	t.totals()
	t.fillMissing(t.pred)
	t.grow(1, h.bins, treeDepth)
	m.pred = t.pred
	t.pred = make([]float64, h.bins*h.dims)
	t.fillMissing(t.pred)
	m.gain = t.grow(1, h.bins, 1)
	m.split = t.pred
	return m
}

// total returns rows, sums and squares over all bins.
func (h *binSums) total() (n float64, sum []float64, square float64) {
	sum = make([]float64, h.dims)
	for b := range h.bins {
		n += h.n[b]
		square += h.square[b]
		add(sum, h.sum[b*h.dims:])
	}
	return n, sum, square
}

func norm2(x []float64) float64 {
	var s float64
	for _, v := range x {
		s += v * v
	}
	return s
}

// shrunkMeans predicts (sum + m·mean)/(n + m) for each bin, where m = σ²within/σ²between from the one-way
// random effects model (Henderson's method; Searle, Casella, McCulloch 1992, chapter 3): a column of noise gets the
// overall mean everywhere, a copy of the target keeps its means.
func shrunkMeans(h *binSums) []float64 {
	n, sum, square := h.total()
	pred := make([]float64, h.bins*h.dims)
	if n == 0 {
		return pred
	}
	var explained, sizes, used float64
	for b := range h.bins {
		if h.n[b] > 0 {
			explained += norm2(h.sum[b*h.dims:(b+1)*h.dims]) / h.n[b]
			sizes += h.n[b] * h.n[b]
			used++
		}
	}
	m := math.Inf(1)
	if used > 1 && n > used {
		between := (explained - norm2(sum)/n) / (used - 1)
		within := max((square-explained)/(n-used), 0)
		size := (n - sizes/n) / (used - 1)
		// Demand more than a chance excess: with many levels even noise has a positive estimate half of the time.
		if spread := (between - within*(1+2*math.Sqrt(2/(used-1)))) / size; spread > 0 {
			spread = (between - within) / size
			m = within / spread
		}
	}
	for b := range h.bins {
		for d := range h.dims {
			mean := sum[d] / n
			if math.IsInf(m, 1) || h.n[b]+m == 0 {
				pred[b*h.dims+d] = mean
			} else {
				pred[b*h.dims+d] = (h.sum[b*h.dims+d] + m*mean) / (h.n[b] + m)
			}
		}
	}
	return pred
}

// bestLevel finds the level that differs most from all others, and predicts two means.
func bestLevel(h *binSums) (pred []float64, gain float64) {
	n, sum, _ := h.total()
	best := -1
	rest := make([]float64, h.dims)
	for b := range h.bins {
		if h.n[b] < minLeafRows || n-h.n[b] < minLeafRows {
			continue
		}
		own := h.sum[b*h.dims : (b+1)*h.dims]
		for d := range rest {
			rest[d] = sum[d] - own[d]
		}
		if v := norm2(own)/h.n[b] + norm2(rest)/(n-h.n[b]) - norm2(sum)/n; v > gain {
			best, gain = b, v
		}
	}
	pred = make([]float64, h.bins*h.dims)
	for b := range h.bins {
		for d := range h.dims {
			switch {
			case best < 0:
				pred[b*h.dims+d] = sum[d] / max(n, 1)
			case b == best:
				pred[b*h.dims+d] = h.sum[b*h.dims+d] / h.n[b]
			default:
				pred[b*h.dims+d] = (sum[d] - h.sum[best*h.dims+d]) / (n - h.n[best])
			}
		}
	}
	return pred, gain
}

// A binTree cuts a row of bins into segments, greedily (CART, Breiman 1984). A cut must explain more than
// chance would: its gain exceeds 2·log(n) variances of the segment.
type binTree struct {
	h    *binSums
	pred []float64
	mean []float64
	n    float64
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
	sum := make([]float64, t.h.dims)
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
	at, gain := t.cut(lo, hi)
	if at == 0 || depth == 0 {
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
	sum := make([]float64, h.dims)
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
	left := make([]float64, h.dims)
	right := make([]float64, h.dims)
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
