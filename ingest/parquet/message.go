package parquet

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// A batch crosses from the child to the parent as a message of whole numbers (uvarints):
//
//	rows, number of columns with misfits, column and count of each,
//	and for each column an array:
//	length, nulls, number of buffers, the buffers, the arrays that it is made of (one for a list)
//
// A buffer is absent, or lies in the memory that both share at an offset and with a length, or has
// a length alone and follows the message.
const (
	bufferAbsent = iota
	bufferShared
	bufferInline
)

var errMessage = errors.New("a batch is not as it was announced")

// A batchMessage is being written.
type batchMessage struct {
	memory *pool // in whose region lies what both share
	head   []byte
	inline [][]byte
	shared bool // some buffer is shared
}

// make fills m with a batch and the misfits of its columns.
func (m *batchMessage) make(rec arrow.Record, misfits map[int]int64) {
	m.head, m.inline, m.shared = m.head[:0], m.inline[:0], false
	m.put(int(rec.NumRows()), len(misfits))
	for column, n := range misfits {
		m.put(column, int(n))
	}
	for _, c := range rec.Columns() {
		m.array(c.Data())
	}
}

func (m *batchMessage) put(numbers ...int) {
	for _, n := range numbers {
		m.head = binary.AppendUvarint(m.head, uint64(n))
	}
}

func (m *batchMessage) array(d arrow.ArrayData) {
	m.put(d.Len(), d.NullN(), len(d.Buffers()))
	for _, b := range d.Buffers() {
		m.buffer(b)
	}
	for _, child := range d.Children() {
		m.array(child)
	}
}

func (m *batchMessage) buffer(b *memory.Buffer) {
	if b == nil {
		m.put(bufferAbsent)
		return
	}
	if at, ok := m.memory.place(b.Bytes()); ok {
		m.shared = true
		m.put(bufferShared, at, b.Len())
		return
	}
	m.inline = append(m.inline, b.Bytes())
	m.put(bufferInline, b.Len())
}

// A batchParser takes messages apart.
type batchParser struct {
	schema *arrow.Schema
	shared *sharedMemory
	memory *pool     // of the buffers that follow messages
	from   io.Reader // where they follow
	rest   []byte    // of the message in hand
	bad    bool      // it is not as it must be
	lease  *lease    // of its shared buffers
}

// batch returns the next batch, to be released by the caller, with its misfits in the metadata of its schema.
func (p *batchParser) batch(index int, message []byte) (arrow.Record, error) {
	p.rest, p.bad, p.lease = message, false, p.shared.lend(index)
	defer p.lease.done()
	rows, misfits := p.number(), map[int]int64{}
	for range p.number() {
		column := p.number()
		misfits[column] = int64(p.number())
		if p.bad {
			return nil, errMessage
		}
	}
	columns := make([]arrow.Array, p.schema.NumFields())
	for i := range columns {
		data, err := p.array(p.schema.Field(i).Type)
		if err != nil {
			return nil, err
		}
		defer data.Release()
		if data.Len() != rows {
			return nil, errMessage
		}
		columns[i] = array.MakeFromData(data)
		defer columns[i].Release()
	}
	if p.bad || len(p.rest) > 0 {
		return nil, errMessage
	}
	return array.NewRecord(marked(p.schema, misfits), columns, int64(rows)), nil
}

func (p *batchParser) number() int {
	n, size := binary.Uvarint(p.rest)
	if size <= 0 || n > maxSharedNumber {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[size:]
	return int(n)
}

const maxSharedNumber = 1 << 40 // in a message

// array reads an array of a type.
func (p *batchParser) array(typ arrow.DataType) (arrow.ArrayData, error) {
	length, nulls, count := p.number(), p.number(), p.number()
	if p.bad || count > 3 {
		return nil, errMessage
	}
	buffers := make([]*memory.Buffer, count)
	for i := range buffers {
		var err error
		if buffers[i], err = p.buffer(); err != nil {
			return nil, err
		}
		if buffers[i] != nil {
			defer buffers[i].Release()
		}
	}
	var children []arrow.ArrayData
	if list, ok := typ.(*arrow.ListType); ok {
		child, err := p.array(list.Elem())
		if err != nil {
			return nil, err
		}
		defer child.Release()
		children = append(children, child)
	}
	if !holds(typ, length, buffers) {
		return nil, errMessage
	}
	return array.NewData(typ, length, buffers, children, nulls, 0), nil
}

// holds reports whether the buffers of an array are those that its type and length ask for.
func holds(typ arrow.DataType, length int, buffers []*memory.Buffer) bool {
	if typ.ID() == arrow.NULL {
		return len(buffers) <= 1
	}
	sizes := [3]int{}
	for i, b := range buffers {
		if b != nil {
			sizes[i] = b.Len()
		}
	}
	if length > 0 && sizes[0] > 0 && sizes[0] < (length+7)/8 {
		return false
	}
	switch t := typ.(type) {
	case arrow.FixedWidthDataType:
		return len(buffers) == 2 && sizes[1] >= (length*t.BitWidth()+7)/8
	case *arrow.ListType:
		return len(buffers) == 2 && (length == 0 || sizes[1] >= 4*(length+1))
	case *arrow.StringType:
		if len(buffers) != 3 || length > 0 && sizes[1] < 4*(length+1) {
			return false
		}
		return length == 0 || int(arrow.Int32Traits.CastFromBytes(buffers[1].Bytes())[length]) <= sizes[2]
	}
	return false
}

func (p *batchParser) buffer() (*memory.Buffer, error) {
	switch p.number() {
	case bufferAbsent:
		if p.bad {
			return nil, errMessage
		}
		return nil, nil
	case bufferShared:
		at, length := p.number(), p.number()
		if p.bad {
			return nil, errMessage
		}
		if b := p.lease.buffer(at, length); b != nil {
			return b, nil
		}
	case bufferInline:
		length := p.number()
		if p.bad || length > maxText+64 {
			return nil, errMessage
		}
		b := memory.NewResizableBuffer(p.memory)
		b.Resize(length)
		if _, err := io.ReadFull(p.from, b.Bytes()); err != nil {
			b.Release()
			return nil, unexpected(err)
		}
		return b, nil
	}
	return nil, errMessage
}
