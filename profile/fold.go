package profile

import (
	"cmp"
	"slices"
	"sync"

	"github.com/fairset/fairset/profile/sketch"
)

// A fold merges the moments and orders of batches in input order, whatever the order in which
// they come, so that the sums are the same bit for bit. The builders of one Compute
// share a fold: then only batches that overtook another one wait.
type fold struct {
	mu      sync.Mutex
	done    part   // from row 0 on, without a gap
	waiting []part // sorted by first
}

// A part is the moments and the order of every column over a run of rows.
type part struct {
	first, end int64
	moments    []sketch.Moments
	orders     []order
}

// maxWaiting is how many parts wait before neighbours among them are merged. That
// happens only when a builder is given a distant part of the input, and
// changes sums by rounding alone.
const maxWaiting = 4096

func newFold(columns int) *fold {
	return &fold{done: part{moments: make([]sketch.Moments, columns), orders: make([]order, columns)}}
}

func (f *fold) add(first, rows int64, moments []sketch.Moments, orders []order) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.insert(part{first, first + rows, moments, orders})
}

func (f *fold) insert(p part) {
	at, _ := slices.BinarySearchFunc(f.waiting, p, func(a, b part) int { return cmp.Compare(a.first, b.first) })
	f.waiting = slices.Insert(f.waiting, at, p)
	taken := 0
	for taken < len(f.waiting) && f.waiting[taken].first == f.done.end {
		f.done.append(f.waiting[taken])
		taken++
	}
	f.waiting = slices.Delete(f.waiting, 0, taken)
	if len(f.waiting) > maxWaiting {
		f.compact()
	}
}

// append merges the part that follows p into it.
func (p *part) append(next part) {
	p.end = next.end
	for i := range p.moments {
		p.moments[i].Merge(next.moments[i])
		p.orders[i].append(next.orders[i])
	}
}

// compact merges neighbours among the waiting parts.
func (f *fold) compact() {
	kept := f.waiting[:1]
	for _, p := range f.waiting[1:] {
		if last := &kept[len(kept)-1]; last.end == p.first {
			last.append(p)
		} else {
			kept = append(kept, p)
		}
	}
	clear(f.waiting[len(kept):])
	f.waiting = kept
}

// merge adds the parts of another fold, which is used up.
func (f *fold) merge(other *fold) {
	if f == other {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if other.done.end > 0 {
		f.insert(other.done)
	}
	for _, p := range other.waiting {
		f.insert(p)
	}
}

// total returns the moments and orders of everything, merged in input order.
func (f *fold) total() part {
	f.mu.Lock()
	defer f.mu.Unlock()
	sum := part{moments: slices.Clone(f.done.moments), orders: slices.Clone(f.done.orders)}
	for _, p := range f.waiting {
		sum.append(p)
	}
	return sum
}
