package ingest

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/fairset/fairset/ingest/cell"
)

// windowBytes is how much text is indexed at a time: what it takes stays near the processor.
const windowBytes = 64 << 10

// index appends to marks the places between from and to of the bytes that may end a
// field or a record or open a quoted field.
func (t *csvTokens) index(data []byte, from, to int, marks []int32) []int32 {
	delim, quote := t.delim[0], t.quote
	if quote == 0 {
		quote = '\n'
	}
	var blocks [64]uint64
	for from+64 <= to {
		n := min((to-from)/64, len(blocks))
		mark(data[from:from+64*n], delim, quote, blocks[:n])
		for _, found := range blocks[:n] {
			marks = appendMarks(marks, from, found)
			from += 64
		}
	}
	for ; from < to; from++ {
		if b := data[from]; t.special[b] || b == quote {
			marks = append(marks, int32(from))
		}
	}
	return marks
}

// appendMarks appends the places of the bits of found, the lowest being that of from.
func appendMarks(marks []int32, from int, found uint64) []int32 {
	n := len(marks)
	marks = slices.Grow(marks, 64)[:n+64]
	for ; found != 0; n++ {
		marks[n] = int32(from + bits.TrailingZeros64(found))
		found &= found - 1
	}
	return marks[:n]
}

// markPlainly is the slow twin of markBlocks: it looks at eight bytes at a time.
func markPlainly(text []byte, delim, quote byte, marks []uint64) {
	delims, quotes := everyByte*uint64(delim), everyByte*uint64(quote)
	for i := range marks {
		block := (*[64]byte)(text[64*i:])
		marks[i] = among(block[0:], delims, quotes) | among(block[8:], delims, quotes)<<8 |
			among(block[16:], delims, quotes)<<16 | among(block[24:], delims, quotes)<<24 |
			among(block[32:], delims, quotes)<<32 | among(block[40:], delims, quotes)<<40 |
			among(block[48:], delims, quotes)<<48 | among(block[56:], delims, quotes)<<56
	}
}

const lowBits = 0x7f * everyByte

// among tells which of eight bytes are a line feed, a carriage return or one of two
// other characters, the first byte in the lowest bit.
func among(text []byte, delims, quotes uint64) uint64 {
	w := binary.LittleEndian.Uint64(text)
	d, q, f, r := w^delims, w^quotes, w^feeds, w^returns
	// The high bit of (x&lowBits+lowBits)|x is set where a byte is not zero.
	others := (d&lowBits + lowBits | d) & (q&lowBits + lowBits | q) & (f&lowBits + lowBits | f) & (r&lowBits + lowBits | r)
	return (^others & highBits >> 7) * 0x0102040810204080 >> 56
}

// isPlain reports whether most rows of the part can be read by their index.
func (w *csvWorker) isPlain() bool {
	t := w.tokens
	return t.delims != 0 && !t.collapse && !t.skipSpace && !t.cr && !t.backslash && len(t.comment) == 0 &&
		!w.part.extra && w.part.places == nil && len(w.part.skips) == 0 && len(w.batch.cells) > 1
}

// window reads rows from pos up to a place before end, which it returns. Rows that are
// written as most are need no more than the index of the text, the others are left to line.
func (w *csvWorker) window(data []byte, pos, end int) int {
	to := min(pos+w.indexed, end)
	w.marks = w.tokens.index(data, pos, to, w.marks[:0])
	width, first := len(w.batch.cells), pos
	for marks := w.marks; pos < to; {
		n := len(w.run.Cells)
		cells := slices.Grow(w.run.Cells, width)[:n+width]
		w.run.Cells = cells[:n]
		next, used := w.plainRow(data, marks, pos, cells[n:])
		switch {
		case next > 0:
			w.run.Cells = cells
			w.rows++
			marks, pos = marks[used:], next
			if len(cells) >= runCells {
				w.take()
			}
			continue
		case used == notMarked && to < end && pos > first:
			return pos
		}
		pos = w.line(data, pos, true)
		for len(marks) > 0 && int(marks[0]) < pos {
			marks = marks[1:]
		}
	}
	return pos
}

// What plainRow returns as the number of marks when it does not read a row.
const (
	notMarked = -1 // the marks end before the row
	notPlain  = -2
)

// plainRow reads the row at pos, all of whose special bytes stand in marks, into cells,
// and returns where the next one begins and how many marks it used.
func (w *csvWorker) plainRow(data []byte, marks []int32, pos int, cells []cell.Span) (next, used int) {
	end, last := byte(w.tokens.delims), len(cells)-1
	k := 0
	for i := range cells {
		if i == last {
			end = '\n'
		}
		if k >= len(marks) {
			return 0, notMarked
		}
		m := int(marks[k])
		if data[m] == end {
			cells[i] = cell.Span{At: int32(pos), Length: int32(m - pos)}
			pos = m + 1
			k++
			continue
		}
		field, at := w.tokens.markedField(data, marks, k, pos)
		if at < 0 {
			return 0, at
		}
		m, n := int(marks[at]), 1
		if i == last {
			n = w.tokens.lineEnd(data, m)
		}
		if n == 0 || i < last && data[m] != end {
			return 0, notPlain
		}
		cells[i] = w.span(data, field, true)
		pos, k = m+n, at+n
	}
	if k > len(marks) {
		return 0, notMarked
	}
	return pos, k
}

// markedField reads the field at pos, whose first special byte is marks[k], and returns
// the place in marks of the delimiter or line end behind it.
func (t *csvTokens) markedField(data []byte, marks []int32, k, pos int) (f csvField, at int) {
	if m := int(marks[k]); m == pos && data[m] == t.quote {
		return t.markedQuoted(data, marks, k, pos)
	}
	for ; k < len(marks); k++ {
		if m := int(marks[k]); t.atDelim(data, m) || t.lineEnd(data, m) > 0 {
			return csvField{start: pos, end: m}, k
		}
	}
	return f, notMarked
}

// markedQuoted is markedField for a field that begins with a quote.
func (t *csvTokens) markedQuoted(data []byte, marks []int32, k, pos int) (f csvField, at int) {
	f.start = pos + 1
	for k++; k < len(marks); k++ {
		m := int(marks[k])
		switch {
		case data[m] != t.quote:
		case m+1 == len(data):
			return f, notPlain
		case data[m+1] == t.quote:
			f.escaped = true
			k++
		case !t.atDelim(data, m+1) && t.lineEnd(data, m+1) == 0:
			return f, notPlain
		case k+1 == len(marks):
			return f, notMarked
		default:
			f.end = m
			return f, k + 1
		}
	}
	return f, notMarked
}
