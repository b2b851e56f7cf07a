package sketch

import "math"

// maxBins is the most bins of a histogram.
const maxBins = 30

// Edges returns at most 31 edges of equal distance around the numbers of d: 1, 2
// or 5 times a power of ten apart, on multiples of that step, and whole numbers
// when d holds whole numbers only. It returns nil when there are no numbers or their range
// leaves float64.
func (d Distribution) Edges(whole bool) []float64 {
	if d.N == 0 {
		return nil
	}
	low, high := d.Points[0].Value, d.Points[len(d.Points)-1].Value
	width := high - low
	if math.IsInf(width, 0) || math.Abs(low) > 1e300 || math.Abs(high) > 1e300 {
		return nil
	}
	if whole {
		width++ // the last whole number has a bin of its own
	}
	if width == 0 {
		return []float64{low, low}
	}
	// Rice's rule, 2·n^(1/3).
	bins := min(max(math.Ceil(2*math.Cbrt(float64(d.N))), 5), maxBins-1)
	mantissa, exponent := niceStep(width/bins, whole)
	for ; ; mantissa, exponent = nextStep(mantissa, exponent) {
		first := math.Floor(scale(low, mantissa, -exponent))
		last := math.Ceil(scale(high, mantissa, -exponent))
		if whole && last*multiple(1, mantissa, exponent) <= high {
			last++
		}
		last = max(last, first+1)
		if last-first > maxBins {
			continue
		}
		if max(math.Abs(first), math.Abs(last)) > 1<<52 {
			return []float64{low, high} // steps are lost in rounding
		}
		edges := make([]float64, 0, int(last-first)+1)
		for k := first; k <= last; k++ {
			edges = append(edges, multiple(k, mantissa, exponent))
		}
		if edges[0] > low || edges[len(edges)-1] < high {
			return []float64{low, high} // so are tiny ones
		}
		return edges
	}
}

// niceStep returns the smallest step of at least width as mantissa·10^exponent.
func niceStep(width float64, whole bool) (mantissa float64, exponent int) {
	exponent = int(math.Floor(math.Log10(width)))
	if whole && exponent < 0 {
		return 1, 0
	}
	mantissa = 1
	for multiple(1, mantissa, exponent) < width*(1-1e-9) {
		mantissa, exponent = nextStep(mantissa, exponent)
	}
	return mantissa, exponent
}

func nextStep(mantissa float64, exponent int) (float64, int) {
	switch mantissa {
	case 1:
		return 2, exponent
	case 2:
		return 5, exponent
	}
	return 1, exponent + 1
}

// multiple is k·mantissa·10^exponent, rounded once so that edges print short.
func multiple(k, mantissa float64, exponent int) float64 {
	if exponent < 0 {
		return k * mantissa / math.Pow10(-exponent)
	}
	return k * mantissa * math.Pow10(exponent)
}

// scale is v·10^exponent/mantissa.
func scale(v, mantissa float64, exponent int) float64 {
	if exponent < 0 {
		return v / math.Pow10(-exponent) / mantissa
	}
	return v * math.Pow10(exponent) / mantissa
}

// Counts returns how many numbers of d lie from each edge up to the next; the last
// bin includes its upper edge. Numbers outside the edges are not counted.
func (d Distribution) Counts(edges []float64) []int64 {
	counts := make([]int64, max(len(edges)-1, 0))
	i := 0
	for _, p := range d.Points {
		for i+1 < len(counts) && p.Value >= edges[i+1] {
			i++
		}
		if len(counts) > 0 && p.Value >= edges[i] && p.Value <= edges[i+1] {
			counts[i] += p.N
		}
	}
	return counts
}
