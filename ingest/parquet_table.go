package ingest

import (
	"context"
	"errors"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/parquet"
)

// A parquetTable is a Parquet or Arrow file as a table.
type parquetTable struct{ *parquet.File }

func newParquetTable(ctx context.Context, in *input, alone bool) (table, error) {
	path, err := in.src.Unpacked(ctx)
	if err != nil {
		return nil, wrapCorrupt(in.src.Name(), err, 0)
	}
	f, err := parquet.Open(ctx, path, alone)
	if err != nil {
		return nil, &SyntaxError{Name: in.src.Name(), Err: err}
	}
	if f.Rows() == 0 {
		return nil, errors.Join(noRows(in.src.Name(), "check that it was exported whole"), f.Close())
	}
	return parquetTable{f}, nil
}

func (t parquetTable) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	return false, t.File.Scan(ctx, workers, visit)
}

func (t parquetTable) describe(r *Reading) {
	r.Rows, r.Columns = t.Rows(), t.Schema().NumFields()
	for _, n := range t.Notes() {
		r.Notes = append(r.Notes, Note{Kind: n.Kind, Name: n.Name, Text: n.Text, Count: n.Count, First: Position{Row: n.Row}})
	}
}

// Schema is the schema of the batches.
func (t parquetTable) Schema() *arrow.Schema { return t.File.Schema() }
