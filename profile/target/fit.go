package target

import "math"

// fitBins models the target by one column. Ordered bins get a small regression tree, levels get their mean,
// drawn towards the overall mean the more, the less the levels differ beyond chance.
func fitBins(f *feature, h *binSums) (m fit) {
	m.pred = predictBins(f, h)
	if f.nominal {
		m.split, m.gain = bestLevel(h)
	} else {
		m.split, m.gain = treeOf(h, 1)
	}
	return m
}

// predictBins is the prediction for each bin.
func predictBins(f *feature, h *binSums) []float64 {
	if f.nominal {
		return shrunkMeans(h)
	}
	pred, _ := treeOf(h, treeDepth)
	return pred
}

// treeOf grows a small regression tree on ordered bins.
func treeOf(h *binSums, depth int) (pred []float64, gain float64) {
	t := newBinTree(h)
	t.fillMissing(t.pred)
	gain = t.grow(1, h.bins, depth)
	return t.pred, gain
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
