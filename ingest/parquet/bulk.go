package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
)

// A piece is a run of cells of one page of a flat leaf, before any becomes a value of its own.
// It is valid until the next piece is read.
type piece struct {
	rows    int
	levels  []byte // by row, the definition level; nil when every cell is there
	present byte   // the level of a cell that is there

	values encoding.Values // of the page, those that are there: values, or indexes into dict
	first  int             // of values, the first of the piece
	count  int             // how many of the piece's cells are there
	dict   pq.Dictionary   // nil for a page of plain values
}

// null reports whether the cell of a row is missing.
func (p *piece) null(row int) bool { return p.levels != nil && p.levels[row] != p.present }

// indexes are the piece's places in the dictionary. Whoever looks them up checks them.
func (p *piece) indexes() []int32 { return p.values.Int32()[p.first : p.first+p.count] }

// pieces hands out the next n cells of a flat leaf in pieces. One cursor is read by pieces or by
// flat and row, not by both.
func (c *cursor) pieces(n int, use func(*piece) error) error {
	for n > 0 {
		if err := c.nextGroup(); err != nil {
			return err
		}
		for c.page == nil || c.piece.rows == 0 {
			if err := c.nextPage(); err != nil {
				return err
			}
		}
		p, rest := c.piece, &c.piece
		p.rows = min(n, rest.rows, int(min(c.left, int64(n))))
		p.count = p.rows
		if p.levels != nil {
			p.levels, rest.levels = p.levels[:p.rows], rest.levels[p.rows:]
			if p.count = bytes.Count(p.levels, []byte{p.present}); p.count == p.rows {
				p.levels = nil
			}
		}
		rest.rows -= p.rows
		rest.first += p.count
		if err := use(&p); err != nil {
			return err
		}
		c.left -= int64(p.rows)
		n -= p.rows
	}
	return nil
}

// nextPage makes the next page of the row group the piece in hand.
func (c *cursor) nextPage() error {
	pq.Release(c.page)
	c.page = nil
	if err := c.readPage(); err != nil {
		return err
	}
	c.piece = piece{
		rows: int(c.page.NumValues()), levels: c.page.DefinitionLevels(), present: c.present,
		values: c.page.Data(), dict: c.page.Dictionary(),
	}
	if c.present == 0 {
		c.piece.levels = nil
	}
	if levelsBeyond(c.piece.levels, c.present) {
		return c.damaged(errors.New("cells are marked in a way that the column does not have"))
	}
	return nil
}

// levelsBeyond reports whether a definition level is above that of a value that is there. The cell would be taken for
// a missing one.
func levelsBeyond(levels []byte, present byte) bool {
	var any uint64
	rest := levels
	for ; len(rest) >= 8; rest = rest[8:] {
		any |= binary.LittleEndian.Uint64(rest)
	}
	if any&^(uint64(present)*0x0101010101010101) == 0 { // no bit that present lacks, as in almost every page
		levels = rest
	}
	return slices.ContainsFunc(levels, func(level byte) bool { return level > present })
}

// A filler makes Arrow arrays from pieces.
type filler struct {
	typ     arrow.DataType
	put     bulk
	odd     *oddities
	memory  memory.Allocator
	rows    int // put so far
	nulls   int
	valid   *memory.Buffer // bits
	cells   *memory.Buffer // numbers, bits, or the offsets of texts
	text    *memory.Buffer // nil for what is no text
	checked pq.Dictionary  // of which sound tells whether all its texts are UTF-8
	sound   bool
}

// A bulk puts the cells of a piece behind those that are in the filler.
type bulk func(f *filler, p *piece)

// begin makes room for n cells.
func (f *filler) begin(n int) {
	f.rows, f.nulls = 0, 0
	f.valid, f.cells = memory.NewResizableBuffer(f.memory), memory.NewResizableBuffer(f.memory)
	f.valid.Resize((n + 7) / 8)
	clear(f.valid.Bytes())
	switch t := f.typ.(type) {
	case *arrow.StringType:
		f.cells.Resize(4 * (n + 1))
		binary.LittleEndian.PutUint32(f.cells.Bytes(), 0)
		f.text = memory.NewResizableBuffer(f.memory)
	case arrow.FixedWidthDataType:
		f.cells.Resize((n*t.BitWidth() + 7) / 8)
		if t.BitWidth() == 1 {
			clear(f.cells.Bytes())
		}
	}
}

// add puts a piece.
func (f *filler) add(p *piece) error {
	f.put(f, p)
	f.putValid(p)
	f.rows += p.rows
	f.nulls += p.rows - p.count
	f.odd.row += int64(p.rows)
	return nil
}

// putValid marks which cells are there.
func (f *filler) putValid(p *piece) {
	bits := f.valid.Bytes()
	for i := 0; i < p.rows; {
		at := f.rows + i
		if at%8 == 0 && p.rows-i >= 8 {
			bits[at/8] = p.eight(i)
			i += 8
			continue
		}
		if !p.null(i) {
			bits[at/8] |= 1 << (at % 8)
		}
		i++
	}
}

// eight tells of eight rows which are there.
func (p *piece) eight(row int) (bits byte) {
	const ones = 0x0101010101010101
	if p.levels == nil {
		return 0xff
	}
	levels := p.levels[row : row+8]
	if x := binary.LittleEndian.Uint64(levels); p.present == 1 && x&^ones == 0 {
		return byte(x * 0x0102040810204080 >> 56) // moves the lowest bit of each byte to the top
	}
	for i, level := range levels {
		if level == p.present {
			bits |= 1 << i
		}
	}
	return bits
}

// array returns what was put and lets go of it.
func (f *filler) array() arrow.Array {
	buffers := []*memory.Buffer{f.valid, f.cells}
	if f.text != nil {
		buffers = append(buffers, f.text)
	}
	data := array.NewData(f.typ, f.rows, buffers, nil, f.nulls, 0)
	defer data.Release()
	f.drop()
	return array.MakeFromData(data)
}

// drop lets go of the buffers.
func (f *filler) drop() {
	for _, b := range []**memory.Buffer{&f.valid, &f.cells, &f.text} {
		if *b != nil {
			(*b).Release()
			*b = nil
		}
	}
}
