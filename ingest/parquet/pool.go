package parquet

import (
	"math/bits"
	"sync"
)

const (
	minPooledBits = 9  // of the smallest size of a buffer that is kept, 512 bytes
	maxPooledBits = 24 // of the largest, 16 MB
)

// A pool is an allocator of buffers that are used again and not cleared. It may be used by
// several goroutines.
type pool struct {
	mu   sync.Mutex
	free [maxPooledBits + 1][][]byte // by the power of two that is their size
}

// sizeBits is the power of two that holds a size.
func sizeBits(size int) int { return max(minPooledBits, bits.Len(uint(max(size, 1)-1))) }

// Allocate returns a buffer of the size, with any content.
func (p *pool) Allocate(size int) []byte {
	power := sizeBits(size)
	if power > maxPooledBits {
		return make([]byte, size)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	list := p.free[power]
	if len(list) == 0 {
		return make([]byte, 1<<power)[:size]
	}
	b := list[len(list)-1]
	p.free[power] = list[:len(list)-1]
	return b[:size]
}

// Reallocate returns a buffer of the size that begins as b, which is given up.
func (p *pool) Reallocate(size int, b []byte) []byte {
	if size <= cap(b) {
		return b[:size]
	}
	to := p.Allocate(size)
	copy(to, b)
	p.Free(b)
	return to
}

// Free gives a buffer up.
func (p *pool) Free(b []byte) {
	power := sizeBits(cap(b))
	if power > maxPooledBits || cap(b) != 1<<power {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free[power] = append(p.free[power], b)
}
