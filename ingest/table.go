package ingest

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/source"
)

// Visit is called with each batch of rows. Calls with the same worker, counted
// from 0, never overlap; calls with different workers do. index numbers the
// batches from 0 in input order and firstRow is the number of rows before the
// batch; neither depends on the number of workers. rec is released when visit returns.
type Visit = func(worker, index int, firstRow int64, rec arrow.Record) error

// A table reads one input whose format is known.
type table interface {
	// Schema is the schema that the next Scan will follow.
	Schema() *arrow.Schema
	// Scan reads all rows. again means that the types of Schema did not hold:
	// Schema has been widened, what visit saw is void, and Scan must be called again.
	Scan(ctx context.Context, workers int, visit Visit) (again bool, err error)
	// describe adds what is known after Scan: rows, columns, dialect, notes.
	describe(r *Reading)
}

// An input is a source with its text encoding known.
type input struct {
	src      *source.Source
	encoding string  // as in Reading.Encoding
	sure     float64 // confidence of the encoding; 0 where it was told
	next     string  // the next likely encoding
}
