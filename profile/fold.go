package profile

import (
	"cmp"
	"slices"
	"sync"

	"github.com/fairset/fairset/profile/sketch"
)

// A fold merges the moments and orders of batches in input order, whatever the order in which
// they come, so that the sums are the same bit for bit. The builders of one Compute
// share a fold: then only batches that overtook another one wait. Each shard is summed up
// by itself first, and a number of them is kept so, so that profiles of some shards can be merged to the same sums.
type fold struct {
	mu      sync.Mutex
	done    part   // whole shards from the first on, without a gap
	shards  []part // whole shards behind them
	now     part   // the beginning of the shard behind these
	waiting []part // sorted by first
}

// mostApart is how many columns of shards are kept apart. A profile of more is merged to sums that differ by rounding.
const mostApart = 20_000

// A part is the moments and the order of every column over a run of rows.
type part struct {
	first, end int64
	starts     bool // a shard
	moments    []sketch.Moments
	orders     []order
}

// maxWaiting is how many parts wait before neighbours among them are merged. That
// happens only when a builder is given a distant part of the input, and
// changes sums by rounding alone.
const maxWaiting = 4096

func newFold(columns int) *fold {
	return &fold{done: emptyPart(0, columns), now: emptyPart(0, columns)}
}

func emptyPart(first int64, columns int) part {
	return part{first: first, end: first, moments: make([]sketch.Moments, columns), orders: make([]order, columns)}
}

func (f *fold) add(p part) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.insert(p)
}

func (f *fold) insert(p part) {
	at, _ := slices.BinarySearchFunc(f.waiting, p, func(a, b part) int { return cmp.Compare(a.first, b.first) })
	f.waiting = slices.Insert(f.waiting, at, p)
	taken := 0
	for taken < len(f.waiting) && f.waiting[taken].first == f.now.end {
		if f.waiting[taken].starts {
			f.finish()
		}
		f.now.append(f.waiting[taken])
		taken++
	}
	f.waiting = slices.Delete(f.waiting, 0, taken)
	if len(f.waiting) > maxWaiting {
		f.compact()
	}
}

// finish ends the shard at hand.
func (f *fold) finish() {
	if f.now.end > f.now.first {
		f.now.starts = true
		f.shards = append(f.shards, f.now)
	}
	f.now = emptyPart(f.now.end, len(f.now.moments))
	if len(f.shards)*len(f.now.moments) <= mostApart {
		return
	}
	for _, p := range f.shards {
		f.done.append(p)
	}
	f.done.starts, f.shards = true, nil
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
		if last := &kept[len(kept)-1]; last.end == p.first && !p.starts {
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
	for _, p := range other.parts() {
		f.insert(p)
	}
}

// parts are all that f knows of, in input order.
func (f *fold) parts() []part {
	all := slices.Concat([]part{f.done}, f.shards, []part{f.now}, f.waiting)
	return slices.DeleteFunc(all, func(p part) bool { return p.end == p.first })
}

// shift counts n rows before those that f knows of.
func (f *fold) shift(n int64) {
	for _, p := range []*part{&f.done, &f.now} {
		p.first, p.end = p.first+n, p.end+n
	}
	for _, list := range [][]part{f.shards, f.waiting} {
		for i := range list {
			list[i].first += n
			list[i].end += n
		}
	}
}

// arranged returns the fold, which is used up, with columns from the given places; −1 is for one without any value. Whole
// numbers of the columns that floats tells become decimals.
func (f *fold) arranged(places []int, floats []bool) *fold {
	arrange := func(p part) part {
		out := emptyPart(p.first, len(places))
		out.end, out.starts = p.end, p.starts
		for i, at := range places {
			if at >= 0 {
				out.moments[i], out.orders[i] = p.moments[at], p.orders[at]
			}
			if floats[i] {
				out.orders[i].toFloats()
			}
		}
		return out
	}
	to := &fold{done: arrange(f.done), now: arrange(f.now)}
	for _, p := range f.shards {
		to.shards = append(to.shards, arrange(p))
	}
	for _, p := range f.waiting {
		to.waiting = append(to.waiting, arrange(p))
	}
	return to
}

// close ends the shard at hand, behind which others may follow.
func (f *fold) close() {
	for _, p := range f.waiting {
		f.now.append(p)
	}
	f.waiting = nil
	f.finish()
}

// total returns the moments and orders of everything, merged in input order.
func (f *fold) total() part {
	f.mu.Lock()
	defer f.mu.Unlock()
	sum := emptyPart(0, len(f.done.moments))
	for _, p := range f.parts() {
		sum.append(p)
	}
	return sum
}
