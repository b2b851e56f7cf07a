package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

const (
	chunkBytes  = 1 << 20  // what is cut off the text at a time
	recordBytes = 64 << 20 // longest record
)

// A csvChunk is a run of whole records.
type csvChunk struct {
	part   *csvPart
	data   []byte
	offset int64 // of data in the text
	line   int64 // of its first byte, from 1
	last   bool  // of its part
	turn   <-chan csvTurn
	next   chan<- csvTurn
}

// A csvTurn is what a chunk must know of those before it.
type csvTurn struct {
	rows    int64
	batches int
}

// A csvReader cuts the parts of a table into chunks. Where it cuts depends on
// the bytes alone.
type csvReader struct {
	free chan []byte // buffers to fill; as many as may be under way
	out  chan<- *csvChunk
	turn chan csvTurn
}

func (r *csvReader) readAll(ctx context.Context, parts []*csvPart) error {
	defer close(r.out)
	for _, p := range parts {
		if err := r.read(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func (r *csvReader) read(ctx context.Context, p *csvPart) error {
	text, err := p.in.open(ctx)
	if err != nil {
		return wrapCorrupt(p.in.src.Name(), err, 0)
	}
	defer text.Close()
	if _, err := io.CopyN(io.Discard, text, p.start); err != nil {
		return wrapCorrupt(p.in.src.Name(), err, 1)
	}
	var from io.Reader = text
	if p.end >= 0 {
		from = io.LimitReader(text, p.end-p.start)
	}
	tokens := newCSVTokens(p.format)
	at := csvChunk{part: p, offset: p.start, line: p.line}
	var rest []byte
	for !at.last {
		buf, err := r.buffer(ctx)
		if err != nil {
			return err
		}
		buf = append(buf[:0], rest...)
		end := 0
		for want := chunkBytes; end == 0 && !at.last; want *= 2 {
			if want > recordBytes {
				return at.tooLong()
			}
			if buf, at.last, err = fill(from, buf, want); err != nil {
				return wrapCorrupt(p.in.src.Name(), err, at.line+p.lines(buf))
			}
			end = len(buf)
			if !at.last {
				end = tokens.cutBeforeBlanks(buf)
			}
		}
		rest = append(rest[:0], buf[end:]...)
		at.data = buf[:end]
		lines := p.lines(at.data)
		if err := r.send(ctx, at); err != nil {
			return err
		}
		at.offset += int64(end)
		at.line += lines
	}
	return nil
}

func (r *csvReader) buffer(ctx context.Context) ([]byte, error) {
	select {
	case b := <-r.free:
		return b, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// send hands a chunk to the workers and links it to the chunk behind it.
func (r *csvReader) send(ctx context.Context, c csvChunk) error {
	next := make(chan csvTurn, 1)
	c.turn, c.next = r.turn, next
	r.turn = next
	select {
	case r.out <- &c:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fill reads until buf holds want bytes or the text ends.
func fill(r io.Reader, buf []byte, want int) (full []byte, end bool, err error) {
	have := len(buf)
	if have >= want {
		return buf, false, nil
	}
	buf = append(buf, make([]byte, want-have)...)
	n, err := io.ReadFull(r, buf[have:])
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return buf[:have+n], true, nil
	}
	return buf[:have+n], false, err
}

// cutBeforeBlanks is cut, but leaves blank lines at the end to the next chunk:
// whether they are missing cells or the end of the file is not known here.
func (t *csvTokens) cutBeforeBlanks(buf []byte) int {
	end := t.cut(buf)
	if kept := t.trimBlanks(buf[:end]); kept > 0 {
		return kept
	}
	return end
}

// trimBlanks returns where the blank lines at the end of whole records begin.
func (t *csvTokens) trimBlanks(buf []byte) int {
	for end := len(buf); end > 0; {
		body := bytes.TrimRight(buf[:end], "\r\n")
		line := 0
		if i := bytes.LastIndexAny(body, "\r\n"); i >= 0 {
			line = i + 1
		}
		if len(body) > line && t.blank(buf[line:end], 0) == 0 {
			return min(end, len(body)+max(1, t.lineEnd(buf, len(body))))
		}
		end = line
	}
	return 0
}

func (c *csvChunk) tooLong() error {
	return &SyntaxError{
		Name:     c.part.in.src.Name(),
		Position: Position{Line: c.line, Column: 1, Offset: c.offset + c.part.in.base()},
		Err:      fmt.Errorf("a record is longer than %d MiB", recordBytes>>20),
		Hint:     "look for a quote that is never closed near this line",
	}
}

// position tells where the byte at i of the chunk is; row counts from 0.
func (c *csvChunk) position(i int, row int64) Position {
	before := c.data[:i]
	start := bytes.LastIndexByte(before, '\n') + 1
	if c.part.format.cr {
		start = max(start, bytes.LastIndexByte(before, '\r')+1)
	}
	return Position{
		Line:   c.line + c.part.lines(before),
		Column: int64(len([]rune(string(before[start:])))) + 1,
		Offset: c.offset + int64(i) + c.part.in.base(),
		Row:    row + 1,
	}
}
