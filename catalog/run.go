package catalog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/fairset/fairset/report"
)

// Vet vets one dataset with so many workers.
type Vet func(ctx context.Context, e Entry, workers int) (report.Document, error)

// RunOptions say how to run. The zero value is the usual case.
type RunOptions struct {
	Vet     Vet
	Same    string // what the rows depend on beside the entry and its bytes: version, policy, flags
	Workers int    // sets at once; 0 means one for each core
	Memory  int64  // bytes for all sets together; 0 means half of what the machine has
	Limit   time.Duration
	// Began and Ended tell of progress; calls do not overlap.
	Began func(Entry)
	Ended func(e Entry, r Row, kept bool)
}

const (
	usualLimit  = 10 * time.Minute
	usualMemory = 4 << 30 // bytes, where the machine does not tell
)

// ErrTimeout is the cause of a set that took too long.
var ErrTimeout = errors.New("took too long")

// Run vets the entries into out, largest first, and returns a row for each in their
// order. A set that cannot be vetted has a Row with an Error. An entry whose row in out was made
// from the same bytes, metadata and Same is not vetted again. When ctx ends, the sets under way are
// abandoned, those that are done stay, and the error of ctx is returned.
func Run(ctx context.Context, entries []Entry, out Folder, opts RunOptions) ([]Row, error) {
	r := runner{opts: opts, out: out, rows: make([]Row, len(entries))}
	r.memory = semaphore.NewWeighted(r.budget())
	order := largestFirst(entries)
	next := make(chan int)
	var wg sync.WaitGroup
	for range r.atOnce(len(entries)) {
		wg.Go(func() {
			for i := range next {
				r.one(ctx, i, entries[i])
			}
		})
	}
	for _, i := range order {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.rows, r.failed
}

type runner struct {
	opts   RunOptions
	out    Folder
	memory *semaphore.Weighted
	rows   []Row

	mu     sync.Mutex
	failed error // of writing: it ends the run
}

func (r *runner) atOnce(entries int) int {
	n := r.opts.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(1, min(n, entries))
}

func (r *runner) budget() int64 {
	if r.opts.Memory > 0 {
		return r.opts.Memory
	}
	return usualMemory
}

// Memory that vetting takes, from docs/performance.md: what any set takes, and what grows
// with its size until all sketches are full.
const (
	leastMemory = 48 << 20
	mostMemory  = 400 << 20
	perByte     = 12
)

// need is the memory that an entry may take, at most the whole budget.
func (r *runner) need(e Entry) int64 {
	return min(r.budget(), leastMemory+min(perByte*sizeOf(e), mostMemory))
}

func largestFirst(entries []Entry) []int {
	size := make([]int64, len(entries))
	order := make([]int, len(entries))
	for i, e := range entries {
		size[i], order[i] = sizeOf(e), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	return order
}

// sizeOf is the size of the files of an entry; what is not on disk may be of any size.
func sizeOf(e Entry) int64 {
	const unknown = 64 << 20
	var sum int64
	for _, p := range e.Paths {
		if info, err := os.Stat(diskPath(p)); err == nil {
			sum += info.Size()
		} else {
			sum += unknown
		}
	}
	return sum
}

// one vets an entry, unless its row is current.
func (r *runner) one(ctx context.Context, i int, e Entry) {
	key, err := keyOf(e, r.opts.Same)
	if err == nil {
		if row, ok := r.out.row(e.Name, key); ok {
			r.ended(i, e, row, true)
			return
		}
	}
	need := r.need(e)
	if r.memory.Acquire(ctx, need) != nil {
		return
	}
	defer r.memory.Release(need)
	r.began(e)
	row, err := r.vet(ctx, e, key)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		r.mu.Lock()
		r.failed = errors.Join(r.failed, err)
		r.mu.Unlock()
	}
	r.ended(i, e, row, false)
}

// vet vets an entry and puts its reports and its row into out. The error is one of writing.
func (r *runner) vet(ctx context.Context, e Entry, key string) (Row, error) {
	limit := r.opts.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	timed, cancel := context.WithTimeoutCause(ctx, limit, ErrTimeout)
	defer cancel()
	d, err := safely(timed, e, r.opts.Vet)
	if err != nil {
		row := Row{Key: key, Name: e.Name, Title: e.Title, Dataset: shownPaths(e), Skill: -1, Error: cleanError(err)}
		if errors.Is(context.Cause(timed), ErrTimeout) {
			row.Error = fmt.Sprintf("it took longer than %v\nhint: --time-limit gives it more time, or vet it alone", limit)
			return row, r.out.clear(e.Name) // another run may have more luck
		}
		if ctx.Err() != nil {
			return row, nil
		}
		return row, r.out.write(e.Name, nil, row)
	}
	row := NewRow(key, e, d)
	return row, r.out.write(e.Name, &d, row)
}

// safely turns a panic into an error: one bad set never stops the run.
func safely(ctx context.Context, e Entry, vet Vet) (d report.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("vetting failed: %v", p)
		}
	}()
	return vet(ctx, e, 1)
}

func (r *runner) began(e Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.opts.Began != nil {
		r.opts.Began(e)
	}
}

func (r *runner) ended(i int, e Entry, row Row, kept bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rows[i] = row
	if r.opts.Ended != nil {
		r.opts.Ended(e, row, kept)
	}
}
