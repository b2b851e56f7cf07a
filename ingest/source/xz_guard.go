package source

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

var errWindow = errors.New("it needs more than 128 MiB of memory to unpack")

// An xzGuard hands on an xz file as it is, and ends with an error before a
// block whose header asks for a dictionary beyond maxWindow: the decoder would
// take that much memory, up to 4 GiB, on the word of a single byte.
//
// It knows only where things stand (the .xz file format 1.2.0, sections 2 to 4,
// and the chunks of LZMA2); whether they are right is for the decoder. One thing
// the decoder does not see: a file that was cut off between two blocks. So the
// end of the file is io.EOF between streams only.
type xzGuard struct {
	r     *bufio.Reader
	skip  int64 // bytes to hand on before the next look
	place xzPlace
	check int64 // bytes of checksum behind each block
	block int64 // bytes of LZMA2 in this block
	index int64 // bytes of this index
	left  uint64
}

func newXZGuard(r io.Reader) *xzGuard { return &xzGuard{r: bufio.NewReaderSize(r, 64<<10)} }

type xzPlace int

const (
	xzStream xzPlace = iota // a stream header or padding
	xzBlock                 // a block header or the index
	xzChunk
	xzIndex   // one number of the index
	xzUnknown // broken: the decoder will say so
)

func (g *xzGuard) Read(p []byte) (int, error) {
	for g.skip == 0 {
		if err := g.look(); err != nil {
			return 0, err
		}
	}
	n, err := g.r.Read(p[:min(int64(len(p)), g.skip)])
	g.skip -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// look finds out how many bytes may pass. What is cut short passes up to its end.
func (g *xzGuard) look() error {
	head, err := g.r.Peek(1)
	if len(head) == 0 {
		if err == io.EOF && g.place != xzStream {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	switch g.place {
	case xzStream:
		g.stream(head[0])
	case xzBlock:
		return g.header(head[0])
	case xzChunk:
		g.chunk(head[0])
	case xzIndex:
		g.number()
	default:
		g.skip = math.MaxInt64
	}
	return nil
}

func (g *xzGuard) stream(first byte) {
	if first == 0 {
		g.skip = 1 // padding between streams
		return
	}
	head, err := g.r.Peek(12)
	if err != nil {
		g.place = xzUnknown
		return
	}
	g.check = 0
	if id := head[7] & 15; id > 0 {
		g.check = 4 << ((id - 1) / 3)
	}
	g.skip, g.place = 12, xzBlock
}

func (g *xzGuard) header(first byte) error {
	if first == 0 {
		g.skip, g.index, g.left, g.place = 1, 1, 0, xzIndex
		return nil
	}
	head, err := g.r.Peek((int(first) + 1) * 4)
	if err != nil {
		g.place = xzUnknown
		return nil
	}
	g.skip, g.block, g.place = int64(len(head)), 0, xzChunk
	fields := head[2:]
	for _, flag := range []byte{0x40, 0x80} { // the sizes, where they are told
		if head[1]&flag != 0 {
			_, n := binary.Uvarint(fields)
			fields = fields[max(n, 0):]
		}
	}
	if head[1]&3 != 0 || len(fields) < 3 || fields[0] != 0x21 || fields[1] != 1 {
		g.place = xzUnknown // filters that the decoder refuses
		return nil
	}
	if bits := fields[2]; (2|uint64(bits&1))<<(bits/2+11) > maxWindow {
		return errWindow
	}
	return nil
}

func (g *xzGuard) chunk(control byte) {
	head, err := g.r.Peek(5)
	switch {
	case control == 0:
		g.block++
		g.skip = 1 + (4-g.block%4)%4 + g.check
		g.place = xzBlock
		return
	case err != nil || control > 2 && control < 0x80:
		g.place = xzUnknown
		return
	case control <= 2:
		g.skip = 3 + int64(binary.BigEndian.Uint16(head[1:])) + 1
	default:
		g.skip = 5 + int64(binary.BigEndian.Uint16(head[3:])) + 1
		if control >= 0xc0 {
			g.skip++ // the properties
		}
	}
	g.block += g.skip
}

// number passes one number of the index: how many records, then two for each.
func (g *xzGuard) number() {
	head, _ := g.r.Peek(binary.MaxVarintLen64)
	v, n := binary.Uvarint(head)
	if n <= 0 || g.index == 1 && v > math.MaxInt64/2 {
		g.place = xzUnknown
		return
	}
	if g.index == 1 {
		g.left = 2*v + 1
	}
	g.left--
	g.index += int64(n)
	g.skip = int64(n)
	if g.left == 0 {
		g.skip += (4-g.index%4)%4 + 4 + 12 // padding, checksum, stream footer
		g.place = xzStream
	}
}
