package ingest

import "github.com/fairset/fairset/ingest/cell"

// quickRecords reads records that are like those before: known keys in the order in which they were first
// seen, some perhaps absent. Where each cell stands is kept, and the cells are parsed column by
// column when there are enough. Any other record is read by jsonRecords.object, key by key: its slow twin.
type quickRecords struct {
	run    cell.Run
	first  int // row of the chunk, from 0, that the run begins with
	misses int // records that could not be read so, missCost for each, less those that could
}

const (
	mostQuickCells = 1 << 15 // of a run: they stay in the cache
	mostMisses     = 400
	missCost       = 4 // a record that is begun quickly and read slowly costs more than is won by one
)

func newQuickRecords(of columns) quickRecords {
	q := quickRecords{run: cell.Run{Width: len(of), Quoted: make([]bool, len(of))}}
	for i := range of {
		q.run.Quoted[i] = of[i].typ.Quoted()
	}
	return q
}

// reset makes ready for a chunk.
func (q *quickRecords) reset(text []byte) {
	q.run.Clear()
	q.run.Text = text
}

// quickly reads the record at pos, which is an object, if it is like those before. If not, pos is where it was.
func (r *jsonRecords) quickly() bool {
	q := &r.quick
	if r.batch == nil || q.misses > mostMisses || q.run.Width == 0 {
		return false
	}
	start, before := r.pos, len(q.run.Cells)
	if before == 0 {
		q.first = r.rows
	}
	for range q.run.Width {
		q.run.Cells = append(q.run.Cells, cell.Span{Length: cell.Absent})
	}
	if !r.members(r.shape.root, q.run.Cells[before:], 0) {
		q.misses += missCost
		q.run.Cells = q.run.Cells[:before]
		r.pos, r.fault, r.short = start, "", false
		r.flush()
		return false
	}
	q.misses = max(0, q.misses-1)
	r.rows++
	if len(q.run.Cells) >= mostQuickCells {
		r.flush()
	}
	return true
}

// flush parses the cells of the run.
func (r *jsonRecords) flush() {
	q := &r.quick
	if len(q.run.Cells) == 0 {
		return
	}
	for _, c := range r.batch.cells {
		c.AppendNulls(q.first - c.Len())
	}
	r.batch.appendRun(&q.run)
	q.run.Clear()
}

// members reads an object whose keys are the fields of f into the cells of its row.
func (r *jsonRecords) members(f *jsonField, row []cell.Span, depth int) bool {
	r.pos++
	r.space()
	for next := 0; ; {
		child := r.nextMember(f, &next)
		if child == nil || !r.quickValue(child, row, depth+1) {
			return false
		}
		if more, ok := r.comma('}'); !more {
			return ok
		}
	}
}

// nextMember reads the key of a field at or behind next, and its colon. It is nil for any other key.
func (r *jsonRecords) nextMember(f *jsonField, next *int) *jsonField {
	if *next < len(f.fields) {
		c := f.fields[*next]
		if n := len(c.member); n > 0 && n <= len(r.buf)-r.pos && string(r.buf[r.pos:r.pos+n]) == c.member {
			r.pos += n
			r.space()
			*next++
			return c
		}
	}
	repaired := r.repaired
	key, ok := r.key()
	if !ok || r.repaired != repaired {
		r.repaired = repaired
		return nil
	}
	i := f.find(key, *next+1)
	if i < *next {
		return nil // also one that comes twice
	}
	*next = i + 1
	return f.fields[i]
}

// quickValue reads a value that is a cell, or an object of such.
func (r *jsonRecords) quickValue(f *jsonField, row []cell.Span, depth int) bool {
	if f.shared {
		return false
	}
	at := r.pos
	switch r.peek() {
	case '"':
		repaired := r.repaired
		text, ok := r.str()
		if !ok || r.repaired != repaired {
			r.repaired = repaired
			return false
		}
		return r.quickCell(f, row, text, true, at)
	case '{':
		if f.verbatim || f.column >= 0 || f.constant || depth >= deepestColumn || r.emptyObject() {
			return false
		}
		return r.members(f, row, depth) // an extended value has a key that is no field
	case '[':
		return r.quickList(f, row, depth)
	}
	text, ok := r.bare()
	if !ok || text[0] == 'n' {
		return ok
	}
	return r.quickCell(f, row, text, false, at)
}

// quickCell keeps where a value stands that is not null.
func (r *jsonRecords) quickCell(f *jsonField, row []cell.Span, text []byte, isString bool, at int) bool {
	if f.column < 0 {
		return f.constant
	}
	quoted, length := r.quick.run.Quoted[f.column], int32(len(text))
	if isString {
		at++
	}
	if isString != quoted || isString && r.pos-1-at != len(text) { // not as Quoted says, or with escapes
		as := cell.Bare
		if isString {
			as = cell.String
		}
		length = r.quick.run.Beside(text, as)
	}
	row[f.column] = cell.Span{At: int32(at), Length: length}
	return true
}

// quickList keeps a list, unless it is one of those that are kept as text and counted.
func (r *jsonRecords) quickList(f *jsonField, row []cell.Span, depth int) bool {
	if f.column < 0 || r.batch.of[f.column].typ == cell.Text() {
		return false
	}
	at, repaired := r.pos, r.repaired
	if !r.skipNested(depth) || r.repaired != repaired {
		r.repaired = repaired
		return false
	}
	row[f.column] = cell.Span{At: int32(at), Length: r.quick.run.Beside(r.buf[at:r.pos], cell.List)}
	return true
}
