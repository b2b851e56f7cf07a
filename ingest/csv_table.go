package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// A csvTable is one CSV file, or several that hold the same columns.
//
// Reading runs in three steps. One goroutine cuts the text into chunks at the
// ends of records (csvReader). Workers split a chunk into cells and parse them
// into an Arrow record (csvWorker). Each worker then waits for the chunk before
// its own only to learn how many rows came before, and folds what it found into
// the table (csvScan), so that counts and positions come out in input order.
type csvTable struct {
	parts   []*csvPart
	names   []string
	types   []cell.Type
	rows    int64
	notes   noteBook // of the last Scan
	widened noteBook // of all Scans
}

// A csvPart is one file of a csvTable.
type csvPart struct {
	in      *input
	format  csvFormat
	dialect Dialect
	names   []string
	start   int64 // where the first data record begins in the text
	line    int64 // its line, from 1
	end     int64 // where the footer begins; negative when there is none
	extra   bool  // every row ends in a delimiter that the header lacks
	notes   []Note
}

// newCSVTable tells dialect, columns and types of ins, which hold the same columns.
func newCSVTable(ctx context.Context, ins []*input, opts Options) (table, error) {
	t := &csvTable{}
	var samplers []cell.Sampler
	for _, in := range ins {
		part, sample, err := newCSVPart(ctx, in, opts)
		if err != nil {
			return nil, err
		}
		if t.names == nil {
			t.names = part.names
			samplers = make([]cell.Sampler, len(part.names))
		}
		if !slices.Equal(t.names, part.names) {
			return nil, differentColumns(t.parts[0].in.src.Name(), t.names, in.src.Name(), part.names)
		}
		t.parts = append(t.parts, part)
		part.sampleTypes(sample, samplers)
	}
	for i := range samplers {
		t.types = append(t.types, samplers[i].Type())
	}
	return t, t.forceTypes(opts.Types)
}

// differentColumns says which column tells two files apart.
func differentColumns(name string, columns []string, other string, others []string) error {
	for i := range max(len(columns), len(others)) {
		switch {
		case i >= len(others):
			return fmt.Errorf("%s lacks the column %q that %s has\nhint: files that are read as one dataset must have the same columns in the same order", other, columns[i], name)
		case i >= len(columns):
			return fmt.Errorf("%s lacks the column %q that %s has\nhint: files that are read as one dataset must have the same columns in the same order", name, others[i], other)
		case columns[i] != others[i]:
			return fmt.Errorf("column %d is %q in %s but %q in %s\nhint: files that are read as one dataset must have the same columns in the same order", i+1, columns[i], name, others[i], other)
		}
	}
	return errors.New("the files have different columns")
}

// forceTypes sets the types that the user asked for.
func (t *csvTable) forceTypes(kinds map[string]string) error {
	wanted := make([]string, 0, len(kinds))
	for name := range kinds {
		wanted = append(wanted, name)
	}
	slices.Sort(wanted)
	for _, name := range wanted {
		typ, err := cell.TypeOf(kinds[name])
		if err != nil {
			return err
		}
		i := slices.Index(t.names, name)
		if i < 0 {
			return fmt.Errorf("there is no column %q to read as %s\nhint: the columns are %s", name, kinds[name], strings.Join(t.names, ", "))
		}
		t.types[i] = typ
	}
	return nil
}

// Schema is the schema that the next Scan will follow.
func (t *csvTable) Schema() *arrow.Schema { return schemaOf(t.names, t.types) }

func schemaOf(names []string, types []cell.Type) *arrow.Schema {
	fields := make([]arrow.Field, len(names))
	for i, name := range names {
		fields[i] = arrow.Field{Name: name, Type: types[i].Arrow(), Nullable: true}
	}
	return arrow.NewSchema(fields, nil)
}

// describe adds what is known after Scan.
func (t *csvTable) describe(r *Reading) {
	r.Rows, r.Columns = t.rows, len(t.names)
	dialect := t.parts[0].dialect
	r.Dialect = &dialect
	for _, p := range t.parts {
		r.Notes = append(r.Notes, p.notes...)
	}
	r.Notes = append(r.Notes, t.widened.notes...)
	r.Notes = append(r.Notes, t.notes.notes...)
}
