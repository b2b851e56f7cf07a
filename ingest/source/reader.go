package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// Limits of what is unpacked. Each layer of a source is held to them.
const (
	maxRatio    = 250       // unpacked to stored; tables rarely reach 50
	freeBytes   = 256 << 20 // unpacked bytes below which no ratio is too high
	maxUnpacked = 1 << 40   // bytes, whatever the ratio
)

var (
	errRatio = errors.New("it unpacks to more than 250 times its size")
	errSize  = errors.New("it unpacks to more than 1 TiB")
)

// A CorruptError says that packed bytes cannot be unpacked further.
type CorruptError struct {
	Compression string // or "zip", "tar"
	Offset      int64  // unpacked bytes before the damage
	Err         error
}

func (e *CorruptError) Error() string {
	if e.OverLimit() {
		return fmt.Sprintf("%s data beyond any dataset: %v", e.Compression, e.Err)
	}
	return fmt.Sprintf("damaged %s data: %v", e.Compression, e.Err)
}

func (e *CorruptError) Unwrap() error { return e.Err }

// OverLimit reports whether the bytes are refused for what unpacking them would
// take, in space, memory or time: they may be whole, but look like a bomb.
func (e *CorruptError) OverLimit() bool {
	for _, limit := range []error{errRatio, errSize, errWindow, errDirectory, errMembers, zstd.ErrWindowSizeExceeded} {
		if errors.Is(e.Err, limit) {
			return true
		}
	}
	return false
}

// A layer is what has to be taken off to come from the stored bytes to the data.
type layer struct {
	kind   string // a compression, or "zip", "tar"
	member int    // the place in the archive
}

func (l layer) isArchive() bool { return l.kind == zipKind || l.kind == tarKind }

// Reader returns the bytes from the start, unpacked.
func (s *Source) Reader(ctx context.Context) (io.ReadCloser, error) {
	r, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func (s *Source) open(ctx context.Context) (*reader, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, openError(s.path, err)
	}
	stored := &storedFile{File: f, read: s.read, sum: s.sum}
	r := &reader{Reader: &storedReader{cancelReader{ctx, stored}, stored}, closers: []func() error{f.Close}}
	for _, l := range s.layers {
		if err := r.push(ctx, l, stored, s.Size()); err != nil {
			return nil, errors.Join(err, r.Close())
		}
	}
	return r, nil
}

// A storedReader reads the bytes as stored; a tar archive skips by its Seek.
type storedReader struct {
	cancelReader
	io.Seeker
}

// A storedFile tells what was read of a file.
type storedFile struct {
	*os.File
	at   int64 // where the next Read begins
	read func(bytes int)
	sum  *checksum
}

func (f *storedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.tell(n)
	f.sum.saw(f.at, p[:n])
	f.at += int64(n)
	return n, err
}

func (f *storedFile) Seek(offset int64, whence int) (at int64, err error) {
	if at, err = f.File.Seek(offset, whence); err == nil {
		f.at = at
	}
	return at, err
}

func (f *storedFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.File.ReadAt(p, off)
	f.tell(n)
	return n, err
}

func (f *storedFile) tell(n int) {
	if f.read != nil {
		f.read(n)
	}
}

// A reader is an open file with what stands between it and the caller.
type reader struct {
	io.Reader
	closers []func() error
}

// push takes one layer off.
func (r *reader) push(ctx context.Context, l layer, f *storedFile, stored int64) error {
	var unpacked io.Reader
	var err error
	switch l.kind {
	case zipKind:
		var member io.ReadCloser
		if member, stored, err = openZip(ctx, f, l.member); err == nil {
			unpacked = member
			r.closers = append(r.closers, member.Close)
		}
	case tarKind:
		unpacked, err = openTar(r.Reader, l.member)
	default:
		var release func()
		if unpacked, release, err = decompress(l.kind, r.Reader); release != nil {
			r.closers = append(r.closers, func() error { release(); return nil })
		}
	}
	if err != nil {
		return damage(ctx, l.kind, 0, err)
	}
	r.Reader = &unpacker{r: unpacked, kind: l.kind, ratio: max(freeBytes, maxRatio*stored), size: maxUnpacked, ctx: ctx}
	return nil
}

// Close closes the file and what was opened in it, the last first.
func (r *reader) Close() error {
	var errs []error
	for len(r.closers) > 0 {
		last := len(r.closers) - 1
		errs = append(errs, r.closers[last]())
		r.closers = r.closers[:last]
	}
	return errors.Join(errs...)
}

// An unpacker tells where damage lies and stops at the limits.
type unpacker struct {
	r              io.Reader
	kind           string
	n, ratio, size int64
	ctx            context.Context
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	switch {
	case err != nil:
	case u.n > u.size:
		err = errSize
	case u.n > u.ratio:
		err = errRatio
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	return n, damage(u.ctx, u.kind, u.n, err)
}

// damage makes a CorruptError of what went wrong while unpacking. Damage of an
// outer layer keeps its name; its place is told in the bytes that were handed on.
func damage(ctx context.Context, kind string, offset int64, err error) error {
	if cancelled := ctx.Err(); cancelled != nil {
		return cancelled
	}
	var outer *CorruptError
	if errors.As(err, &outer) {
		return &CorruptError{Compression: outer.Compression, Offset: offset, Err: outer.Err}
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return &CorruptError{Compression: kind, Offset: offset, Err: err}
}
