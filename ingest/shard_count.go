package ingest

import (
	"fmt"
	"sync/atomic"

	"github.com/apache/arrow/go/v17/arrow"
)

// A shardCount counts the batches of one shard.
type shardCount struct{ batches atomic.Int64 }

// counting returns visit with the batches and rows of the shards before added.
func (n *shardCount) counting(batches int, rows int64, visit Visit) Visit {
	return func(worker, index int, firstRow int64, rec arrow.Record) error {
		n.batches.Add(1)
		return visit(worker, batches+index, rows+firstRow, rec)
	}
}

func columnNames(s *arrow.Schema) []string {
	names := make([]string, s.NumFields())
	for i, f := range s.Fields() {
		names[i] = f.Name
	}
	return names
}

func differentTypes(column, name string, t arrow.DataType, other string, u arrow.DataType) error {
	return fmt.Errorf("column %q holds %s in %s but %s in %s\nhint: files that are read as one dataset must have the same types; write one of them again, with that of the other",
		column, t, name, u, other)
}
