package sketch

import (
	"cmp"
	"math/bits"
	"slices"
)

// A Sample keeps the k rows with the smallest hash, of several with the same hash those
// that come first: a uniform sample when the hashes are, and the whole dataset when
// that has at most k rows. Cells are stored by column and type. It holds at
// most k + k/2 rows while it grows.
type Sample struct {
	Columns []Cells

	k      int
	rows   []int64  // position of each row kept, counted from 0
	hashes []uint64 // by which they were chosen
	limit  uint64   // rows whose hash is over it are out
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
// valid until the next Pick. hashes must depend on where a row stands and not on what
// is in it. The caller appends the cells of those rows to every column and then calls Settle.
func (s *Sample) Pick(first int64, hashes []uint64) []int32 {
	s.picked = s.picked[:0]
	for i, h := range hashes {
		if h <= s.limit {
			s.picked = append(s.picked, int32(i))
			s.rows, s.hashes = append(s.rows, first+int64(i)), append(s.hashes, h)
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
	sorted := slices.Clone(s.hashes)
	sortHashes(sorted, uint(bits.LeadingZeros64(slices.Max(sorted))), nil)
	s.limit = 0
	if s.k > 0 {
		s.limit = sorted[s.k-1]
	}
	last := s.lastTie()
	order := make([]int32, 0, s.k)
	for i, h := range s.hashes {
		if len(order) < s.k && (h < s.limit || h == s.limit && s.rows[i] <= last) {
			order = append(order, int32(i))
		}
	}
	for i, from := range order {
		s.rows[i], s.hashes[i] = s.rows[from], s.hashes[from]
	}
	s.rows, s.hashes = s.rows[:len(order)], s.hashes[:len(order)]
	for i := range s.Columns {
		s.Columns[i].keep(order)
	}
}

// lastTie is the position of the last row that may stay of those whose hash is the limit.
func (s *Sample) lastTie() int64 {
	room := s.k
	var ties []int64
	for i, h := range s.hashes {
		if h < s.limit {
			room--
		} else if h == s.limit {
			ties = append(ties, s.rows[i])
		}
	}
	if room <= 0 || len(ties) == 0 {
		return -1
	}
	slices.Sort(ties)
	return ties[min(room, len(ties))-1]
}

// Limit is a hash above which no row is picked any more.
func (s *Sample) Limit() uint64 { return s.limit }

// Empty takes all rows out. None will be picked whose hash is over limit.
func (s *Sample) Empty(limit uint64) {
	s.rows, s.hashes, s.limit = s.rows[:0], s.hashes[:0], limit
	for i := range s.Columns {
		s.Columns[i].keep(nil)
	}
}

func (s *Sample) reorder(order []int32) {
	rows, hashes := make([]int64, len(order)), make([]uint64, len(order))
	for i, from := range order {
		rows[i], hashes[i] = s.rows[from], s.hashes[from]
	}
	s.rows, s.hashes = rows, hashes
	for i := range s.Columns {
		s.Columns[i] = s.Columns[i].gather(order)
	}
}

// Arrange makes columns of the given types of those at places. Whole numbers become floats where these are wanted; a column at
// −1, or otherwise of another type than before, has missing cells only.
func (s *Sample) Arrange(places []int, types []CellType) {
	columns := make([]Cells, len(places))
	for i, at := range places {
		columns[i].Type = types[i]
		if at >= 0 && s.Columns[at].Type == types[i] {
			columns[i] = s.Columns[at]
			continue
		}
		if at >= 0 && s.Columns[at].Type == IntCells && types[i] == FloatCells {
			columns[i] = s.Columns[at].floats()
			continue
		}
		for range s.rows {
			columns[i].AppendNull()
		}
	}
	s.Columns = columns
}

// Merge adds the rows of other, which must have the same column types and no smaller k.
func (s *Sample) Merge(other *Sample) {
	s.rows, s.hashes = append(s.rows, other.rows...), append(s.hashes, other.hashes...)
	for i := range s.Columns {
		if len(s.rows) > s.k/4 { // it will be full
			s.Columns[i].reserve(s.k + s.k/2 + len(other.rows))
		}
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
