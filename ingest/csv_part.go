package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/fairset/fairset/ingest/cell"
)

const (
	dialectBytes = 64 << 10 // of the beginning, from which the dialect is told
	pieceBytes   = 16 << 10 // of later places, beside
	layoutRows   = 1000     // looked at for preamble and header
	footerBytes  = 64 << 10 // looked at for a footer
)

// newCSVPart tells the dialect, the columns, what they hold and where the data of one
// file lies. The dialect is that of chosen unless that is nil.
func newCSVPart(ctx context.Context, in *input, opts Options, chosen *csvGuess) (*csvPart, error) {
	sample, err := in.sample(ctx)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(sample.head)) == 0 {
		return nil, &SyntaxError{Name: in.src.Name(), Err: errEmpty, Hint: "check that it was downloaded or exported whole"}
	}
	delim := opts.Delimiter
	if delim == "tab" || delim == `\t` {
		delim = "\t"
	}
	p := &csvPart{in: in, end: -1, whole: sample.whole}
	if chosen == nil {
		pieces := sample.dialectPieces()
		guesses := sniffFormat(pieces, delim)
		chosen = &guesses[0]
		if len(pieces) > 1 || !sample.whole { // else every guess was tried on the whole file
			p.rivals = guesses[1:]
		}
	}
	p.format, p.score, p.dialect.Confidence = chosen.format, chosen.score, chosen.confidence
	p.format.comment = sniffComment(p.format, sample.beginning(dialectBytes))
	if !opts.NoHeader && sample.whole && singleValue(p.format, sample.head) {
		return nil, &SyntaxError{
			Name: in.src.Name(), Err: errors.New("the file holds a single value and no table"),
			Hint: "a table has a line of column names and lines of data below it; if this is one cell of data pass --no-header",
		}
	}
	p.layout(sample, opts.NoHeader)
	p.dialect.Delimiter = string(p.format.delim)
	if p.dialect.Delimiter == "" && !splitsAt(sample.beginning(dialectBytes), ",") {
		p.dialect.Delimiter = "," // any that does not occur; this one is expected
	}
	p.noteUnsplit(sample)
	p.dialect.Comment = string(p.format.comment)
	_, p.dialect.Newline = sniffNewline(sample.beginning(dialectBytes))
	p.tellQuotes(sample)
	if p.start >= int64(len(sample.head)) && sample.whole {
		return nil, noRows(in.src.Name(), "check that it was exported whole; if its first line is data pass --no-header")
	}
	p.samplers = make([]cell.Sampler, len(p.names))
	p.sampleTypes(sample, p.samplers)
	return p, nil
}

// singleValue reports whether a text is one cell.
func singleValue(f csvFormat, text []byte) bool {
	rows := sniffRows(f, text, 2)
	return len(rows) == 1 && len(rows[0].cells) == 1
}

// splitsAt reports whether a delimiter would split any line of a text.
func splitsAt(text []byte, delim string) bool {
	return slices.ContainsFunc(sniffRows(csvFormat{delim: []byte(delim), quote: '"'}, text, len(text)), func(r sniffRow) bool {
		return len(r.cells) > 1
	})
}

// noRows is the error for an input that has columns but nothing in them.
func noRows(name, hint string) error {
	return &SyntaxError{
		Name: name,
		Err:  errNoRows,
		Hint: hint,
	}
}

// layout finds preamble, header, data and footer and names the columns.
func (p *csvPart) layout(s *textSample, noHeader bool) {
	rows := sniffRows(p.format, s.head, layoutRows)
	if p.format.collapse && len(rows) > 0 {
		rows[0].joinWords(s.head, usualLength(rows))
	}
	l := sniffLayout(rows, noHeader)
	p.start, p.line = int64(len(s.head)), 1
	if len(rows) == 0 {
		return
	}
	first := rows[l.first]
	header := rows[l.first : l.first+l.header]
	p.start = int64(first.start)
	if l.header > 0 {
		p.start = int64(header[l.header-1].end)
	}
	p.line = 1 + p.lines(s.head[:p.start])
	p.dialect.Header = l.header
	p.dialect.Preamble = int(p.lines(s.head[:first.start]))
	if p.dialect.Preamble > 0 {
		p.notes = append(p.notes, Note{
			Kind: NotePreamble, Count: int64(p.dialect.Preamble),
			Text: "lines before the table were skipped", First: Position{Line: 1, Column: 1, Offset: p.in.base()},
		})
	}
	if l.header > 1 {
		p.notes = append(p.notes, Note{
			Kind: NoteMultiHeader, Count: int64(l.header), Text: "the header spans several lines, which were joined",
			First: Position{Line: 1 + p.lines(s.head[:first.start]), Column: 1, Offset: p.in.base() + int64(first.start)},
		})
	}
	body := rows[l.first+l.header:]
	if l.header > 0 && s.whole && len(rows) < layoutRows {
		p.skipSections(header[0], body)
	}
	p.nameColumns(header, body, l.width)
	p.footer(s, l.width)
}

// skipSections leaves out the rows that part a table.
func (p *csvPart) skipSections(header sniffRow, body []sniffRow) {
	sections := findSections(header, body)
	for i, r := range body {
		if !sections.breaks[i] {
			continue
		}
		if len(p.skips) == 0 {
			p.notes = append(p.notes, Note{
				Kind: NoteSections, Count: int64(len(sections.breaks)),
				Text:  "empty rows, titles and repeated headers that part the table were skipped",
				First: Position{Column: 1, Offset: p.in.base() + int64(r.start), Row: int64(i) + 1},
			})
		}
		p.skips = append(p.skips, int64(r.start))
	}
}

// skipped reports whether the row that begins at an offset of the text is no data.
func (p *csvPart) skipped(at int64) bool {
	if len(p.skips) == 0 {
		return false
	}
	_, found := slices.BinarySearch(p.skips, at)
	return found
}

// footer finds lines behind the data, where the sample reaches the end of the file.
func (p *csvPart) footer(s *textSample, width int) {
	tail, offset := s.tail, s.tailOffset
	if s.whole {
		tail, offset = s.head[p.start:], p.start
	}
	if len(tail) > footerBytes {
		cut := len(tail) - footerBytes
		cut += bytes.IndexByte(tail[cut:], '\n') + 1
		tail, offset = tail[cut:], offset+int64(cut)
	}
	rows := sniffRows(p.format, tail, footerBytes)
	n := sniffFooter(rows, width)
	if n == 0 || usualLength(rows[:len(rows)-n]) != width { // the piece may begin inside a quoted field
		return
	}
	at := rows[len(rows)-n].start
	p.end = offset + int64(at)
	p.dialect.Footer = n
	note := Note{Kind: NoteFooter, Count: int64(n), Text: "lines after the table were skipped", First: Position{Column: 1, Offset: p.in.base() + p.end}}
	if s.whole {
		note.First.Line = 1 + p.lines(s.head[:p.end])
	}
	p.notes = append(p.notes, note)
}

// lines counts the line ends of b.
func (p *csvPart) lines(b []byte) int64 {
	n := bytes.Count(b, []byte("\n"))
	if p.format.cr {
		n += bytes.Count(b, []byte("\r")) - bytes.Count(b, []byte("\r\n"))
	}
	return int64(n)
}

// tellQuotes fills in how the sample quotes and escapes.
func (p *csvPart) tellQuotes(s *textSample) {
	t := newCSVTokens(p.format)
	text := s.beginning(1 << 20)
	quoted := false
	for pos := 0; pos < len(text) && !quoted; {
		after, _ := t.next(text, pos, true)
		for _, f := range t.fields {
			if f.start > 0 && text[f.start-1] == t.quote && f.end < len(text) && text[f.end] == t.quote {
				quoted = true
			}
		}
		pos = after
	}
	if !quoted {
		return
	}
	p.dialect.Quote = string(rune(t.quote))
	p.dialect.Escape = p.dialect.Quote
	if t.backslash {
		p.dialect.Escape = `\`
	}
}

// sampleTypes shows the cells of the sample to the samplers of their columns, pieces of it side by side.
func (p *csvPart) sampleTypes(s *textSample, samplers []cell.Sampler) {
	pieces := s.dataPieces(p.start, p.end)
	found := make([][]cell.Sampler, len(pieces))
	var group sync.WaitGroup
	for i, piece := range pieces {
		found[i] = make([]cell.Sampler, len(samplers))
		group.Go(func() { p.samplePiece(piece, i > 0, found[i]) })
	}
	group.Wait()
	for _, of := range found {
		for c := range samplers {
			samplers[c].Merge(&of[c])
		}
	}
}

// samplePiece shows the cells of a piece to the samplers; later says that it may begin inside a record.
func (p *csvPart) samplePiece(piece []byte, later bool, samplers []cell.Sampler) {
	t := newCSVTokens(p.format)
	var scratch, text []byte
	for pos := t.toRecord(piece, 0); pos < len(piece); pos = t.toRecord(piece, pos) {
		skip := !later && p.skipped(p.start+int64(pos))
		pos, _ = t.next(piece, pos, true)
		if skip || later && len(t.fields) != len(samplers) {
			continue
		}
		for c := range min(len(samplers), len(t.fields)) {
			text, scratch = t.text(piece, t.fields[c], scratch)
			samplers[c].Add(text, false)
		}
	}
}

// data is the part of a text, read up to where its data begins, that is data.
func (p *csvPart) data(text io.Reader) io.Reader {
	if p.end >= 0 {
		text = io.LimitReader(text, p.end-p.start)
	}
	if p.format.cr {
		text = lineFeeds{bufio.NewReaderSize(text, 64<<10)}
	}
	return text
}

// lineFeeds turns each carriage return that no line feed follows into a line
// feed, so that lines count the same in all files.
type lineFeeds struct{ r *bufio.Reader }

func (l lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i := range n {
		if p[i] != '\r' {
			continue
		}
		if i+1 < n && p[i+1] == '\n' {
			continue
		}
		if i+1 == n {
			if next, _ := l.r.Peek(1); len(next) == 1 && next[0] == '\n' {
				continue
			}
		}
		p[i] = '\n'
	}
	return n, err
}
