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

// beyond is the probability that a shuffled target is told as much as mi: the upper tail of the gamma distribution with
// the mean and the variance of the shuffles, shifted to begin where theirs must. Few shuffles so give small
// probabilities, which counting them could not. 2·n times the information of independent columns is about χ², a gamma.
func beyond(mi float64, null []float64, least float64) float64 {
	m, v := stat.MeanVariance(null, nil)
	room := m - least
	if mi <= m || !(v > 0) || !(room > 0) {
		if mi > m && mi > slices.Max(null) {
			return 1 / float64(len(null)+1)
		}
		return 1
	}
	return mathext.GammaIncRegComp(room*room/v, (mi-least)*room/v)
}

// control sets Q and Significant of all features from the probability of each by chance. Q is the share of false
// discoveries among the columns with no larger Q (Benjamini and Hochberg 1995). Significant holds when even
// the chance of one false call among all columns is at most calledBy (Holm 1979).
func control(features []Feature, p []float64) {
	m := len(p)
	order := make([]int, m)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	q := 1.0
	for i := m - 1; i >= 0; i-- {
		at := order[i]
		q = min(q, p[at]*float64(m)/float64(i+1))
		features[at].Q = q
	}
	for i, at := range order {
		if p[at]*float64(m-i) > calledBy {
			break
		}
		features[at].Significant = true
	}
}

// either is the probability of the smaller of two, where both were looked at.
func either(a, b float64) float64 { return math.Min(2*math.Min(a, b), 1) }
