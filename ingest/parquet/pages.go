package parquet

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

const (
	maxPageBytes   = 512 << 20 // of one page, decompressed
	maxHeaderBytes = 64 << 20  // of a page's header, with its statistics
	headBytesFirst = 4 << 10   // of a header that are read at first
	missedBytes    = 100       // that old writers left out of a chunk's size
)

// A pageStream is a column chunk without compression. It checks the header of each
// page against the chunk before anything of that size is made, and hands the
// pages to parquet-go one after the other under new headers.
type pageStream struct {
	file   io.ReaderAt
	codec  format.CompressionCodec
	at     int64 // of the next page in the file
	end    int64 // of the chunk
	values int64 // that the pages to come must hold

	unpack  decompressor
	head    []byte // scratch
	packed  []byte // the page in hand as it is stored
	out     []byte // the page in hand under its new header
	memory  *pool  // of packed and out, which are given back as soon as they were read
	rest    []byte // of out, not yet read
	outside int64  // offset of rest as the reader counts
}

func newPageStream(file io.ReaderAt, size int64, chunk *format.ColumnMetaData, memory *pool) *pageStream {
	start := chunkStart(chunk)
	return &pageStream{
		file: file, memory: memory, codec: chunk.Codec, at: start, values: chunk.NumValues, outside: plainOffset,
		end: min(start+chunk.TotalCompressedSize+missedBytes, size-tailBytes),
	}
}

// chunkStart is where the first page of a chunk lies.
func chunkStart(chunk *format.ColumnMetaData) int64 {
	if d := chunk.DictionaryPageOffset; d > 0 && d < chunk.DataPageOffset {
		return d
	}
	return chunk.DataPageOffset
}

// ReadAt reads on; off must be where the last call ended.
func (s *pageStream) ReadAt(p []byte, off int64) (int, error) {
	if off != s.outside {
		return 0, errors.New("a page of indexes has no dictionary before it")
	}
	for len(s.rest) == 0 {
		if s.values == 0 {
			return 0, io.EOF
		}
		if err := s.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	s.outside += int64(n)
	if len(s.rest) == 0 {
		s.memory.Free(s.out)
		s.out, s.rest = nil, nil
	}
	return n, nil
}

// next reads the next page into out.
func (s *pageStream) next() error {
	h, err := s.header()
	if err != nil {
		return err
	}
	if h.CompressedPageSize < 0 || h.UncompressedPageSize < 0 || h.UncompressedPageSize > maxPageBytes || int64(h.CompressedPageSize) > s.end-s.at {
		return fmt.Errorf("a page claims %d bytes, %d without compression, where %d bytes are left", h.CompressedPageSize, h.UncompressedPageSize, s.end-s.at)
	}
	levels, packed, err := s.count(h)
	if err != nil {
		return err
	}
	s.packed = s.memory.Allocate(int(h.CompressedPageSize))
	defer func() {
		s.memory.Free(s.packed)
		s.packed = nil
	}()
	if _, err := s.file.ReadAt(s.packed, s.at); err != nil && err != io.EOF {
		return err
	}
	s.at += int64(len(s.packed))
	if h.Type == format.IndexPage {
		return nil
	}
	if h.CRC != 0 && uint32(h.CRC) != crc32.ChecksumIEEE(s.packed) {
		return errors.New("the checksum of a page is wrong")
	}
	return s.rewrite(h, levels, packed)
}

// header reads the header of the page at s.at and moves behind it.
func (s *pageStream) header() (*format.PageHeader, error) {
	for room := int64(headBytesFirst); ; room *= 16 {
		room = min(room, s.end-s.at, maxHeaderBytes)
		if room <= 0 {
			return nil, fmt.Errorf("%d values are missing: %w", s.values, io.ErrUnexpectedEOF)
		}
		s.head = grow(s.head, int(room))
		if _, err := s.file.ReadAt(s.head, s.at); err != nil && err != io.EOF {
			return nil, err
		}
		h := new(format.PageHeader)
		r := (&thrift.CompactProtocol{}).NewReaderFromBytes(s.head)
		err := thrift.NewDecoder(r).Decode(h)
		if err == nil {
			s.at += int64(r.BytesRead())
			return h, nil
		}
		if room == min(s.end-s.at, maxHeaderBytes) {
			return nil, err
		}
	}
}

// count checks what a page says of its values. It returns the size of its levels when these stand apart from
// the data, and whether the data is compressed.
func (s *pageStream) count(h *format.PageHeader) (levels int32, packed bool, err error) {
	values := int32(0)
	packed = s.codec != format.Uncompressed
	switch {
	case h.Type == format.DataPage && h.DataPageHeader.Valid:
		values = h.DataPageHeader.V.NumValues
	case h.Type == format.DataPageV2 && h.DataPageHeaderV2.Valid:
		v2 := &h.DataPageHeaderV2.V
		values = v2.NumValues
		a, b := v2.DefinitionLevelsByteLength, v2.RepetitionLevelsByteLength
		if most := min(h.CompressedPageSize, h.UncompressedPageSize); a < 0 || b < 0 || a > most || b > most-a {
			return 0, false, fmt.Errorf("a page of %d bytes claims levels of %d and %d bytes", h.CompressedPageSize, a, b)
		}
		if v2.NumNulls < 0 || v2.NumNulls > values {
			return 0, false, fmt.Errorf("a page of %d values claims %d nulls", values, v2.NumNulls)
		}
		levels = a + b
		packed = packed && !(v2.IsCompressed.Valid && !v2.IsCompressed.V)
	case h.Type == format.DictionaryPage && h.DictionaryPageHeader.Valid:
		if n := h.DictionaryPageHeader.V.NumValues; n < 0 || int64(n) > 8*int64(h.UncompressedPageSize) {
			return 0, false, fmt.Errorf("a dictionary of %d bytes claims %d values", h.UncompressedPageSize, n)
		}
	case h.Type == format.IndexPage:
	default:
		return 0, false, fmt.Errorf("a page of unknown type %d", h.Type)
	}
	if values < 0 || int64(values) > s.values {
		return 0, false, fmt.Errorf("a page claims %d values where %d are left", values, s.values)
	}
	s.values -= int64(values)
	return levels, packed, nil
}

// rewrite makes the page in hand from the one in s.packed.
func (s *pageStream) rewrite(h *format.PageHeader, levels int32, packed bool) error {
	size := int(h.UncompressedPageSize)
	if !packed {
		size = len(s.packed)
	}
	h.CRC, h.UncompressedPageSize, h.CompressedPageSize = 0, int32(size), int32(size)
	h.DataPageHeader.V.Statistics, h.DataPageHeaderV2.V.Statistics = format.Statistics{}, format.Statistics{}
	if h.DataPageHeaderV2.Valid {
		h.DataPageHeaderV2.V.IsCompressed = thrift.New(false)
	}
	head, err := thrift.Marshal(&thrift.CompactProtocol{}, h)
	if err != nil {
		return err
	}
	s.out = s.memory.Allocate(len(head) + size)
	copy(s.out, head)
	body := s.out[len(head):]
	copy(body, s.packed[:levels])
	codec := s.codec
	if !packed {
		codec = format.Uncompressed
	}
	if err := s.unpack.decompress(codec, body[levels:], s.packed[levels:]); err != nil {
		return fmt.Errorf("decompressing a page: %w", err)
	}
	s.rest = s.out
	return nil
}

// grow returns b with length n and any content.
func grow(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}
