package target

import (
	"cmp"
	"math"
	"slices"
)

// At most maxRows rows are analysed, those with the smallest hashes, and fewer when the
// table has more columns than maxCells allows.
const (
	maxRows  = 20_000
	maxCells = 10_000_000
	leastMax = 2000 // rows, however many columns there are
)

// rowLimit is how many rows of t are analysed at most.
func rowLimit(t Table) int {
	return min(maxRows, max(maxCells/len(t.Columns), leastMax))
}

// orderRows sorts rows by their hash, and rows of equal hash by their cells, so that
// the order of the table does not matter.
func orderRows(t Table, rows []int32) {
	slices.SortFunc(rows, func(a, b int32) int {
		if c := cmp.Compare(t.RowHash[a], t.RowHash[b]); c != 0 {
			return c
		}
		return compareCells(t, a, b)
	})
}

func compareCells(t Table, a, b int32) int {
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.empty() {
			continue
		}
		if c.Numbers != nil {
			if d := cmp.Compare(c.Numbers[a], c.Numbers[b]); d != 0 {
				return d
			}
		} else if d := cmp.Compare(c.level(a), c.level(b)); d != 0 {
			return d
		}
	}
	return 0
}

// level is the text of a cell, "" when it is missing.
func (c *Column) level(row int32) string {
	if c.Codes[row] < 0 {
		return ""
	}
	return c.Levels[c.Codes[row]]
}

// empty reports whether the column has no cells, as columns to be skipped may.
func (c *Column) empty() bool { return c.Numbers == nil && c.Codes == nil }

// missing reports whether the cell holds no value. Infinity counts as none.
func (c *Column) missing(row int32) bool {
	if c.Numbers != nil {
		v := c.Numbers[row]
		return math.IsNaN(v) || math.IsInf(v, 0)
	}
	return c.Codes[row] < 0
}
