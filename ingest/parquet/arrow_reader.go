package parquet

import (
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// An arrowReader reads an Arrow file batch by batch. It runs in the reading child.
type arrowReader struct {
	records *ipc.Reader
	columns []arrowColumn
	planned planner
	out     *arrow.Schema
	rows    int64
	rec     arrow.Record // in hand
	at      int          // its rows that were read
	batch   int
}

// An arrowColumn is one column of the batches: a field of the file, or a field of a
// record in it.
type arrowColumn struct {
	path    []int
	fill    arrowFill
	builder array.Builder
	odd     oddities
	told    int64 // misfits that were already told
}

// newArrowReader checks a file and plans its columns.
func newArrowReader(r io.ReaderAt, size int64, batches *pool) (rd *arrowReader, err error) {
	defer guard(&err, "reading the schema")
	from, to, err := arrowSection(r, size)
	if err != nil {
		return nil, err
	}
	rd = &arrowReader{planned: planner{names: map[string]bool{}}}
	if rd.rows, err = checkArrow(r, from, to); err != nil {
		return nil, err
	}
	if rd.records, err = ipc.NewReader(io.NewSectionReader(r, from, to-from), ipc.WithAllocator(boundedAllocator{memory.NewGoAllocator()})); err != nil {
		return nil, fault(hintDamaged, "the schema cannot be read: %v", plainly(err))
	}
	for i, field := range rd.records.Schema().Fields() {
		rd.planned.top = i
		rd.flatten(field, field.Name, []int{i})
	}
	var fields []arrow.Field
	for i := range rd.columns {
		c := &rd.columns[i]
		fields = append(fields, arrow.Field{Name: rd.planned.columns[i].name, Type: c.fill.typ, Nullable: true})
		c.builder = array.NewBuilder(batches, c.fill.typ)
	}
	rd.out = arrow.NewSchema(fields, nil)
	rd.batch = int(batchRows(len(fields), rd.rows, size))
	return rd, nil
}

// flatten adds the columns that a field becomes.
func (r *arrowReader) flatten(field arrow.Field, name string, path []int) {
	if record, ok := field.Type.(*arrow.StructType); ok {
		if len(path) == 1 {
			r.note(noteNested, name, fmt.Sprintf("a record; its %d fields are columns of their own", record.NumFields()))
		}
		for i, child := range record.Fields() {
			r.flatten(child, name+"."+child.Name, append(path[:len(path):len(path)], i))
		}
		return
	}
	fill := arrowFillOf(field.Type)
	r.planned.add(column{name: name})
	r.columns = append(r.columns, arrowColumn{path: path, fill: fill})
	if fill.nested {
		r.note(noteNested, r.planned.columns[len(r.columns)-1].name, "a list, a map or another nested value in each row, kept as JSON text")
	}
}

func (r *arrowReader) note(kind, name, text string) {
	r.planned.notes = append(r.planned.notes, Note{Kind: kind, Name: name, Count: 1, Text: text})
}

func (r *arrowReader) schema() *arrow.Schema { return r.out }

func (r *arrowReader) header() header {
	h := header{Rows: r.rows, Notes: r.planned.notes}
	for i := range r.planned.columns {
		h.Tops = append(h.Tops, r.planned.columns[i].top)
	}
	return h
}

// next reads the next batch; io.EOF when there is none.
func (r *arrowReader) next() (rec arrow.Record, err error) {
	defer guard(&err, "a batch")
	for r.rec == nil || r.at >= int(r.rec.NumRows()) {
		if !r.records.Next() {
			if err := r.records.Err(); err != nil && !errors.Is(err, io.EOF) {
				return nil, fault(hintDamaged, "a batch cannot be read: %v", plainly(err))
			}
			return nil, io.EOF
		}
		r.rec, r.at = r.records.Record(), 0
	}
	n := min(r.batch, int(r.rec.NumRows())-r.at)
	arrays := make([]arrow.Array, len(r.columns))
	for i := range r.columns {
		r.columns[i].read(r.rec, r.at, r.at+n)
		arrays[i] = r.columns[i].builder.NewArray()
		defer arrays[i].Release()
	}
	r.at += n
	return array.NewRecord(r.out, arrays, int64(n)), nil
}

// read appends some rows of a record.
func (c *arrowColumn) read(rec arrow.Record, from, to int) {
	cells := rec.Column(c.path[0])
	var above []arrow.Array
	for _, child := range c.path[1:] {
		above = append(above, cells)
		cells = cells.(*array.Struct).Field(child)
	}
	for i := from; i < to; i++ {
		if absent(above, i) || cells.IsNull(i) {
			c.builder.AppendNull()
		} else {
			c.fill.cell(c.builder, cells, i, &c.odd)
		}
		c.odd.row++
	}
}

// absent reports whether a record that the cell is part of is null.
func absent(above []arrow.Array, i int) bool {
	for _, a := range above {
		if a.IsNull(i) {
			return true
		}
	}
	return false
}

// misfits tells by column how many cells of the last batch did not fit; nil for none.
func (r *arrowReader) misfits() map[int]int64 {
	var counts map[int]int64
	for i := range r.columns {
		c := &r.columns[i]
		if n := c.odd.counts[misfit]; n > c.told {
			if counts == nil {
				counts = map[int]int64{}
			}
			counts[i], c.told = n-c.told, n
		}
	}
	return counts
}

// oddities are the notes about what was read so far.
func (r *arrowReader) oddities() []Note {
	var notes []Note
	for i := range r.columns {
		notes = append(notes, r.columns[i].odd.notes(r.out.Field(i).Name)...)
	}
	return notes
}
