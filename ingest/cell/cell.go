// Package cell turns text cells into typed Arrow columns.
//
//  1. A [Sampler] sees sample cells of one column and decides its [Type].
//  2. A [Column] parses every cell of a run of rows against that Type: a cell
//     is a value, missing, or a misfit, and is counted as such.
//  3. What the misfits look like is kept as [Evidence]; [Type.Widen] tells
//     whether the Type must give way to a wider one.
package cell

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// A Type says how the cells of one column are read.
type Type struct{}

// Arrow returns the type of the arrays that a Column of this Type makes.
func (t Type) Arrow() arrow.DataType { panic("stub") }

// A Sampler decides the Type of one column from a sample of its cells.
type Sampler struct{}

// Add shows the Sampler one cell. isString says that the format itself marks
// the cell as text, as JSON does with quotes: it is then never read as a
// number or boolean. The Sampler does not keep cell.
func (s *Sampler) Add(text []byte, isString bool) { panic("stub") }

// Type decides from the cells seen so far.
func (s *Sampler) Type() Type { panic("stub") }

// A Column parses the cells of one column of one run of rows.
type Column struct{}

// NewColumn returns an empty Column that allocates its arrays from mem.
func NewColumn(t Type, mem memory.Allocator) *Column { panic("stub") }

// Append parses one cell and reports whether it is a misfit. It does not keep text.
func (c *Column) Append(text []byte, isString bool) (misfit bool) { panic("stub") }

// AppendNull adds a cell that the format itself writes as null, or that is absent.
func (c *Column) AppendNull() { panic("stub") }

// Finish returns the cells since the last Finish as an array, with what was
// counted among them, and empties the Column.
func (c *Column) Finish() (arrow.Array, Counts) { panic("stub") }

// Counts is what was met in a run of cells beside values.
type Counts struct {
	Missing  map[string]int64 // by spelling, "" for an empty cell
	Misfits  int64
	Evidence Evidence
}

// Evidence is what misfits look like, and in which layouts dates were written.
// It adds up: Merge is commutative and associative.
type Evidence struct{}

// Merge adds other to e.
func (e *Evidence) Merge(other Evidence) { panic("stub") }

// Widen returns the Type that e asks for and whether it differs from t. rows is
// the number of cells that e was gathered over.
func (t Type) Widen(e Evidence, rows int64) (Type, bool) { panic("stub") }
