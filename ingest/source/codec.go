package source

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// The compressions, as [Source.Compression] names them.
const (
	gz     = "gzip"
	zst    = "zstd"
	bz2    = "bzip2"
	xzip   = "xz"
	lzm    = "lzma" // what came before xz
	lz     = "lz4"
	snappy = "snappy"
	zlb    = "zlib"
	br     = "brotli"
)

const maxWindow = 128 << 20 // bytes that zstd and xz may look back; what the zstd tool itself accepts without being asked

// compressionOf tells the compression from the first bytes, "" when there is none.
func compressionOf(head []byte) string {
	for _, c := range []struct{ magic, kind string }{
		{"\x1f\x8b\x08", gz},
		{"\x28\xb5\x2f\xfd", zst},
		{"\xfd7zXZ\x00", xzip},
		{"\x04\x22\x4d\x18", lz},
		{"\xff\x06\x00\x00sNaPpY", snappy},
		{"\xff\x06\x00\x00S2sTwO", snappy},
	} {
		if bytes.HasPrefix(head, []byte(c.magic)) {
			return c.kind
		}
	}
	switch {
	case isBzip2(head):
		return bz2
	case isZlib(head):
		return zlb
	case isLZMA(head):
		return lzm
	}
	return ""
}

// isBzip2 wants the magic of the first block, or of the end, behind that of the file: "BZh" alone may be text.
func isBzip2(head []byte) bool {
	return len(head) >= 10 && string(head[:3]) == "BZh" && head[3] >= '1' && head[3] <= '9' &&
		(string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17\x72\x45\x38\x50\x90")
}

// isLZMA wants a header as the usual settings make it, and the zero that the data begin with: there is no magic.
func isLZMA(head []byte) bool {
	const header = lzma.HeaderLen
	return len(head) > header && head[0] == 0x5d && lzma.ValidHeader(head[:header]) && head[header] == 0
}

// newLZMA reads an .lzma file, which has no checksum.
func newLZMA(in *bufio.Reader) (io.Reader, error) {
	r, err := lzma.ReaderConfig{DictCap: maxWindow}.NewReader(in)
	var size *lzma.ErrDictSize
	if errors.As(err, &size) {
		return nil, errWindow
	}
	if err != nil {
		return nil, err
	}
	return &lone{r, in}, nil
}

// isZlib unpacks a few bytes: two bytes of header are too little to go by.
func isZlib(head []byte) bool {
	if len(head) < 8 || head[0] != 0x78 || (head[1] != 0x01 && head[1] != 0x9c && head[1] != 0xda) {
		return false
	}
	r, err := zlib.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	defer r.Close()
	_, err = io.ReadFull(r, make([]byte, 64))
	return err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// decompress takes one compression off r. release, which may be nil, frees what that took.
func decompress(kind string, r io.Reader) (unpacked io.Reader, release func(), err error) {
	in := bufio.NewReaderSize(r, 128<<10)
	switch kind {
	case gz:
		unpacked, err = gzip.NewReader(in)
	case zst:
		var d *zstd.Decoder
		d, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
		if err == nil {
			unpacked, release = d, d.Close
		}
	case bz2:
		unpacked = bzip2.NewReader(in)
	case xzip:
		unpacked, err = xz.NewReader(bufio.NewReaderSize(newXZGuard(in), 64<<10))
	case lzm:
		unpacked, err = newLZMA(in)
	case lz:
		unpacked = newLZ4Frames(in)
	case snappy:
		unpacked = s2.NewReader(in, s2.ReaderAllocBlock(64<<10))
	case zlb:
		var d io.Reader
		d, err = zlib.NewReader(in)
		unpacked = &lone{d, in}
	case br:
		unpacked = newBrotli(in)
	}
	return unpacked, release, err
}

// TrimCompression takes the ending of a compression off a file name: "x.csv.gz" is "x.csv".
func TrimCompression(name string) string {
	lower := strings.ToLower(name)
	for _, end := range []string{".gz", ".zst", ".zstd", ".bz2", ".xz", ".lzma", ".lz4", ".sz", ".snappy", ".zlib", ".zz", ".br"} {
		if len(name) > len(end) && strings.HasSuffix(lower, end) {
			return name[:len(name)-len(end)]
		}
	}
	return name
}
