package profile

import (
	"fmt"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// BenchmarkAdd adds batches of one column.
func BenchmarkAdd(b *testing.B) {
	const rows = 5000
	for _, bench := range []struct {
		name string
		typ  arrow.DataType
		fill func(builder array.Builder, i int)
	}{
		{"integer", arrow.PrimitiveTypes.Int64, func(to array.Builder, i int) { to.(*array.Int64Builder).Append(int64(i * 7919)) }},
		{"few integers", arrow.PrimitiveTypes.Int64, func(to array.Builder, i int) { to.(*array.Int64Builder).Append(int64(i % 50)) }},
		{"decimal", arrow.PrimitiveTypes.Float64, func(to array.Builder, i int) { to.(*array.Float64Builder).Append(float64(i) / 97) }},
		{"text", arrow.BinaryTypes.String, func(to array.Builder, i int) { to.(*array.StringBuilder).Append(fmt.Sprint("text number ", i)) }},
		{"few texts", arrow.BinaryTypes.String, func(to array.Builder, i int) { to.(*array.StringBuilder).Append(fmt.Sprint("city-", i%20)) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			schema := arrow.NewSchema([]arrow.Field{{Name: "x", Type: bench.typ, Nullable: true}}, nil)
			var recs []arrow.Record
			for batch := range 20 { // so that budgets are passed
				builder := array.NewBuilder(memory.DefaultAllocator, bench.typ)
				for i := range rows {
					bench.fill(builder, batch*rows+i)
				}
				recs = append(recs, array.NewRecord(schema, []arrow.Array{builder.NewArray()}, rows))
			}
			builder := NewBuilder(schema, Options{})
			b.ReportAllocs()
			n := int64(0)
			for b.Loop() {
				builder.Add(recs[n%20], n*rows)
				n++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n)/rows, "ns/cell")
		})
	}
}
