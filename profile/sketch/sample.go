package sketch

import (
	"cmp"
	"math/bits"
	"slices"
)

// A Sample keeps the k rows whose position has the smallest hash: a uniform
// sample that depends on nothing but k and the number of rows, and the whole dataset when
// that has at most k rows. Cells are stored by column and type. It holds at
// most k + k/2 rows while it grows.
type Sample struct {
	Columns []Cells

	k      int
	rows   []int64 // position of each row kept, counted from 0
	limit  uint64  // rows whose hash is over it are out
	picked []int32
}

// NewSample returns an empty Sample of k rows with columns of the given types.
func NewSample(k int, types []CellType) *Sample {
	s := &Sample{k: k, limit: ^uint64(0), Columns: make([]Cells, len(types))}
	for i, t := range types {
		s.Columns[i].Type = t
	}
	return s
}

// Pick chooses among n rows with first rows before them and returns their offsets,
// valid until the next Pick. hashes are the Mix of their positions. The caller appends
// the cells of those rows to every column and then calls Settle.
func (s *Sample) Pick(first int64, hashes []uint64) []int32 {
	s.picked = s.picked[:0]
	for i, h := range hashes {
		if h <= s.limit {
			s.picked = append(s.picked, int32(i))
			s.rows = append(s.rows, first+int64(i))
		}
	}
	return s.picked
}

// Settle throws out rows above the k smallest once there are half as many again.
func (s *Sample) Settle() {
	if len(s.rows) >= s.k+s.k/2 {
		s.cut()
	}
}

func (s *Sample) cut() {
	if len(s.rows) <= s.k {
		return
	}
	hashes := make([]uint64, len(s.rows))
	for i, r := range s.rows {
		hashes[i] = Mix(uint64(r))
	}
	sorted := slices.Clone(hashes)
	sortHashes(sorted, uint(bits.LeadingZeros64(slices.Max(sorted))), nil)
	s.limit = 0
	if s.k > 0 {
		s.limit = sorted[s.k-1]
	}
	order := make([]int32, 0, s.k)
	for i, h := range hashes {
		if h <= s.limit && len(order) < s.k {
			order = append(order, int32(i))
		}
	}
	for i, from := range order {
		s.rows[i] = s.rows[from]
	}
	s.rows = s.rows[:len(order)]
	for i := range s.Columns {
		s.Columns[i].keep(order)
	}
}

// Empty takes all rows out. Only those will be picked that other would pick too.
func (s *Sample) Empty(other *Sample) {
	s.rows, s.limit = s.rows[:0], other.limit
	for i := range s.Columns {
		s.Columns[i].keep(nil)
	}
}

func (s *Sample) reorder(order []int32) {
	rows := make([]int64, len(order))
	for i, from := range order {
		rows[i] = s.rows[from]
	}
	s.rows = rows
	for i := range s.Columns {
		s.Columns[i] = s.Columns[i].gather(order)
	}
}

// Merge adds the rows of other, which must have the same k and column types.
func (s *Sample) Merge(other *Sample) {
	s.rows = append(s.rows, other.rows...)
	for i := range s.Columns {
		s.Columns[i].append(&other.Columns[i])
	}
	s.limit = min(s.limit, other.limit)
	s.Settle()
}

// Rows cuts the sample to its k rows, brings them into the order of the
// input and returns their positions.
func (s *Sample) Rows() []int64 {
	s.cut()
	order := make([]int32, len(s.rows))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(s.rows[a], s.rows[b]) })
	s.reorder(order)
	return s.rows
}
