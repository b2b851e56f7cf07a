package sketch

import (
	"math"
	"slices"
)

const (
	pageBits = 7 // bins per octave, as a power of two
	pageBins = 1 << pageBits
	// binError is the greatest relative error of a bin's middle.
	binError = 1.0 / (2 * pageBins)
)

// Quantiles keeps numbers as they are up to a budget (8 bytes a number) and
// beyond it counts them in bins: 128 of equal width in each octave of the
// absolute value, so that the middle of a bin is within 0.4 % of every number in it.
// Binning takes the bits of the number and no logarithm. Memory is 1 KiB for each
// octave that occurs, at most 4 MiB. Numbers closer to 0 than 2^−1022 count as 0.
// Its state depends only on the multiset of numbers, which must be finite.
type Quantiles struct {
	budget   int
	values   []float64
	binned   bool
	n        int64
	min, max float64
	pos, neg pages
	zero     int64
}

// pages are the bins of one sign; the first page is of the exponent base.
type pages struct {
	base  int
	pages []*[pageBins]int64
}

// NewQuantiles returns empty Quantiles that are exact up to budget numbers.
func NewQuantiles(budget int) *Quantiles { return &Quantiles{budget: budget} }

// Add adds numbers. It does not keep xs.
func (q *Quantiles) Add(xs []float64) {
	if len(xs) == 0 {
		return
	}
	if q.n == 0 {
		q.min, q.max = xs[0], xs[0]
	}
	q.n += int64(len(xs))
	if !q.binned && len(q.values)+len(xs) <= q.budget {
		q.values = append(q.values, xs...)
		return
	}
	q.bin()
	q.binAll(xs)
}

// AddCount adds a number n times.
func (q *Quantiles) AddCount(x float64, n int64) {
	if q.n == 0 {
		q.min, q.max = x, x
	}
	q.n += n
	if !q.binned && int64(len(q.values))+n <= int64(q.budget) {
		for range n {
			q.values = append(q.values, x)
		}
		return
	}
	q.bin()
	q.binCount(x, n)
}

// bin goes over from numbers to bins.
func (q *Quantiles) bin() {
	if q.binned {
		return
	}
	q.binned = true
	q.binAll(q.values)
	q.values = nil
}

func (q *Quantiles) binAll(xs []float64) {
	pos, neg := q.pos, q.neg
	for _, x := range xs {
		if x < q.min {
			q.min = x
		}
		if x > q.max {
			q.max = x
		}
		b := math.Float64bits(x)
		power := int(b >> 52) // with the sign above it, which is in no page
		bin := b >> (52 - pageBits) & (pageBins - 1)
		if i := uint(power - pos.base); i < uint(len(pos.pages)) {
			pos.pages[i][bin]++
		} else if i := uint(power - signPower - neg.base); i < uint(len(neg.pages)) {
			neg.pages[i][bin]++
		} else {
			q.binCount(x, 1)
			pos, neg = q.pos, q.neg
		}
	}
}

// signPower is the sign of a number beside the bits of its exponent.
const signPower = 1 << 11

func (q *Quantiles) binCount(x float64, n int64) {
	if x < q.min {
		q.min = x
	}
	if x > q.max {
		q.max = x
	}
	b := math.Float64bits(x)
	exponent := int(b >> 52 & 0x7ff)
	bin := b >> (52 - pageBits) & (pageBins - 1)
	switch {
	case exponent == 0:
		q.zero += n
	case b>>63 == 0:
		q.pos.at(exponent)[bin] += n
	default:
		q.neg.at(exponent)[bin] += n
	}
}

// at returns the page of an exponent.
func (p *pages) at(exponent int) *[pageBins]int64 {
	i := exponent - p.base
	if uint(i) < uint(len(p.pages)) {
		return p.pages[i]
	}
	p.reach(exponent)
	return p.pages[exponent-p.base]
}

// reach extends the pages to an exponent.
func (p *pages) reach(exponent int) {
	if p.pages == nil {
		p.base = exponent
	}
	for ; p.base > exponent; p.base-- {
		p.pages = slices.Insert(p.pages, 0, new([pageBins]int64))
	}
	for p.base+len(p.pages) <= exponent {
		p.pages = append(p.pages, new([pageBins]int64))
	}
}

// Merge adds the numbers of other.
func (q *Quantiles) Merge(other *Quantiles) {
	if !other.binned {
		q.Add(other.values)
		return
	}
	if q.n == 0 {
		q.min, q.max = other.min, other.max
	}
	q.bin()
	q.n += other.n
	q.min, q.max = min(q.min, other.min), max(q.max, other.max)
	q.zero += other.zero
	q.pos.merge(other.pos)
	q.neg.merge(other.neg)
}

func (p *pages) merge(other pages) {
	for i, page := range other.pages {
		mine := p.at(other.base + i)
		for j, n := range page {
			mine[j] += n
		}
	}
}

// Distribution returns the numbers in order, or the middles of their bins.
func (q *Quantiles) Distribution() Distribution {
	if !q.binned {
		values := slices.Clone(q.values)
		slices.Sort(values)
		points := make([]Point, 0, len(values))
		for _, v := range values {
			if last := len(points) - 1; last >= 0 && points[last].Value == v {
				points[last].N++
			} else {
				points = append(points, Point{v, 1})
			}
		}
		return NewDistribution(points, 0)
	}
	var points []Point
	q.neg.each(func(middle float64, n int64) { points = append(points, Point{-middle, n}) })
	slices.Reverse(points)
	if q.zero > 0 {
		points = append(points, Point{0, q.zero})
	}
	q.pos.each(func(middle float64, n int64) { points = append(points, Point{middle, n}) })
	for i := range points {
		points[i].Value = min(max(points[i].Value, q.min), q.max)
	}
	return NewDistribution(points, binError)
}

// each calls f with the middle and count of every bin that holds something, in
// growing order.
func (p *pages) each(f func(middle float64, n int64)) {
	for i, page := range p.pages {
		for j, n := range page {
			if n > 0 {
				b := uint64(p.base+i)<<52 | uint64(j)<<(52-pageBits) | 1<<(51-pageBits)
				f(math.Float64frombits(b), n)
			}
		}
	}
}

// SameBin reports whether two numbers fall into one bin of Quantiles.
func SameBin(a, b float64) bool {
	return math.Float64bits(a)>>(52-pageBits) == math.Float64bits(b)>>(52-pageBits)
}
