package profile

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// An Edge is an end of the range at which numbers stand nearly as close as anywhere while they thin out towards the other end, so
// that what lies beyond seems to be left out (truncation), without a pile at the end as a Bound has. A scale may end there by nature; where it is known to, as at 100 %, there is no Edge.
type Edge struct {
	Value float64 `json:"value"`
	End   string  `json:"end"`   // "top" or "bottom"
	Share float64 `json:"share"` // of the numbers, in the outermost twentieth of the width that the middle nine tenths of them have
}

const (
	minEdged   = 300  // numbers that tell an edge
	edgeSteps  = 20   // into which the width of the middle nine tenths is cut
	edgeLeast  = 0.5  // of the fullest step, in the outermost one
	thinMost   = 0.1  // of the fullest step, in the outermost one at the other end
	nearlyZero = 0.05 // of that width, within which numbers begin at 0
)

// edges finds ends that are sharp. Numbers that are never negative begin sharply at 0 by nature.
func edges(p []sketch.Point, whole bool) []Edge {
	d := sketch.NewDistribution(p, 0)
	low, high := d.Quantile(0.05), d.Quantile(0.95)
	step := (high - low) / edgeSteps
	if d.N < minEdged || len(p) < minPiled || !(step > 0) || whole && step < 2 {
		return nil
	}
	first, last := p[0].Value, p[len(p)-1].Value
	fullest := fullestStep(p, step, high)
	bottom, top := between(d, first, first+step), d.N-d.Below(last-step)
	var found []Edge
	atZero := func(end float64) bool { return math.Abs(end) <= nearlyZero*(high-low) }
	sharp := func(end, beside, other int64) bool {
		return float64(end) >= edgeLeast*float64(fullest) && 2*end >= beside && float64(other) <= thinMost*float64(fullest) && 100*end >= d.N
	}
	if sharp(bottom, between(d, first+step, first+2*step), top) && !atZero(first) {
		found = append(found, Edge{first, "bottom", share(bottom, d.N)})
	}
	if sharp(top, d.Below(last-step)-d.Below(last-2*step), bottom) && !atZero(last) {
		found = append(found, Edge{last, "top", share(top, d.N)})
	}
	return found
}

// fullestStep is how many numbers there are in the fullest step of those from the first number on, up to the one that high lies in. It
// goes by the numbers, because the first may lie any number of steps before the others.
func fullestStep(p []sketch.Point, step, high float64) (fullest int64) {
	var n int64
	at, last := 0.0, math.Floor((high-p[0].Value)/step)
	for _, q := range p {
		here := math.Floor((q.Value - p[0].Value) / step)
		if here > last {
			break
		}
		if here != at {
			at, n = here, 0
		}
		n += q.N
		fullest = max(fullest, n)
	}
	return fullest
}

// between counts the numbers from low up to, but not including, high.
func between(d sketch.Distribution, low, high float64) int64 { return d.Below(high) - d.Below(low) }

// grows is from which strength numbers go with the place of a row, so that they only grow or fall in the course of time.
const grows = 0.8

// dropEdgesOfGrowth takes back the sharp ends of numbers that grow along with time, which rows are sorted by: they begin where they began.
func (s *survey) dropEdgesOfGrowth() {
	if t := s.p.Structure.Time; t == nil || !t.Sorted {
		return
	}
	for _, o := range s.p.Structure.Order {
		if n := s.p.Columns[s.column(o.Column)].Numeric; n != nil && o.Value >= grows {
			n.Edges = nil
		}
	}
}
