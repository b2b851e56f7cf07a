package report

import (
	"math"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/sketch"
)

// notKnown stands where there is no number to show.
const notKnown = "–"

// Count writes a whole number with thousands separators.
func Count(n int64) string { return group(strconv.FormatInt(n, 10)) }

// group puts commas into the whole part of a decimal number, and a minus before it
// that is as wide as a plus.
func group(s string) string {
	return strings.Replace(prose.Group(s), "-", "−", 1)
}

// number writes a measured number with about four digits, whole numbers in full.
func number(x float64) string { return rounded(x, 4) }

// rounded writes x with so many significant digits, whole numbers in full.
func rounded(x float64, significant int) string {
	size := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return notKnown
	case math.IsInf(x, 1):
		return "∞"
	case math.IsInf(x, -1):
		return "−∞"
	case x == 0:
		return "0"
	case size >= 1e15 || size < 1e-4:
		return scientific(x)
	case x == math.Trunc(x):
		return group(strconv.FormatFloat(x, 'f', 0, 64))
	}
	digits := max(0, significant-1-int(math.Floor(math.Log10(size))))
	return group(prose.TrimZeros(strconv.FormatFloat(x, 'f', digits, 64)))
}

func scientific(x float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', 2, 64), "e")
	power, _ := strconv.Atoi(exponent)
	return group(prose.TrimZeros(mantissa)) + "e" + strconv.Itoa(power)
}

// percent writes a share between 0 and 1 as a percentage with one decimal.
func percent(share float64) string {
	switch {
	case math.IsNaN(share) || math.IsInf(share, 0):
		return notKnown
	case share > 0 && share < 0.0005:
		return "under 0.1%"
	case share < 1 && share > 0.9995:
		return "over 99.9%"
	}
	return group(prose.TrimZeros(strconv.FormatFloat(100*share, 'f', 1, 64))) + "%"
}

// skill writes a skill or a strength with two decimals.
func skill(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return notKnown
	}
	s := strconv.FormatFloat(x, 'f', 2, 64)
	if s == "-0.00" {
		s = "0.00"
	}
	return group(s)
}

// estimate writes an exact number plainly and any other with its interval,
// rounded no finer than the interval deserves and outwards.
func estimate(e sketch.Estimate) string {
	if e.IsExact() || !finite(e) {
		return number(e.Value)
	}
	unit := math.Pow(10, math.Floor(math.Log10(e.Hi-e.Lo)))
	if (e.Hi-e.Lo)/unit < 2 {
		unit /= 10
	}
	round := func(f func(float64) float64, x float64) string { return number(f(x/unit) * unit) }
	return interval(round(math.Round, e.Value), round(math.Floor, e.Lo), round(math.Ceil, e.Hi))
}

func finite(e sketch.Estimate) bool {
	sum := e.Value + e.Lo + e.Hi
	return !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

func percentEstimate(e sketch.Estimate) string {
	if e.IsExact() || !finite(e) {
		return percent(e.Value)
	}
	return interval(percent(e.Value), percent(e.Lo), percent(e.Hi))
}

func skillEstimate(e sketch.Estimate) string {
	if e.IsExact() || !finite(e) || skill(e.Lo) == skill(e.Hi) {
		return skill(e.Value)
	}
	return skill(e.Value) + " (" + skill(e.Lo) + " to " + skill(e.Hi) + ")"
}

func interval(value, lo, hi string) string {
	if strings.HasPrefix(lo+hi, "−") || strings.Contains(hi, "−") {
		return "about " + value + " (" + lo + " to " + hi + ")"
	}
	return "about " + value + " (" + lo + "–" + hi + ")"
}

// Size writes a number of bytes.
func Size(n int64) string {
	units := []string{"kB", "MB", "GB", "TB", "PB"}
	if n < 1000 {
		return plural(n, "byte")
	}
	x := float64(n) / 1000
	i := 0
	for ; x >= 999.5 && i < len(units)-1; i++ {
		x /= 1000
	}
	digits := 0
	if x < 9.95 {
		digits = 1
	}
	return group(strconv.FormatFloat(x, 'f', digits, 64)) + " " + units[i]
}

// plural writes a count and its noun.
func plural(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Count(n) + " " + noun + "s"
}
