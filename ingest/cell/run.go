package cell

import "github.com/apache/arrow/go/v17/arrow/bitutil"

// A Span is where the text of a cell stands in a Run.
type Span struct {
	At     int32 // of the cell in Text
	Length int32 // of its text, which begins there; Absent, or what Run.Beside returned
}

// Absent is the Length of a cell that its row lacks.
const Absent = -1

// A Run is the cells of some rows of text, row by row. Taking them column by
// column costs much less than cell by cell: what to do with a cell is decided once.
type Run struct {
	Text  []byte
	Width int    // cells in a row
	Cells []Span // Width for each row
	// Quoted tells by column whether the cells that stand in Text are strings of JSON. Nil means that none is.
	Quoted []bool

	side    []byte    // texts that are not written in Text as they are meant
	ends    []int     // of each of them
	written []Written // how each is
}

// Written is how a cell is written.
type Written uint8

// Bare text is all that CSV has; JSON has strings and lists beside.
const (
	Bare Written = iota
	String
	List
)

// Rows is the number of rows.
func (r *Run) Rows() int {
	if r.Width == 0 {
		return 0
	}
	return len(r.Cells) / r.Width
}

// Beside keeps the text of a cell that is not written in Text as it is meant, or not as
// Quoted says, and returns the Length of its Span.
func (r *Run) Beside(text []byte, as Written) (length int32) {
	r.side = append(r.side, text...)
	r.ends = append(r.ends, len(r.side))
	r.written = append(r.written, as)
	return int32(Absent - len(r.ends))
}

// Clear forgets the rows.
func (r *Run) Clear() {
	r.Cells, r.side, r.ends, r.written = r.Cells[:0], r.side[:0], r.ends[:0], r.written[:0]
}

// text returns the text of a cell that is not Absent, and how it is written.
func (r *Run) text(at int) ([]byte, Written) {
	s := r.Cells[at]
	if s.Length >= 0 {
		if r.Quoted != nil && r.Quoted[at%r.Width] {
			return r.Text[s.At:][:s.Length], String
		}
		return r.Text[s.At:][:s.Length], Bare
	}
	i, start := Absent-int(s.Length)-1, 0
	if i > 0 {
		start = r.ends[i-1]
	}
	return r.side[start:r.ends[i]], r.written[i]
}

// Place is where cell at of the run begins in Text, with its quote where it is a string of JSON.
func (r *Run) Place(at int) int {
	s := r.Cells[at]
	quoted := s.Length >= 0 && r.Quoted != nil && r.Quoted[at%r.Width]
	if quoted || s.Length < Absent && r.written[Absent-int(s.Length)-1] == String {
		return int(s.At) - 1
	}
	return int(s.At)
}

// AppendRun appends column i of a run, as Append and AppendNull would, and
// returns the row of the first misfit, −1 when there is none.
func (c *Column) AppendRun(r *Run, i int) (misfit int) {
	if i >= len(r.Cells) {
		return -1
	}
	c.buffers.reserve(r.Rows())
	one := oneByOne
	if !c.typ.styled {
		switch c.typ.kind {
		case kindText:
			one = (*Column).textRun
		case kindInteger:
			one = (*Column).integerRun
		case kindDecimal:
			one = (*Column).decimalRun
		case kindDate, kindTimestamp:
			one = (*Column).momentRun
		case kindBoolean:
			one = (*Column).booleanRun
		}
	}
	return one(c, r, i)
}

// The functions that follow take column i of a run. Each reads what most cells look
// like by itself and leaves the others to rare.

func oneByOne(c *Column, r *Run, i int) (misfit int) {
	misfit = -1
	for at := i; at < len(r.Cells); at += r.Width {
		misfit = c.rare(r, at, misfit)
	}
	return misfit
}

// rare appends cell at of a run and returns misfit, or its row if it is the first one.
func (c *Column) rare(r *Run, at, misfit int) int {
	c.At = r.Place(at)
	if r.Cells[at].Length == Absent {
		c.AppendNull()
		return misfit
	}
	text, as := r.text(at)
	bad := false
	if as == List {
		bad = c.AppendList(text)
	} else {
		bad = c.Append(text, as == String)
	}
	if bad && misfit < 0 {
		return at / r.Width
	}
	return misfit
}

func (c *Column) textRun(r *Run, i int) (misfit int) {
	misfit = -1
	b := &c.buffers
	text, n := b.text, b.n // which rare reads and moves on, in b
	for at := i; at < len(r.Cells); at += r.Width {
		s := r.Cells[at]
		start, length, used := int(s.At), int(s.Length), len(text)
		if length == 0 {
			c.missing.empty++
			b.nulls++
			b.bits[n>>3] &^= 1 << (n & 7)
			n++
			b.shorts[n] = int32(used)
			continue
		}
		if length < 0 || isSpace(r.Text[start]) || cap(text)-used < length {
			b.text, b.n = text, n
			misfit = c.rare(r, at, misfit)
			text, n = b.text, b.n
			continue
		}
		if to := text[used:cap(text)]; length <= len(wide{}) && len(to) >= len(wide{}) && start+len(wide{}) <= len(r.Text) {
			*(*wide)(to) = *(*wide)(r.Text[start:]) // what stands behind the text is written over by the next
		} else {
			copy(to, r.Text[start:start+length])
		}
		text = text[:used+length]
		n++
		b.shorts[n] = int32(used + length)
	}
	b.text, b.n = text, n
	return misfit
}

// wide is how much of a short text is copied, which costs less than to copy no more than there is.
type wide [16]byte

func (c *Column) integerRun(r *Run, i int) (misfit int) {
	misfit = -1
	b := &c.buffers
	first, n := b.n, b.n // n is moved on in b by rare
	for at := i; at < len(r.Cells); at += r.Width {
		v, ok := quickInteger(r.Text, r.Cells[at])
		if !ok {
			c.evidence.values += int64(n - first)
			b.n = n
			misfit = c.rare(r, at, misfit)
			first, n = b.n, b.n
			continue
		}
		b.ints[n] = v
		n++
	}
	c.evidence.values += int64(n - first)
	b.n = n
	return misfit
}

func (c *Column) decimalRun(r *Run, i int) (misfit int) {
	misfit = -1
	b := &c.buffers
	first, n := b.n, b.n // n is moved on in b by rare
	for at := i; at < len(r.Cells); at += r.Width {
		v, ok := quickDecimal(r.Text, r.Cells[at])
		if !ok {
			c.evidence.values += int64(n - first)
			b.n = n
			misfit = c.rare(r, at, misfit)
			first, n = b.n, b.n
			continue
		}
		b.floats[n] = v
		n++
	}
	c.evidence.values += int64(n - first)
	b.n = n
	return misfit
}

// momentRun reads dates and timestamps such as 2006-01-02 and 2006-01-02 15:04:05.
func (c *Column) momentRun(r *Run, i int) (misfit int) {
	misfit = -1
	b := &c.buffers
	length := int32(len("2006-01-02"))
	if c.typ.kind == kindTimestamp {
		length = int32(len("2006-01-02 15:04:05"))
	}
	for at := i; at < len(r.Cells); at += r.Width {
		s := r.Cells[at]
		if s.Length != length {
			misfit = c.rare(r, at, misfit)
			continue
		}
		text := r.Text[s.At:][:s.Length]
		days, micros, ok := quickMoment(text)
		if !ok {
			misfit = c.rare(r, at, misfit)
			continue
		}
		layout := formYearDash
		if c.typ.kind == kindTimestamp {
			layout |= layoutTime | layoutSecs
			if text[10] == 'T' {
				layout |= layoutT
			}
		}
		if layout != c.run.layout {
			c.flushRun()
			c.run = layoutCount{layout: layout, first: int64(c.buffers.n) + 1, at: Place{Offset: int64(r.Place(at))}}
		}
		c.run.count++
		if c.typ.kind == kindDate {
			b.shorts[b.n] = days
		} else {
			b.ints[b.n] = int64(days)*microsPerDay + micros
		}
		b.n++
	}
	return misfit
}

func (c *Column) booleanRun(r *Run, i int) (misfit int) {
	misfit = -1
	b := &c.buffers
	for at := i; at < len(r.Cells); at += r.Width {
		s := r.Cells[at]
		v, ok := false, false
		if s.Length > 0 {
			v, ok = boolean(r.Text[s.At:][:s.Length], c.typ.pair)
		}
		if !ok {
			misfit = c.rare(r, at, misfit)
			continue
		}
		c.evidence.values++
		at, bit := b.n>>3, b.n&7
		b.booleans[at] = b.booleans[at]&^(1<<bit) | byte(one(v))<<bit
		b.n++
	}
	return misfit
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
