package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

const (
	// chunkBytes is how much text a worker parses at a time: enough rows that
	// what a chunk costs by itself does not show, few enough that the chunks in
	// flight stay small.
	chunkBytes = 1 << 20
	// longestRecord bounds the memory that one record without an end can take.
	longestRecord = 64 << 20
	// cellsPerChunk bounds the memory that short records of a wide table take:
	// most of their cells are absent, and absent cells take memory too.
	cellsPerChunk = 4 << 20
)

var errLongRecord = fmt.Errorf("a record is longer than %d MB", longestRecord>>20)

// A chunk is a run of whole records of the text.
type chunk struct {
	data   []byte
	offset int64 // of data[0] in the text
	line   int64 // of data[0], from 1, as line feeds tell
	column int64 // bytes in that line before data[0]
	state  int   // what the cut function said of it
	last   bool  // the text ends here
}

// position is where the byte data[at] is in the input.
func (c *chunk) position(at int) Position {
	before := c.data[:at]
	p := Position{
		Line:   c.line + int64(bytes.Count(before, []byte{'\n'})),
		Column: int64(at - bytes.LastIndexByte(before, '\n')),
		Offset: c.offset + int64(at),
	}
	if p.Line == c.line {
		p.Column += c.column
	}
	return p
}

// A cutter says where buf, which begins at the start of a record, can be cut:
// after the last record that it holds whole. 0 asks for more text. The state
// is handed on in the chunk. last says that no more text follows; the chunk is
// then all of buf, whatever n is.
type cutter func(buf []byte, last bool) (n, state int)

// A chunker cuts a text into chunks. Where it cuts depends on the text alone,
// not on how much of it a Read returns.
type chunker struct {
	r      io.Reader
	cut    cutter
	rest   []byte // read, but after the last cut
	offset int64
	line   int64
	column int64
	done   bool

	most int    // records in a chunk, as far as ends tell; 0 for any number
	ends string // bytes, of which every record but the last holds one
}

// limit bounds the records of a chunk so that those of columns cells take little memory.
func (c *chunker) limit(columns int, ends string) {
	c.most, c.ends = max(1, cellsPerChunk/max(1, columns)), ends
}

// newChunker cuts what r returns, which begins at start in the text.
func newChunker(r io.Reader, cut cutter, start Position) *chunker {
	return &chunker{r: r, cut: cut, offset: start.Offset, line: max(start.Line, 1), column: max(start.Column-1, 0)}
}

// next returns the next chunk in buf or in a larger buffer, io.EOF after the
// last. The first chunk is there even when the text is empty.
func (c *chunker) next(buf []byte) (*chunk, error) {
	if c.done && len(c.rest) == 0 {
		return nil, io.EOF
	}
	buf = append(buf[:0], c.rest...)
	for size := chunkBytes; ; size *= 2 {
		if len(buf) < size {
			n := len(buf)
			buf = slices.Grow(buf, size-n)[:size]
			more, err := io.ReadFull(c.r, buf[n:])
			buf = buf[:n+more]
			if c.done = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); err != nil && !c.done {
				return nil, err
			}
		}
		if n, state, last := c.cutOff(buf); n > 0 || last {
			return c.take(buf, n, state, last), nil
		}
		if size >= longestRecord {
			return nil, &SyntaxError{
				Position: Position{Line: c.line, Column: c.column + 1, Offset: c.offset}, Err: errLongRecord,
				Hint: "a quote or bracket that is never closed makes the rest of a file one record",
			}
		}
	}
}

// cutOff says where buf is to be cut, 0 when it holds no whole record. last
// says that nothing follows.
func (c *chunker) cutOff(buf []byte) (n, state int, last bool) {
	for most := c.most; ; most *= 2 {
		few := firstRecords(buf, c.ends, most)
		last = c.done && len(few) == len(buf)
		n, state = c.cut(few, last)
		switch {
		case last:
			return len(buf), state, true
		case n > 0 || len(few) == len(buf):
			return n, state, false
		}
	}
}

// firstRecords is the beginning of buf up to the byte of ends that closes the
// most-th record, or all of it.
func firstRecords(buf []byte, ends string, most int) []byte {
	if most == 0 || len(buf) <= most {
		return buf
	}
	all := 0
	for _, end := range []byte(ends) {
		all += bytes.Count(buf, []byte{end})
	}
	if all <= most {
		return buf
	}
	at := 0
	for range most {
		n := bytes.IndexAny(buf[at:], ends)
		if n < 0 {
			return buf
		}
		at += n + 1
	}
	return buf[:at]
}

func (c *chunker) take(buf []byte, n, state int, last bool) *chunk {
	next := &chunk{data: buf[:n], offset: c.offset, line: c.line, column: c.column, state: state, last: last}
	c.rest = append(c.rest[:0], buf[n:]...)
	c.offset += int64(n)
	c.line += int64(bytes.Count(next.data, []byte{'\n'}))
	c.column += int64(n)
	if end := bytes.LastIndexByte(next.data, '\n'); end >= 0 {
		c.column = int64(n - end - 1)
	}
	return next
}
