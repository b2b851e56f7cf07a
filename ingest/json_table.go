package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
)

// A jsonTable reads JSON in the shapes that tables come in:
//
//	{"a":1}\n{"a":2}                      one record to a line, or one after the other
//	[{"a":1},{"a":2}]                     a list of records
//	{"n":2,"data":[{"a":1},{"a":2}]}      a list of records in an object, or in objects in each other, GeoJSON features among them
//	[["a"],[1],[2]], [1,2]                a list of lists, with or without names, or of bare values
//	{"columns":["a"],"data":[[1],[2]]}    the same, with the names beside it
//	{"a":[1,2]}, {"a":{"0":1,"1":2}}      an object of columns
//	{"x":{"a":1},"y":{"a":2},"z":{"a":3}} an object of records, whose keys become a column
//	{"a":1}                               a single record
//
// Objects in a record become columns with names such as a.b; lists in it are Arrow lists when their items are of one type, and else JSON text. The
// objects with one key in which MongoDB writes a value ("$oid", "$date", "$numberLong") are that value.
type jsonTable struct {
	text   jsonText
	layout jsonLayout
	forced map[string]string

	shape   *jsonShape
	fields  []*jsonField // of columns
	columns columns

	slowly bool // every record is read key by key, as tests ask

	found jsonFound
	extra *jsonShape // what the latest scan met and shape has no place for
}

// A jsonText is where the text of a table comes from.
type jsonText struct {
	name string
	base int64 // bytes of the input before the text
	open func(context.Context) (io.ReadCloser, error)

	sampleBytes int // how much is looked at before the first scan
}

// newJSONTable samples an input that is JSON. format is "json" or "ndjson";
// which of the two makes no difference where the text itself tells.
func newJSONTable(ctx context.Context, in *input, format string, opts Options) (table, error) {
	t, err := openJSON(ctx, jsonText{name: in.src.Name(), base: in.base(), open: in.open, sampleBytes: wholeBytes}, format, opts)
	if err != nil {
		return nil, err
	}
	return t, nil
}

func openJSON(ctx context.Context, text jsonText, format string, opts Options) (*jsonTable, error) {
	head, complete, err := text.head(ctx)
	if err != nil {
		return nil, text.located(err)
	}
	layout, fault := layoutOf(head, complete)
	if format == "ndjson" && fault != nil && bytes.IndexByte(head, '\n') >= 0 {
		layout, fault = jsonLayout{framing: jsonLines}, nil
	}
	if fault != nil {
		fault.Offset += text.base
		return nil, text.located(fault)
	}
	t := &jsonTable{text: text, layout: layout, forced: opts.Types, shape: newJSONShape()}
	if err := t.sample(head, complete); err != nil {
		return nil, text.located(err)
	}
	return t, nil
}

// head returns the first part of the text, and whether that is all.
func (x *jsonText) head(ctx context.Context) (head []byte, complete bool, err error) {
	r, err := x.open(ctx)
	if err != nil {
		return nil, false, err
	}
	defer r.Close()
	head, err = io.ReadAll(io.LimitReader(r, int64(x.sampleBytes)+1))
	return head[:min(len(head), x.sampleBytes)], len(head) <= x.sampleBytes, err
}

// located puts the name of the input into an error.
func (x *jsonText) located(err error) error {
	var e *SyntaxError
	if errors.As(err, &e) {
		e.Name = x.name
		return err
	}
	return wrapCorrupt(x.name, err, 0)
}

// sample makes the shape and the columns from the first part of the text.
func (t *jsonTable) sample(head []byte, complete bool) error {
	if t.layout.framing == jsonColumns && !complete {
		return jsonError(head, t.layout.start, "the columns of a file this large must not be lists",
			"write the file with one object to a line")
	}
	start := t.start()
	before := chunk{data: head, line: 1, offset: t.text.base}
	at := before.position(t.layout.start)
	c := &chunk{data: head[t.layout.start:], offset: start.Offset, line: at.Line, column: at.Column - 1, last: complete}
	if !complete {
		n, _ := jsonCutter(&t.layout)(c.data, false)
		if n == 0 {
			return &SyntaxError{Position: c.position(0), Err: fmt.Errorf("the first record is longer than %d MB", len(head)>>20), Hint: hintTable}
		}
		c.data = c.data[:n]
	}
	t.layout.element = t.layout.elementOf(c)
	t.prepare(c)
	w := t.newWorker(true)
	if !w.read(c) {
		return &SyntaxError{Position: c.position(w.at), Err: jsonFault(w.fault), Hint: hintBroken}
	}
	var found jsonFound
	found.add(w, c, 0)
	if err := found.usable(); err != nil {
		return err
	}
	if err := t.makeColumns(); err != nil {
		return err
	}
	if len(t.columns) == 0 {
		return &SyntaxError{Position: c.position(0), Err: jsonFault("there are no records with values in the file"), Hint: hintTable}
	}
	return nil
}

// prepare gives the shape the fields that are known from the layout.
func (t *jsonTable) prepare(c *chunk) {
	root := t.shape.root
	switch {
	case t.layout.keyed != "":
		root.add([]byte(t.layout.keyed))
	case t.layout.element == jsonScalars:
		root.add([]byte("value"))
	case t.layout.element == jsonLists:
		names := t.layout.names
		if names == nil {
			t.layout.header = headerOf(c)
			names = t.layout.header
		}
		for _, name := range names {
			root.add([]byte(name))
		}
	case t.layout.geo:
		root.add([]byte("type")).constant = true
		root.add([]byte("properties")).bare = true
		root.add([]byte("geometry")).verbatim = true
	}
}

func (t *jsonTable) makeColumns() (err error) {
	t.columns, t.fields, err = t.shape.columns(t.columns, t.forced)
	if err == nil && len(t.columns) > mostColumns {
		err = &SyntaxError{Err: errManyKeys, Hint: "such keys are data themselves; write them as values of one column"}
	}
	return err
}

// readAs has a column read as a kind from the next Scan on.
func (t *jsonTable) readAs(name, kind string) error {
	t.forced = maps.Clone(t.forced)
	if t.forced == nil {
		t.forced = map[string]string{}
	}
	t.forced[name] = kind
	return t.columns.readAs(name, kind)
}

// start is where the records begin in the input.
func (t *jsonTable) start() Position {
	return Position{Offset: t.text.base + int64(t.layout.start)}
}

// Schema is the schema that the next Scan will follow.
func (t *jsonTable) Schema() *arrow.Schema { return t.columns.schema() }

// Scan reads all rows; see table.
func (t *jsonTable) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	r, err := t.text.open(ctx)
	if err != nil {
		return false, t.text.located(err)
	}
	defer r.Close()
	start, err := t.skipTo(r)
	if err != nil {
		return false, t.text.located(err)
	}
	t.found, t.extra = jsonFound{}, newJSONShape()
	t.columns.reset()
	cut := newChunker(r, jsonCutter(&t.layout), start)
	cut.limit(len(t.columns), "\n}]")
	rows, err := scanOrdered(ctx, cut, workers, func() chunkWorker { return t.newWorker(false) }, visit)
	if err == nil {
		err = t.found.usable()
	}
	if err != nil {
		return false, t.text.located(err)
	}
	again = t.columns.widen(rows)
	if len(t.extra.root.fields) > 0 {
		again = true
		t.shape.merge(t.extra)
		err = t.makeColumns()
	}
	return again, t.text.located(err)
}

// skipTo reads what is before the first record.
func (t *jsonTable) skipTo(r io.Reader) (Position, error) {
	head := make([]byte, t.layout.start)
	if _, err := io.ReadFull(r, head); err != nil {
		return Position{}, fmt.Errorf("the input has become shorter: %w", err)
	}
	before := chunk{data: head, line: 1, offset: t.text.base}
	return before.position(len(head)), nil
}

func (t *jsonTable) describe(r *Reading) {
	r.Format = "json"
	if t.layout.sequence() {
		r.Format = "ndjson"
	}
	r.Rows, r.Columns = t.found.rows, len(t.columns)
	if beside := append(slices.Clone(t.layout.beside), t.found.behind...); t.layout.wrap != "" && len(beside) > 0 {
		const most = 8
		r.Notes = append(r.Notes, Note{
			Kind: NoteNested, Name: t.layout.wrap, Count: int64(len(beside)),
			Text: fmt.Sprintf("the records are the list %q; what the file says beside it was left out: %s", t.layout.wrap, enumerated(beside, most)),
		})
	}
	if t.layout.keyed != "" {
		r.Notes = append(r.Notes, Note{
			Kind: NoteNested, Name: t.layout.keyed, Count: t.found.rows,
			Text: fmt.Sprintf("the records stand under keys of one object; these are the column %q", t.layout.keyed),
		})
	}
	r.Notes = append(r.Notes, t.found.notes(t)...)
	r.Notes = append(r.Notes, t.columns.notes()...)
}

// enumerated lists the first of some names, and tells how many more there are.
func enumerated(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
