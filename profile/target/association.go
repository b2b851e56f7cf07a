package target

import (
	"math"
	"slices"
)

// CramersV returns Cramér's V of two columns of codes with the bias correction of Bergsma (2013), from 0 (independent)
// to 1 (each tells the other):
//
//	φ² = max(0, χ²/n − (r−1)(c−1)/(n−1)),  r' = r − (r−1)²/(n−1),  c' likewise,  V = √(φ² / min(r'−1, c'−1))
//
// Rows where either code is negative (missing) are left out. It is 0 when fewer than two codes of either
// column are met. It takes time n·log n and memory n.
func CramersV(a, b []int32) float64 {
	pairs := make([]uint64, 0, len(a))
	var na, nb int
	for i := range a {
		if a[i] >= 0 && b[i] >= 0 {
			pairs = append(pairs, uint64(a[i])<<32|uint64(b[i]))
			na, nb = max(na, int(a[i])+1), max(nb, int(b[i])+1)
		}
	}
	slices.Sort(pairs)
	ra, rb := make([]float64, na), make([]float64, nb)
	for _, p := range pairs {
		ra[p>>32]++
		rb[uint32(p)]++
	}
	r, c, n := used(ra), used(rb), float64(len(pairs))
	if r < 2 || c < 2 {
		return 0
	}
	phi := -1.0 // χ²/n = Σ o²/(row·column) − 1
	for i := 0; i < len(pairs); {
		j := i
		for j < len(pairs) && pairs[j] == pairs[i] {
			j++
		}
		o := float64(j - i)
		phi += o * o / (ra[pairs[i]>>32] * rb[uint32(pairs[i])])
		i = j
	}
	phi = max(phi-(r-1)*(c-1)/(n-1), 0)
	r -= (r - 1) * (r - 1) / (n - 1)
	c -= (c - 1) * (c - 1) / (n - 1)
	if room := min(r, c) - 1; room > 0 {
		return min(math.Sqrt(phi/room), 1)
	}
	return 0
}

func used(counts []float64) (n float64) {
	for _, v := range counts {
		if v > 0 {
			n++
		}
	}
	return n
}

// CorrelationRatio returns η, the square root of the share of the variance of x that lies between
// groups, from 0 to 1 (Pearson 1905): η² = Σ n(group)·(mean(group) − mean)² / Σ (x − mean)². Rows with a negative code
// (missing) or a number that is not finite are left out. It is 0 when x has no spread. It is biased upwards
// when groups are small.
func CorrelationRatio(groups []int32, x []float64) float64 {
	var k int
	for _, g := range groups {
		k = max(k, int(g)+1)
	}
	kept := make([]float64, len(x))
	for i, v := range x {
		kept[i] = v
		if groups[i] < 0 {
			kept[i] = math.NaN()
		}
	}
	mean, sd := centre(kept)
	sum, n := make([]float64, k), make([]float64, k)
	var total float64
	for i, v := range kept {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			z := (v - mean) / sd
			sum[groups[i]] += z
			n[groups[i]]++
			total += z * z
		}
	}
	var between float64
	for i := range sum {
		if n[i] > 0 {
			between += sum[i] * sum[i] / n[i]
		}
	}
	if total < 1e-12 {
		return 0
	}
	return math.Sqrt(min(between/total, 1))
}
