package ingest

import (
	"math/bits"
	"sync"
)

// A pool is a memory.Allocator that hands out again what was freed. The batches of a
// scan are all of about the same size, and neither clearing new memory for each nor
// collecting it as garbage is then needed: the bytes are whatever they were before.
type pool struct {
	mu   sync.Mutex
	free [bits.UintSize][][]byte // by the power of two that is their capacity
}

// smallestBlock is the power of two of the smallest block.
const smallestBlock = 6

func (p *pool) Allocate(size int) []byte {
	class := max(smallestBlock, bits.Len(uint(max(size, 1)-1)))
	p.mu.Lock()
	defer p.mu.Unlock()
	blocks := p.free[class]
	if last := len(blocks) - 1; last >= 0 {
		block := blocks[last]
		p.free[class] = blocks[:last]
		return block[:size]
	}
	return make([]byte, size, 1<<class)
}

func (p *pool) Reallocate(size int, block []byte) []byte {
	if size <= cap(block) {
		return block[:size]
	}
	larger := p.Allocate(size)
	copy(larger, block[:cap(block)]) // who owns a block may have used all of it
	p.Free(block)
	return larger
}

func (p *pool) Free(block []byte) {
	if cap(block) < 1<<smallestBlock {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	class := bits.Len(uint(cap(block))) - 1
	p.free[class] = append(p.free[class], block)
}
