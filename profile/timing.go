package profile

import (
	"math"
	"slices"
	"time"

	"github.com/fairset/fairset/profile/sketch"
)

// measureTime fills TimeMeasures and the histogram of a column of times.
func (f *facts) measureTime() {
	if !f.c.storage.isTime() || len(f.values) == 0 {
		return
	}
	p := points(f.values)
	f.column.Time = &TimeMeasures{
		Min: f.c.storage.formatTime(f.c.minTime),
		Max: f.c.storage.formatTime(f.c.maxTime),
	}
	for i := range p {
		p[i].Value /= 1e6
	}
	f.numbers = sketch.NewDistribution(p, 0)
	f.measureCalendar(f.column.Time, f.numbers)
	f.times = f.numbers
	if hidden := f.hiddenNumbers(); len(hidden) > 0 {
		f.times = sketch.NewDistribution(slices.DeleteFunc(slices.Clone(p), func(q sketch.Point) bool { return hidden[math.Round(q.Value*1e6)] }), 0)
	}
	times, _ := f.frameNumbers(1)
	f.column.Time.Sorted = sorted(times)
	if edges := timeEdges(p[0].Value, p[len(p)-1].Value); edges != nil {
		f.column.Histogram = &Histogram{Edges: edges, Counts: f.numbers.Counts(edges)}
	}
}

// timeSteps are widths of bins in seconds, up to a week.
var timeSteps = [...]float64{1, 5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86400, 7 * 86400}

// timeEdges returns at most 31 edges around the seconds from low to high, on
// round times: seconds to weeks, then months, then years.
func timeEdges(low, high float64) []float64 {
	const most = 30
	for _, step := range timeSteps {
		if high-low < step*(most-1) {
			first, last := math.Floor(low/step), math.Floor(high/step)+1
			edges := make([]float64, 0, int(last-first)+1)
			for k := first; k <= last; k++ {
				edges = append(edges, k*step)
			}
			return edges
		}
	}
	month := func(seconds float64) int {
		t := time.Unix(int64(math.Floor(seconds)), 0).UTC()
		return t.Year()*12 + int(t.Month()) - 1
	}
	first, last := month(low), month(high)
	for _, step := range []int{1, 3, 6, 12, 24, 60, 120, 600, 1200, 12000, 120000, 1200000} {
		if (last-first)/step+2 > most {
			continue
		}
		var edges []float64
		for k := floorDiv(first, step) * step; ; k += step {
			t := time.Date(floorDiv(k, 12), time.Month(k-floorDiv(k, 12)*12+1), 1, 0, 0, 0, 0, time.UTC)
			edges = append(edges, float64(t.Unix()))
			if k > last {
				return edges
			}
		}
	}
	return nil
}

func floorDiv(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }
