package cell

import "github.com/apache/arrow/go/v17/arrow/bitutil"

// A Span is where the text of a cell stands in a Run.
type Span struct {
	At     int32 // of the cell in Text
	Length int32 // of its text, which begins there; Absent for a cell that its row lacks
	Side   int32 // 0, or one more than where its text begins in Side instead
}

// Absent is the Length of a cell that its row lacks.
const Absent = -1

// A Run is the cells of some rows of text, row by row. Taking them column by
// column costs much less than cell by cell: what to do with a cell is decided once.
type Run struct {
	Text  []byte
	Side  []byte // texts that are not written in Text as they are meant
	Width int    // cells in a row
	Cells []Span // Width for each row
}

// Rows is the number of rows.
func (r *Run) Rows() int {
	if r.Width == 0 {
		return 0
	}
	return len(r.Cells) / r.Width
}

// AppendRun appends column i of a run, as Append and AppendNull would, and
// returns the row of the first misfit, −1 when there is none.
func (c *Column) AppendRun(r *Run, i int) (misfit int) {
	misfit = -1
	n := r.Rows()
	c.buffers.reserve(n)
	for row := range n {
		s := r.Cells[row*r.Width+i]
		if s.Length == Absent {
			c.AppendNull()
			continue
		}
		from, at := r.Text, s.At
		if s.Side > 0 {
			from, at = r.Side, s.Side-1
		}
		text := from[at : at+s.Length]
		if c.appendPlain(text) {
			continue
		}
		if c.Append(text, false) && misfit < 0 {
			misfit = row
		}
	}
	return misfit
}

// appendPlain appends a cell written in the way that most are, and reports
// whether it did. There must be room.
func (c *Column) appendPlain(text []byte) bool {
	b := &c.buffers
	switch c.typ.kind {
	case kindInteger:
		v, ok := plainInteger(text)
		if !ok {
			return false
		}
		c.evidence.values++
		b.ints[b.n] = v
	case kindDecimal:
		f, _, ok := plainDecimal(text)
		if !ok {
			return false
		}
		c.evidence.values++
		b.floats[b.n] = f
	case kindText:
		if len(text) == 0 || isSpace(text[0]) || cap(b.text)-len(b.text) < len(text) {
			return false
		}
		b.text = append(b.text, text...)
		b.shorts[b.n+1] = int32(len(b.text))
	default:
		return false
	}
	b.n++
	return true
}

// reserve makes room for n more cells, of which those that are values need not be marked so.
func (b *buffers) reserve(n int) {
	if b.kind == kindNull || n == 0 {
		return
	}
	for b.valid == nil || b.n+n > b.room {
		b.grow()
	}
	bitutil.SetBitsTo(b.bits, int64(b.n), int64(n), true)
}

// plainInteger is parseInteger for what fits into 15 digits without a plus.
func plainInteger(cell []byte) (value int64, ok bool) {
	digits := cell
	if len(cell) > 0 && cell[0] == '-' {
		digits = cell[1:]
	}
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	for _, b := range digits {
		d := b - '0'
		if d > 9 {
			return 0, false
		}
		value = value*10 + int64(d)
	}
	if len(digits) < len(cell) {
		value = -value
	}
	return value, true
}
