package ingest

import (
	"fmt"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"github.com/fairset/fairset/ingest/cell"
)

// Keys of the metadata that a batch's schema fields carry; see the package comment.
const (
	misfitsKey       = "fairset:misfits"
	missingKeyPrefix = "fairset:missing:"
	unitKey          = "fairset:unit"
	writtenKey       = "fairset:written"
)

// columns are the names and types of the columns of a table of text cells,
// with what a scan found out about each. Names and types change between scans only.
type columns []column

type column struct {
	name     string
	typ      cell.Type
	sampled  cell.Type // what the sample said, for the note when typ is wider
	misfits  int64
	first    Position // of the first misfit
	evidence cell.Evidence

	sample cell.Evidence // that sampled rests on
	before cell.Evidence // of the scan that showed the column to be text, of which scans tell nothing
	fixed  bool          // typ is that of more files than these
}

// newColumn is a column of the type that a sample asks for, or that the user does.
func newColumn(name string, sample cell.Type, forced map[string]string) (column, error) {
	if kind, ok := forced[name]; ok {
		chosen, err := cell.TypeOf(kind)
		if err != nil {
			return column{}, fmt.Errorf("column %q: %w", name, err)
		}
		sample = chosen.WrittenAs(sample)
	}
	return column{name: name, typ: sample, sampled: sample}, nil
}

func (cs columns) schema() *arrow.Schema {
	fields := make([]arrow.Field, len(cs))
	for i, c := range cs {
		fields[i] = arrow.Field{Name: c.name, Type: c.typ.Arrow(), Nullable: true, Metadata: metadata(c.typ, &cell.Counts{})}
	}
	return arrow.NewSchema(fields, nil)
}

func (cs columns) names() []string {
	names := make([]string, len(cs))
	for i, c := range cs {
		names[i] = c.name
	}
	return names
}

// readAs has a column read as a kind from the next scan on.
func (cs columns) readAs(name, kind string) error {
	for i, c := range cs {
		if c.name != name {
			continue
		}
		changed, err := newColumn(name, c.typ, map[string]string{name: kind})
		if err != nil {
			return err
		}
		cs[i].typ = changed.typ
	}
	return nil
}

// reset forgets what the scan before found out.
func (cs columns) reset() {
	for i := range cs {
		cs[i].misfits, cs[i].first, cs[i].evidence = 0, Position{}, cell.Evidence{}
	}
}

// widen widens the types that did not hold over rows rows and reports whether there were any.
func (cs columns) widen(rows int64) (again bool) {
	for i := range cs {
		if cs[i].fixed {
			continue
		}
		wider, changed := cs[i].typ.Widen(cs[i].evidence, rows)
		if changed {
			cs[i].before = cs[i].evidence.Told(cs[i].typ)
		}
		cs[i].typ = wider
		again = again || changed
	}
	return again
}

// notes tells of misfits, of dates in several layouts, of numbers that can be read in
// two ways and of types that the sample got wrong.
func (cs columns) notes() (notes []Note) {
	for i := range cs {
		c := &cs[i]
		if c.misfits > 0 {
			notes = append(notes, Note{
				Kind: NoteMisfit, Name: c.name, Count: c.misfits, First: c.first,
				Text: fmt.Sprintf("cells of column %q cannot be read as %s", c.name, c.typ),
			})
		}
		notes = append(notes, dateNotes(c.name, c.evidence.Layouts())...)
		if c.evidence.Unsettled(c.typ) {
			notes = append(notes, Note{
				Kind: NoteNumbers, Name: c.name, Count: 1,
				Text: fmt.Sprintf("numbers in column %q could have a fraction of three digits or thousands that are set apart; they were read as %s", c.name, c.typ),
			})
		}
		if c.typ != c.sampled && c.typ.String() != c.sampled.String() {
			notes = append(notes, Note{
				Kind: NoteWidened, Name: c.name, Count: 1,
				Text: fmt.Sprintf("column %q looked like %s in the sample and is %s in the whole file", c.name, c.sampled, c.typ),
			})
		}
	}
	return notes
}

// dateNotes tells of dates in several layouts, of those in which day and month may stand for each other, and of months that became days.
func dateNotes(name string, layouts []cell.Layout) (notes []Note) {
	if len(layouts) > 1 {
		notes = append(notes, mixedDates(name, layouts))
	}
	for _, l := range layouts {
		n := Note{Name: name, Count: l.Count, First: Position{l.At.Line, l.At.Column, l.At.Offset, l.First}}
		if l.Name == cell.Months {
			n.Kind, n.Text = NoteMonths, fmt.Sprintf("cells of column %q are months without a day; each was read as the first of the month", name)
			notes = append(notes, n)
		}
		if first := l.Assumed(); first != "" {
			n.Kind, n.Text = NoteDates, fmt.Sprintf("dates in column %q may be %s, and none has a number above 12 to tell; they were read with the %s first", name, l.Name, first)
			notes = append(notes, n)
		}
	}
	return notes
}

// mixedDates counts the dates that are not written as most are, and tells where the first stands.
func mixedDates(name string, layouts []cell.Layout) Note {
	n := Note{Kind: NoteMixedDates, Name: name, Text: fmt.Sprintf("dates in column %q are written in %d ways:", name, len(layouts))}
	for i, l := range layouts {
		if i > 0 {
			n.Count += l.Count
			n.Text += ","
			if l.First > 0 && (n.First.Row == 0 || l.First < n.First.Row) {
				n.First = Position{l.At.Line, l.At.Column, l.At.Offset, l.First}
			}
		}
		n.Text += fmt.Sprintf(" %s (%d)", l.Name, l.Count)
	}
	return n
}

// A batch parses the cells of one chunk. The worker that owns it appends to
// cells, and keeps in misfit where in the chunk the first misfit of a column is.
type batch struct {
	of     columns
	cells  []*cell.Column
	misfit []int // offset in the chunk, -1 for none
	row    []int64
	counts []cell.Counts
}

func (cs columns) newBatch(mem memory.Allocator) *batch {
	b := &batch{
		of: cs, cells: make([]*cell.Column, len(cs)),
		misfit: make([]int, len(cs)), row: make([]int64, len(cs)), counts: make([]cell.Counts, len(cs)),
	}
	for i := range cs {
		b.cells[i] = cell.NewColumn(cs[i].typ, mem)
		b.misfit[i] = -1
	}
	return b
}

// append parses a cell that begins at data[at] of the chunk.
func (b *batch) append(column int, text []byte, isString bool, at int) {
	c := b.cells[column]
	c.At = at
	if c.Append(text, isString) && b.misfit[column] < 0 {
		b.misfit[column], b.row[column] = at, int64(c.Len())
	}
}

// appendList parses a list of the format itself that begins at data[at] of the chunk.
func (b *batch) appendList(column int, text []byte, at int) {
	c := b.cells[column]
	if c.AppendList(text) && b.misfit[column] < 0 {
		b.misfit[column], b.row[column] = at, int64(c.Len())
	}
}

// appendRun parses cells that stand at their place in the chunk.
func (b *batch) appendRun(r *cell.Run) {
	for i, c := range b.cells {
		before := c.Len()
		if row := c.AppendRun(r, i); row >= 0 && b.misfit[i] < 0 {
			b.misfit[i], b.row[i] = r.Place(row*r.Width+i), int64(before+row+1)
		}
	}
}

// finish returns the cells of the chunk, all columns having rows of them, as a record.
func (b *batch) finish(rows int) arrow.Record {
	fields := make([]arrow.Field, len(b.cells))
	arrays := make([]arrow.Array, len(b.cells))
	for i, c := range b.cells {
		arrays[i], b.counts[i] = c.Finish()
		defer arrays[i].Release()
		fields[i] = arrow.Field{Name: b.of[i].name, Type: b.of[i].typ.Arrow(), Nullable: true, Metadata: metadata(b.of[i].typ, &b.counts[i])}
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(rows))
}

// discard forgets the cells of the chunk.
func (b *batch) discard() {
	for i, c := range b.cells {
		a, _ := c.Finish()
		a.Release()
		b.misfit[i] = -1
	}
}

func metadata(t cell.Type, c *cell.Counts) arrow.Metadata {
	unit, written := t.Unit(), t.Written()
	if unit == "" && written == "" && c.Misfits == 0 && len(c.Missing) == 0 {
		return arrow.Metadata{}
	}
	m := make(map[string]string, len(c.Missing)+3)
	if unit != "" {
		m[unitKey] = unit
	}
	if written != "" {
		m[writtenKey] = written
	}
	if c.Misfits > 0 {
		m[misfitsKey] = strconv.FormatInt(c.Misfits, 10)
	}
	for text, n := range c.Missing {
		m[missingKeyPrefix+text] = strconv.FormatInt(n, 10)
	}
	return arrow.MetadataFrom(m) // in order of the keys
}

// fold adds what finish counted in c to the columns, and makes ready for the next chunk.
func (b *batch) fold(c *chunk, firstRow int64) {
	for i := range b.cells {
		to, counts := &b.of[i], &b.counts[i]
		if counts.Misfits > 0 && to.misfits == 0 {
			to.first = c.position(b.misfit[i])
			to.first.Row = firstRow + b.row[i]
		}
		to.misfits += counts.Misfits
		counts.Evidence.After(firstRow, &to.evidence, func(at int) cell.Place {
			p := c.position(at)
			return cell.Place{Line: p.Line, Column: p.Column, Offset: p.Offset}
		})
		to.evidence.Merge(counts.Evidence)
		b.counts[i], b.misfit[i] = cell.Counts{}, -1
	}
}
