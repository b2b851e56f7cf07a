package ingest

import (
	"context"
	"errors"
	"io"
	"runtime"

	"github.com/apache/arrow/go/v17/arrow"
	"golang.org/x/sync/errgroup"
)

// A chunkWorker turns chunks into batches, one at a time.
type chunkWorker interface {
	// parse reads c, while other workers read other chunks. The record may be nil.
	parse(c *chunk) (arrow.Record, error)
	// fold adds what parse learnt of c to what is known of the whole. It is
	// called after the fold of the chunk before c, and never beside another fold.
	fold(c *chunk, firstRow int64) error
}

// scanOrdered has workers parse the chunks of c and visit the batches. What
// visit and fold are told, and which error is returned when the text holds
// several, does not depend on the number of workers.
func scanOrdered(ctx context.Context, c *chunker, workers int, newWorker func() chunkWorker, visit Visit) (rows int64, err error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	group, ctx := errgroup.WithContext(ctx)
	// Note: with chunks read ahead of the workers a scan is slower, as what was read leaves the processor's cache.
	o := &ordered{chunks: make(chan turn), free: make(chan []byte, 2*workers+1), visit: visit}
	ready := make([]chunkWorker, workers) // all of them before the first may fold
	for w := range ready {
		ready[w] = newWorker()
	}
	group.Go(func() error { return o.read(ctx, c) })
	for w, worker := range ready {
		group.Go(func() error { return o.work(ctx, w, worker) })
	}
	err = group.Wait()
	return o.rows, err
}

// ordered is one scan on its way. rows and batches belong to the worker whose turn it is.
type ordered struct {
	chunks  chan turn
	free    chan []byte // buffers of chunks that are done with
	visit   Visit
	rows    int64
	batches int
}

// A turn is a chunk and its place in the order: before is closed when all
// chunks ahead of it are folded, after when it is itself.
type turn struct {
	chunk         *chunk
	err           error // reading failed after the chunks ahead
	before, after chan struct{}
}

// read hands out the chunks.
func (o *ordered) read(ctx context.Context, c *chunker) error {
	defer close(o.chunks)
	before := make(chan struct{})
	close(before)
	for {
		var buf []byte
		select {
		case buf = <-o.free:
		default:
		}
		chunk, err := c.next(buf)
		if errors.Is(err, io.EOF) {
			return nil
		}
		t := turn{chunk: chunk, err: err, before: before, after: make(chan struct{})}
		select {
		case o.chunks <- t:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err != nil {
			return nil // the worker whose turn it is returns it
		}
		before = t.after
	}
}

// work parses chunks until there are no more.
func (o *ordered) work(ctx context.Context, worker int, w chunkWorker) error {
	for t := range o.chunks {
		if err := o.take(ctx, worker, w, t); err != nil {
			return err
		}
		select {
		case o.free <- t.chunk.data:
		default:
		}
	}
	return nil
}

// take parses one chunk, folds it when its turn comes, and visits its batch.
func (o *ordered) take(ctx context.Context, worker int, w chunkWorker, t turn) error {
	var rec arrow.Record
	err := t.err
	if err == nil {
		rec, err = w.parse(t.chunk)
	}
	if rec != nil {
		defer rec.Release()
	}
	select {
	case <-t.before:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err == nil {
		err = w.fold(t.chunk, o.rows)
	}
	if err != nil {
		return err
	}
	if rec == nil || rec.NumRows() == 0 {
		close(t.after)
		return nil
	}
	index, first := o.batches, o.rows
	o.batches++
	o.rows += rec.NumRows()
	close(t.after)
	return o.visit(worker, index, first, rec)
}
