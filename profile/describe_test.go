package profile

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkDescribe measures what turning the summary of a column into its measures costs for each of 10,000 distinct values.
func BenchmarkDescribe(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 3))
	for name, cell := range map[string]func(i int) any{
		"numbers": func(int) any { return r.NormFloat64() },
		"texts":   func(i int) any { return fmt.Sprint("a sentence of several words, number ", i) },
		"names":   func(i int) any { return fmt.Sprint("customer", i) },
		"dates":   func(i int) any { return time.Unix(int64(i)*86400, 0).UTC().Format("2.1.2006") },
	} {
		b.Run(name, func(b *testing.B) {
			const n = 10_000
			rec := record([]string{"x"}, fill(n, cell))
			builder := NewBuilder(rec.Schema(), Options{})
			builder.Add(rec, 0)
			at := builder.shared.sample.Rows()
			e := evidence{c: builder.columns[0], cells: &builder.shared.sample.Columns[0], at: at, rows: n, moments: builder.fold.total().moments[0]}
			start := processorTime()
			for b.Loop() {
				describe(e)
			}
			b.ReportMetric(float64(processorTime()-start)/float64(b.N*n), "cpu-ns/value")
		})
	}
}
