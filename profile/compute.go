package profile

import (
	"context"
	"runtime"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/target"
)

// A Source hands out a dataset as Arrow record batches. *ingest.Dataset is one.
type Source interface {
	Schema() *arrow.Schema
	// Scan calls visit with every batch. Calls with the same worker, counted from 0, never overlap;
	// calls with different workers do. index numbers the batches from 0 in input order, firstRow is
	// the number of rows before the batch; rec is valid until visit returns. again means that the
	// schema turned out to be wrong and has been widened: what was visited is void, start over.
	Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (again bool, err error)
}

// Options steer Compute and NewBuilder. The zero value is the usual case.
type Options struct {
	Target     string // the column to predict, "" for none
	Task       string // a target.Task, "" to infer it
	Workers    int    // under 1 means all cores
	SampleRows int    // size of the row sample; 0 for the default
	Strong     target.Strong
}

// workers is how many workers there are to be, at least one.
func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Compute profiles src in one pass. A target that no column is called by gives a
// *ColumnError before any row is read.
func Compute(ctx context.Context, src Source, opts Options) (*Profile, error) {
	b, err := Gather(ctx, src, opts)
	if err != nil {
		return nil, err
	}
	return b.Profile(ctx)
}

// Gather reads src in one pass, as Compute does, and returns everything gathered.
func Gather(ctx context.Context, src Source, opts Options) (*Builder, error) {
	opts.Workers = opts.workers()
	for {
		if err := checkTarget(src.Schema(), opts.Target); err != nil {
			return nil, err
		}
		b, again, err := scan(ctx, src, opts)
		if err != nil {
			return nil, err
		}
		if !again {
			return b, nil
		}
	}
}

// scan reads src once with a Builder per worker and merges them.
func scan(ctx context.Context, src Source, opts Options) (b *Builder, again bool, err error) {
	builders := make([]*Builder, opts.Workers)
	for i := range builders {
		builders[i] = NewBuilder(src.Schema(), opts)
		builders[i].fold, builders[i].shared = builders[0].fold, builders[0].shared
	}
	shards := newShards(src)
	again, err = src.Scan(ctx, opts.Workers, func(worker, _ int, firstRow int64, rec arrow.Record) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if rec.NumRows() == 0 {
			return nil
		}
		of, err := shards.of(ctx, rec, firstRow)
		if err != nil {
			return err
		}
		builders[worker].add(rec, firstRow, of)
		return nil
	})
	if err != nil || again {
		return nil, again, err
	}
	for _, other := range builders[1:] {
		if err := builders[0].Merge(other); err != nil {
			return nil, false, err
		}
	}
	return builders[0], false, nil
}
