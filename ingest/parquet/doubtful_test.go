package parquet

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	pq "github.com/parquet-go/parquet-go"
)

// TestMarksThatDoNotExist holds that a cell whose definition level the column does not have is damage, not a missing cell.
func TestMarksThatDoNotExist(t *testing.T) {
	var values []pq.Value
	for i := range 100 {
		values = append(values, pq.Int64Value(int64(i)))
	}
	good := encode(t, pq.Optional(pq.Leaf(pq.Int64Type)), values, pq.Compression(&pq.Uncompressed))
	levels := []byte{192, 1, 1, 8, 1} // 96 times and 4 times level 1, as runs
	at := bytes.Index(good, levels)
	if at < 0 {
		t.Fatal("no runs of levels in the file")
	}
	if _, err := readHere(good); err != nil {
		t.Fatal(err)
	}
	for level := byte(2); level < 12; level++ {
		bad := bytes.Clone(good)
		page := bad[at : at+len(levels)+8*len(values)]
		before := checksum(page)
		page[2] = level
		if bad = bytes.Replace(bad, before, checksum(page), 1); len(bad) != len(good) {
			continue
		}
		if _, err := readHere(bad); err == nil || !strings.Contains(err.Error(), "a way that the column does not have") {
			t.Errorf("level %d: error %v, want that there is no such level", level, err)
		}
	}
}

// checksum is the one of a page, as its header has it.
func checksum(page []byte) []byte {
	return binary.AppendVarint(nil, int64(int32(crc32.ChecksumIEEE(page))))
}

// TestListsThatRunBackwards holds that a list which ends before it begins is damage, not an empty list.
func TestListsThatRunBackwards(t *testing.T) {
	b := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema([]arrow.Field{{Name: "v", Type: arrow.ListOf(arrow.PrimitiveTypes.Int64)}}, nil))
	lists := b.Field(0).(*array.ListBuilder)
	for i := range 4 {
		lists.Append(true)
		lists.ValueBuilder().(*array.Int64Builder).AppendValues([]int64{int64(i), 7}, nil)
	}
	rec := b.NewRecord()
	good := arrowStream(t, nil, rec)
	if _, err := readHere(good); err != nil {
		t.Fatal(err)
	}
	offsets := []byte{2, 0, 0, 0, 4, 0, 0, 0, 6, 0, 0, 0}
	if n := bytes.Count(good, offsets); n != 1 {
		t.Fatalf("%d runs of offsets in the file, want 1", n)
	}
	bad := bytes.Replace(good, offsets, []byte{2, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0}, 1)
	if _, err := readHere(bad); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("error %v, want that the data is damaged", err)
	}
}
