package parquet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"golang.org/x/sync/errgroup"
)

// A File is an opened Parquet or Arrow file. Its methods may be called one after the
// other by one goroutine at a time.
type File struct {
	path   string
	schema *arrow.Schema
	sent   []byte // the schema as the child sent it
	header header
	found  []Note // by the last Scan
	limits limits
	ready  *process // a child that waits for the order to scan; nil for none
}

// Open reads the metadata of the Parquet or Arrow file at path. The child that read them waits
// for the first Scan or for Close when ready is true, which saves to start another.
func Open(ctx context.Context, path string, ready bool) (*File, error) {
	return open(ctx, path, ready, defaultLimits())
}

func open(ctx context.Context, path string, ready bool, l limits) (*File, error) {
	p, err := start(ctx, path, l)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, sent: p.schema, header: p.header, limits: l}
	if f.schema, err = decodeSchema(p.schema); err != nil {
		return nil, p.fail(ctx, err)
	}
	if len(f.header.Tops) != f.schema.NumFields() {
		return nil, p.fail(ctx, errors.New("the header and the schema differ"))
	}
	if !ready {
		return f, p.leave()
	}
	f.ready = p
	return f, nil
}

// encodeSchema is a schema as an Arrow IPC stream without batches.
func encodeSchema(s *arrow.Schema) ([]byte, error) {
	var b bytes.Buffer
	err := ipc.NewWriter(&b, ipc.WithSchema(s)).Close()
	return b.Bytes(), err
}

func decodeSchema(stream []byte) (*arrow.Schema, error) {
	r, err := ipc.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, err
	}
	defer r.Release()
	return r.Schema(), nil
}

// Schema is the schema of the batches.
func (f *File) Schema() *arrow.Schema { return f.schema }

// Rows is the number of rows that the file says it has; Scan fails when it has others.
func (f *File) Rows() int64 { return f.header.Rows }

// Notes tells what was odd about the schema and, after a Scan, about the values.
func (f *File) Notes() []Note { return slices.Concat(f.header.Notes, f.found) }

// Close releases what the file holds.
func (f *File) Close() error {
	if f.ready == nil {
		return nil
	}
	p := f.ready
	f.ready = nil
	return p.stop()
}

// process is a child that waits for the order to scan.
func (f *File) process(ctx context.Context) (*process, error) {
	if p := f.ready; p != nil {
		f.ready = nil
		return p, nil
	}
	p, err := start(ctx, f.path, f.limits)
	if err == nil && (!bytes.Equal(p.schema, f.sent) || p.header.Rows != f.header.Rows) {
		return nil, p.fail(ctx, failure("the file changed while it was read"))
	}
	return p, err
}

// A batch is a record on its way to a worker.
type batch struct {
	index int
	first int64
	rec   arrow.Record
}

const batchesAhead = 3 // beside those that the workers look at

// Scan reads all rows. Each batch is visited by one of the workers, at the same
// time as others; index, firstRow and the content of a batch depend on the file
// alone. The record is released when visit returns: what is not retained must not be used any
// longer. workers under 1 means one for each processor.
func (f *File) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) error {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	p, err := f.process(ctx)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan batch)
	group.Go(func() error {
		defer close(batches)
		defer context.AfterFunc(ctx, p.cancel)()
		p.order(orderScan, workers)
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
	p.order(orderMore, batchesAhead)
	parser := batchParser{schema: f.schema, shared: &p.shared, memory: new(pool), from: p.frames.r}
	var row int64
	for index := 0; ; index++ {
		kind, content, err := p.frames.next(frameBatch, frameEnd)
		if err != nil {
			return p.fail(ctx, err)
		}
		if kind == frameEnd {
			return f.end(ctx, p, content, row)
		}
		b := batch{index: index, first: row}
		if b.rec, err = parser.batch(index, content); err != nil {
			return p.fail(ctx, err)
		}
		row += b.rec.NumRows()
		select {
		case batches <- b:
			p.order(orderMore, 1)
		case <-ctx.Done():
			b.rec.Release()
			return p.fail(ctx, ctx.Err())
		}
	}
}

// end takes the notes that the child ends with, after so many rows.
func (f *File) end(ctx context.Context, p *process, notes []byte, rows int64) error {
	f.found = nil
	if err := json.Unmarshal(notes, &f.found); err != nil {
		return p.fail(ctx, err)
	}
	if rows != f.header.Rows {
		return p.fail(ctx, failure(fmt.Sprintf("%d rows were read where the file says %d", rows, f.header.Rows)))
	}
	return p.stop()
}

// marked is a schema with the misfits of a batch in the metadata of its fields.
func marked(schema *arrow.Schema, misfits map[int]int64) *arrow.Schema {
	if len(misfits) == 0 {
		return schema
	}
	fields := schema.Fields()
	for i, n := range misfits {
		if i >= 0 && i < len(fields) {
			fields[i].Metadata = arrow.NewMetadata([]string{"fairset:misfits"}, []string{strconv.FormatInt(n, 10)})
		}
	}
	return arrow.NewSchema(fields, nil)
}
