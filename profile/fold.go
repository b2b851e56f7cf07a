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
// by itself first, so that profiles of single shards can be merged to the same sums.
type fold struct {
	mu      sync.Mutex
	done    part   // whole shards from the first on, without a gap
	now     part   // the beginning of the shard behind them
	waiting []part // sorted by first
}

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
			f.done.append(f.now)
			f.now = emptyPart(f.now.end, len(f.now.moments))
		}
		f.now.append(f.waiting[taken])
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
	for _, p := range append([]part{other.done, other.now}, other.waiting...) {
		if p.end > p.first {
			f.insert(p)
		}
	}
}

// shift counts n rows before those that f knows of.
func (f *fold) shift(n int64) {
	for _, p := range []*part{&f.done, &f.now} {
		p.first, p.end = p.first+n, p.end+n
	}
	for i := range f.waiting {
		f.waiting[i].first += n
		f.waiting[i].end += n
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
	for _, p := range f.waiting {
		to.waiting = append(to.waiting, arrange(p))
	}
	return to
}

// close sums everything up as one shard, behind which others may follow.
func (f *fold) close(rows int64) {
	sum := f.total()
	sum.end, sum.starts = rows, true
	*f = fold{done: sum, now: emptyPart(rows, len(sum.moments))}
}

// total returns the moments and orders of everything, merged in input order.
func (f *fold) total() part {
	f.mu.Lock()
	defer f.mu.Unlock()
	sum := part{end: f.done.end, starts: true, moments: slices.Clone(f.done.moments), orders: slices.Clone(f.done.orders)}
	sum.append(f.now)
	for _, p := range f.waiting {
		sum.append(p)
	}
	return sum
}
