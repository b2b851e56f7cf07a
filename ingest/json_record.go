package ingest

import "github.com/fairset/fairset/ingest/cell"

// jsonOdd counts one kind of oddity.
type jsonOdd struct {
	count int64
	at    int // of the first, in the chunk
	row   int
}

func (o *jsonOdd) add(at, row int) {
	if o.count++; o.count == 1 {
		o.at, o.row = at, row
	}
}

// A jsonRecords reads records into a batch, or, when batch is nil, into the
// samplers of shape. What shape has no place for goes into the samplers of extra.
type jsonRecords struct {
	jsonScan
	shape *jsonShape
	extra *jsonShape
	batch *batch
	quick quickRecords
	rows  int // read whole, in this chunk

	duplicate jsonOdd
	repair    jsonOdd
	wrong     jsonOdd // records of another kind than the table is made of
	nested    []int64 // cells that are JSON text, by column
}

// object reads an object whose keys are the fields of f, which is depth keys below the record.
func (r *jsonRecords) object(f *jsonField, depth int) bool {
	r.pos++
	r.space()
	if r.peek() == '}' {
		r.pos++
		return true
	}
	for guess := 0; ; guess++ {
		at, before := r.pos, r.repaired
		key, ok := r.key()
		if !ok {
			return false
		}
		if r.repaired != before {
			r.repair.add(at, r.rows+1)
		}
		i := f.find(key, guess)
		var child *jsonField
		if i >= 0 {
			child, guess = f.fields[i], i
		} else if child = r.unknown(f, key); child == nil {
			return r.fail(at, errManyKeys.Error())
		}
		if !r.value(child, depth+1) {
			return false
		}
		if more, ok := r.comma('}'); !more {
			return ok
		}
	}
}

// unknown returns a new field for a key of f, nil when there are too many.
func (r *jsonRecords) unknown(f *jsonField, key []byte) *jsonField {
	if r.batch != nil && f.owner == r.shape {
		f = r.extra.mirror(f)
	}
	if f.owner.nodes >= 2*mostColumns {
		return nil
	}
	return f.add(key)
}

// value reads the value of f, which is depth keys below the record.
func (r *jsonRecords) value(f *jsonField, depth int) bool {
	start, before := r.pos, r.repaired
	var ok bool
	switch r.peek() {
	case '{':
		if f.verbatim {
			return r.text(f, depth)
		}
		if v, found := r.extended(); found {
			r.extendedCell(f, v, start)
			return true
		}
		if depth < deepestColumn && !r.emptyObject() {
			return r.object(f, depth)
		}
		return r.text(f, depth)
	case '[':
		return r.text(f, depth)
	case '"':
		var text []byte
		if text, ok = r.str(); ok {
			r.cell(f, text, true, start)
		}
	default:
		var text []byte
		if text, ok = r.bare(); ok && text[0] == 'n' {
			r.null(f)
		} else if ok {
			r.cell(f, text, false, start)
		}
	}
	if r.repaired != before {
		r.repair.add(start, r.rows+1)
	}
	return ok
}

func (r *jsonRecords) extendedCell(f *jsonField, v extendedValue, at int) {
	if v.null {
		r.null(f)
		return
	}
	r.cell(f, v.text, v.isString, at)
}

// emptyObject reports whether the object at pos has no keys.
func (r *jsonRecords) emptyObject() bool {
	ahead := jsonScan{buf: r.buf, pos: r.pos + 1}
	ahead.space()
	return ahead.peek() == '}'
}

// text reads an object or list as its own JSON text.
func (r *jsonRecords) text(f *jsonField, depth int) bool {
	start, before := r.pos, r.repaired
	if !r.skipNested(depth) {
		return false
	}
	text := r.buf[start:r.pos]
	if r.repaired != before {
		r.repair.add(start, r.rows+1)
		text = (&jsonScan{}).repair(text)
	}
	if text[0] == '[' {
		r.listCell(f, text, start)
	} else {
		r.cell(f, text, true, start)
	}
	if r.batch != nil && f.owner == r.shape && f.column >= 0 && r.batch.of[f.column].typ == cell.Text() {
		r.nested[f.column]++
	}
	return true
}

// cell takes a value that is not null.
func (r *jsonRecords) cell(f *jsonField, text []byte, isString bool, at int) {
	if r.batch != nil && f.owner == r.shape {
		if f.constant {
			return
		}
		if f.column >= 0 {
			if r.place(f.column, at) {
				r.batch.append(f.column, text, isString, at)
			}
			return
		}
		f = r.extra.mirror(f)
	}
	f.hasValue = true
	f.sampler.Add(text, isString)
}

// listCell takes a value that is a list.
func (r *jsonRecords) listCell(f *jsonField, text []byte, at int) {
	if r.batch != nil && f.owner == r.shape {
		if f.constant {
			return
		}
		if f.column >= 0 {
			if r.place(f.column, at) {
				r.batch.appendList(f.column, text, at)
			}
			return
		}
		f = r.extra.mirror(f)
	}
	f.hasValue = true
	f.sampler.AddList(text)
}

func (r *jsonRecords) null(f *jsonField) {
	if r.batch == nil || f.owner != r.shape {
		f.hasNull = true
		return
	}
	if f.column >= 0 && r.place(f.column, r.pos) {
		r.batch.cells[f.column].AppendNull()
	}
}

// place makes ready for the cell of this row in a column. It reports false
// when there is one already, as in {"a":1,"a":2}.
func (r *jsonRecords) place(column, at int) bool {
	c := r.batch.cells[column]
	if c.Len() > r.rows {
		r.duplicate.add(at, r.rows+1)
		return false
	}
	c.AppendNulls(r.rows - c.Len())
	return true
}

// list reads a list as a record: its values are the cells.
func (r *jsonRecords) list() bool {
	r.pos++
	r.space()
	if r.peek() == ']' {
		r.pos++
		return true
	}
	for i := 0; ; i++ {
		f := r.shape.root
		if i < len(f.fields) {
			f = f.fields[i]
		} else if f = r.unknown(f, jsonPosition(i)); f == nil {
			return r.fail(r.pos, errManyKeys.Error())
		}
		if !r.value(f, deepestColumn) {
			return false
		}
		if more, ok := r.comma(']'); !more {
			return ok
		}
	}
}

// jsonElement is what the records of a table are.
type jsonElement uint8

const (
	jsonObjects jsonElement = iota
	jsonLists
	jsonScalars
)

// record reads one record. One that is not of kind want is counted and left out.
func (r *jsonRecords) record(want jsonElement) bool {
	start := r.pos
	var ok bool
	switch b := r.peek(); {
	case want == jsonScalars:
		ok = r.value(r.shape.root.fields[0], deepestColumn)
	case want == jsonObjects && b == '{':
		if r.quickly() {
			return true
		}
		ok = r.object(r.shape.root, 0)
	case want == jsonLists && b == '[':
		ok = r.list()
	default:
		r.wrong.add(start, 0)
		return r.skip(0)
	}
	if ok {
		r.rows++
	}
	return ok
}

// finish makes all columns as long as the batch has rows.
func (r *jsonRecords) finish() {
	r.flush()
	for _, c := range r.batch.cells {
		c.AppendNulls(r.rows - c.Len())
	}
}
