package target

import (
	"math"
	"slices"
)

// chatterjee is ξ (Chatterjee 2021, JASA 116), how far y is a function of x: with the rows in the order of x and r[i] the
// number of y not above y[i], l[i] the number not below,
//
//	ξ = 1 − n·Σ|r[i+1] − r[i]| / (2·Σ l[i]·(n − l[i]))
//
// It tends to 0 for independent columns and to 1 for a function; about −0.5 to 1. Equal x stand in the order of the
// hashes of their rows. Independent columns have a normal ξ around 0 with the standard deviation sd (theorem 2.2 there); both are 0 when y
// does not vary.
func chatterjee(x, y []float64) (xi, sd float64) {
	n := float64(len(y))
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	var jumps, spread float64
	last := -1
	for _, at := range sortedBy(x) {
		r := binOf(sorted, y[at])
		if last >= 0 {
			jumps += math.Abs(float64(r - last))
		}
		last = r
		below, _ := slices.BinarySearch(sorted, y[at])
		l := n - float64(below)
		spread += l * (n - l)
	}
	if spread == 0 {
		return 0, 0
	}
	return 1 - n*jumps/(2*spread), math.Sqrt(xiVariance(sorted, spread) / n)
}

// xiVariance is n times the variance of ξ by chance, estimated from y: about 2/5 where no two are equal.
func xiVariance(sorted []float64, spread float64) float64 {
	n := float64(len(sorted))
	var a, b, c, v float64
	for i := 0; i < len(sorted); {
		end := i
		for end < len(sorted) && sorted[end] == sorted[i] {
			end++
		}
		u := float64(end) / n // the share of y that is not above
		for ; i < end; i++ {
			rest := (n - float64(i+1)) / n
			weight := 2*rest + 1/n
			v += u / n
			a += weight * u * u / n
			c += weight * u / n
			b += (v + rest*u) * (v + rest*u) / n
		}
	}
	d := spread / (n * n * n)
	return max(a-2*b+c*c, 0) / (d * d)
}

// upper is the probability of x or more of a normal distribution around 0, 1 where it has no width.
func upper(x, sd float64) float64 {
	if !(sd > 0) {
		return 1
	}
	return math.Erfc(x/sd/math.Sqrt2) / 2
}

// The 95th percentile of a normal distribution, and of its distance from 0, in standard deviations.
const (
	oneSided95 = 1.6448536269514722
	twoSided95 = 1.959963984540054
)
