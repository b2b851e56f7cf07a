package parquet

import (
	"bytes"
	"encoding/binary"
	"io"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// plainOffset and plainSize are where parquet-go is told that each column
// chunk lies: the bytes come from a pageStream, which ends by itself.
const (
	plainOffset = headBytes
	plainSize   = 1 << 40
)

const signatureBytes = 28 // that follow the metadata of a signed file

// readMetadata reads the metadata of a file whose frame was checked, and checks all that it
// says about places and counts.
func readMetadata(r io.ReaderAt, size, footer int64) (m *format.FileMetaData, err error) {
	defer guard(&err, "reading the metadata")
	content := make([]byte, footer)
	if _, err := r.ReadAt(content, size-tailBytes-footer); err != nil {
		return nil, err
	}
	m = new(format.FileMetaData)
	from := (&thrift.CompactProtocol{}).NewReaderFromBytes(content)
	if err := thrift.NewDecoder(from).Decode(m); err != nil {
		return nil, fault(hintDamaged, "the metadata cannot be read: %v", err)
	}
	switch len(content) - from.BytesRead() {
	case 0:
	case signatureBytes:
		return nil, fault(hintKeys, "the file is signed with an encryption key")
	default:
		return nil, fault(hintDamaged, "the metadata ends before its footer does")
	}
	if len(m.Schema) == 0 {
		return nil, fault(hintDamaged, "the file has no schema")
	}
	for i := range m.Schema {
		if el := &m.Schema[i]; el.NumChildren.V > 0 {
			el.Type.Valid = false // old writers give groups the type of a leaf
		}
	}
	return m, checkMetadata(m, size)
}

// openPlain has parquet-go open a file that consists of nothing but metadata:
// that of m, as if no column were compressed.
func openPlain(m *format.FileMetaData) (f *pq.File, err error) {
	defer guard(&err, "reading the schema")
	footer, err := thrift.Marshal(&thrift.CompactProtocol{}, plainMetadata(m))
	if err != nil {
		return nil, err
	}
	file := append([]byte("PAR1"), footer...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(footer)))
	file = append(file, "PAR1"...)
	f, err = pq.OpenFile(bytes.NewReader(file), int64(len(file)), pq.SkipPageIndex(true), pq.SkipBloomFilters(true), pq.ReadBufferSize(16<<10))
	if err != nil {
		return nil, fault(hintDamaged, "the metadata cannot be read: %v", err)
	}
	return f, nil
}

func plainMetadata(m *format.FileMetaData) *format.FileMetaData {
	plain := &format.FileMetaData{Version: m.Version, Schema: m.Schema, NumRows: m.NumRows}
	for i := range m.RowGroups {
		group := format.RowGroup{NumRows: m.RowGroups[i].NumRows}
		for c := range m.RowGroups[i].Columns {
			from := &m.RowGroups[i].Columns[c].MetaData
			group.Columns = append(group.Columns, format.ColumnChunk{MetaData: format.ColumnMetaData{
				Type: from.Type, Encoding: from.Encoding, PathInSchema: from.PathInSchema, Codec: format.Uncompressed,
				NumValues: from.NumValues, DataPageOffset: plainOffset, TotalCompressedSize: plainSize, TotalUncompressedSize: plainSize,
			}})
		}
		plain.RowGroups = append(plain.RowGroups, group)
	}
	return plain
}
