package ingest

import (
	"bytes"

	"github.com/apache/arrow/go/v17/arrow"
)

// A jsonWorker turns chunks of a JSON text into batches.
type jsonWorker struct {
	jsonRecords
	table   *jsonTable
	invalid jsonOdd  // lines that are no record
	reason  string   // of the first
	behind  []string // keys that follow the list of records
}

// newWorker returns a worker that fills batches, or that samples into the table's shape.
func (t *jsonTable) newWorker(sample bool) *jsonWorker {
	w := &jsonWorker{table: t}
	w.shape, w.extra = t.shape, newJSONShape()
	w.nested = make([]int64, len(t.columns))
	if !sample {
		w.batch = t.columns.newBatch(new(pool))
		if !t.slowly && t.layout.keyed == "" {
			w.quick = newQuickRecords(t.columns)
		}
	}
	return w
}

func (w *jsonWorker) parse(c *chunk) (arrow.Record, error) {
	if !w.read(c) {
		return nil, &SyntaxError{Position: c.position(w.at), Err: jsonFault(w.fault), Hint: hintBroken}
	}
	w.finish()
	return w.batch.finish(w.rows), nil
}

// read reads all records of a chunk.
func (w *jsonWorker) read(c *chunk) bool {
	w.reset(c)
	switch w.table.layout.framing {
	case jsonLines:
		return w.readLines(c)
	case jsonList:
		return w.readList(c)
	case jsonColumns:
		return w.readColumns()
	}
	for !blankJSON(&w.jsonScan) {
		if b := w.peek(); b != '{' && b != '[' {
			return w.fail(w.pos, "unexpected text after the end of a value")
		}
		if !w.next(c) {
			return false
		}
	}
	return true
}

// reset makes ready for a chunk.
func (w *jsonWorker) reset(c *chunk) {
	w.jsonScan = jsonScan{buf: c.data, scratch: w.scratch}
	w.rows, w.behind = 0, nil
	w.duplicate, w.repair, w.wrong, w.invalid = jsonOdd{}, jsonOdd{}, jsonOdd{}, jsonOdd{}
	clear(w.nested)
	w.quick.reset(c.data)
	if len(w.extra.root.fields) > 0 {
		w.extra = newJSONShape()
	}
}

// next reads the next record, unless it is the header.
func (w *jsonWorker) next(c *chunk) bool {
	if w.table.layout.keyed != "" {
		return w.keyedRecord()
	}
	if w.table.layout.header != nil && c.offset == w.table.start().Offset && w.rows == 0 && w.isFirst() {
		return w.skip(0)
	}
	return w.record(w.table.layout.element)
}

// isFirst reports whether nothing but space is before pos in the chunk.
func (w *jsonWorker) isFirst() bool { return len(bytes.TrimSpace(w.buf[:w.pos])) == 0 }

// readList reads the inside of a list, of which c is a part.
func (w *jsonWorker) readList(c *chunk) bool {
	w.space()
	if c.state == jsonClosed {
		return w.end()
	}
	if c.offset == w.table.start().Offset && w.peek() == w.table.layout.closing() {
		w.pos++
		return w.tail()
	}
	for w.pos < len(w.buf) {
		if !w.next(c) {
			return false
		}
		more, ok := w.comma(w.table.layout.closing())
		if !ok {
			return false
		}
		if !more {
			return w.tail()
		}
	}
	if c.last {
		return w.fail(w.pos, "the list is never closed")
	}
	return true
}

// tail reads what follows the list: the rest of the objects that it is in, and space.
func (w *jsonWorker) tail() bool {
	if w.table.layout.wrap == "" {
		return w.end()
	}
	for open := w.table.layout.within; ; {
		more, ok := w.comma('}')
		if !ok {
			return false
		}
		if more {
			key, ok := w.key()
			if !ok {
				return false
			}
			if w.table.layout.open {
				w.behind = append(w.behind, string(key))
			}
			if !w.skip(1) {
				return false
			}
			continue
		}
		if open == 0 {
			return w.end()
		}
		open--
	}
}

func (w *jsonWorker) end() bool {
	if !blankJSON(&w.jsonScan) {
		return w.fail(w.pos, "unexpected text after the end of the value")
	}
	return true
}

// readColumns reads an object of columns.
func (w *jsonWorker) readColumns() bool {
	w.pos++
	w.space()
	for {
		key, ok := w.key()
		if !ok {
			return false
		}
		f := w.shape.root
		if i := f.find(key, 0); i >= 0 {
			f = f.fields[i]
		} else if f = w.unknown(f, key); f == nil {
			return w.fail(w.pos, errManyKeys.Error())
		}
		if !w.columnValues(f) {
			return false
		}
		if more, ok := w.comma('}'); !more {
			return ok && w.end()
		}
	}
}

// columnValues reads a column: a list, or an object whose keys number the rows.
func (w *jsonWorker) columnValues(f *jsonField) bool {
	object, closing := w.peek() == '{', byte(']')
	if object {
		closing = '}'
	}
	w.pos++
	w.space()
	for w.rows = 0; ; {
		if object {
			if _, ok := w.key(); !ok {
				return false
			}
		}
		if !w.value(f, deepestColumn) {
			return false
		}
		w.rows++
		if more, ok := w.comma(closing); !more {
			return ok
		}
	}
}

// readLines reads one record from each line. Lines that cannot be read are rare:
// only when one is met is the chunk read again, looking at each line before it
// is put into the batch, since a batch cannot take half a row back.
func (w *jsonWorker) readLines(c *chunk) bool {
	if w.eachLine(c, false) {
		return true
	}
	if w.batch != nil {
		w.batch.discard()
	}
	w.reset(c)
	return w.eachLine(c, true)
}

func (w *jsonWorker) eachLine(c *chunk, careful bool) bool {
	for start := 0; start < len(c.data); {
		end := len(c.data)
		if n := bytes.IndexByte(c.data[start:], '\n'); n >= 0 {
			end = start + n
		}
		w.buf, w.pos = c.data[:end], start
		start = end + 1
		if blankJSON(&w.jsonScan) || careful && !w.holds() {
			continue
		}
		if !w.next(c) {
			return false
		}
		if !blankJSON(&w.jsonScan) {
			return w.fail(w.pos, manyValues)
		}
	}
	return true
}

const manyValues = "unexpected text after the value of a line"

// holds reports whether the rest of buf is one value; if not it is counted.
func (w *jsonWorker) holds() bool {
	ahead := jsonScan{buf: w.buf, pos: w.pos}
	if ahead.skip(0) && !blankJSON(&ahead) {
		ahead.fail(ahead.pos, manyValues)
	}
	if ahead.fault == "" {
		return true
	}
	if w.invalid.count == 0 {
		w.reason = ahead.fault
	}
	w.invalid.add(ahead.at, 0)
	return false
}

// fold adds what was counted in a chunk to the table.
func (w *jsonWorker) fold(c *chunk, firstRow int64) error {
	w.batch.fold(c, firstRow)
	w.table.found.add(w, c, firstRow)
	if len(w.extra.root.fields) > 0 {
		w.table.extra.merge(w.extra)
	}
	return nil
}
