package profile

import (
	"context"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// Without is src as if the columns named were not there. A name that no column has
// gives a *ColumnError. Without names it is src itself.
func Without(src Source, names []string) (Source, error) {
	if len(names) == 0 {
		return src, nil
	}
	for _, name := range names {
		if !src.Schema().HasField(name) {
			return nil, newColumnError(src.Schema(), name, "to leave out")
		}
	}
	return without{src, names}, nil
}

// without hides columns of a source.
type without struct {
	src   Source
	names []string
}

func (w without) Schema() *arrow.Schema {
	return arrow.NewSchema(w.fields(w.src.Schema()), nil)
}

func (w without) fields(schema *arrow.Schema) []arrow.Field {
	return slices.DeleteFunc(slices.Clone(schema.Fields()), func(f arrow.Field) bool {
		return slices.Contains(w.names, f.Name)
	})
}

func (w without) source() Source { return w.src }

func (w without) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (bool, error) {
	return w.src.Scan(ctx, workers, func(worker, index int, firstRow int64, rec arrow.Record) error {
		schema := rec.Schema()
		var columns []arrow.Array
		for i, f := range schema.Fields() {
			if !slices.Contains(w.names, f.Name) {
				columns = append(columns, rec.Column(i))
			}
		}
		part := array.NewRecord(arrow.NewSchema(w.fields(schema), nil), columns, rec.NumRows())
		defer part.Release()
		return visit(worker, index, firstRow, part)
	})
}
