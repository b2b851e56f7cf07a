package profile

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
)

// oddNumbers tells of numbers that stand apart, are heaped, cut off, in two units or past belief.
func (f *facts) oddNumbers() {
	switch f.column.Kind {
	case Integer, Decimal, Quantity:
	default:
		return
	}
	d := f.clean()
	if d.N < 30 || f.calendar != nil || f.holdsYears() || f.whole && d.Points[0].Value >= firstYear && d.Points[len(d.Points)-1].Value <= lastYear {
		return // years
	}
	f.oddImplausible(d)
	if !f.oddUnits(d) {
		f.oddOutliers(d)
	}
	f.oddCap(d)
	f.oddLimit()
	f.oddHeaps(d)
}

// clean is the distribution of the numbers without those that stand for missing.
func (f *facts) clean() sketch.Distribution {
	p := f.numbers.Points
	if len(f.disguised) == 0 {
		return f.numbers
	}
	isHidden := func(q sketch.Point) bool { return f.disguised[formatNumber(q.Value)] }
	if hidden := f.hiddenNumbers(); f.numbers.Error > 0 {
		isHidden = func(q sketch.Point) bool { // a bin, of which the middle is told
			for v := range hidden {
				if sketch.SameBin(q.Value, v) {
					return true
				}
			}
			return false
		}
	}
	return sketch.NewDistribution(slices.DeleteFunc(slices.Clone(p), isHidden), f.numbers.Error)
}

const (
	farFence = 6     // interquartile ranges beyond the quartiles
	farShare = 0.001 // of the values, from which some that are far are told
	aloneGap = 20    // interquartile ranges to the next value, which make even one value odd
)

// oddOutliers tells of values far beyond the quartiles, where a long tail does not explain them: among
// numbers that are not negative they must be far on the scale of their logarithms as well.
func (f *facts) oddOutliers(d sketch.Distribution) {
	low, high, ok := fences(d, farFence, func(v float64) float64 { return v })
	if !ok || len(d.Points) < 10 {
		return
	}
	spread := d.Quantile(0.75) - d.Quantile(0.25)
	if first := d.Points[0].Value; first >= 0 {
		from := 0.0 // so that 0 has a logarithm
		if first == 0 {
			from = spread
		}
		l, h, ok := fences(d, 3, func(v float64) float64 { return math.Log(v + from) })
		if !ok {
			return
		}
		low, high = min(low, math.Exp(l)-from), max(high, math.Exp(h)-from)
	}
	low, high = asWritten(low), asWritten(high)
	n := d.Below(low) + d.Above(high)
	if n == 0 || share(n, d.N) > 0.05 || share(n, d.N) < farShare && endGap(d) < aloneGap*spread {
		return
	}
	name := f.c.field.Name
	worst := d.Points[0].Value
	if last := d.Points[len(d.Points)-1].Value; last > high && (worst >= low || last-high > low-worst) {
		worst = last
	}
	x := f.numbersOf()
	f.odd("outliers", n, fmt.Sprintf("%s of %s %s far from all others: half of the values lie between %s and %s, the farthest is %s.",
		counted(n, "value"), quoted(name), verb(n, "is", "are"), shown(d.Quantile(0.25)), shown(d.Quantile(0.75)), shown(worst)),
		fmt.Sprintf("df[(%s < %s) | (%s > %s)]", x, python3(low), x, python3(high)),
		func(i int) bool { v := f.numberAt(i); return (v < low || v > high) && !f.disguised[formatNumber(v)] })
}

// fences lie so many interquartile ranges beyond the quartiles, on a growing scale.
func fences(d sketch.Distribution, reach float64, scale func(float64) float64) (low, high float64, ok bool) {
	q1, q3 := scale(d.Quantile(0.25)), scale(d.Quantile(0.75))
	return q1 - reach*(q3-q1), q3 + reach*(q3-q1), q3 > q1
}

// endGap is the wider of the distances of the smallest and the largest number to the next one.
func endGap(d sketch.Distribution) float64 {
	p, n := d.Points, len(d.Points)
	return max(p[1].Value-p[0].Value, p[n-1].Value-p[n-2].Value)
}

// asWritten is a number as python3 writes it.
func asWritten(v float64) float64 {
	w, _ := strconv.ParseFloat(python3(v), 64)
	return w
}

// python3 is a number as a literal of Python.
func python3(v float64) string { return fmt.Sprintf("%.6g", v) }

const (
	minCapped    = 20    // rows with the last value
	cappedShare  = 0.004 // of the rows
	cappedAbove  = 8     // times as often as the values before
	cappedPoints = 40    // different values, below which an end is often met anyway
)

// oddCap tells of a value at one end that is met far more often than those before it: what lay beyond
// was set to it.
func (f *facts) oddCap(d sketch.Distribution) {
	if d.Error > 0 || len(d.Points) < cappedPoints {
		return
	}
	n := len(d.Points)
	for _, end := range []struct {
		at, from, step int
		side           string
		of             []sketch.Point
	}{{n - 1, n - 2, -1, "highest", d.Points}, {0, 1, 1, "lowest", mirrored(d.Points)}} {
		p := d.Points[end.at]
		if p.N < minCapped || share(p.N, d.N) < cappedShare || isNaturalEnd(p.Value) || f.isNaturalEnd(d.Points, end.step < 0, 0) || !isPile(end.of, n-1, d.N) {
			continue
		}
		var next int64
		const neighbours = 10
		for k := range neighbours {
			next += d.Points[end.from+k*end.step].N
		}
		if p.N*neighbours < cappedAbove*next || 2*p.N > d.N {
			continue
		}
		name := f.c.field.Name
		f.odd("capped", p.N, fmt.Sprintf("%s is exactly %s, its %s value, in %s (%s), far more often than the values beside it: a limit, or what lies beyond was set to it.",
			quoted(name), shown(p.Value), end.side, counted(p.N, "row"), percent(share(p.N, f.rows))),
			fmt.Sprintf("df[%s == %s]", f.numbersOf(), formatNumber(p.Value)), func(i int) bool { return f.numberAt(i) == p.Value })
	}
}

// oddLimit tells of a limit that a few values lie beyond.
func (f *facts) oddLimit() {
	for _, b := range f.column.Numeric.Bounds {
		if b.Beyond == 0 || b.Count < minCapped || share(b.Count, f.n) < cappedShare {
			continue
		}
		side := "above"
		if b.End == "bottom" {
			side = "below"
		}
		f.odd("capped", b.Count, fmt.Sprintf("%s is exactly %s in %s (%s), far more often than the values beside it, and only %s %s it: what lies beyond seems to have been set to it, with exceptions.",
			quoted(f.c.field.Name), shown(b.Value), counted(b.Count, "row"), percent(share(b.Count, f.rows)), verb(b.Beyond, "1 value lies", counted(b.Beyond, "value")+" lie"), side),
			fmt.Sprintf("df[%s == %s]", f.numbersOf(), formatNumber(b.Value)), func(i int) bool { return f.numberAt(i) == b.Value })
	}
}

// isNaturalEnd reports whether many scales end at a number by themselves.
func isNaturalEnd(v float64) bool { return v == 0 || v == 1 || v == 100 || v == 10 || v == -1 }

// oddHeaps tells of whole numbers that are round far too often, because they were guessed.
func (f *facts) oddHeaps(d sketch.Distribution) {
	const least, most, rows = 0.35, 0.9, 200
	if d.Error > 0 || !f.whole || d.N < rows || len(d.Points) < 30 || d.Quantile(0.25) < 20 || d.Quantile(0.75)-d.Quantile(0.25) < 20 {
		return
	}
	var round int64
	values := 0
	for _, p := range d.Points {
		if math.Mod(p.Value, 10) == 0 {
			round += p.N
			values++
		}
	}
	s := share(round, d.N)
	if s < least || s > most || values < 5 {
		return
	}
	name := f.c.field.Name
	f.odd("heaped", round, fmt.Sprintf("%s of the values of %s are multiples of 10, where a tenth would be: many seem to be rounded or guessed.",
		percent(s), quoted(name)), fmt.Sprintf("df[%s %% 10 == 0]", f.numbersOf()), func(i int) bool { return math.Mod(f.numberAt(i), 10) == 0 })
}
