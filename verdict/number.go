package verdict

import (
	"math"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/sketch"
)

// number writes n with thousands separators.
func number(n int64) string { return prose.Group(strconv.FormatInt(n, 10)) }

// counted writes n with its noun: "1 row", "4,013 rows".
func counted(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// plural chooses the word that goes with n things.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// shareOf is part of all, 0 where there is nothing.
func shareOf(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// percent writes a share in percent, with as many digits as it takes to tell
// it from nothing, from everything and from the limits that it is held against.
func percent(share float64, limits ...float64) string {
	x := share * 100
	switch {
	case x == 0 || x == 100:
	case x < 0.01:
		return "under 0.01%"
	case x > 99.99 && x < 100:
		return "over 99.99%"
	}
	digits := 0
	switch {
	case x < 1 || x > 99:
		digits = 2
	case x < 10:
		digits = 1
	}
	hundredfold := make([]float64, len(limits))
	for i, limit := range limits {
		hundredfold[i] = limit * 100
	}
	return prose.TrimZeros(apart(x, digits, hundredfold)) + "%"
}

// skill writes a skill with two digits, or more where a limit is that close.
func skill(x float64, limits ...float64) string {
	return apart(x, 2, limits)
}

// skillOf writes a skill with its interval, where that can be told from the
// skill itself.
func skillOf(e sketch.Estimate, limits ...float64) string {
	switch {
	case noSkill(e) && e.Hi >= 0.005:
		return "no skill found, at best " + skill(e.Hi)
	case noSkill(e):
		return "no skill found"
	case e.IsExact() || skill(e.Lo) == skill(e.Hi):
		return "skill " + skill(e.Value, limits...)
	}
	return "skill " + skill(e.Value, limits...) + ", likely between " + skill(e.Lo) + " and " + skill(e.Hi)
}

// noSkill reports whether models did no better than a guess.
func noSkill(e sketch.Estimate) bool { return e.Value < 0.005 }

// apart writes x with the given digits, or up to three more, so that it does
// not read like a limit, like 0 or like 100 when it is none of these.
func apart(x float64, digits int, limits []float64) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	for more := digits + 1; more <= digits+3 && reads(text, x, limits); more++ {
		text = strconv.FormatFloat(x, 'f', more, 64)
	}
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// reads reports whether text says a limit, though x is another number.
func reads(text string, x float64, limits []float64) bool {
	shown, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return false
	}
	for _, limit := range limits {
		if math.Abs(shown-limit) < 1e-9 && math.Abs(x-limit) > 1e-9 {
			return true
		}
	}
	return false
}

// holds reports whether the interval of an inexact number holds one of the limits.
func holds(e sketch.Estimate, limits ...float64) bool {
	for _, limit := range limits {
		if !e.IsExact() && e.Lo <= limit && limit <= e.Hi {
			return true
		}
	}
	return false
}

// sound reports whether a number was measured at all: it and its interval are finite.
func sound(e sketch.Estimate) bool {
	for _, x := range []float64{e.Value, e.Lo, e.Hi} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

// wilson estimates a share of hits among n from a sample drawn at random, with
// the interval of Wilson (1927) at 95%. n must be above 0.
func wilson(hits, n int64) sketch.Estimate {
	const z = 1.959963984540054
	size := float64(n)
	share := float64(hits) / size
	middle := (share + z*z/(2*size)) / (1 + z*z/size)
	half := z / (1 + z*z/size) * math.Sqrt(share*(1-share)/size+z*z/(4*size*size))
	return sketch.Estimate{Value: share, Lo: max(0, middle-half), Hi: min(1, middle+half)}
}
