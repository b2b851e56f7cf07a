package parquet

import (
	"math/bits"
	"sync"
	"unsafe"
)

const (
	minPooledBits = 9  // of the smallest size of a buffer that is kept, 512 bytes
	maxPooledBits = 24 // of the largest, 16 MB
)

// A pool is an allocator of buffers that are used again and not cleared. It may be used by
// several goroutines.
type pool struct {
	mu     sync.Mutex
	free   [maxPooledBits + 1][][]byte // by the power of two that is their size
	region []byte                      // of which buffers are cut until it is used up; nil for none
	cut    int                         // bytes of region that were cut off
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
	if list := p.free[power]; len(list) > 0 {
		b := list[len(list)-1]
		p.free[power] = list[:len(list)-1]
		return b[:size]
	}
	whole := 1 << power
	if whole <= len(p.region)-p.cut {
		b := p.region[p.cut : p.cut+whole : p.cut+whole]
		p.cut += whole
		return b[:size]
	}
	return make([]byte, whole)[:size]
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

// place tells where in the region a buffer lies, if it does.
func (p *pool) place(b []byte) (offset int, ok bool) {
	if len(b) == 0 || len(p.region) == 0 {
		return 0, false
	}
	at := uintptr(unsafe.Pointer(unsafe.SliceData(b))) - uintptr(unsafe.Pointer(unsafe.SliceData(p.region)))
	return int(at), at < uintptr(len(p.region)) // one that lies before it wraps around to a large number
}
