package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	maxZstdWindow = 128 << 20 // bytes; what the zstd tool itself accepts without being asked
	maxRatio      = 250       // decompressed to stored; tables rarely reach 50
	freeBytes     = 256 << 20 // decompressed bytes below which no ratio is too high
)

// ErrRatio is the cause of a CorruptError for input that unpacks to far more than its size explains.
var ErrRatio = errors.New("it unpacks to more than 250 times its size")

// A CorruptError says that the compressed bytes cannot be unpacked further.
type CorruptError struct {
	Compression string
	Offset      int64 // decompressed bytes before the damage
	Err         error
}

func (e *CorruptError) Error() string {
	return fmt.Sprintf("damaged %s data: %v", e.Compression, e.Err)
}

func (e *CorruptError) Unwrap() error { return e.Err }

// Reader returns the bytes from the start, decompressed.
func (s *Source) Reader(ctx context.Context) (io.ReadCloser, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, openError(s.path, err)
	}
	stored := cancelReader{ctx, f}
	if s.compression == none {
		return &reader{Reader: stored, file: f}, nil
	}
	r := &reader{file: f}
	var unpacked io.Reader
	switch s.compression {
	case gz:
		unpacked, err = gzip.NewReader(bufio.NewReaderSize(stored, 128<<10))
	case zst:
		var d *zstd.Decoder
		d, err = zstd.NewReader(stored, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow), zstd.WithDecoderLowmem(true))
		if err == nil {
			unpacked, r.release = d, d.Close
		}
	}
	if err != nil {
		return nil, errors.Join(&CorruptError{Compression: s.compression, Err: err}, f.Close())
	}
	r.Reader = &unpacker{r: unpacked, compression: s.compression, limit: max(freeBytes, maxRatio*s.size), ctx: ctx}
	return r, nil
}

// A reader is an open file with what stands between it and the caller.
type reader struct {
	io.Reader
	file    *os.File
	release func() // of the decompressor; may be nil
}

func (r *reader) Close() error {
	if r.release != nil {
		r.release()
		r.release = nil
	}
	return r.file.Close()
}

// An unpacker tells where damage lies and stops at a limit.
type unpacker struct {
	r           io.Reader
	compression string
	n, limit    int64
	ctx         context.Context
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	if err == nil && u.n > u.limit {
		err = ErrRatio
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	if cancelled := u.ctx.Err(); cancelled != nil {
		return n, cancelled
	}
	return n, &CorruptError{Compression: u.compression, Offset: u.n, Err: err}
}
