package profile

import (
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
)

// A Bound is an end of the range, or a number close to it, at which so many numbers stand that what lies beyond seems to be cut off or
// set to it (truncation, censoring, winsorising, top-coding). Ends that a scale has by nature are none: see isNaturalEnd.
type Bound struct {
	Value  float64 `json:"value"`
	End    string  `json:"end"` // "top" or "bottom"
	Count  int64   `json:"count"`
	Beyond int64   `json:"beyond,omitempty"` // numbers that lie past it all the same
}

const (
	pileShare  = 0.003 // of the numbers, fewest in a pile
	pileTimes  = 5     // times as many as any of those beside it
	otherPiles = 5     // half as high, among which one at an end means nothing, unless it is round
)

// bounds finds ends at which numbers pile up.
func (f *facts) bounds(p []sketch.Point) []Bound {
	var found []Bound
	down := mirrored(p)
	total := sketch.NewDistribution(p, 0).N
	for _, end := range []string{"bottom", "top"} {
		rising := p
		if end == "bottom" {
			rising = down
		}
		last := len(p) - 1
		b := Bound{rising[last].Value, end, rising[last].N, 0}
		switch {
		case isPile(rising, last, total):
			if f.isNaturalEnd(p, end == "top", 0) {
				continue
			}
		default:
			at := shortOfEnd(rising, total)
			if at < 0 || isShareEnd(rising[at].Value) && p[0].Value >= 0 {
				continue
			}
			b.Value, b.Count, b.Beyond = rising[at].Value, rising[at].N, countOf(rising[at+1:])
		}
		if end == "bottom" {
			b.Value = -b.Value
		}
		found = append(found, b)
	}
	return found
}

// mirrored are the numbers with the other sign, so that their lower end is the upper one.
func mirrored(p []sketch.Point) []sketch.Point {
	m := make([]sketch.Point, len(p))
	for i, q := range p {
		m[len(p)-1-i] = sketch.Point{Value: -q.Value, N: q.N}
	}
	return m
}

func countOf(p []sketch.Point) (n int64) {
	for _, q := range p {
		n += q.N
	}
	return n
}

// isPile reports whether the number in a place stands far more often than those before it, and is no more than one of many such.
func isPile(p []sketch.Point, at int, total int64) bool {
	n := p[at].N
	if at < minPiled/2 || float64(n) < max(5, pileShare*float64(total)) {
		return false
	}
	others := 0
	for i, q := range p {
		if i >= at-minPiled/2 && i < at && n < pileTimes*q.N {
			return false
		}
		if i != at && 2*q.N >= n {
			others++
		}
	}
	return others < otherPiles || isRound(p[at].Value)
}

// isRound reports whether a number is written with no more than two digits beside zeros.
func isRound(v float64) bool {
	if v == 0 {
		return true
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(v)))) - 1)
	return math.Abs(v/unit-math.Round(v/unit)) < 1e-9
}

const (
	beyondShare = 0.005 // of the numbers, most that lie past a bound
	beyondPile  = 0.1   // of those at it
	leastBefore = 30    // numbers before a bound that tell how many would lie past it
	fallsShort  = 5     // times fewer than these
)

// shortOfEnd finds the place of a number close to the upper end at which others pile up, and past which there are far fewer than those
// before it let expect: a limit with exceptions. −1 for none.
func shortOfEnd(p []sketch.Point, total int64) int {
	var past int64
	for at := len(p) - 2; at >= minPiled; at-- {
		past += p[at+1].N
		if float64(past) > beyondShare*float64(total) {
			return -1
		}
		if float64(past) > beyondPile*float64(p[at].N) || p[at].Value == 0 || !isPile(p, at, total) {
			continue
		}
		if breaksOff(p, at, total) {
			return at
		}
	}
	return -1
}

// breaksOff reports whether numbers are much rarer past a place than before it, as they thin out from one stretch to the next.
func breaksOff(p []sketch.Point, at int, total int64) bool {
	want, from := max(leastBefore, total/50), at
	var near int64
	for from > 0 && near < want {
		from--
		near += p[from].N
	}
	width := p[at].Value - p[from].Value
	var far, past int64
	for i := from - 1; i >= 0 && p[i].Value >= p[from].Value-width; i-- {
		far += p[i].N
	}
	for i := at + 1; i < len(p) && p[i].Value <= p[at].Value+width; i++ {
		past += p[i].N
	}
	if far == 0 {
		return false
	}
	expected := float64(near) * min(1, float64(near)/float64(far))
	return expected >= leastBefore/3 && float64(past)*fallsShort <= expected
}

// isShareEnd reports whether a number is where shares end: those past it are no exceptions but mistakes.
func isShareEnd(v float64) bool { return v == 1 || v == 100 || v == -1 }

// nearEnd is how far from the end of a scale, in parts of it, numbers without a pile may end and still be said to reach it.
const nearEnd = 0.02

// isNaturalEnd reports whether the numbers end where their scale does: shares at 0 and 1 or 100, what is counted and ratios at 1,
// correlations at −1 and 1, angles at 180 or 360, marks at the best of them, and ages of people old enough to be asked.
func (f *facts) isNaturalEnd(p []sketch.Point, top bool, near float64) bool {
	low, high := p[0].Value, p[len(p)-1].Value
	name := f.c.field.Name
	reaches := func(v, end float64) bool { return math.Abs(v-end) <= near*math.Abs(end) }
	if !top {
		return reaches(low, 0) || reaches(low, 1) && low >= 1 || low == -1 && high <= 1 || low == -180 || low == -90 && high <= 90 ||
			named(name, "age", "ages", "alter", "edad", "idade") && low >= 5
	}
	marks := named(name, "rating", "ratings", "rate", "rated", "stars", "score", "scores", "grade", "gpa", "satisfaction", "likert", "review", "quality", "mark", "marks", "note")
	switch {
	case low >= -1 && reaches(high, 1) && high <= 1, low >= 0 && reaches(high, 100) && high <= 100, low >= 0 && high == 10:
		return true
	case low >= -high && (high == 90 || high == 180) && named(name, "lat", "lon", "latitude", "longitude", "angle", "deg", "degrees", "dir", "direction"), low >= 0 && high == 360:
		return true
	case marks:
		return low >= 0 && slices.Contains([]float64{4, 5, 6, 7, 20}, high)
	}
	return false
}

// mayHaveEdges reports whether a sharp end of the numbers would tell anything: years and numbers that name things end somewhere.
func (f *facts) mayHaveEdges(p []sketch.Point) bool {
	name := f.c.field.Name
	if len(p) == 0 || f.holdsYears() || namedIdentifier(name) || namedCode(name) || strings.HasSuffix(strings.ToLower(name), "code") || named(name, "uid", "pid", "gid", "sid", "block") {
		return false
	}
	years := p[0].Value >= firstYear && p[len(p)-1].Value <= lastYear || named(name, "year", "yr")
	return !f.whole || !years
}
