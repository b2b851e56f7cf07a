package target

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat"
)

// calledBy is the chance that a table of nothing but noise has a column that is called significant.
const calledBy = 0.001

// A chance is what a measure that begins at least is by chance: a gamma distribution with the exact mean and the variance of shuffles.
// Few shuffles so give small probabilities, which counting them could not. 2·n times the information of independent columns is about
// χ², a gamma.
type chance struct{ mean, variance, least, most float64 }

func newChance(mean float64, null []float64, least float64) chance {
	_, v := stat.MeanVariance(null, nil)
	return chance{mean, v, least, slices.Max(null)}
}

// plain reports whether the distribution has a width.
func (c chance) plain() bool { return c.variance > 0 && c.mean > c.least }

// beyond is the probability of as much as x.
func (c chance) beyond(x float64) float64 {
	switch {
	case x <= c.mean:
		return 1
	case !c.plain() && x > c.most:
		return 1.0 / (minShuffles + 1)
	case !c.plain():
		return 1
	}
	room := c.mean - c.least
	return mathext.GammaIncRegComp(room*room/c.variance, (x-c.least)*room/c.variance)
}

// quantile95 is the 95th percentile.
func (c chance) quantile95() float64 {
	if !c.plain() {
		return c.most
	}
	room := c.mean - c.least
	return c.least + mathext.GammaIncRegInv(room*room/c.variance, 0.95)*c.variance/room
}

// control sets Q and Significant of all features from the probability of each by chance. Q is the share of false
// discoveries among the columns with no larger Q (Benjamini and Hochberg 1995). Significant holds when even
// the chance of one false call among all columns is at most calledBy (Holm 1979).
func control(features []Feature, p []float64) {
	for i, q := range falseShares(p) {
		features[i].Q = q
	}
	m := len(p)
	for i, at := range rising(p) {
		if p[at]*float64(m-i) > calledBy {
			break
		}
		features[at].Significant = true
	}
}

// falseShares are the shares of false discoveries that Benjamini and Hochberg (1995) give for probabilities by chance.
func falseShares(p []float64) []float64 {
	order, m := rising(p), len(p)
	share := make([]float64, m)
	q := 1.0
	for i := m - 1; i >= 0; i-- {
		q = min(q, p[order[i]]*float64(m)/float64(i+1))
		share[order[i]] = q
	}
	return share
}

// rising is the order of p from the least.
func rising(p []float64) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order
}

// anyOf is the probability of the smallest of several, where all were looked at (Bonferroni).
func anyOf(p ...float64) float64 { return math.Min(float64(len(p))*slices.Min(p), 1) }
