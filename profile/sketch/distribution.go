package sketch

import "sort"

// A Point is a number and how often it was met.
type Point struct {
	Value float64
	N     int64
}

// A Distribution is a sorted multiset of numbers.
type Distribution struct {
	Points []Point
	N      int64
	// Error is the relative error of each Value, 0 when they are exact.
	Error float64

	upTo []int64 // upTo[i] numbers are in Points[:i+1]
}

// NewDistribution takes points in growing order of Value; it keeps them.
func NewDistribution(points []Point, relativeError float64) Distribution {
	d := Distribution{Points: points, Error: relativeError, upTo: make([]int64, len(points))}
	for i, p := range points {
		d.N += p.N
		d.upTo[i] = d.N
	}
	return d
}

// Quantile returns the p-quantile by linear interpolation between the order
// statistics around 1 + (n−1)p (Hyndman and Fan 1996, type 7, as in numpy and R);
// 0 when there are no numbers.
func (d Distribution) Quantile(p float64) float64 {
	if d.N == 0 {
		return 0
	}
	at := p * float64(d.N-1)
	k := min(int64(at), d.N-1)
	low := d.ranked(k)
	fraction := at - float64(k)
	if fraction <= 0 || k+1 >= d.N {
		return low
	}
	high := d.ranked(k + 1)
	// Not low + f·(high−low): the difference can leave the range of float64.
	return low*(1-fraction) + high*fraction
}

// ranked returns the number with k numbers before it.
func (d Distribution) ranked(k int64) float64 {
	i := sort.Search(len(d.upTo), func(i int) bool { return d.upTo[i] > k })
	return d.Points[i].Value
}

// Met returns how many numbers are v or, where the points are bins of Quantiles, share its bin.
func (d Distribution) Met(v float64) int64 {
	i := sort.Search(len(d.Points), func(i int) bool { return d.Points[i].Value >= v })
	for _, at := range []int{i, i - 1} {
		if at < 0 || at >= len(d.Points) {
			continue
		}
		if p := d.Points[at]; p.Value == v || d.Error > 0 && SameBin(p.Value, v) {
			return p.N
		}
	}
	return 0
}

// Below returns how many numbers are under v.
func (d Distribution) Below(v float64) int64 {
	i := sort.Search(len(d.Points), func(i int) bool { return d.Points[i].Value >= v })
	if i == 0 {
		return 0
	}
	return d.upTo[i-1]
}

// Above returns how many numbers are over v.
func (d Distribution) Above(v float64) int64 {
	i := sort.Search(len(d.Points), func(i int) bool { return d.Points[i].Value > v })
	if i == 0 {
		return d.N
	}
	return d.N - d.upTo[i-1]
}

// Outliers returns how many numbers lie outside Tukey's fences, so many
// interquartile ranges beyond the quartiles: 1.5 for the inner and 3 for the outer ones.
// With inexact points the interval is what their error allows.
func (d Distribution) Outliers(ranges float64) Estimate {
	q1, q3 := d.Quantile(0.25), d.Quantile(0.75)
	outside := func(q1, q3 float64) float64 {
		reach := ranges * (q3 - q1)
		return float64(d.Below(q1-reach) + d.Above(q3+reach))
	}
	if d.Error == 0 {
		return Exactly(outside(q1, q3))
	}
	// Each quartile, and each number beside a fence, is off by at most its error.
	slack := (1 + 2*ranges) * d.Error * max(abs(q1), abs(q3))
	wide := func(s float64) float64 {
		reach := ranges * (q3 - q1)
		low, high := q1-reach-s, q3+reach+s
		return float64(d.Below(low-d.Error*abs(low)*sign(s)) + d.Above(high+d.Error*abs(high)*sign(s)))
	}
	return Estimate{Value: outside(q1, q3), Lo: wide(slack), Hi: wide(-slack)}
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
