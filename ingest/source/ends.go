package source

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/pierrec/lz4/v4"
)

// Some decoders take input that was cut off, or has more behind its end, for
// whole. The readers of this file, and the xzGuard, see to it that such input
// ends in an error.

var errTrailing = errors.New("more bytes follow its end")

// A lone reader refuses bytes behind the end of what it unpacks.
type lone struct {
	io.Reader
	in *bufio.Reader
}

func (l *lone) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if err == io.EOF {
		if _, more := l.in.Peek(1); more == nil {
			err = errTrailing
		}
	}
	return n, err
}

// An endless reader has no end that could be taken for the end of what it holds.
type endless struct{ io.Reader }

func (e endless) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// lz4Frames reads frames that follow each other, as the lz4 tool does.
type lz4Frames struct {
	in    *bufio.Reader
	frame *lz4.Reader
	ended bool // the frame; asked again it would read on
}

func newLZ4Frames(in *bufio.Reader) *lz4Frames {
	return &lz4Frames{in: in, frame: lz4.NewReader(endless{in})}
}

func (l *lz4Frames) Read(p []byte) (int, error) {
	for {
		if l.ended {
			if err := l.next(); err != nil {
				return 0, err
			}
		}
		n, err := l.frame.Read(p)
		if err != io.EOF {
			return n, err
		}
		l.ended = true
		if n > 0 {
			return n, nil
		}
	}
}

// next turns to the next frame.
func (l *lz4Frames) next() error {
	head, err := l.in.Peek(4)
	switch {
	case len(head) == 0:
		return err
	case len(head) < 4 || binary.LittleEndian.Uint32(head) != 0x184d2204:
		return errTrailing
	}
	l.frame.Reset(endless{l.in})
	l.ended = false
	return nil
}

// A brotliReader finds out whether the stream has ended, which its decoder
// does not tell: it offers the decoder one byte more, which is too much for a
// stream that has ended and is taken by one that was cut off.
type brotliReader struct {
	r       *brotli.Reader
	in      *bufio.Reader
	offered bool
	err     error
}

func newBrotli(in *bufio.Reader) *brotliReader {
	b := &brotliReader{in: in}
	b.r = brotli.NewReader(offer{b})
	return b
}

func (b *brotliReader) Read(p []byte) (int, error) {
	if b.err != nil || len(p) == 0 {
		return 0, b.err
	}
	n, err := b.r.Read(p)
	switch {
	case err == nil:
	case b.offered && err.Error() == "brotli: excessive input":
		b.err = io.EOF
	case err == io.EOF:
		b.err = io.ErrUnexpectedEOF
	default:
		b.err = err
	}
	return n, b.err
}

// An offer is what the decoder reads.
type offer struct{ *brotliReader }

func (o offer) Read(p []byte) (int, error) {
	n, err := o.in.Read(p)
	if n == 0 && err == io.EOF && !o.offered && len(p) > 0 {
		o.offered = true
		p[0] = 0
		return 1, nil
	}
	return n, err
}
