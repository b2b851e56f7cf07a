package ingest

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// A csvFormat says how bytes become fields: the part of a Dialect that the
// tokeniser needs.
type csvFormat struct {
	delim     []byte // empty for a file of one column
	quote     byte   // 0 for none
	backslash bool   // a backslash takes away the meaning of the quote after it
	cr        bool   // a carriage return alone ends a record
	collapse  bool   // a run of delimiters counts as one; leading and trailing ones do not count
	skipSpace bool   // spaces before an opening quote do not count
	comment   []byte // what a line begins with that is not data; empty for none
}

// A csvField is one field of a record: the bytes of the buffer between start and end.
type csvField struct {
	start, end int
	escaped    bool // holds doubled quotes, or backslashes before quotes
}

// csvTokens splits bytes into records, one at a time.
//
// A quote means something only at the start of a field. It then closes at the
// next quote that is not doubled (or escaped) and that a delimiter, the end of
// the line or the end of the input follows. Two signs show that the opening
// quote was a stray one, a mere character of its field: an unescaped quote
// that follows a delimiter or a line end inside the field, or no closing quote
// at all. This keeps one forgotten quote from swallowing the records behind it.
//
// The bytes after a record never change how it is split, as long as they are
// known to the end of its last quoted field; cutting the input at the end of
// any record therefore changes nothing.
type csvTokens struct {
	csvFormat
	special [256]bool // bytes at which a field that is not quoted may end
	delims  uint64    // the delimiter in every byte; 0 when it is not a single byte
	fields  []csvField
	strays  int // quotes out of place in the last record
	stray   int // where the first of them is
}

func newCSVTokens(f csvFormat) *csvTokens {
	t := &csvTokens{csvFormat: f}
	t.special['\n'], t.special['\r'] = true, true
	if len(f.delim) > 0 {
		t.special[f.delim[0]] = true
	}
	if len(f.delim) == 1 {
		t.delims = everyByte * uint64(f.delim[0])
	}
	return t
}

// next splits the record at pos into t.fields and returns where the following
// one begins. whole says that buf ends where the input ends; without it, next
// returns ok = false when buf does not hold the record whole.
func (t *csvTokens) next(buf []byte, pos int, whole bool) (after int, ok bool) {
	t.fields, t.strays = t.fields[:0], 0
	for {
		if t.collapse {
			pos = t.skipDelims(buf, pos)
		}
		field, end, ok := t.field(buf, pos, whole)
		if !ok {
			return 0, false
		}
		pos = end
		if t.collapse {
			pos = t.skipDelims(buf, pos)
		}
		t.fields = append(t.fields, field)
		if pos == len(buf) {
			return pos, whole
		}
		if n := t.lineEnd(buf, pos); n > 0 {
			openEnded := pos+n == len(buf) && buf[pos+n-1] == '\r' // a line feed may follow
			return pos + n, whole || !openEnded
		}
		if !t.collapse {
			pos += len(t.delim)
		}
	}
}

func (t *csvTokens) skipDelims(buf []byte, pos int) int {
	for bytes.HasPrefix(buf[pos:], t.delim) {
		pos += len(t.delim)
	}
	return pos
}

// field reads one field and returns where it ends: at a delimiter, a line end
// or the end of buf.
func (t *csvTokens) field(buf []byte, pos int, whole bool) (f csvField, end int, ok bool) {
	start := pos
	if t.skipSpace {
		for pos < len(buf) && buf[pos] == ' ' {
			pos++
		}
	}
	if t.quote != 0 && pos < len(buf) && buf[pos] == t.quote {
		q, ok := t.closing(buf, pos, whole)
		if !ok {
			return f, 0, false
		}
		if q.inner > 0 || q.stray {
			if t.strays == 0 {
				t.stray = q.at
			}
			t.strays += max(q.inner, 1)
		}
		if !q.stray {
			return csvField{pos + 1, q.end, q.escaped}, q.after, true
		}
	}
	end = t.plainEnd(buf, pos)
	return csvField{start, end, false}, end, true
}

const (
	feeds   = '\n' * everyByte
	returns = '\r' * everyByte
)

// nearSpecial returns the next special byte, or a place close before the end of buf
// with none ahead of it. It looks at eight bytes at a time.
func (t *csvTokens) nearSpecial(buf []byte, pos int) int {
	for ; pos+8 <= len(buf); pos += 8 {
		w := binary.LittleEndian.Uint64(buf[pos:])
		d, f, r := w^t.delims, w^feeds, w^returns
		// The lowest high bit of (x−1…)&^x stands at the lowest zero byte of x.
		if found := ((d-everyByte)&^d | (f-everyByte)&^f | (r-everyByte)&^r) & highBits; found != 0 {
			return pos + bits.TrailingZeros64(found)>>3
		}
	}
	return pos
}

// plainEnd returns where a field that is not quoted ends.
func (t *csvTokens) plainEnd(buf []byte, pos int) int {
	if t.delims != 0 {
		pos = t.nearSpecial(buf, pos)
	}
	for ; pos < len(buf); pos++ {
		if !t.special[buf[pos]] {
			continue
		}
		if t.lineEnd(buf, pos) != 0 || t.atDelim(buf, pos) {
			break
		}
	}
	return pos
}

func (t *csvTokens) atDelim(buf []byte, pos int) bool {
	switch len(t.delim) {
	case 0:
		return false
	case 1:
		return buf[pos] == t.delim[0]
	}
	return bytes.HasPrefix(buf[pos:], t.delim)
}

// lineEnd returns the length of the line end at pos, 0 when there is none.
func (t *csvTokens) lineEnd(buf []byte, pos int) int {
	if pos >= len(buf) {
		return 0
	}
	switch buf[pos] {
	case '\n':
		return 1
	case '\r':
		if pos+1 < len(buf) && buf[pos+1] == '\n' {
			return 2
		}
		if t.cr || pos+1 == len(buf) {
			return 1
		}
	}
	return 0
}

// A csvQuoted says how a field that begins with a quote goes on.
type csvQuoted struct {
	end, after int  // of the text; of the field, where the delimiter stands
	escaped    bool // as in csvField
	inner      int  // quotes inside that should have been escaped
	at         int  // where the first quote out of place stands
	stray      bool // the opening quote is a stray one
}

// closing finds the end of the quoted field whose opening quote is at open. It
// returns ok = false when buf ends before that can be told and is not whole.
//
// Once a quote out of place was met, the field must close on its line and no
// quote may stand where a field would begin: besides being likely, this bounds
// the bytes that are looked at again after a stray opening quote.
func (t *csvTokens) closing(buf []byte, open int, whole bool) (q csvQuoted, ok bool) {
	stray := csvQuoted{at: open, stray: true}
	lines := open // how far the field was searched for line ends
	for i := open + 1; ; i++ {
		n := bytes.IndexByte(buf[i:], t.quote)
		if n < 0 {
			return stray, whole
		}
		i += n
		if q.inner > 0 {
			if t.hasLineEnd(buf[lines:i]) || t.opensField(buf, open, i) {
				return stray, true
			}
			lines = i
		}
		if t.backslash && escapedAt(buf, open+1, i) {
			q.escaped = true
			continue
		}
		if i+1 == len(buf) && !whole {
			return stray, false
		}
		if i+1 < len(buf) && buf[i+1] == t.quote {
			q.escaped = true
			i++
			continue
		}
		after, state := t.ends(buf, i+1, whole)
		switch state {
		case undecided:
			return stray, false
		case fieldEnds:
			q.end, q.after = i, after
			return q, true
		}
		if q.inner++; q.inner == 1 {
			q.at = i
			if t.hasLineEnd(buf[open:i]) || t.opensField(buf, open, i) {
				return stray, true
			}
			lines = i
		}
	}
}

type endState int

const (
	textFollows endState = iota
	fieldEnds
	undecided // buf ends too early
)

// ends tells whether a field may end at pos, behind a quote: at a delimiter, a
// line end or the end of the input, with spaces allowed before it.
func (t *csvTokens) ends(buf []byte, pos int, whole bool) (int, endState) {
	for {
		if pos == len(buf) || !whole && len(buf)-pos < max(2, len(t.delim)) && buf[pos] != '\n' {
			if whole {
				return pos, fieldEnds
			}
			return pos, undecided
		}
		if t.lineEnd(buf, pos) > 0 || t.atDelim(buf, pos) {
			return pos, fieldEnds
		}
		if buf[pos] != ' ' && buf[pos] != '\t' {
			return pos, textFollows
		}
		pos++
	}
}

// opensField reports whether the quote at i, inside a field that opened at
// open, stands where a field would begin.
func (t *csvTokens) opensField(buf []byte, open, i int) bool {
	before := buf[open+1 : i]
	if t.skipSpace {
		before = bytes.TrimRight(before, " ")
	}
	return len(t.delim) > 0 && bytes.HasSuffix(before, t.delim)
}

func (t *csvTokens) hasLineEnd(b []byte) bool {
	return bytes.IndexByte(b, '\n') >= 0 || t.cr && bytes.IndexByte(b, '\r') >= 0
}

// escapedAt reports whether an odd number of backslashes stands before i.
func escapedAt(buf []byte, from, i int) bool {
	n := 0
	for i-1-n >= from && buf[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// text returns the text of a field, unescaped into scratch where it must be.
func (t *csvTokens) text(buf []byte, f csvField, scratch []byte) (text, grown []byte) {
	raw := buf[f.start:f.end]
	if !f.escaped {
		return raw, scratch
	}
	scratch = scratch[:0]
	for i := 0; i < len(raw); i++ {
		if i+1 < len(raw) && raw[i+1] == t.quote && (raw[i] == t.quote || t.backslash && raw[i] == '\\') {
			i++
		}
		scratch = append(scratch, raw[i])
	}
	return scratch, scratch
}

// isComment reports whether the record at pos is a comment.
func (t *csvTokens) isComment(buf []byte, pos int) bool {
	return len(t.comment) > 0 && bytes.HasPrefix(buf[pos:], t.comment)
}

// skipLine returns where the line after pos begins.
func (t *csvTokens) skipLine(buf []byte, pos int) int {
	for ; pos < len(buf); pos++ {
		if n := t.lineEnd(buf, pos); n > 0 {
			return pos + n
		}
	}
	return pos
}

// blank returns the length of the blank line at pos with its end, 0 when the
// line holds anything but spaces.
func (t *csvTokens) blank(buf []byte, pos int) int {
	for i := pos; i < len(buf); i++ {
		if n := t.lineEnd(buf, i); n > 0 {
			return i + n - pos
		}
		space := buf[i] == ' ' || buf[i] == '\t'
		if !space || !t.collapse && t.atDelim(buf, i) {
			return 0
		}
	}
	return len(buf) - pos
}

// toRecord returns where the next record begins at or behind pos, after blank lines and
// comments; the length of buf when none does.
func (t *csvTokens) toRecord(buf []byte, pos int) int {
	for pos < len(buf) {
		n := t.blank(buf, pos)
		switch {
		case n > 0:
			pos += n
		case t.isComment(buf, pos):
			pos = t.skipLine(buf, pos)
		default:
			return pos
		}
	}
	return pos
}
