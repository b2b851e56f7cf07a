package profile

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
)

// Heaping tells that people or programs rounded some of the numbers but not all of them.
type Heaping struct {
	Step     float64 `json:"step"`     // such as 5 or 100
	Share    float64 `json:"share"`    // of the numbers from 2 steps on that are multiples of it
	Expected float64 `json:"expected"` // share without rounding: one in as many as the step has units
}

// A Spike is a number in the midst of others that stands far more often than they do, as a mean or median
// that was filled in does.
type Spike struct {
	Value   float64 `json:"value"`
	Count   int64   `json:"count"`
	Typical float64 `json:"typical"` // mean count of the 20 distinct numbers around it
	// Equals is "mean" or "median" when it is that of the other numbers, as one that was filled in is; else "".
	Equals string `json:"equals,omitempty"`
}

const (
	// minPiled is the fewest distinct numbers among which a pile shows.
	minPiled = 30
	// maxSpikes is how many spikes may be by chance of filling in; more of them are heaping.
	maxSpikes = 3
)

// measurePiles fills what Numeric tells about numbers that stand together. Disguised values take no part.
func (f *facts) measurePiles() {
	n := f.column.Numeric
	if n == nil || f.c.storage.isTime() {
		return
	}
	p := f.withoutDisguised(f.numbers.Points)
	if f.numbers.Error > 0 { // bins have no values of their own: those of the sample have
		p = f.withoutDisguised(f.points())
	}
	n.Decimals = decimals(p)
	if f.calendar != nil {
		return
	}
	switch f.column.Kind {
	case Identifier, Code, Category, Boolean, Latitude, Longitude:
		return // no measures
	}
	n.Heaping = heaping(p, n.Decimals)
	if len(p) >= minPiled {
		n.Bounds = f.bounds(p)
		n.Spikes = slices.DeleteFunc(spikes(p), func(s Spike) bool {
			return slices.ContainsFunc(n.Bounds, func(b Bound) bool { return b.Value == s.Value })
		})
		if len(n.Spikes) == 0 {
			n.Spikes = nil
		}
	}
	if len(n.Bounds) == 0 && f.mayHaveEdges(p) {
		n.Edges = slices.DeleteFunc(edges(p, f.whole), func(e Edge) bool { return f.isNaturalEnd(p, e.End == "top", nearEnd) })
		if len(n.Edges) == 0 {
			n.Edges = nil
		}
	}
}

// decimals is the most places after the point among a thousand of the numbers; negative where all are
// multiples of 10, 100 and so on.
func decimals(p []sketch.Point) int {
	places, step := math.MinInt, max(len(p)/1000, 1)
	for i := 0; i < len(p); i += step {
		if p[i].Value == 0 {
			continue
		}
		text := strconv.FormatFloat(math.Abs(p[i].Value), 'f', -1, 64)
		here := 0
		if dot := strings.IndexByte(text, '.'); dot >= 0 {
			here = len(text) - dot - 1
		} else {
			here = len(strings.TrimRight(text, "0")) - len(text)
		}
		places = max(places, here)
	}
	if places == math.MinInt {
		return 0
	}
	return places
}

// heaping finds the step that too many of the numbers are multiples of, the coarsest one that finer ones do not explain.
// The others must end in all digits: else all numbers lie on a grid. Numbers of more than a thousand steps take no part,
// because it is known of them only how many digits count.
func heaping(p []sketch.Point, decimals int) *Heaping {
	if decimals > 2 || len(p) < minPiled {
		return nil
	}
	units, all := wholeUnits(p, math.Pow10(decimals))
	var best *Heaping
	for _, step := range []int64{5, 10, 50, 100, 500, 1000, 10000} {
		if h := heapedAt(step, units, all, math.Pow10(decimals)); h != nil &&
			(best == nil || h.Share >= 1.4*best.Share*h.Expected/best.Expected) { // more than multiples of the finer step would give
			best = h
		}
	}
	return best
}

// A unitCount is how often a number stands that is so many of the last place that numbers have.
type unitCount struct {
	units int64
	n     float64
}

// wholeUnits are those of the points that may be multiples of some step, and how many numbers there are in all.
func wholeUnits(p []sketch.Point, unit float64) (list []unitCount, all float64) {
	list = make([]unitCount, 0, len(p))
	for _, q := range p {
		all += float64(q.N)
		if v := math.Round(math.Abs(q.Value) * unit); v >= 10 && v <= 1e7 {
			list = append(list, unitCount{int64(v), float64(q.N)})
		}
	}
	return list, all
}

// heapedAt tells of the heaping on multiples of a step, nil when there is no more of them than the others let expect.
func heapedAt(step int64, list []unitCount, all, unit float64) *Heaping {
	var on, n float64
	var endings [10]bool
	distinct := 0
	for _, q := range list {
		if q.units < 2*step || q.units > 1000*step {
			continue
		}
		distinct++
		n += q.n
		if q.units%step == 0 {
			on += q.n
		} else {
			endings[q.units%10] = true
		}
	}
	if n < 100 || 2*n < all || distinct < minPiled {
		return nil
	}
	share, expected := on/n, 1/float64(step)
	z := (share - expected) * math.Sqrt(n) / math.Sqrt(expected*(1-expected))
	if z < 6 || share < expected+0.15 || share < 1.75*expected || share > 0.95 || !allEndings(endings) {
		return nil
	}
	return &Heaping{Step: float64(step) / unit, Share: share, Expected: expected}
}

// allEndings reports whether at least 7 of the digits other than 0 and 5 are there.
func allEndings(endings [10]bool) bool {
	n := 0
	for digit, there := range endings {
		if there && digit%5 != 0 {
			n++
		}
	}
	return n >= 7
}

// spikes finds numbers that stand at least 10 times as often as those around them, 0 aside: those that are
// the mean or median of the others, and those of 5 % or more.
func spikes(p []sketch.Point) []Spike {
	var total int64
	for _, q := range p {
		total += q.N
	}
	var found []Spike
	const around = 10
	for i := 1; i < len(p)-1; i++ {
		q := p[i]
		if q.Value == 0 || q.N < max(10, total/50) {
			continue
		}
		from, to := max(i-around, 0), min(i+around+1, len(p))
		var beside, most int64
		for j := from; j < to; j++ {
			if j != i {
				beside += p[j].N
				most = max(most, p[j].N)
			}
		}
		typical := float64(beside) / float64(to-from-1)
		if float64(q.N) < 10*typical || q.N < 4*most {
			continue
		}
		s := Spike{Value: q.Value, Count: q.N, Typical: typical, Equals: middleOf(p, i)}
		if s.Equals != "" || 20*q.N >= total {
			found = append(found, s)
		}
	}
	if len(found) > maxSpikes {
		return nil
	}
	return found
}

// middleOf tells whether p[i] is the mean or the median of the other numbers. A mean is met to a thousandth of their
// standard deviation.
func middleOf(p []sketch.Point, i int) string {
	rest := slices.Concat(p[:i], p[i+1:])
	var n, mean, squares float64
	for _, q := range rest {
		d := q.Value - mean
		n += float64(q.N)
		mean += d * float64(q.N) / n
		squares += d * (q.Value - mean) * float64(q.N)
	}
	switch middle := sketch.NewDistribution(rest, 0).Quantile(0.5); {
	case math.Abs(p[i].Value-mean) <= 1e-3*math.Sqrt(squares/n):
		return "mean"
	case rest[i-1].Value <= middle && middle <= rest[i].Value: // its own place among the others is the middle
		return "median"
	}
	return ""
}
