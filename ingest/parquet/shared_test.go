package parquet

import (
	"fmt"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/google/go-cmp/cmp"
	pq "github.com/parquet-go/parquet-go"
)

// TestShared reads with memory that is shared, with some that is soon full because all batches are
// retained, and without: the same cells, which stay after the end of the scan.
func TestShared(t *testing.T) {
	files := map[string][]byte{
		"parquet": encodeStructs(t, mixedRows(100_000), pq.Compression(&pq.Snappy), pqRowGroups(30_000)),
		"arrow":   arrowMixed(t),
	}
	for name, data := range files {
		want, err := readHere(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, shared := range []int64{0, 1 << 20, 48 << 20} {
			t.Run(fmt.Sprintf("%s/%d", name, shared), func(t *testing.T) {
				l := defaultLimits()
				l.shared = shared
				got, err := readLimited(t, data, 2, l)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want.cells, got.cells); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// FuzzBatchMessage has the parent take mutated messages apart: no panic, and what it takes has the
// buffers that its schema asks for.
func FuzzBatchMessage(f *testing.F) {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "n", Type: arrow.PrimitiveTypes.Int64, Nullable: true},
		{Name: "s", Type: arrow.BinaryTypes.String, Nullable: true},
		{Name: "b", Type: arrow.FixedWidthTypes.Boolean, Nullable: true},
		{Name: "l", Type: arrow.ListOf(arrow.PrimitiveTypes.Int64), Nullable: true},
	}, nil)
	region := make([]byte, 64<<10)
	memory := &pool{region: region}
	b := array.NewRecordBuilder(memory, schema)
	for i := range 3 {
		b.Field(0).(*array.Int64Builder).Append(int64(i))
		b.Field(1).(*array.StringBuilder).Append("text")
		b.Field(2).(*array.BooleanBuilder).AppendNull()
		b.Field(3).(*array.ListBuilder).Append(true)
		b.Field(3).(*array.ListBuilder).ValueBuilder().(*array.Int64Builder).Append(7)
	}
	message := batchMessage{memory: memory}
	message.make(b.NewRecord(), map[int]int64{1: 2})
	f.Add(message.head)
	f.Fuzz(func(t *testing.T, head []byte) {
		freed := 0
		shared := sharedMemory{view: region, free: func(int) { freed++ }}
		parser := batchParser{schema: schema, shared: &shared, memory: new(pool), from: nothing{}}
		rec, err := parser.batch(0, head)
		if err == nil {
			for _, c := range rec.Columns() {
				if int64(c.Len()) != rec.NumRows() {
					t.Errorf("a column of %d rows in a batch of %d", c.Len(), rec.NumRows())
				}
			}
			rec.Release()
		}
		if shared.lent != 0 || freed > 1 {
			t.Errorf("%d batches are lent, one was freed %d times", shared.lent, freed)
		}
	})
}

// nothing is a source of zero bytes.
type nothing struct{}

func (nothing) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
