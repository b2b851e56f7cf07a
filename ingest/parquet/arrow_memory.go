package parquet

import "github.com/apache/arrow/go/v17/arrow/memory"

// A boundedAllocator refuses what no sound batch needs. arrow/ipc reads behind the list of
// a batch's buffers when the schema asks for more than there are, and takes what
// stands there for a size.
type boundedAllocator struct{ *memory.GoAllocator }

func (a boundedAllocator) Allocate(size int) []byte {
	if size < 0 || size > maxArrowBody {
		panic("a buffer claims a size beyond all bounds") // arrow/ipc or guard turns it into an error
	}
	return a.GoAllocator.Allocate(size)
}

func (a boundedAllocator) Reallocate(size int, b []byte) []byte {
	if size < 0 || size > maxArrowBody {
		panic("a buffer claims a size beyond all bounds")
	}
	return a.GoAllocator.Reallocate(size, b)
}
