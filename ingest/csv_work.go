package ingest

import (
	"bytes"
	"sort"
	"strconv"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"github.com/fairset/fairset/ingest/cell"
)

// A csvWorker turns chunks into Arrow records, one after another.
type csvWorker struct {
	schema  *arrow.Schema
	columns []*cell.Column
	tokens  *csvTokens
	part    *csvPart // that tokens belongs to
	scratch []byte
	found   csvFindings
}

// csvFindings is what a worker met in one chunk.
type csvFindings struct {
	rows                  int64
	ragged, strays, blank csvSpot
	invalid, nul          csvSpot
	misfits               []csvSpot // by column
	counts                []cell.Counts
}

// A csvSpot counts something and keeps the first place of it in the chunk.
type csvSpot struct {
	count int64
	at    int
	row   int64
}

func (s *csvSpot) add(n int64, at int, row int64) {
	if s.count == 0 {
		s.at, s.row = at, row
	}
	s.count += n
}

func newCSVWorker(schema *arrow.Schema, types []cell.Type) *csvWorker {
	w := &csvWorker{schema: schema}
	for _, t := range types {
		w.columns = append(w.columns, cell.NewColumn(t, memory.DefaultAllocator))
	}
	return w
}

// parse turns a chunk into a record, which the caller releases, and leaves in
// w.found what it met.
func (w *csvWorker) parse(c *csvChunk) arrow.Record {
	if w.part != c.part {
		w.part, w.tokens = c.part, newCSVTokens(c.part.format)
	}
	w.found = csvFindings{misfits: make([]csvSpot, len(w.columns))}
	valid := w.checkBytes(c)
	end := len(c.data)
	if c.last {
		end = w.tokens.trimBlanks(c.data)
		if lines := c.part.lines(c.data[end:]); lines > 0 {
			w.found.blank.add(lines, end, -1)
		}
	}
	for pos := 0; pos < end; {
		pos = w.line(c, pos, valid)
	}
	return w.finish()
}

// checkBytes counts bytes that no text holds.
func (w *csvWorker) checkBytes(c *csvChunk) (valid bool) {
	if n := bytes.Count(c.data, []byte{0}); n > 0 {
		w.found.nul.add(int64(n), bytes.IndexByte(c.data, 0), -1)
	}
	if !c.part.in.isUTF8() {
		const replaced = "\uFFFD" // what the decoder writes for bytes that it cannot read
		if n := bytes.Count(c.data, []byte(replaced)); n > 0 {
			w.found.invalid.add(int64(n), bytes.Index(c.data, []byte(replaced)), -1)
		}
		return true
	}
	if utf8.Valid(c.data) {
		return true
	}
	for i := 0; i < len(c.data); {
		r, n := utf8.DecodeRune(c.data[i:])
		if r == utf8.RuneError && n == 1 {
			w.found.invalid.add(1, i, -1)
		}
		i += n
	}
	return false
}

// line reads what begins at pos, a record or a line without data, and returns
// where the next begins.
func (w *csvWorker) line(c *csvChunk, pos int, valid bool) int {
	t := w.tokens
	if n := t.blank(c.data, pos); n > 0 {
		if len(w.columns) > 1 {
			w.found.blank.add(1, pos, -1)
		} else {
			w.columns[0].Append(nil, false)
			w.found.rows++
		}
		return pos + n
	}
	if t.isComment(c.data, pos) {
		return t.skipLine(c.data, pos)
	}
	after, _ := t.next(c.data, pos, true)
	if t.strays > 0 {
		w.found.strays.add(int64(t.strays), t.stray, w.found.rows)
	}
	w.record(c, pos, valid)
	return after
}

// record parses the cells of the record that begins at pos.
func (w *csvWorker) record(c *csvChunk, pos int, valid bool) {
	t := w.tokens
	fields := t.fields
	if c.part.extra && len(fields) == len(w.columns)+1 && fields[len(w.columns)].end == fields[len(w.columns)].start {
		fields = fields[:len(w.columns)]
	}
	if len(fields) != len(w.columns) {
		w.found.ragged.add(1, pos, w.found.rows)
		fields = fields[:min(len(fields), len(w.columns))]
	}
	for i, f := range fields {
		var text []byte
		text, w.scratch = t.text(c.data, f, w.scratch)
		if !valid && !utf8.Valid(text) {
			text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
		}
		if w.columns[i].Append(text, false) {
			w.found.misfits[i].add(1, f.start, w.found.rows)
		}
	}
	for _, column := range w.columns[len(fields):] {
		column.AppendNull()
	}
	w.found.rows++
}

// finish makes a record of the columns.
func (w *csvWorker) finish() arrow.Record {
	arrays := make([]arrow.Array, len(w.columns))
	fields := w.schema.Fields()
	for i, column := range w.columns {
		var counts cell.Counts
		arrays[i], counts = column.Finish()
		fields[i].Metadata = countsMetadata(counts)
		w.found.counts = append(w.found.counts, counts)
	}
	rec := array.NewRecord(arrow.NewSchema(fields, nil), arrays, w.found.rows)
	for _, a := range arrays {
		a.Release()
	}
	return rec
}

// countsMetadata writes counts as doc.go says.
func countsMetadata(c cell.Counts) arrow.Metadata {
	var keys, values []string
	if c.Misfits > 0 {
		keys, values = append(keys, "fairset:misfits"), append(values, strconv.FormatInt(c.Misfits, 10))
	}
	spellings := make([]string, 0, len(c.Missing))
	for s := range c.Missing {
		spellings = append(spellings, s)
	}
	sort.Strings(spellings)
	for _, s := range spellings {
		keys, values = append(keys, "fairset:missing:"+s), append(values, strconv.FormatInt(c.Missing[s], 10))
	}
	return arrow.NewMetadata(keys, values)
}
