package sketch

import "math"

// Moments are count, extremes, mean and the sums of the second to fourth powers
// of the deviations from it. Parts are combined pairwise (Chan, Golub, LeVeque
// 1979; Pébay 2008). The zero value is empty. Values must be finite; where a sum
// leaves the range of float64 the measures that need it are 0.
type Moments struct {
	N          int64
	Min, Max   float64 // 0 when N is 0
	Mean       float64
	M2, M3, M4 float64 // Σ(x−mean)^k

	low float64 // what Mean lost to rounding, which counts when numbers are far from 0
}

// MomentsOf computes the moments of xs in two passes.
func MomentsOf(xs []float64) Moments {
	if len(xs) == 0 {
		return Moments{}
	}
	// Note: sums relative to the first value keep precision when all values
	// are far from zero.
	base, low, high := xs[0], xs[0], xs[0]
	for _, x := range xs {
		if x < low {
			low = x
		}
		if x > high {
			high = x
		}
	}
	// Four sums at a time, because an addition then need not wait for the one before.
	var s0, s1, s2, s3 float64
	left := xs
	for ; len(left) >= 4; left = left[4:] {
		s0 += left[0] - base
		s1 += left[1] - base
		s2 += left[2] - base
		s3 += left[3] - base
	}
	for _, x := range left {
		s0 += x - base
	}
	n := float64(len(xs))
	mean := ((s0 + s1) + (s2 + s3)) / n
	// Variables of their own: fields of a struct are written to memory at every step.
	var rest, m2, m3, m4 float64
	for _, x := range xs {
		d := (x - base) - mean
		d2 := d * d
		rest += d
		m2 += d2
		m3 += d2 * d
		m4 += d2 * d2
	}
	m := Moments{N: int64(len(xs)), Min: low, Max: high, M2: m2 - rest*rest/n, M3: m3, M4: m4}
	m.Mean, m.low = addExactly(base, mean+rest/n)
	return m
}

// addExactly returns a + b as a number and what it lost to rounding (Knuth's TwoSum).
func addExactly(a, b float64) (sum, low float64) {
	sum = a + b
	t := sum - a
	return sum, (a - (sum - t)) + (b - t)
}

// Merge adds the moments of other values to m.
func (m *Moments) Merge(o Moments) {
	if o.N == 0 {
		return
	}
	if m.N == 0 {
		*m = o
		return
	}
	na, nb := float64(m.N), float64(o.N)
	n := na + nb
	d := (o.Mean - m.Mean) + (o.low - m.low)
	dn := d / n
	m4 := m.M4 + o.M4 + d*dn*dn*dn*na*nb*(na*na-na*nb+nb*nb) +
		6*dn*dn*(na*na*o.M2+nb*nb*m.M2) + 4*dn*(na*o.M3-nb*m.M3)
	m3 := m.M3 + o.M3 + d*dn*dn*na*nb*(na-nb) + 3*dn*(na*o.M2-nb*m.M2)
	m.M2 += o.M2 + d*dn*na*nb
	m.M3, m.M4 = m3, m4
	m.Mean, m.low = addExactly(m.Mean, dn*nb+m.low)
	m.N += o.N
	m.Min = min(m.Min, o.Min)
	m.Max = max(m.Max, o.Max)
}

// SD is the sample standard deviation, √(M2/(n−1)); 0 for fewer than two values.
func (m Moments) SD() float64 {
	if m.N < 2 {
		return 0
	}
	return finite(math.Sqrt(max(m.M2, 0) / float64(m.N-1)))
}

// Skewness is Fisher–Pearson's g1 = (M3/n) / (M2/n)^1.5; 0 where M2 is 0.
func (m Moments) Skewness() float64 {
	if m.M2 <= 0 || m.constant() {
		return 0
	}
	n := float64(m.N)
	return finite(math.Sqrt(n) * m.M3 / math.Pow(m.M2, 1.5))
}

// Kurtosis is the excess g2 = n·M4/M2² − 3; 0 where M2 is 0.
func (m Moments) Kurtosis() float64 {
	if m.M2 <= 0 || m.constant() {
		return 0
	}
	return finite(float64(m.N)*m.M4/(m.M2*m.M2) - 3)
}

// constant reports whether all values are equal, so that what M2 holds is rounding.
func (m Moments) constant() bool { return m.Min == m.Max }

// finite returns v, or 0 where v is infinite or not a number.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
