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
	o := &ordered{chunker: c, reading: make(chan struct{}, 1), before: make(chan struct{}), visit: visit}
	close(o.before)
	ready := make([]chunkWorker, workers) // all of them before the first may fold
	for w := range ready {
		ready[w] = newWorker()
	}
	for w, worker := range ready {
		group.Go(func() error { return o.work(ctx, w, worker) })
	}
	err = group.Wait()
	return o.rows, err
}

// ordered is one scan on its way. chunker and before belong to the worker that is reading, rows and batches to
// the one whose turn it is.
type ordered struct {
	reading chan struct{} // holds one element while a worker reads
	chunker *chunker      // nil when nothing is left
	before  chan struct{} // see turn
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

// next reads a chunk into buf. Whoever parses a chunk reads it too: it is then in the cache of that processor, and
// one worker keeps one processor busy.
func (o *ordered) next(ctx context.Context, buf []byte) (t turn, ok bool, err error) {
	select {
	case o.reading <- struct{}{}:
	case <-ctx.Done():
		return t, false, ctx.Err()
	}
	defer func() { <-o.reading }()
	if o.chunker == nil {
		return t, false, nil
	}
	chunk, err := o.chunker.next(buf)
	if err != nil {
		o.chunker = nil
	}
	if errors.Is(err, io.EOF) {
		return t, false, nil
	}
	t = turn{chunk: chunk, err: err, before: o.before, after: make(chan struct{})}
	o.before = t.after
	return t, true, nil
}

// work parses chunks until there are no more.
func (o *ordered) work(ctx context.Context, worker int, w chunkWorker) error {
	var buf []byte
	for {
		t, ok, err := o.next(ctx, buf)
		if err == nil && ok {
			err = o.take(ctx, worker, w, t)
		}
		if err != nil || !ok {
			return err
		}
		buf = t.chunk.data
	}
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
