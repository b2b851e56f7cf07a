package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// shards are tables that are read one after another as one, which has the columns
// that any of them has.
type shards struct {
	names  []string // of the files
	tables []table
	rows   []int64 // of each table, after a Scan
	before int64   // rows before the table that is being scanned
	schema *arrow.Schema
}

// joinTables makes one table of several.
func joinTables(names []string, tables []table) (table, error) {
	if len(tables) == 1 {
		return tables[0], nil
	}
	s := &shards{names: names, tables: tables, rows: make([]int64, len(tables))}
	return s, s.reconcile()
}

// reconcile settles the schema: the columns in the order of their first appearance,
// and of a column that has several types the one that holds them all.
func (s *shards) reconcile() error {
	var fields []arrow.Field
	at, from := map[string]int{}, []int{}
	for i, t := range s.tables {
		for _, f := range t.Schema().Fields() {
			c, ok := at[f.Name]
			if !ok {
				at[f.Name] = len(fields)
				fields, from = append(fields, f), append(from, i)
				continue
			}
			wider, ok := widerType(fields[c].Type, f.Type)
			if !ok {
				if !s.readAsText(f.Name) {
					return differentTypes(f.Name, s.names[from[c]], fields[c].Type, s.names[i], f.Type)
				}
				return s.reconcile() // one column less with several types
			}
			fields[c].Type = wider
		}
	}
	for i := range fields {
		fields[i].Nullable = true
	}
	s.schema = arrow.NewSchema(fields, nil)
	return nil
}

// widerType is the type that holds the values of two, if it is one of them, or the text of lists.
func widerType(a, b arrow.DataType) (arrow.DataType, bool) {
	switch {
	case arrow.TypeEqual(a, b), b.ID() == arrow.NULL:
		return a, true
	case a.ID() == arrow.NULL:
		return b, true
	case a.ID() == arrow.INT64 && b.ID() == arrow.FLOAT64:
		return b, true
	case a.ID() == arrow.FLOAT64 && b.ID() == arrow.INT64:
		return a, true
	case a.ID() == arrow.LIST && (b.ID() == arrow.LIST || b.ID() == arrow.STRING), a.ID() == arrow.STRING && b.ID() == arrow.LIST:
		return arrow.BinaryTypes.String, true
	}
	return nil, false
}

// readAsText has all tables read a column as text, if its values are written as text.
func (s *shards) readAsText(column string) bool {
	type textTable interface {
		readAs(column, kind string) error
	}
	for _, t := range s.tables {
		if t, ok := t.(textTable); !ok || t.readAs(column, "text") != nil {
			return false
		}
	}
	return true
}

func (s *shards) Schema() *arrow.Schema { return s.schema }

// Scan scans each table, with batches and rows counted on.
func (s *shards) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	var rows int64
	batches := 0
	for i, t := range s.tables {
		n, size := shardCount{}, Reading{}
		s.before = rows
		more, err := t.Scan(ctx, workers, n.counting(batches, rows, s.conforming(t.Schema(), visit)))
		if err != nil {
			return false, err
		}
		again = again || more
		t.describe(&size)
		s.rows[i] = size.Rows
		rows += size.Rows
		batches += int(n.batches.Load())
	}
	if again {
		err = s.reconcile()
	}
	return again, err
}

// conforming returns visit for the batches of a table with a schema of its own.
func (s *shards) conforming(own *arrow.Schema, visit Visit) Visit {
	places := placesIn(columnNames(s.schema), columnNames(own))
	same := places == nil
	for i, f := range own.Fields() {
		same = same && arrow.TypeEqual(f.Type, s.schema.Field(i).Type)
	}
	if same {
		return visit
	}
	if places == nil {
		places = make([]int, own.NumFields())
		for i := range places {
			places[i] = i
		}
	}
	return func(worker, index int, firstRow int64, rec arrow.Record) error {
		conformed := conform(rec, s.schema, places)
		defer conformed.Release()
		return visit(worker, index, firstRow, conformed)
	}
}

// conform gives a batch the columns of schema. places tells where each stands in it, -1 for nowhere.
func conform(rec arrow.Record, schema *arrow.Schema, places []int) arrow.Record {
	fields := make([]arrow.Field, len(places))
	arrays := make([]arrow.Array, len(places))
	for i, at := range places {
		fields[i] = schema.Field(i)
		if at < 0 {
			arrays[i] = array.MakeArrayOfNull(memory.DefaultAllocator, fields[i].Type, int(rec.NumRows()))
		} else {
			fields[i].Metadata = rec.Schema().Field(at).Metadata
			arrays[i] = recast(rec.Column(at), fields[i].Type)
		}
		defer arrays[i].Release()
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, rec.NumRows())
}

// recast returns the values of a in a type that widerType found. The caller releases it.
func recast(a arrow.Array, to arrow.DataType) arrow.Array {
	if arrow.TypeEqual(a.DataType(), to) {
		a.Retain()
		return a
	}
	if lists, ok := a.(*array.List); ok {
		return listTexts(lists)
	}
	whole, ok := a.(*array.Int64)
	if !ok { // the null type
		return array.MakeArrayOfNull(memory.DefaultAllocator, to, a.Len())
	}
	b := array.NewFloat64Builder(memory.DefaultAllocator)
	defer b.Release()
	b.Reserve(whole.Len())
	for i := range whole.Len() {
		if whole.IsNull(i) {
			b.AppendNull()
		} else {
			b.Append(float64(whole.Value(i)))
		}
	}
	return b.NewArray()
}

// listTexts returns lists as JSON text.
func listTexts(lists *array.List) arrow.Array {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	for i := range lists.Len() {
		if lists.IsNull(i) {
			b.AppendNull()
		} else {
			b.Append(lists.ValueStr(i))
		}
	}
	return b.NewArray()
}

// describe adds up what the tables say; the first tells what is common to all.
func (s *shards) describe(r *Reading) {
	var rows int64
	for i, t := range s.tables {
		format := r.Format
		t.describe(r)
		if i > 0 {
			r.Format = format
		}
		rows += r.Rows
	}
	r.Rows, r.Columns = rows, s.schema.NumFields()
	r.Notes = append(r.Notes, absentColumns(columnNames(s.schema), s.files())...)
}

func (s *shards) files() []shardFile {
	files := make([]shardFile, len(s.tables))
	for i, t := range s.tables {
		files[i] = shardFile{s.names[i], columnNames(t.Schema()), s.rows[i]}
	}
	return files
}

// shardStart is how many rows are before the file that is being scanned.
func (s *shards) shardStart() int64 { return s.before }

// A shardFile is one of several files that are read as one table.
type shardFile struct {
	name    string
	columns []string
	rows    int64
}

// absentColumns notes the columns that not all files have.
func absentColumns(columns []string, files []shardFile) (notes []Note) {
	for _, c := range columns {
		n := Note{Kind: NoteAbsent, Name: c}
		first, lacking := "", 0
		var before int64
		for _, f := range files {
			if !slices.Contains(f.columns, c) {
				if lacking++; lacking == 1 {
					first, n.First = f.name, Position{Row: before + 1}
				}
				n.Count += f.rows
			}
			before += f.rows
		}
		if lacking == 0 {
			continue
		}
		if lacking > 1 {
			first = fmt.Sprintf("%s and %d more of the files", first, lacking-1)
		}
		n.Text = fmt.Sprintf("column %q is not in %s: its cells are missing in their rows", c, first)
		notes = append(notes, n)
	}
	return notes
}

// placesIn tells where each of names stands in own, -1 for nowhere; nil when the two are the same.
func placesIn(names, own []string) []int {
	if slices.Equal(names, own) {
		return nil
	}
	at := make(map[string]int, len(own))
	for i, name := range own {
		at[name] = i
	}
	places := make([]int, len(names))
	for i, name := range names {
		places[i] = -1
		if place, ok := at[name]; ok {
			places[i] = place
		}
	}
	return places
}

// sumOf is the SHA-256 of a file, of several that of their checksums, each in hex on a line of its own.
func sumOf(sums []string) string {
	if len(sums) == 1 {
		return sums[0]
	}
	h := sha256.New()
	for _, s := range sums {
		io.WriteString(h, s+"\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}
