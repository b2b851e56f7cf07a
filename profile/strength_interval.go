package profile

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// pearsonVariance is the variance of Fisher's z of r, Pearson's coefficient of x and y. The formula for normal numbers, 1/(n−3), is many
// times too small where a few large ones make the coefficient. This is the larger of it and of the mean square of what
// each row does to z (Steiger and Hakstian 1982), which holds for any distribution with four moments.
func pearsonVariance(r float64, x, y []float64) float64 {
	u, _ := standardised(x)
	v, _ := standardised(y)
	var squares float64
	for i, a := range u {
		b := v[i]
		pull := a*b - r/2*(a*a+b*b)
		squares += pull * pull
	}
	return varianceOfZ(squares, r, len(x), 1)
}

// spearmanVariance is the same of Spearman's coefficient, of which x and y are the ranks; what a row does to the ranks of others is in
// it. It is no less than 1.06/(n−3), that for normal numbers (Fieller, Hartley, Pearson 1957).
func spearmanVariance(r float64, x, y []float64) float64 {
	u, sx := standardised(x)
	v, sy := standardised(y)
	xu, xv, yu, yv := beyond(x, u), beyond(x, v), beyond(y, u), beyond(y, v)
	var squares float64
	for i, a := range u {
		b := v[i]
		both := a*b + xv[i]/sx + yu[i]/sy - 3*r
		ofX := a*a + 2*xu[i]/sx - 3
		ofY := b*b + 2*yv[i]/sy - 3
		pull := both - r/2*(ofX+ofY)
		squares += pull * pull
	}
	return varianceOfZ(squares, r, len(x), 1.06)
}

// varianceOfZ makes that of z of the squares of what each of n rows does to r; it is no less than least/(n−3).
func varianceOfZ(squares, r float64, n int, least float64) float64 {
	if rest := 1 - r*r; rest > 0 {
		least = math.Max(least, squares/float64(n)/(rest*rest))
	}
	return least / float64(n-3)
}

// standardised are numbers less their mean, in standard deviations, and that deviation, divided by n.
func standardised(x []float64) (z []float64, deviation float64) {
	m := sketch.MomentsOf(x)
	deviation = math.Sqrt(m.M2 / float64(m.N))
	z = make([]float64, len(x))
	for i, v := range x {
		z[i] = (v - m.Mean) / deviation
	}
	return z, deviation
}

// beyond is for each row the sum of w over the rows of higher rank, and half of it over those of the same.
func beyond(ranks, w []float64) []float64 {
	sums := make([]float64, 2*len(ranks)+1) // by twice the rank, which is whole
	for i, r := range ranks {
		sums[int(2*r)] += w[i]
	}
	total := 0.0
	for k := len(sums) - 1; k >= 0; k-- {
		here := sums[k]
		sums[k] = total + here/2
		total += here
	}
	out := make([]float64, len(ranks))
	for i, r := range ranks {
		out[i] = sums[int(2*r)]
	}
	return out
}
