package profile

import (
	"fmt"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// A suspect is a number at an end of a column that would stand for missing if more spoke for it.
type suspect struct {
	value float64
	n     int64
}

// findSuspects remembers the ends of a column of numbers that are no sentinels by the evidence of this column
// alone: they stand often, and farther from the next number than numbers there stand from one another.
func (f *facts) findSuspects(p []sketch.Point) {
	p = f.withoutDisguised(p)
	if len(p) < 20 {
		return
	}
	f.addSuspect(p[:suspectEnd])
	end := slices.Clone(p[len(p)-suspectEnd:])
	slices.Reverse(end)
	f.addSuspect(end)
}

// suspectEnd is how many numbers at an end tell how far apart numbers stand there.
const suspectEnd = 12

// addSuspect considers the first of the points, which stand in the order of their distance from it.
func (f *facts) addSuspect(p []sketch.Point) {
	end := p[0]
	if end.N < 3 || end.Value != 0 && digitRun(end.Value) < 2 || end.Value == 0 && p[1].Value < 0 {
		return
	}
	gaps := make([]float64, 0, suspectEnd)
	for i := 2; i < len(p); i++ {
		gaps = append(gaps, math.Abs(p[i].Value-p[i-1].Value))
	}
	slices.Sort(gaps)
	if math.Abs(p[1].Value-end.Value) >= 3*gaps[len(gaps)/2] {
		f.suspects = append(f.suspects, suspect{end.Value, end.N})
	}
}

// withoutDisguised returns the points that do not stand for missing.
func (f *facts) withoutDisguised(p []sketch.Point) []sketch.Point {
	if len(f.disguised) == 0 {
		return p // writing every number as text is costly
	}
	return slices.DeleteFunc(slices.Clone(p), func(q sketch.Point) bool { return f.disguised[formatNumber(q.Value)] })
}

// minRepeats is in how many other columns a number must stand for missing to make it suspect in one more.
const minRepeats = 2

// acceptRepeated counts a suspect as disguised where the same number stands for missing in two other columns at least,
// and in the same rows more often than by chance (φ, 95 %).
func acceptRepeated(all []*facts) {
	known := map[float64][]*facts{}
	for _, f := range all {
		if f.c.storage.isNumber() {
			for value := range f.hiddenNumbers() {
				known[value] = append(known[value], f)
			}
		}
	}
	for _, f := range all {
		for _, s := range f.suspects {
			if with := known[s.value]; len(with) >= minRepeats && f.goesWith(s.value, with) {
				text := formatNumber(s.value)
				f.disguise(Disguised{Value: text, Count: s.n, Why: fmt.Sprintf(
					"%s stands %s, often in rows where it stands for missing in other columns as well", text, times(s.n))})
			}
		}
	}
}

// goesWith reports whether a number stands in rows of the sample in which it stands in one of the other columns.
func (f *facts) goesWith(value float64, with []*facts) bool {
	rows := f.cells.Len()
	mine := f.rowsWith(value)
	for _, o := range with {
		other := o.rowsWith(value)
		if mine.count() == 0 || other.count() == 0 || mine.count() == rows {
			continue
		}
		if lo, _ := fisher(phi(mine, other, rows), 1/float64(max(rows-3, 1))); lo > 0 {
			return true
		}
	}
	return false
}

// rowsWith has a bit for every row of the sample with that number.
func (f *facts) rowsWith(value float64) gaps {
	g := make(gaps, (f.cells.Len()+63)/64)
	for i, ok := range f.cells.Valid {
		if ok && f.number(i) == value {
			g[i/64] |= 1 << (i % 64)
		}
	}
	return g
}
