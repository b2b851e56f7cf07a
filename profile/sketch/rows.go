package sketch

import "math"

// Rows counts rows that were met before, by the hash of the whole row. It is
// exact up to a budget of distinct rows (at most 43 bytes each). Beyond it only
// hashes under a threshold are kept, which is halved whenever the budget is passed,
// and the count is scaled up. Its state depends only on the multiset of hashes.
type Rows struct {
	budget int
	counts counter
	kept   int64 // rows in counts
	n      int64
	level  uint // hashes under 2^(64−level) are kept
}

// NewRows returns empty Rows that are exact up to budget distinct rows.
func NewRows(budget int) *Rows { return &Rows{budget: budget} }

// AddAll adds the hashes of rows. Their bits must be evenly spread; see Mix.
func (r *Rows) AddAll(hashes []uint64) {
	for len(hashes) > 0 {
		n := min(len(hashes), ahead)
		r.counts.touch(hashes[:n])
		for _, h := range hashes[:n] {
			r.add(h, 1)
		}
		hashes = hashes[n:]
	}
}

func (r *Rows) add(hash uint64, n int64) {
	r.n += n
	if hash>>(64-r.level) != 0 {
		return
	}
	r.kept += n
	if _, isNew := r.counts.add(hash, n); !isNew {
		return
	}
	for r.counts.used > r.budget {
		r.shrink(r.level + 1)
	}
}

// shrink halves the threshold until it is that of level.
func (r *Rows) shrink(level uint) {
	old := r.counts
	r.level, r.counts, r.kept = level, counter{}, 0
	old.each(func(hash uint64, n int64) {
		if hash>>(64-level) == 0 {
			r.counts.add(hash, n)
			r.kept += n
		}
	})
}

// Merge adds the rows of other.
func (r *Rows) Merge(other *Rows) {
	if other.level > r.level {
		r.shrink(other.level)
	}
	r.n += other.n - other.kept
	other.counts.each(r.add)
}

// Duplicates returns how many rows equal an earlier row. Beyond the budget the
// interval holds the truth in 999 of 1000 cases (normal approximation over groups
// of equal rows, at least 7 unseen pairs' worth wide).
func (r *Rows) Duplicates() Estimate {
	found := float64(r.kept - int64(r.counts.used))
	if r.level == 0 {
		return Exactly(found)
	}
	var squares float64
	r.counts.each(func(_ uint64, n int64) { squares += float64(n-1) * float64(n-1) })
	factor := math.Ldexp(1, int(r.level))
	half := z999*math.Sqrt(squares*factor*(factor-1)) + 7*(factor-1)
	clamp := func(v float64) float64 {
		return math.Round(min(max(v, found), float64(r.n-int64(r.counts.used))))
	}
	return Estimate{Value: clamp(found * factor), Lo: clamp(found*factor - half), Hi: clamp(found*factor + half)}
}
