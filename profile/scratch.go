package profile

import (
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// scratch is the memory of one Add, used again by the next. Those down to texts
// have an entry per row of the batch.
type scratch struct {
	positions []uint64 // hash of where each row stands
	rows      []uint64 // hash of each row's cells so far
	nulls     []uint32 // null cells in each row so far
	words     []uint32 // cells that are a word for missing
	valid     []bool   // of the column at hand; not to be written to
	full      bool     // no cell of it is null
	cells     []uint64 // hash of each of its cells
	ints      []int64  // its cells, when they are integers, booleans or times
	floats    []float64
	texts     []string
	numbers   []float64 // its finite numbers, missing left out
	counted   int       // how many of the first numbers the column's values count
	hashes    []uint64  // of its cells, missing left out
	present   []string  // the texts that they are of

	allValid  []bool // true throughout
	validRoom []bool
	// Memory of our own for ints, floats and numbers, which may be that of the batch.
	ownInts    []int64
	floatRoom  []float64
	numberRoom []float64
}

// intRoom returns memory of our own for n integers.
func (s *scratch) intRoom(n int) []int64 {
	s.ownInts = slices.Grow(s.ownInts[:0], n)[:n]
	return s.ownInts
}

// validCopy makes s.valid memory of our own, with what it holds.
func (s *scratch) validCopy() []bool {
	s.valid = append(s.validRoom[:0], s.valid...)
	s.validRoom = s.valid
	return s.valid
}

// nullHash stands for a missing cell.
const nullHash = 0x6e756c6c_6e756c6c

// reset makes ready for n rows; first stands for the place of the first of them, the next ones
// follow.
func (s *scratch) reset(n int, first uint64) {
	s.positions = slices.Grow(s.positions[:0], n)[:n]
	for i := range s.positions {
		s.positions[i] = sketch.Mix(first + uint64(i))
	}
	s.rows = slices.Grow(s.rows[:0], n)[:n]
	s.nulls = slices.Grow(s.nulls[:0], n)[:n]
	s.words = slices.Grow(s.words[:0], n)[:n]
	clear(s.rows)
	clear(s.nulls)
	clear(s.words)
	for len(s.allValid) < n {
		s.allValid = append(s.allValid, true)
	}
	s.cells = slices.Grow(s.cells[:0], n)[:n]
}

// join adds the cells of a column to the row hashes, each times the column's key, and returns the sum over all rows
// of the cell's hash times that of its position, which is the same for equal columns. Both are multilinear hashing (Carter,
// Wegman 1979), by which hardly any others agree. Missing cells add nothing, so that a column without a cell changes neither.
func (s *scratch) join(key uint64) uint64 {
	var sum uint64
	rows, positions := s.rows, s.positions[:len(s.rows)]
	for i, cell := range s.cells[:len(rows)] {
		cell -= nullHash
		rows[i] += cell * key
		sum += cell * (positions[i] | 1)
	}
	return sum
}
