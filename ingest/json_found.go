package ingest

import "fmt"

// jsonFound is what a scan counted beside cells.
type jsonFound struct {
	rows                              int64
	invalid, wrong, duplicate, repair Note
	reason                            string // of the first invalid line
	nested                            []int64
	behind                            []string // keys that follow the list of records
}

func (f *jsonFound) add(w *jsonWorker, c *chunk, firstRow int64) {
	if f.invalid.Count == 0 {
		f.reason = w.reason
	}
	f.rows += int64(w.rows)
	f.behind = append(f.behind, w.behind...)
	for _, o := range []struct {
		to *Note
		of jsonOdd
	}{{&f.invalid, w.invalid}, {&f.wrong, w.wrong}, {&f.duplicate, w.duplicate}, {&f.repair, w.repair}} {
		if o.of.count > 0 && o.to.Count == 0 {
			o.to.First = c.position(o.of.at)
			if o.of.row > 0 {
				o.to.First.Row = firstRow + int64(o.of.row)
			}
		}
		o.to.Count += o.of.count
	}
	if f.nested == nil {
		f.nested = make([]int64, len(w.nested))
	}
	for i, n := range w.nested {
		f.nested[i] += n
	}
}

// usable returns an error when more than a tenth of the records could not be
// read: the file is then something else than it seemed.
func (f *jsonFound) usable() error {
	lost := f.invalid.Count + f.wrong.Count
	if lost*10 <= f.rows+lost {
		return nil
	}
	e := &SyntaxError{Position: f.invalid.First, Err: jsonFault(f.reason), Hint: hintBroken}
	if f.invalid.Count == 0 {
		e = &SyntaxError{Position: f.wrong.First, Err: jsonFault("the values are not all of one kind"), Hint: hintTable}
	}
	e.Err = fmt.Errorf("%w; %d of %d records cannot be read", e.Err, lost, f.rows+lost)
	return e
}

// notes tells what was counted.
func (f *jsonFound) notes(t *jsonTable) (notes []Note) {
	for _, n := range []struct {
		note       Note
		kind, text string
	}{
		{f.invalid, NoteRecord, "lines are not valid JSON and were left out; the first: " + f.reason},
		{f.wrong, NoteRecord, "records are of another kind than the rest and were left out"},
		{f.duplicate, NoteDuplicate, "keys are repeated in a record; the first value was kept"},
		{f.repair, NoteEncoding, "strings have bytes or escapes that are no character; these were read as U+FFFD"},
	} {
		if n.note.Count > 0 {
			notes = append(notes, Note{Kind: n.kind, Text: n.text, Count: n.note.Count, First: n.note.First})
		}
	}
	flattened := int64(0)
	for _, field := range t.fields {
		if field.parent.parent != nil && !field.parent.bare {
			flattened++
		}
	}
	if flattened > 0 {
		notes = append(notes, Note{Kind: NoteNested, Count: flattened, Text: "columns come from nested objects; a point in the name separates the keys"})
	}
	for i, n := range f.nested {
		if n > 0 {
			notes = append(notes, Note{
				Kind: NoteNested, Name: t.columns[i].name, Count: n,
				Text: fmt.Sprintf("values of column %q are lists or objects and are kept as JSON text", t.columns[i].name),
			})
		}
	}
	return notes
}
