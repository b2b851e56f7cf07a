package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/flate"
)

const (
	zipKind      = "zip"
	zipDirectory = 16 << 20 // bytes of a directory that are read; it is kept in memory
)

var errDirectory = errors.New("its list of files is too long")

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// isDocument reports whether a zip archive is a workbook or a text of an office
// program, which is one thing although it has parts.
func isDocument(members []member) bool {
	for _, m := range members {
		if m.name == "[Content_Types].xml" || m.name == "mimetype" {
			return true
		}
	}
	return false
}

// newZip reads the directory of an archive, which stands at its end.
// A zipFile is what a zip archive is read from.
type zipFile interface {
	io.ReaderAt
	Stat() (os.FileInfo, error)
}

func newZip(ctx context.Context, f zipFile) (*zip.Reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	directory := &cappedReaderAt{f, zipDirectory}
	z, err := zip.NewReader(directory, info.Size())
	switch {
	case errors.Is(err, zip.ErrInsecurePath): // nothing is ever written under a member's name
	case directory.left < 0:
		return nil, damage(ctx, zipKind, 0, errDirectory)
	case err != nil:
		return nil, damage(ctx, zipKind, 0, err)
	case len(z.File) > maxMembers:
		return nil, damage(ctx, zipKind, 0, errMembers)
	}
	directory.left = 1 << 62 // from here on the unpacker counts
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	for method, kind := range map[uint16]string{12: bz2, 93: zst, 95: xzip} {
		z.RegisterDecompressor(method, func(r io.Reader) io.ReadCloser { return newZipReader(kind, r) })
	}
	return z, nil
}

// A cappedReaderAt ends after so many bytes.
type cappedReaderAt struct {
	io.ReaderAt
	left int64
}

func (c *cappedReaderAt) ReadAt(p []byte, off int64) (int, error) {
	if c.left -= int64(len(p)); c.left < 0 {
		return 0, errDirectory
	}
	return c.ReaderAt.ReadAt(p, off)
}

func listZip(ctx context.Context, path string) ([]member, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	z, err := newZip(ctx, f)
	if err != nil {
		return nil, err
	}
	members := make([]member, len(z.File))
	for i, file := range z.File {
		members[i] = member{
			name: memberName(file.Name), size: int64(min(file.UncompressedSize64, 1<<62)),
			file: file.Mode().IsRegular(), blocked: zipBlocked(file),
		}
	}
	return members, nil
}

// zipBlocked says why a member cannot be read.
func zipBlocked(file *zip.File) error {
	if file.Flags&0x2041 != 0 { // encrypted, strongly encrypted, masked headers
		return errors.New("is encrypted\nhint: unpack the archive with its password and pass the file")
	}
	switch file.Method {
	case zip.Store, zip.Deflate, 12, 93, 95:
		return nil
	}
	name := map[uint16]string{1: "Shrink", 6: "Implode", 9: "Deflate64", 14: "LZMA", 97: "WavPack", 98: "PPMd"}[file.Method]
	if name != "" {
		name = ", " + name
	}
	return fmt.Errorf("is compressed by a method that is not read (%d%s)\nhint: unpack the archive and pass the file", file.Method, name)
}

// openZip opens a member and tells how many bytes of the archive it takes.
func openZip(ctx context.Context, f zipFile, index int) (r io.ReadCloser, stored int64, err error) {
	z, err := newZip(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	if index >= len(z.File) {
		return nil, 0, damage(ctx, zipKind, 0, io.ErrUnexpectedEOF) // the file was changed meanwhile
	}
	file := z.File[index]
	if r, err = file.Open(); err != nil {
		return nil, 0, err
	}
	stored = int64(min(file.CompressedSize64, 1<<40))
	return struct {
		io.Reader
		io.Closer
	}{cancelReader{ctx, r}, r}, stored, nil
}

// A zipReader is a member whose compression is one of ours.
type zipReader struct {
	io.Reader
	release func()
	err     error
}

func newZipReader(kind string, in io.Reader) io.ReadCloser {
	r, release, err := decompress(kind, in)
	return &zipReader{r, release, err}
}

func (z *zipReader) Read(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	return z.Reader.Read(p)
}

// Close frees what the decompressor took.
func (z *zipReader) Close() error {
	if z.release != nil {
		z.release()
		z.release = nil
	}
	return nil
}
