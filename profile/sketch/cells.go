package sketch

import (
	"slices"
	"unicode/utf8"
)

// A CellType says how the cells of a sampled column are stored.
type CellType int

// The types of cell.
const (
	IntCells CellType = iota
	FloatCells
	TextCells
)

// cellBytes is how much of a long text a sample keeps.
const cellBytes = 128

// Cells is a typed column of a Sample. Of a text only the first 128 bytes are
// kept, cut between characters.
type Cells struct {
	Type   CellType
	Valid  []bool
	Ints   []int64   // IntCells: one per row, 0 when missing
	Floats []float64 // FloatCells: one per row, 0 when missing
	Cut    bool      // some text was cut

	arena []byte // TextCells
	ends  []int  // of each row's text in arena
}

// Len returns the number of cells.
func (c *Cells) Len() int { return len(c.Valid) }

// AppendNull adds a missing cell.
func (c *Cells) AppendNull() {
	c.Valid = append(c.Valid, false)
	switch c.Type {
	case IntCells:
		c.Ints = append(c.Ints, 0)
	case FloatCells:
		c.Floats = append(c.Floats, 0)
	case TextCells:
		c.ends = append(c.ends, len(c.arena))
	}
}

// AppendInt adds a cell to IntCells.
func (c *Cells) AppendInt(v int64) {
	c.Valid = append(c.Valid, true)
	c.Ints = append(c.Ints, v)
}

// AppendFloat adds a cell to FloatCells.
func (c *Cells) AppendFloat(v float64) {
	c.Valid = append(c.Valid, true)
	c.Floats = append(c.Floats, v)
}

// AppendText adds a cell to TextCells.
func (c *Cells) AppendText(text string) {
	c.Valid = append(c.Valid, true)
	c.Cut = c.Cut || len(text) > cellBytes
	c.arena = append(c.arena, head(text)...)
	c.ends = append(c.ends, len(c.arena))
}

// head returns at most cellBytes of text, without half a character at its end.
func head(text string) string {
	if len(text) <= cellBytes {
		return text
	}
	end := cellBytes
	for end > cellBytes-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// Text returns the text of row i, "" when it is missing. It is a copy.
func (c *Cells) Text(i int) string { return string(c.Bytes(i)) }

// Bytes are those of the text of row i, which must not be changed.
func (c *Cells) Bytes(i int) []byte {
	start := 0
	if i > 0 {
		start = c.ends[i-1]
	}
	return c.arena[start:c.ends[i]]
}

// TextBytes is how many bytes all texts have.
func (c *Cells) TextBytes() int { return len(c.arena) }

// append adds the cells of o.
func (c *Cells) append(o *Cells) {
	base := len(c.arena)
	c.Cut = c.Cut || o.Cut
	c.Valid = append(c.Valid, o.Valid...)
	c.Ints = append(c.Ints, o.Ints...)
	c.Floats = append(c.Floats, o.Floats...)
	c.arena = append(c.arena, o.arena...)
	for _, end := range o.ends {
		c.ends = append(c.ends, base+end)
	}
}

// floats are the cells, which are IntCells, as FloatCells.
func (c *Cells) floats() Cells {
	f := Cells{Type: FloatCells, Valid: c.Valid, Floats: make([]float64, len(c.Ints))}
	for i, v := range c.Ints {
		f.Floats[i] = float64(v)
	}
	return f
}

// reserve makes room for n rows, whose texts are as long as those there are.
func (c *Cells) reserve(n int) {
	more := max(0, n-c.Len())
	c.Valid = slices.Grow(c.Valid, more)
	switch c.Type {
	case IntCells:
		c.Ints = slices.Grow(c.Ints, more)
	case FloatCells:
		c.Floats = slices.Grow(c.Floats, more)
	case TextCells:
		c.ends = slices.Grow(c.ends, more)
		c.arena = slices.Grow(c.arena, len(c.arena)*more/max(1, c.Len()))
	}
}

// keep throws out all rows but the given ones, which stand in growing order.
func (c *Cells) keep(order []int32) {
	n, end := len(order), 0
	for i, from := range order {
		c.Valid[i] = c.Valid[from]
	}
	switch c.Type {
	case IntCells:
		for i, from := range order {
			c.Ints[i] = c.Ints[from]
		}
		c.Ints = c.Ints[:n]
	case FloatCells:
		for i, from := range order {
			c.Floats[i] = c.Floats[from]
		}
		c.Floats = c.Floats[:n]
	case TextCells:
		for i, from := range order {
			end += copy(c.arena[end:], c.Bytes(int(from)))
			// The rows from here to from are not read again, so that their ends may go.
			c.ends[i] = end
		}
		c.ends, c.arena = c.ends[:n], c.arena[:end]
	}
	c.Valid = c.Valid[:n]
}

// gather returns the cells of the given rows, in that order.
func (c *Cells) gather(order []int32) Cells {
	g := Cells{Type: c.Type, Cut: c.Cut, Valid: make([]bool, len(order))}
	for i, from := range order {
		g.Valid[i] = c.Valid[from]
	}
	switch c.Type {
	case IntCells:
		g.Ints = make([]int64, len(order))
		for i, from := range order {
			g.Ints[i] = c.Ints[from]
		}
	case FloatCells:
		g.Floats = make([]float64, len(order))
		for i, from := range order {
			g.Floats[i] = c.Floats[from]
		}
	case TextCells:
		g.ends = make([]int, len(order))
		for i, from := range order {
			g.arena = append(g.arena, c.Bytes(int(from))...)
			g.ends[i] = len(g.arena)
		}
	}
	return g
}
