// Package source finds the bytes of a dataset and takes their compression off.
package source

import (
	"context"
	"io"
)

// A Source is a sequence of bytes that can be read any number of times.
type Source struct{}

// Open opens a file, or standard input when path is "-". Standard input is
// spooled to a temporary file, which Close removes.
func Open(ctx context.Context, path string, stdin io.Reader) (*Source, error) { panic("stub") }

// Name is the base name of the source, "-" for standard input.
func (s *Source) Name() string { panic("stub") }

// Path is a file that holds the bytes as stored.
func (s *Source) Path() string { panic("stub") }

// Size is the number of bytes as stored.
func (s *Source) Size() int64 { panic("stub") }

// Compression is "none", "gzip" or "zstd", told from the content.
func (s *Source) Compression() string { panic("stub") }

// Reader returns the bytes from the start, decompressed.
func (s *Source) Reader(ctx context.Context) (io.ReadCloser, error) { panic("stub") }

// SHA256 is the checksum of the bytes as stored, in hex. It is computed in the
// background from Open on; SHA256 waits for it.
func (s *Source) SHA256() (string, error) { panic("stub") }

// Close releases the source and removes its spool file.
func (s *Source) Close() error { panic("stub") }
