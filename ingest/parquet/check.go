package parquet

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/parquet-go/parquet-go/format"
)

const (
	headBytes = 4 // "PAR1"
	tailBytes = 8 // footer length and "PAR1"
)

// checkFrame checks the two marks and the footer's length against the file's
// size. It returns the length.
func checkFrame(r io.ReaderAt, size int64) (footer int64, err error) {
	if size == 0 {
		return 0, fault(hintNotParquet, "the file is empty")
	}
	if size < headBytes+tailBytes {
		return 0, fault(hintNotParquet, "not a Parquet file: %d bytes are too few", size)
	}
	var head [headBytes]byte
	var tail [tailBytes]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return 0, err
	}
	if _, err := r.ReadAt(tail[:], size-tailBytes); err != nil && err != io.EOF {
		return 0, err
	}
	mark := string(tail[4:])
	switch {
	case string(head[:]) == "PARE" || mark == "PARE":
		return 0, fault(hintKeys, "the file is encrypted")
	case string(head[:]) != "PAR1":
		return 0, fault(hintNotParquet, "not a Parquet file: it begins with %q, not \"PAR1\"", head[:])
	case mark != "PAR1":
		return 0, fault(hintNotParquet, "the Parquet file is cut off: it ends with %q, not \"PAR1\"", tail[4:])
	}
	footer = int64(binary.LittleEndian.Uint32(tail[:4]))
	if footer == 0 || footer > size-headBytes-tailBytes {
		return 0, fault(hintDamaged, "the footer claims %d bytes in a file of %d bytes", footer, size)
	}
	return footer, nil
}

func checkMetadata(m *format.FileMetaData, size int64) error {
	leaves := leafElements(m)
	for g := range m.RowGroups {
		group := &m.RowGroups[g]
		if group.NumRows < 0 {
			return fault(hintDamaged, "row group %d claims %d rows", g+1, group.NumRows)
		}
		for c := range group.Columns {
			if c >= len(leaves) {
				return fault(hintDamaged, "row group %d has more columns than the schema", g+1)
			}
			if err := checkChunk(&group.Columns[c], leaves[c], group.NumRows, size); err != nil {
				return fmt.Errorf("row group %d, column %q: %w", g+1, leaves[c].path, err)
			}
		}
	}
	return nil
}

func checkChunk(chunk *format.ColumnChunk, leaf element, rows, size int64) error {
	meta := &chunk.MetaData
	switch {
	case chunk.CryptoMetadata.Value != nil || len(chunk.EncryptedColumnMetadata) > 0:
		return fault(hintKeys, "the column is encrypted")
	case chunk.FilePath != "":
		return fault("read the data files themselves", "its data lies in another file, %q", chunk.FilePath)
	case rows == 0:
		return nil
	case meta.Type != leaf.Type.V:
		return fault(hintDamaged, "the schema says %s and the column %s", leaf.Type.V, meta.Type)
	case !knownCodec(meta.Codec):
		return fault(hintCodec, "unsupported compression %s", codecName(meta.Codec))
	case meta.NumValues < 0, !leaf.repeated && meta.NumValues != rows, leaf.repeated && meta.NumValues < rows:
		return fault(hintDamaged, "it claims %d values in %d rows", meta.NumValues, rows)
	}
	start := chunkStart(meta)
	if end := size - tailBytes; start < headBytes || start >= end || meta.TotalCompressedSize <= 0 || meta.TotalCompressedSize > end-start {
		return fault(hintDamaged, "it claims %d bytes from byte %d in a file of %d bytes", meta.TotalCompressedSize, start, size)
	}
	return nil
}

func knownCodec(c format.CompressionCodec) bool {
	switch c {
	case format.Uncompressed, format.Snappy, format.Gzip, format.Brotli, format.Zstd, format.Lz4, format.Lz4Raw:
		return true
	}
	return false
}

func codecName(c format.CompressionCodec) string {
	if c == format.LZO {
		return "LZO"
	}
	return fmt.Sprintf("number %d", int32(c))
}

// An element is a leaf of the schema as the file states it.
type element struct {
	*format.SchemaElement
	path     string
	repeated bool // below a repeated node
	present  byte // the definition level of a value that is there; 0 for a leaf that is never missing
}

// leafElements lists the leaves of the schema in order. It panics when the
// tree is not well formed.
func leafElements(m *format.FileMetaData) []element {
	var leaves []element
	next := 0
	var walk func(path string, repeated bool, present int)
	walk = func(path string, repeated bool, present int) {
		el := &m.Schema[next]
		next++
		repeated = repeated || next > 1 && el.RepetitionType.V == format.Repeated // the root's does not count
		if next > 1 && el.RepetitionType.V != format.Required {
			present++
		}
		if el.Type.Valid {
			leaves = append(leaves, element{el, path, repeated, byte(min(present, math.MaxUint8))})
			return
		}
		for range el.NumChildren.V {
			name := m.Schema[next].Name
			if path != "" {
				name = path + "." + name
			}
			walk(name, repeated, present)
		}
	}
	walk("", false, 0)
	return leaves
}
