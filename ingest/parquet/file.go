package parquet

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"golang.org/x/sync/errgroup"
)

// A File is an opened Parquet or Arrow file. Its methods may be called one after the
// other by one goroutine at a time.
type File struct {
	path   string
	schema *arrow.Schema
	header header
	found  []Note // by the last Scan
	limits limits
}

// Open reads the metadata of the Parquet or Arrow file at path.
func Open(ctx context.Context, path string) (*File, error) {
	return open(ctx, path, defaultLimits())
}

func open(ctx context.Context, path string, l limits) (*File, error) {
	p, err := start(ctx, path, modeSchema, 1, l)
	if err != nil {
		return nil, err
	}
	batches, err := ipc.NewReader(&p.frames)
	if err != nil {
		return nil, p.fail(ctx, err)
	}
	defer batches.Release()
	f := &File{path: path, schema: batches.Schema(), header: p.frames.header, limits: l}
	if len(f.header.Tops) != f.schema.NumFields() {
		return nil, p.fail(ctx, errors.New("the header and the schema differ"))
	}
	return f, p.stop()
}

// Schema is the schema of the batches.
func (f *File) Schema() *arrow.Schema { return f.schema }

// Rows is the number of rows that the file says it has; Scan fails when it has others.
func (f *File) Rows() int64 { return f.header.Rows }

// Notes tells what was odd about the schema and, after a Scan, about the values.
func (f *File) Notes() []Note { return slices.Concat(f.header.Notes, f.found) }

// Close releases what the file holds; today that is nothing.
func (f *File) Close() error { return nil }

// A batch is a record on its way to a worker.
type batch struct {
	index int
	first int64
	rec   arrow.Record
}

// Scan reads all rows. Each batch is visited by one of the workers, at the same
// time as others; index, firstRow and the content of a batch depend on the file
// alone. The record is released when visit returns. workers under 1 means one
// for each processor.
func (f *File) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) error {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	p, err := start(ctx, f.path, modeScan, workers, f.limits)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan batch)
	group.Go(func() error {
		defer close(batches)
		return f.receive(ctx, p, batches)
	})
	for worker := range workers {
		group.Go(func() error {
			for b := range batches {
				err := visit(worker, b.index, b.first, b.rec)
				b.rec.Release()
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// receive takes the batches from the child and sends them to the workers.
func (f *File) receive(ctx context.Context, p *process, batches chan<- batch) error {
	records, err := ipc.NewReader(bufio.NewReaderSize(&p.frames, 32<<10), ipc.WithAllocator(new(pool)))
	if err != nil {
		return p.fail(ctx, err)
	}
	defer records.Release()
	if !records.Schema().Equal(f.schema) || p.frames.header.Rows != f.header.Rows {
		return p.fail(ctx, failure("the file changed while it was read"))
	}
	var row int64
	for index := 0; records.Next(); index++ {
		b := batch{index, row, mark(records.Record(), p.frames.misfits[index])}
		delete(p.frames.misfits, index)
		row += b.rec.NumRows()
		select {
		case batches <- b:
		case <-ctx.Done():
			b.rec.Release()
			return p.fail(ctx, ctx.Err())
		}
	}
	if err := records.Err(); err != nil {
		return p.fail(ctx, err)
	}
	if _, err := io.Copy(io.Discard, &p.frames); err != nil {
		return p.fail(ctx, err)
	}
	if row != f.header.Rows {
		return p.fail(ctx, failure(fmt.Sprintf("%d rows were read where the file says %d", row, f.header.Rows)))
	}
	f.found = p.frames.notes
	return p.stop()
}

// mark returns rec, to be released by the caller, with its misfits in the metadata of its schema.
func mark(rec arrow.Record, misfits map[int]int64) arrow.Record {
	if len(misfits) == 0 {
		rec.Retain()
		return rec
	}
	fields := rec.Schema().Fields()
	for i, n := range misfits {
		if i >= 0 && i < len(fields) {
			fields[i].Metadata = arrow.NewMetadata([]string{"fairset:misfits"}, []string{strconv.FormatInt(n, 10)})
		}
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), rec.Columns(), rec.NumRows())
}
