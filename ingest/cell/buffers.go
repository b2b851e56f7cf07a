package cell

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/bitutil"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// firstCapacity is the number of cells that buffers make room for at least. Wide
// tables have few rows to a run, and thousands of columns.
const firstCapacity = 64

// buffers holds the Arrow buffers of an array that is being written. The typed
// slices are views of values, as long as there is room for.
type buffers struct {
	mem   memory.Allocator
	kind  kind
	n     int
	nulls int
	room  int
	// textRoom is how many bytes the texts of the run before took, and some.
	textRoom int
	valid    *memory.Buffer
	values   *memory.Buffer // of text: the offsets
	chars    *memory.Buffer

	bits     []byte // view of valid
	ints     []int64
	shorts   []int32 // dates; offsets of text
	floats   []float64
	booleans []byte
	text     []byte             // what chars holds so far
	lists    *array.ListBuilder // holds the cells of lists
}

func newBuffers(t Type, mem memory.Allocator) buffers {
	b := buffers{mem: mem, kind: t.kind, room: firstCapacity}
	if t.kind == kindList {
		b.lists = array.NewListBuilder(memory.DefaultAllocator, t.items.arrow())
	}
	return b
}

func (b *buffers) int64(v int64)     { b.next(); b.ints[b.n-1] = v }
func (b *buffers) int32(v int32)     { b.next(); b.shorts[b.n-1] = v }
func (b *buffers) float64(v float64) { b.next(); b.floats[b.n-1] = v }

func (b *buffers) boolean(v bool) {
	b.next()
	bitutil.SetBitTo(b.booleans, b.n-1, v)
}

func (b *buffers) string(v []byte) {
	b.next()
	if cap(b.text)-len(b.text) < len(v) {
		b.growText(len(v))
	}
	b.text = append(b.text, v...)
	b.shorts[b.n] = int32(len(b.text))
}

// listed adds a list.
func (b *buffers) listed(v []byte) {
	b.n++
	appendItems(b.lists, v)
}

// next makes one more cell, which is valid.
func (b *buffers) next() {
	if b.valid == nil || b.n == b.room {
		b.grow()
	}
	b.bits[b.n>>3] |= 1 << (b.n & 7)
	b.n++
}

func (b *buffers) null() {
	if b.kind == kindNull {
		b.n++
		b.nulls++
		return
	}
	if b.kind == kindList {
		b.n++
		b.lists.AppendNull()
		return
	}
	b.next()
	b.nulls++
	at := b.n - 1
	b.bits[at>>3] &^= 1 << (at & 7)
	switch b.kind { // the buffers may hold what was in them before
	case kindText:
		b.shorts[b.n] = int32(len(b.text))
	case kindBoolean:
		bitutil.ClearBit(b.booleans, at)
	case kindDecimal:
		b.floats[at] = 0
	case kindDate:
		b.shorts[at] = 0
	default:
		b.ints[at] = 0
	}
}

// grow makes room for twice the cells, or for as many as the last run had.
func (b *buffers) grow() {
	if b.valid == nil {
		b.valid = memory.NewResizableBuffer(b.mem)
		b.values = memory.NewResizableBuffer(b.mem)
		b.chars = memory.NewResizableBuffer(b.mem)
	} else {
		b.room *= 2
	}
	b.bits = enlarge(b.valid, (b.room+7)/8)
	switch b.kind {
	case kindBoolean:
		b.booleans = enlarge(b.values, (b.room+7)/8)
	case kindDecimal:
		b.floats = arrow.Float64Traits.CastFromBytes(enlarge(b.values, b.room*8))
	case kindDate:
		b.shorts = arrow.Int32Traits.CastFromBytes(enlarge(b.values, b.room*4))
	case kindText:
		b.shorts = arrow.Int32Traits.CastFromBytes(enlarge(b.values, (b.room+1)*4))
		if b.n == 0 {
			b.shorts[0] = 0
		}
	default:
		b.ints = arrow.Int64Traits.CastFromBytes(enlarge(b.values, b.room*8))
	}
}

// enlarge gives a buffer size bytes.
func enlarge(buf *memory.Buffer, size int) []byte {
	buf.ResizeNoShrink(size)
	return buf.Bytes()
}

func (b *buffers) growText(more int) {
	n := len(b.text)
	b.chars.ResizeNoShrink(max(2*n, n+more, 8*b.room, b.textRoom))
	b.text = b.chars.Bytes()[:n]
}

// finish returns the cells as an array of type t and starts anew.
func (b *buffers) finish(t arrow.DataType) arrow.Array {
	if b.kind == kindNull {
		n := b.n
		b.n, b.nulls = 0, 0
		return array.NewNull(n)
	}
	if b.kind == kindList {
		b.n = 0
		return b.lists.NewArray()
	}
	if b.valid == nil {
		b.grow()
	}
	parts := []*memory.Buffer{b.valid, b.values}
	if b.kind == kindText {
		b.chars.ResizeNoShrink(len(b.text))
		parts = append(parts, b.chars)
	}
	data := array.NewData(t, b.n, parts, nil, b.nulls, 0)
	defer data.Release()
	for _, p := range []*memory.Buffer{b.valid, b.values, b.chars} {
		p.Release()
	}
	room := max(b.n+b.n/8, firstCapacity)
	*b = buffers{mem: b.mem, kind: b.kind, room: room, textRoom: len(b.text) + len(b.text)/8}
	return array.MakeFromData(data)
}

// missing counts cells by how they spell a missing value.
type missing struct {
	empty, spaces int64
	words         map[string]*int64
}

// blank counts a cell without a visible character.
func (m *missing) blank(spaced bool) {
	if spaced {
		m.spaces++
		return
	}
	m.empty++
}

func (m *missing) add(word []byte) {
	if n := m.words[string(word)]; n != nil {
		*n++
		return
	}
	if m.words == nil {
		m.words = make(map[string]*int64)
	}
	n := int64(1)
	m.words[string(word)] = &n
}

// take returns the counts, nil when there are none, and starts anew.
func (m *missing) take() map[string]int64 {
	counts := make(map[string]int64, len(m.words)+2)
	if m.empty > 0 {
		counts[""] = m.empty
	}
	if m.spaces > 0 {
		counts[" "] = m.spaces
	}
	for word, n := range m.words {
		counts[word] = *n
	}
	*m = missing{}
	if len(counts) == 0 {
		return nil
	}
	return counts
}
