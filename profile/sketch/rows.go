package sketch

import (
	"math"
	"slices"
)

// Rows counts rows that were met before, by the hash of the whole row. It is
// exact up to a budget of distinct rows (8 bytes each, 16 where rows repeat). Beyond it only
// hashes under a threshold are kept, which is halved whenever the budget is passed,
// and the count is scaled up. Its state depends only on the multiset of hashes.
//
// Hashes are gathered, sorted and merged into a sorted list: that takes a tenth of
// the time of a hash table that is too large for the processor's cache.
type Rows struct {
	budget int
	hashes []uint64 // in order
	counts []int64  // how many rows have each of them; nil while all are different
	fresh  []uint64 // not in hashes yet
	spare  []uint64 // memory to sort in
	kept   int64    // rows whose hash is in hashes
	n      int64
	level  uint // hashes under 2^(64−level) are kept
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

// settle merges the fresh hashes into the others.
func (r *Rows) settle() {
	if len(r.fresh) == 0 {
		return
	}
	r.spare = sortHashes(r.fresh, r.level, r.spare)
	fresh, counts := r.fresh[:1], []int64(nil)
	for _, h := range r.fresh[1:] {
		last := len(fresh) - 1
		if fresh[last] != h {
			fresh = append(fresh, h)
			continue
		}
		if counts == nil {
			counts = ones(len(r.fresh))
		}
		counts[last]++
	}
	r.insert(fresh, counts)
	r.fresh = r.fresh[:0]
}

func ones(n int) []int64 {
	counts := make([]int64, n)
	for i := range counts {
		counts[i] = 1
	}
	return counts
}

// insert merges hashes, which are in order and different, from the back so that no second list is needed. Without counts each of them
// is that of one row.
func (r *Rows) insert(more []uint64, counts []int64) {
	old := len(r.hashes)
	r.hashes = r.enlarge(len(more))
	if counts != nil || r.counts != nil {
		r.counts = append(r.counts, ones(len(r.hashes)-len(r.counts))...)
	}
	i, to := old-1, len(r.hashes)-1
	for j := len(more) - 1; j >= 0; to-- {
		n, h := int64(1), more[j]
		if counts != nil {
			n = counts[j]
		}
		switch {
		case i < 0 || r.hashes[i] < h:
			r.put(to, h, n)
			r.kept += n
			j--
		case r.hashes[i] == h:
			if r.counts == nil {
				r.counts = ones(len(r.hashes))
			}
			r.put(to, h, r.counts[i]+n)
			r.kept += n
			i--
			j--
		case r.counts == nil:
			r.hashes[to] = r.hashes[i]
			i--
		default:
			r.put(to, r.hashes[i], r.counts[i])
			i--
		}
	}
	n := i + 1 + copy(r.hashes[i+1:], r.hashes[to+1:])
	if r.counts != nil {
		copy(r.counts[i+1:], r.counts[to+1:])
	}
	r.cut(n)
	for len(r.hashes) > r.budget {
		r.shrink(r.level + 1)
	}
}

// enlarge returns the hashes with room for more behind them, and for no more than the budget asks for.
func (r *Rows) enlarge(more int) []uint64 {
	old := len(r.hashes)
	all := old + more
	if all <= cap(r.hashes) {
		return r.hashes[:all]
	}
	larger := make([]uint64, all, max(all, min(2*all, r.budget+more)))
	copy(larger, r.hashes)
	return larger
}

// put sets a hash and the number of its rows.
func (r *Rows) put(at int, hash uint64, n int64) {
	r.hashes[at] = hash
	if r.counts != nil {
		r.counts[at] = n
	}
}

// cut keeps the first n hashes.
func (r *Rows) cut(n int) {
	r.hashes = r.hashes[:n]
	if r.counts != nil {
		r.counts = r.counts[:n]
	}
}

// under is how many of hashes, which are in order, are kept at a level.
func under(hashes []uint64, level uint) int {
	n, _ := slices.BinarySearch(hashes, uint64(1)<<(64-level))
	return n
}

// shrink halves the threshold until it is that of level.
func (r *Rows) shrink(level uint) {
	r.level = level
	n := under(r.hashes, level)
	r.kept -= rowsOf(r.hashes[n:], r.counts[min(n, len(r.counts)):])
	r.cut(n)
}

// rowsOf is how many rows have the hashes.
func rowsOf(hashes []uint64, counts []int64) (n int64) {
	if len(counts) == 0 {
		return int64(len(hashes))
	}
	for _, c := range counts {
		n += c
	}
	return n
}

// Merge adds the rows of other.
func (r *Rows) Merge(other *Rows) {
	r.settle()
	other.settle()
	if other.level > r.level {
		r.shrink(other.level)
	}
	r.n += other.n
	n, counts := len(other.hashes), other.counts
	if r.level > other.level {
		n = under(other.hashes, r.level)
	}
	r.insert(other.hashes[:n], counts[:min(n, len(counts))])
}

// Duplicates returns how many rows equal an earlier row. Beyond the budget the
// interval holds the truth in 999 of 1000 cases (normal approximation over groups
// of equal rows, at least 7 unseen pairs' worth wide).
func (r *Rows) Duplicates() Estimate {
	r.settle()
	found := float64(r.kept - int64(len(r.hashes)))
	if r.level == 0 {
		return Exactly(found)
	}
	var squares float64
	for _, n := range r.counts {
		squares += float64(n-1) * float64(n-1)
	}
	factor := math.Ldexp(1, int(r.level))
	half := z999*math.Sqrt(squares*factor*(factor-1)) + 7*(factor-1)
	clamp := func(v float64) float64 {
		return math.Round(min(max(v, found), float64(r.n-int64(len(r.hashes)))))
	}
	return Estimate{Value: clamp(found * factor), Lo: clamp(found*factor - half), Hi: clamp(found*factor + half)}
}
