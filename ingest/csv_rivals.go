package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Another dialect is tried when one row in so many breaks the first, unless its
// score on the sample is so many times lower, and it is taken when so many
// times fewer rows break it.
const (
	brokenRows  = 4
	lowerTimes  = 4
	betterTimes = 4
)

// settle is called at the end of a Scan of the whole file. Where too many rows
// break the dialect, which was told from a sample, the other dialects that the
// sample allows are tried on the whole file. again says that t now reads with
// one of them.
func (t *csvTable) settle(ctx context.Context) (again bool, err error) {
	ragged := t.notes.count(NoteRagged)
	if t.settled || len(t.parts) > 1 || ragged*brokenRows < t.rows || t.rows < 2*brokenRows {
		return false, nil
	}
	t.settled = true
	old := t.parts[0]
	for _, guess := range old.rivals {
		if guess.score*lowerTimes < old.score {
			break
		}
		part, err := newCSVPart(ctx, old.in, t.opts, &guess)
		var broken, rows int64
		if err == nil {
			broken, rows, err = part.countBroken(ctx)
		}
		var wrong *SyntaxError
		if errors.As(err, &wrong) {
			continue // no table
		}
		if err != nil {
			return false, err
		}
		if len(part.names) < 2 { // no row can break it, which says nothing
			continue
		}
		if rows < brokenRows || float64(broken)/float64(rows)*betterTimes > float64(ragged)/float64(t.rows) {
			continue
		}
		part.notes = append(part.notes, Note{
			Kind: NoteDialect, Count: ragged,
			Text: fmt.Sprintf("rows broke the dialect of the sample, which splits at %q; the file was read again, split at %q", old.dialect.Delimiter, guess.format.delim),
		})
		next, err := newCSVTable([]*csvPart{part}, t.opts)
		if err != nil {
			return false, err
		}
		next.settled = true
		next.fix(t.fixed)
		*t = *next
		return true, nil
	}
	return false, nil
}

// countBroken counts the rows of the whole file, and those that have not as
// many fields as there are columns.
func (p *csvPart) countBroken(ctx context.Context) (broken, rows int64, err error) {
	text, err := p.in.open(ctx)
	if err != nil {
		return 0, 0, err
	}
	defer text.Close()
	if _, err := io.CopyN(io.Discard, text, p.start); err != nil {
		return 0, 0, err
	}
	t := newCSVTokens(p.format)
	cut := func(buf []byte, last bool) (n, state int) { return t.cutBeforeBlanks(buf), 0 }
	chunks := newChunker(p.data(text), cut, Position{})
	var buf []byte
	for {
		c, err := chunks.next(buf)
		if errors.Is(err, io.EOF) {
			return broken, rows, ctx.Err()
		}
		if err != nil {
			return broken, rows, err
		}
		b, n := t.countBroken(c.data, len(p.names), p.extra)
		broken, rows = broken+b, rows+n
		buf = c.data
	}
}

// countBroken counts rows, and those without width fields; extra allows an empty one more.
func (t *csvTokens) countBroken(data []byte, width int, extra bool) (broken, rows int64) {
	for pos := t.toRecord(data, 0); pos < len(data); pos = t.toRecord(data, pos) {
		pos, _ = t.next(data, pos, true)
		rows++
		n := len(t.fields)
		if extra && n == width+1 && t.fields[width].start == t.fields[width].end {
			n--
		}
		if n != width {
			broken++
		}
	}
	return broken, rows
}
