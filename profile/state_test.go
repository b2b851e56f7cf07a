package profile

import (
	"math/rand/v2"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/google/go-cmp/cmp"
)

// writable is rec with only those columns that have types which State writes.
func writable(rec arrow.Record) arrow.Record {
	var fields []arrow.Field
	var columns []arrow.Array
	for i, f := range rec.Schema().Fields() {
		if _, ok := typeName(f.Type); ok {
			fields, columns = append(fields, f), append(columns, rec.Column(i))
		}
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), columns, rec.NumRows())
}

// again is b written and read back.
func again(t testing.TB, b *Builder, opts Options) *Builder {
	t.Helper()
	data, err := b.State()
	if err != nil {
		t.Fatal(err)
	}
	restored, err := Restore(data, opts)
	if err != nil {
		t.Fatal(err)
	}
	return restored
}

// TestStateOfParts cuts the input anywhere, writes the parts, reads and appends them.
func TestStateOfParts(t *testing.T) {
	rec := writable(mixed(2000, 2))
	for _, opts := range []Options{{}, {SampleRows: 150}} {
		r := rand.New(rand.NewPCG(3, 4))
		for range 3 {
			whole := NewBuilder(rec.Schema(), opts)
			merged := NewBuilder(rec.Schema(), opts)
			for first := int64(0); first < rec.NumRows(); {
				end := min(first+1+r.Int64N(900), rec.NumRows())
				piece := rec.NewSlice(first, end)
				seed := seedOf(piece)
				whole.add(piece, first, shard{first, seed})
				part := NewBuilder(rec.Schema(), opts)
				part.add(piece, 0, shard{0, seed})
				if err := merged.Append(again(t, part, opts)); err != nil {
					t.Fatal(err)
				}
				first = end
			}
			want := profileOf(t, whole)
			if diff := cmp.Diff(marshal(t, want), marshal(t, profileOf(t, again(t, merged, opts)))); diff != "" {
				t.Fatalf("sample %d: %s", opts.SampleRows, diff)
			}
		}
	}
}
