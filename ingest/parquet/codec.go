package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

var errSize = errors.New("the decompressed size is not the one that was claimed")

// A decompressor takes the compression off pages, into exactly the room that their headers ask for.
//
// Note: parquet-go's own codecs must not be used here. Where one of them
// returns another buffer than it was given, version 0.32.0 goes on with the
// one that was given: pages of LZ4_RAW then read as whatever was in it.
type decompressor struct {
	gzip *gzip.Reader
	zstd *zstd.Decoder
}

// decompress fills dst from src.
func (d *decompressor) decompress(codec format.CompressionCodec, dst, src []byte) error {
	if len(dst) == 0 && len(src) == 0 {
		return nil // a page of nulls may have no data at all, not even that of the codec
	}
	switch codec {
	case format.Uncompressed:
		if copy(dst, src) != len(src) || len(dst) != len(src) {
			return errSize
		}
		return nil
	case format.Snappy:
		if n, err := s2.DecodedLen(src); err != nil || n != len(dst) {
			return errors.Join(err, errSize)
		}
		_, err := s2.Decode(dst, src)
		return err
	case format.Gzip:
		return d.gunzip(dst, src)
	case format.Brotli:
		return readExactly(brotli.NewReader(bytes.NewReader(src)), dst)
	case format.Zstd:
		return d.unzstd(dst, src)
	case format.Lz4Raw:
		return unlz4(dst, src)
	case format.Lz4:
		if unlz4Hadoop(dst, src) == nil {
			return nil
		}
		return unlz4(dst, src) // what Arrow wrote under this name before 2020
	}
	return fmt.Errorf("unsupported compression %s", codec)
}

func (d *decompressor) gunzip(dst, src []byte) (err error) {
	if d.gzip == nil {
		d.gzip, err = gzip.NewReader(bytes.NewReader(src))
	} else {
		err = d.gzip.Reset(bytes.NewReader(src))
	}
	if err != nil {
		return err
	}
	return readExactly(d.gzip, dst)
}

func (d *decompressor) unzstd(dst, src []byte) (err error) {
	if d.zstd == nil {
		d.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecodeAllCapLimit(true), zstd.WithDecoderMaxMemory(maxPageBytes))
		if err != nil {
			return err
		}
	}
	out, err := d.zstd.DecodeAll(src, dst[:0:len(dst)])
	if err != nil {
		return err
	}
	if len(out) != len(dst) {
		return errSize
	}
	copy(dst, out) // does nothing where the decoder used dst
	return nil
}

func unlz4(dst, src []byte) error {
	n, err := lz4.UncompressBlock(src, dst)
	if err == nil && n != len(dst) {
		err = errSize
	}
	return err
}

// unlz4Hadoop reads blocks that begin with the sizes of their content, plain and compressed.
func unlz4Hadoop(dst, src []byte) error {
	for len(src) > 0 {
		if len(src) < 8 {
			return io.ErrUnexpectedEOF
		}
		plain, packed := binary.BigEndian.Uint32(src), binary.BigEndian.Uint32(src[4:])
		src = src[8:]
		if int64(plain) > int64(len(dst)) || int64(packed) > int64(len(src)) {
			return errSize
		}
		if err := unlz4(dst[:plain], src[:packed]); err != nil {
			return err
		}
		dst, src = dst[plain:], src[packed:]
	}
	if len(dst) > 0 {
		return errSize
	}
	return nil
}

// readExactly fills dst from r, which must then be at its end.
func readExactly(r io.Reader, dst []byte) error {
	if _, err := io.ReadFull(r, dst); err != nil {
		return err
	}
	var more [1]byte
	if n, err := r.Read(more[:]); n != 0 || err != nil && err != io.EOF {
		return errors.Join(errSize, err)
	}
	return nil
}
