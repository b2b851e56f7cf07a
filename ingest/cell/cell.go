// Package cell turns text cells into typed Arrow columns.
//
//  1. A [Sampler] sees sample cells of one column and decides its [Type].
//  2. A [Column] parses every cell of a run of rows against that Type: a cell
//     is a value, missing, or a misfit, and is counted as such.
//  3. What the misfits look like is kept as [Evidence]; [Type.Widen] tells
//     whether the Type must give way to a wider one.
//
// Sampler and Widen share one rule, [Evidence] being what both know of the
// cells. Cells that spell a missing value are taken away first. Then the
// narrowest type is taken that all other cells fit, save for a few:
//
//   - one in a hundred of any kind, or
//   - one in twenty when they are at most ten different words without a digit,
//     as people write for a value that is not there ("closed", "trace").
//
// A boolean column has no strays. Where more stray, or where reading a cell as a number would lose part of
// what is written (leading zeros, more digits than the type holds), the column
// is text.
package cell

// Counts is what was met in a run of cells beside values.
type Counts struct {
	Missing  map[string]int64 // by spelling without surrounding space; "" for an empty cell, " " for one of space only
	Misfits  int64
	Evidence Evidence
}
