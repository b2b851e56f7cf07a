// Package source finds the bytes of a dataset and unpacks them.
//
//  1. [Open] takes a file. Standard input, what an http(s) address leads to and
//     the object of an object store are first copied to a temporary file, so that
//     the bytes can be read any number of times. [Objects] lists those that a
//     pattern or a folder of an object store stands for.
//  2. What they are packed in is told from the first bytes, layer by layer:
//     gzip, zstd, bzip2, xz, lzma, lz4, snappy and zlib, zip and tar. Only brotli,
//     which has no mark of its own, is told from the name.
//  3. Of an archive one member is read: the one that is named as
//     ARCHIVE!MEMBER, or the largest data file; [Source.Member] opens the others.
//     Nothing is unpacked to a path that the archive chooses.
//  4. [Source.Reader] hands out the unpacked bytes from the start. Damage ends
//     in a [CorruptError], and so does input that unpacks to far more than any
//     dataset would.
//  5. The checksum of the stored bytes is computed while they are read, and in
//     the background where they are not read in order.
//
// Errors never show what an address may hold of passwords and tokens.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const none = "none" // the Compression of bytes that are not packed

// A Source is a sequence of bytes that can be read any number of times.
type Source struct {
	name, path string
	base       string      // of the stored bytes
	stored     fs.FileInfo // of path, as Open found it
	layers     []layer     // from the stored bytes inwards
	others     []string    // members beside the one that is read
	size       int64       // of the member that is read, as the archive has it; 0 when there is none
	parent     *Source     // whose stored bytes this source shares
	unpacked   string      // a temporary file; see Unpacked
	temporary  []string    // files that Close removes
	sum        *checksum
	read       func(bytes int) // see Options.Read
}

// Options of Open; the zero value is the usual case.
type Options struct {
	Stdin  io.Reader                  // what the path "-" reads; nil for os.Stdin
	IsData func(baseName string) bool // which members of an archive are data; nil for all
	// PublicOnly keeps addresses from leading to this machine or into private networks, also
	// by a redirect or a name. Addresses of object stores are the caller's to check.
	PublicOnly bool
	// Read is told, from any goroutine, how many of the stored bytes a Reader has just read.
	Read func(bytes int)
	web  func(limits *webLimits) // changes the limits of downloads
}

// Open opens a file, standard input when path is "-", or an address;
// "!MEMBER" behind an archive names what to read of it. Close must be called.
func Open(ctx context.Context, path string, o Options) (*Source, error) {
	if o.IsData == nil {
		o.IsData = func(string) bool { return true }
	}
	path, wanted := Split(path)
	s := &Source{name: filepath.Base(path), path: path, read: o.Read}
	err := s.take(ctx, path, o)
	s.base = s.name
	s.sum = newChecksum(ctx, s.path)
	if err == nil {
		err = s.peel(ctx, o, wanted)
	}
	if err != nil {
		s.sum.stop()
		return nil, s.wrap(errors.Join(err, s.remove()))
	}
	if len(s.layers) > 0 && s.layers[0].isArchive() {
		s.sum.readAlone() // members are read here and there
	}
	return s, nil
}

// wrap gives an error of Open a name where it has none.
func (s *Source) wrap(err error) error {
	var damaged *CorruptError
	if errors.As(err, &damaged) {
		return &OpenError{Name: s.name, Err: damaged}
	}
	return err
}

// An OpenError is damage that shows before any byte of the data can be read.
type OpenError struct {
	Name string
	Err  *CorruptError
}

func (e *OpenError) Error() string { return fmt.Sprintf("%s: %v", e.Name, e.Err) }

func (e *OpenError) Unwrap() error { return e.Err }

// take brings the stored bytes into a file and learns their number.
func (s *Source) take(ctx context.Context, path string, o Options) error {
	var err error
	switch {
	case path == "-":
		if o.Stdin == nil {
			o.Stdin = os.Stdin
		}
		if s.path, err = spool(ctx, o.Stdin); err != nil {
			return fmt.Errorf("cannot keep standard input: %w", err)
		}
		s.temporary = append(s.temporary, s.path)
	case IsAddress(path):
		limits := defaultWebLimits()
		if o.web != nil {
			o.web(&limits)
		}
		limits.public = o.PublicOnly
		from := fetch
		if IsObject(path) {
			from = fetchObject
		}
		if s.path, s.name, err = from(ctx, path, limits); err != nil {
			return err
		}
		s.temporary = append(s.temporary, s.path)
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return openError(s.path, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file\nhint: send its bytes through standard input: fairset vet - < %s", s.path, s.path)
	}
	s.stored = info
	return nil
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
	return fmt.Errorf("%w\nhint: check the path", err)
}

// Name is the base name of the source, "-" for standard input, the name of the
// member for an archive.
func (s *Source) Name() string { return s.name }

// Base is the base name of the bytes as stored, of an archive its own; "-" for standard input.
func (s *Source) Base() string { return s.base }

// Path is a file that holds the bytes as stored.
func (s *Source) Path() string { return s.path }

// Size is the number of bytes as stored.
func (s *Source) Size() int64 { return s.stored.Size() }

// DataSize is the number of bytes of the member that is read, as its archive has it,
// and of the stored bytes where there is no archive.
func (s *Source) DataSize() int64 {
	if s.size > 0 {
		return s.size
	}
	return s.Size()
}

// Member opens another member of the archive that s is read from. It must be closed before s is.
func (s *Source) Member(ctx context.Context, name string, o Options) (*Source, error) {
	if o.IsData == nil {
		o.IsData = func(string) bool { return true }
	}
	m := &Source{name: filepath.Base(s.path), path: s.path, base: s.base, stored: s.stored, sum: s.sum, parent: s, read: s.read}
	if err := m.peel(ctx, o, name); err != nil {
		return nil, m.wrap(errors.Join(err, m.remove()))
	}
	return m, nil
}

// Others are the members of the archive that are not read.
func (s *Source) Others() []string { return s.others }

// Compression says what the data is packed in, the innermost first, as file
// names do: "none", "gzip", "zip", "tar+xz", "gzip+tar".
func (s *Source) Compression() string {
	if len(s.layers) == 0 {
		return none
	}
	var kinds []string
	for _, l := range slices.Backward(s.layers) {
		kinds = append(kinds, l.kind)
	}
	return strings.Join(kinds, "+")
}

// Unpacked is a file that holds the unpacked bytes, for formats that are read
// from any place. It is written on the first call, which must not run beside
// another, and removed by Close.
func (s *Source) Unpacked(ctx context.Context) (string, error) {
	if len(s.layers) == 0 {
		s.sum.readAlone() // what is read here and there
		return s.path, nil
	}
	if s.unpacked != "" {
		return s.unpacked, nil
	}
	r, err := s.Reader(ctx)
	if err != nil {
		return "", err
	}
	defer r.Close()
	if s.unpacked, err = spool(ctx, r); err != nil {
		return "", err
	}
	s.temporary = append(s.temporary, s.unpacked)
	return s.unpacked, nil
}

// SHA256 is the checksum of the bytes as stored, in hex. What readers have not met of them
// by then is read.
func (s *Source) SHA256() (string, error) { return s.sum.wait() }

// Close releases the source and removes its temporary files.
func (s *Source) Close() error {
	if s.parent == nil {
		s.sum.stop()
	}
	return s.remove()
}

func (s *Source) remove() error {
	var errs []error
	for _, path := range s.temporary {
		errs = append(errs, os.Remove(path))
	}
	s.temporary = nil
	return errors.Join(errs...)
}
