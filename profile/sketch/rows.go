package sketch

import (
	"cmp"
	"math"
	"slices"
)

// Rows counts rows that were met before, by the hash of the whole row. It is
// exact up to a budget of distinct rows (16 bytes each). Beyond it only
// hashes under a threshold are kept, which is halved whenever the budget is passed,
// and the count is scaled up. Its state depends only on the multiset of hashes.
//
// Hashes are gathered, sorted and merged into a sorted list: that takes a tenth of
// the time of a hash table that is too large for the processor's cache.
type Rows struct {
	budget int
	counts []rowCount // in order of hash
	fresh  []uint64   // not in counts yet
	spare  []uint64   // memory to sort in
	kept   int64      // rows in counts
	n      int64
	level  uint // hashes under 2^(64−level) are kept
}

type rowCount struct {
	hash uint64
	n    int64
}

// freshRows is how many hashes are gathered before they are sorted, at most.
const freshRows = 1 << 18

// NewRows returns empty Rows that are exact up to budget distinct rows.
func NewRows(budget int) *Rows { return &Rows{budget: budget} }

// AddAll adds the hashes of rows. Their bits must be evenly spread; see Mix.
func (r *Rows) AddAll(hashes []uint64) {
	r.n += int64(len(hashes))
	for _, h := range hashes {
		if h>>(64-r.level) != 0 {
			continue
		}
		r.fresh = append(r.fresh, h)
		if len(r.fresh) >= min(freshRows, r.budget) {
			r.settle()
		}
	}
}

// settle merges the fresh hashes into counts.
func (r *Rows) settle() {
	if len(r.fresh) == 0 {
		return
	}
	r.spare = sortHashes(r.fresh, r.level, r.spare)
	fresh := make([]rowCount, 0, len(r.fresh))
	for _, h := range r.fresh {
		if last := len(fresh) - 1; last >= 0 && fresh[last].hash == h {
			fresh[last].n++
		} else {
			fresh = append(fresh, rowCount{h, 1})
		}
	}
	r.fresh = r.fresh[:0]
	r.insert(fresh)
}

// insert merges counts, which are in order, from the back so that no second list is needed.
func (r *Rows) insert(more []rowCount) {
	for _, c := range more {
		r.kept += c.n
	}
	old := len(r.counts)
	if all := old + len(more); all > cap(r.counts) {
		// No more than what the budget asks for.
		larger := make([]rowCount, old, max(all, min(2*all, r.budget+len(more))))
		copy(larger, r.counts)
		r.counts = larger
	}
	r.counts = r.counts[:old+len(more)]
	i, to := old-1, len(r.counts)-1
	for j := len(more) - 1; j >= 0; to-- {
		switch {
		case i < 0 || r.counts[i].hash < more[j].hash:
			r.counts[to] = more[j]
			j--
		case r.counts[i].hash == more[j].hash:
			r.counts[to] = rowCount{more[j].hash, r.counts[i].n + more[j].n}
			i--
			j--
		default:
			r.counts[to] = r.counts[i]
			i--
		}
	}
	n := i + 1 + copy(r.counts[i+1:], r.counts[to+1:])
	r.counts = r.counts[:n]
	for len(r.counts) > r.budget {
		r.shrink(r.level + 1)
	}
}

// shrink halves the threshold until it is that of level.
func (r *Rows) shrink(level uint) {
	r.level = level
	limit := uint64(1) << (64 - level)
	n, _ := slices.BinarySearchFunc(r.counts, limit, func(c rowCount, limit uint64) int { return cmp.Compare(c.hash, limit) })
	for _, c := range r.counts[n:] {
		r.kept -= c.n
	}
	r.counts = r.counts[:n]
}

// Merge adds the rows of other.
func (r *Rows) Merge(other *Rows) {
	r.settle()
	other.settle()
	if other.level > r.level {
		r.shrink(other.level)
	}
	r.n += other.n
	more := other.counts
	if r.level > other.level {
		limit := uint64(1) << (64 - r.level)
		n, _ := slices.BinarySearchFunc(more, limit, func(c rowCount, limit uint64) int { return cmp.Compare(c.hash, limit) })
		more = more[:n]
	}
	r.insert(more)
}

// Duplicates returns how many rows equal an earlier row. Beyond the budget the
// interval holds the truth in 999 of 1000 cases (normal approximation over groups
// of equal rows, at least 7 unseen pairs' worth wide).
func (r *Rows) Duplicates() Estimate {
	r.settle()
	found := float64(r.kept - int64(len(r.counts)))
	if r.level == 0 {
		return Exactly(found)
	}
	var squares float64
	for _, c := range r.counts {
		squares += float64(c.n-1) * float64(c.n-1)
	}
	factor := math.Ldexp(1, int(r.level))
	half := z999*math.Sqrt(squares*factor*(factor-1)) + 7*(factor-1)
	clamp := func(v float64) float64 {
		return math.Round(min(max(v, found), float64(r.n-int64(len(r.counts)))))
	}
	return Estimate{Value: clamp(found * factor), Lo: clamp(found*factor - half), Hi: clamp(found*factor + half)}
}
