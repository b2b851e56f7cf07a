package ingest

import (
	"bytes"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// runCells is how many cells are parsed at a time: enough that a column is a loop,
// few enough that they stay near the processor.
const runCells = 8192

// A csvWorker turns chunks of one file into batches.
type csvWorker struct {
	table   *csvTable
	part    *csvPart
	before  int64 // rows of the files before
	tokens  *csvTokens
	batch   *batch
	run     cell.Run // records found but not parsed yet
	marks   []int32  // see window
	indexed int      // bytes that are indexed at a time
	scratch []byte
	rows    int
	offset  int64 // of the chunk in the text
	ragged  csvSpot
	strays  csvSpot
	blank   csvSpot
	invalid csvSpot
	nul     csvSpot
	comment csvSpot
}

// A csvSpot counts something and keeps the first place of it in the chunk.
type csvSpot struct {
	count int64
	at    int
	row   int64 // of the chunk, from 1; 0 when what is counted belongs to no row
}

func (s *csvSpot) add(n int64, at int, row int64) {
	if s.count == 0 {
		s.at, s.row = at, row
	}
	s.count += n
}

func newCSVWorker(t *csvTable, p *csvPart, before int64) *csvWorker {
	return &csvWorker{table: t, part: p, before: before, tokens: newCSVTokens(p.format), batch: t.columns.newBatch(new(pool)), indexed: windowBytes}
}

// parse turns a chunk into a record.
func (w *csvWorker) parse(c *chunk) (arrow.Record, error) {
	w.rows, w.offset = 0, c.offset-w.part.in.base()
	w.ragged, w.strays, w.blank, w.invalid, w.nul, w.comment = csvSpot{}, csvSpot{}, csvSpot{}, csvSpot{}, csvSpot{}, csvSpot{}
	valid := w.checkBytes(c.data)
	end := len(c.data)
	if c.last {
		end = w.tokens.trimBlanks(c.data)
		if lines := bytes.Count(c.data[end:], []byte("\n")); lines > 0 {
			w.blank.add(int64(lines), end, 0)
		}
	}
	w.run.Text, w.run.Width = c.data, len(w.batch.cells)
	plain := valid && w.isPlain()
	for pos := 0; pos < end; {
		if plain {
			pos = w.window(c.data, pos, end)
		} else {
			pos = w.line(c.data, pos, valid)
		}
	}
	w.take()
	return w.batch.finish(w.rows), nil
}

// checkBytes counts bytes that no text holds and reports whether data is UTF-8.
func (w *csvWorker) checkBytes(data []byte) (valid bool) {
	if n := bytes.Count(data, []byte{0}); n > 0 {
		w.nul.add(int64(n), bytes.IndexByte(data, 0), 0)
	}
	if !w.part.in.isUTF8() {
		const replaced = "\uFFFD" // what the decoder writes for bytes that it cannot read
		if n := bytes.Count(data, []byte(replaced)); n > 0 {
			w.invalid.add(int64(n), bytes.Index(data, []byte(replaced)), 0)
		}
		return true
	}
	if validUTF8(data) {
		return true
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			w.invalid.add(1, i, 0)
		}
		i += n
	}
	return false
}

// line reads what begins at pos, a record or a line without data, and returns
// where the next begins.
func (w *csvWorker) line(data []byte, pos int, valid bool) int {
	t := w.tokens
	if n := t.blank(data, pos); n > 0 {
		if w.width() > 1 {
			w.blank.add(1, pos, 0)
		} else {
			w.cells(data, []csvField{{start: pos, end: pos}}, 1, true)
			w.rows++
		}
		return pos + n
	}
	if t.isComment(data, pos) {
		w.comment.add(1, pos, 0)
		return t.skipLine(data, pos)
	}
	after, _ := t.next(data, pos, true)
	if w.part.skipped(w.offset + int64(pos)) {
		return after
	}
	w.rows++
	if t.strays > 0 {
		w.strays.add(int64(t.strays), t.stray, int64(w.rows))
	}
	w.record(data, pos, valid)
	return after
}

// record takes the cells of the record that begins at pos.
func (w *csvWorker) record(data []byte, pos int, valid bool) {
	fields := w.tokens.fields
	width := w.width()
	if w.part.extra && len(fields) == width+1 && fields[width].end == fields[width].start {
		fields = fields[:width]
	}
	if len(fields) != width {
		w.ragged.add(1, pos, int64(w.rows))
		fields = fields[:min(len(fields), width)]
	}
	w.cells(data, fields, width, valid)
	if len(w.run.Cells) >= runCells {
		w.take()
	}
}

// width is the number of columns in the file.
func (w *csvWorker) width() int {
	if w.part.places != nil {
		return len(w.part.names)
	}
	return len(w.batch.cells)
}

// cells takes the fields of a row of width cells, those at its end absent, in the order
// of the table's columns.
func (w *csvWorker) cells(data []byte, fields []csvField, width int, valid bool) {
	if w.part.places != nil {
		for _, at := range w.part.places {
			span := cell.Span{Length: cell.Absent}
			if at >= 0 && at < len(fields) {
				span = w.span(data, fields[at], valid)
			}
			w.run.Cells = append(w.run.Cells, span)
		}
		return
	}
	for _, f := range fields {
		w.run.Cells = append(w.run.Cells, w.span(data, f, valid))
	}
	for range width - len(fields) {
		w.run.Cells = append(w.run.Cells, cell.Span{Length: cell.Absent})
	}
}

// take parses the cells that were found so far.
func (w *csvWorker) take() {
	w.batch.appendRun(&w.run)
	w.run.Clear()
}

// span tells where the text of a field stands, and writes it beside the chunk when
// it is not in there as it is meant.
func (w *csvWorker) span(data []byte, f csvField, valid bool) cell.Span {
	if !f.escaped && valid {
		return cell.Span{At: int32(f.start), Length: int32(f.end - f.start)}
	}
	var text []byte
	text, w.scratch = w.tokens.text(data, f, w.scratch)
	if !valid && !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	return cell.Span{At: int32(f.start), Length: w.run.Beside(text, cell.Bare)}
}

// fold adds what was found in a chunk to the table.
func (w *csvWorker) fold(c *chunk, firstRow int64) error {
	firstRow += w.before
	w.batch.fold(c, firstRow)
	w.note(c, NoteRagged, "rows have more or fewer fields than there are columns: absent cells are missing, fields without a column are left out", w.ragged, firstRow)
	w.note(c, NoteQuote, "quotes stand where none is expected; they were taken as text", w.strays, firstRow)
	w.note(c, NoteBlank, "blank lines were skipped", w.blank, firstRow)
	w.note(c, NoteComment, "comment lines were skipped", w.comment, firstRow)
	w.note(c, NoteEncoding, "characters are not valid in the encoding of the file and were replaced", w.invalid, firstRow)
	w.note(c, NoteNul, "zero bytes stand in the text", w.nul, firstRow)
	return nil
}

func (w *csvWorker) note(c *chunk, kind, text string, spot csvSpot, firstRow int64) {
	if spot.count == 0 {
		return
	}
	n := Note{Kind: kind, Text: text, Count: spot.count}
	if !w.table.notes.has(kind, "") {
		n.First = c.position(spot.at)
		if spot.row > 0 {
			n.First.Row = firstRow + spot.row
		}
	}
	w.table.notes.add(n)
}
