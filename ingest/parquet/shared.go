package parquet

import (
	"sync"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// sharedMemory is the parent's view of the memory that the child puts its batches into. Batches are lent: the child gets the room back when the
// last buffer of one is released, and the view ends when nothing is lent any more.
type sharedMemory struct {
	free func(index int) // tells the child

	mu   sync.Mutex
	view []byte // nil where there is none
	lent int    // batches
	over bool   // no more will be lent
}

// lend begins to lend a batch; what it returns must be done with.
func (s *sharedMemory) lend(index int) *lease {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lent++
	return &lease{of: s, index: index, buffers: 1}
}

// end lets go of the view as soon as nothing is lent.
func (s *sharedMemory) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	s.unmap()
}

func (s *sharedMemory) unmap() {
	if s.over && s.lent == 0 && s.view != nil {
		unmapShared(s.view)
		s.view = nil
	}
}

// A lease is the shared buffers of one batch. It is the allocator that they are given back to.
type lease struct {
	of      *sharedMemory
	index   int
	mu      sync.Mutex
	buffers int  // not yet released, and 1 while the batch is being made
	used    bool // there was one
}

// buffer is a buffer of the batch, nil where the memory does not go as far.
func (l *lease) buffer(at, length int) *memory.Buffer {
	view := l.of.view // lent: it stays
	if at < 0 || length < 0 || at > len(view) || length > len(view)-at {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buffers++
	l.used = true
	return memory.NewBufferWithAllocator(view[at:at+length:at+length], l)
}

// done ends the making of the batch.
func (l *lease) done() { l.Free(nil) }

// Free gives a buffer back.
func (l *lease) Free([]byte) {
	l.mu.Lock()
	l.buffers--
	last := l.buffers == 0
	l.mu.Unlock()
	if !last {
		return
	}
	if l.used {
		l.of.free(l.index)
	}
	l.of.mu.Lock()
	defer l.of.mu.Unlock()
	l.of.lent--
	l.of.unmap()
}

// Allocate is never called: the buffers cannot grow.
func (l *lease) Allocate(int) []byte { panic("shared buffers do not grow") }

// Reallocate is never called, as Allocate.
func (l *lease) Reallocate(int, []byte) []byte { panic("shared buffers do not grow") }
