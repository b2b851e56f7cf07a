package profile

import (
	"fmt"
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// unitFactors are what one unit is of another, for units that people mix. Smaller factors, as between miles
// and kilometres, cannot be told from two groups that differ.
var unitFactors = [...]struct {
	factor float64
	what   string
}{
	{10, "a factor of 10"},
	{12, "a factor of 12, as between feet and inches or years and months"},
	{60, "a factor of 60, as between hours and minutes"},
	{100, "a factor of 100, as between metres and centimetres"},
	{1000, "a factor of 1,000, as between kilograms and grams"},
	{1e6, "a factor of a million"},
	{2.54, "a factor of 2.54, as between inches and centimetres"},
	{30.48, "a factor of 30.48, as between feet and centimetres"},
	{3.2808, "a factor of 3.28, as between metres and feet"},
	{2.2046, "a factor of 2.2, as between kilograms and pounds"},
	{1.6093, "a factor of 1.61, as between miles and kilometres"},
	{453.59, "a factor of 454, as between pounds and grams"},
}

const (
	minUnitRows  = 10
	minUnitShare = 0.003
	maxUnitShare = 0.4
	unitSlack    = 0.12 // by which the logarithms of the factor between the medians may differ
)

// oddUnits tells of positive numbers that come in two heaps of the same shape, a constant factor
// apart: on the scale of logarithms there is a gap wider than any within the heaps, and one heap shifted by
// the factor lies on the other.
func (f *facts) oddUnits(d sketch.Distribution) bool {
	if len(d.Points) < 20 || d.N < 100 || d.Points[0].Value <= 0 {
		return false
	}
	at, width := widestGap(d)
	below := d.Below(d.Points[at].Value)
	few := min(below, d.N-below)
	if few < minUnitRows || share(few, d.N) < minUnitShare || share(few, d.N) > maxUnitShare {
		return false
	}
	low := sketch.NewDistribution(d.Points[:at], d.Error)
	high := sketch.NewDistribution(d.Points[at:], d.Error)
	ratio := math.Log(high.Quantile(0.5) / low.Quantile(0.5))
	for _, u := range unitFactors {
		if math.Abs(ratio-math.Log(u.factor)) > unitSlack || !sameShape(low, high) || width < max(ratio/3, heapSpread(low)/2) {
			continue
		}
		f.tellUnits(d.Points[at-1].Value, d.Points[at].Value, below, d.N-below, u.what)
		return true
	}
	return false
}

// tellUnits adds the weakness; the fewer values are the odd ones.
func (f *facts) tellUnits(end, start float64, below, above int64, what string) {
	name := f.c.field.Name
	cut := asWritten(math.Sqrt(end * start))
	n, sign, side := above, ">", "above"
	odd := func(v float64) bool { return v > cut }
	if below < above {
		n, sign, side = below, "<", "below"
		odd = func(v float64) bool { return v < cut }
	}
	f.odd("mixed-units", n, fmt.Sprintf("%s of %s lie apart from the others, %s %s, by %s: two units seem to be mixed.",
		counted(n, "value"), quoted(name), side, shown(cut), what),
		fmt.Sprintf("df[%s %s %s]", f.numbersOf(), sign, python3(cut)), func(i int) bool { return odd(f.numberAt(i)) })
}

// widestGap finds the largest ratio between neighbours that leaves at least minUnitRows on both sides, and
// gives the place of the upper one and the logarithm of the ratio.
func widestGap(d sketch.Distribution) (at int, width float64) {
	at = 1
	var below int64
	for i := range d.Points[1:] {
		below += d.Points[i].N
		w := math.Log(d.Points[i+1].Value / d.Points[i].Value)
		if below >= minUnitRows && d.N-below >= minUnitRows && w > width {
			at, width = i+1, w
		}
	}
	return at, width
}

// heapSpread is what the middle four fifths of positive numbers spread over, on the scale of logarithms.
func heapSpread(d sketch.Distribution) float64 { return math.Log(d.Quantile(0.9) / d.Quantile(0.1)) }

// sameShape reports whether two heaps spread alike on the scale of logarithms, and not widely.
func sameShape(low, high sketch.Distribution) bool {
	a, b := heapSpread(low), heapSpread(high)
	return a > 0 && b > 0 && a < 2*b && b < 2*a && len(low.Points) >= 5 && len(high.Points) >= 5
}
