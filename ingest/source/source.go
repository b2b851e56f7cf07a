// Package source finds the bytes of a dataset and takes their compression off.
//
//  1. [Open] takes a file, or spools standard input to a temporary file, so
//     that the bytes can be read any number of times.
//  2. The compression, gzip or zstd, is told from the first bytes, never from
//     the name.
//  3. [Source.Reader] hands out the decompressed bytes from the start. Damage
//     ends in a [CorruptError], and so does input that unpacks to far more than
//     any dataset would.
//  4. The checksum of the stored bytes is computed in the background.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The values of [Source.Compression].
const (
	none = "none"
	gz   = "gzip"
	zst  = "zstd"
)

// A Source is a sequence of bytes that can be read any number of times.
type Source struct {
	name, path  string
	size        int64
	compression string
	spooled     bool
	sum         *checksum
}

// Open opens a file, or standard input when path is "-". Standard input is
// spooled to a temporary file, which Close removes. stdin may be nil for os.Stdin.
func Open(ctx context.Context, path string, stdin io.Reader) (*Source, error) {
	s := &Source{name: filepath.Base(path), path: path}
	if path == "-" {
		if stdin == nil {
			stdin = os.Stdin
		}
		spool, err := spool(ctx, stdin)
		if err != nil {
			return nil, fmt.Errorf("cannot keep standard input: %w\nhint: set TMPDIR to a folder that can be written and has room for it", err)
		}
		s.name, s.path, s.spooled = "-", spool, true
	}
	if err := s.inspect(); err != nil {
		s.remove()
		return nil, err
	}
	s.sum = startChecksum(ctx, s.path)
	return s, nil
}

// inspect learns the size and the compression.
func (s *Source) inspect() error {
	f, err := os.Open(s.path)
	if err != nil {
		return openError(s.path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file\nhint: send its bytes through standard input: fairset vet - < %s", s.path, s.path)
	}
	s.size = info.Size()
	head := make([]byte, 4)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	s.compression = compressionOf(head[:n])
	return nil
}

func compressionOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}):
		return gz
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return zst
	}
	return none
}

// openError says why path cannot be opened, with a hint where one is known.
func openError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if near := nearest(path); near != "" {
			return fmt.Errorf("%s: %w\nhint: did you mean %s?", path, fs.ErrNotExist, near)
		}
		return fmt.Errorf("%s: %w\nhint: check the path; it is read from the current folder", path, fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w\nhint: make the file readable for you, for example with chmod u+r", path, fs.ErrPermission)
	}
	return err
}

// spool copies r to a temporary file and returns its path. When ctx is done it
// returns at once, even while a read of r blocks; that read is then left alone.
func spool(ctx context.Context, r io.Reader) (string, error) {
	f, err := os.CreateTemp("", "fairset-*.spool")
	if err != nil {
		return "", err
	}
	copied := make(chan error, 1)
	go func() {
		_, err := io.Copy(f, cancelReader{ctx, r})
		copied <- errors.Join(err, f.Close())
	}()
	select {
	case err = <-copied:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// Name is the base name of the source, "-" for standard input.
func (s *Source) Name() string { return s.name }

// Path is a file that holds the bytes as stored.
func (s *Source) Path() string { return s.path }

// Size is the number of bytes as stored.
func (s *Source) Size() int64 { return s.size }

// Compression is "none", "gzip" or "zstd", told from the content.
func (s *Source) Compression() string { return s.compression }

// SHA256 is the checksum of the bytes as stored, in hex. It is computed in the
// background from Open on; SHA256 waits for it.
func (s *Source) SHA256() (string, error) { return s.sum.wait() }

// Close releases the source and removes its spool file.
func (s *Source) Close() error {
	s.sum.stop()
	return s.remove()
}

func (s *Source) remove() error {
	if !s.spooled {
		return nil
	}
	s.spooled = false
	return os.Remove(s.path)
}

// A cancelReader stops reading once its context is done.
type cancelReader struct {
	ctx context.Context
	r   io.Reader
}

func (c cancelReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
