package cell

import (
	"fmt"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

func BenchmarkColumn(b *testing.B) {
	for _, bench := range []struct {
		name  string
		write func(i int) string
	}{
		{"int", func(i int) string { return fmt.Sprint(i * 7919 % 1000003) }},
		{"float", func(i int) string { return fmt.Sprintf("%.4f", float64(i*7919%1000003)/97) }},
		{"date", func(i int) string { return fmt.Sprintf("20%02d-%02d-%02d", i%100, i%12+1, i%28+1) }},
		{"timestamp", func(i int) string {
			return fmt.Sprintf("20%02d-%02d-%02d 10:%02d:%02d", i%100, i%12+1, i%28+1, i%60, i%60)
		}},
		{"text", func(i int) string { return fmt.Sprintf("value %d", i*7919%1000) }},
		{"boolean", func(i int) string { return []string{"yes", "no"}[i%2] }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			const rows = 10_000
			cells := make([][]byte, rows)
			var s Sampler
			for i := range cells {
				cells[i] = []byte(bench.write(i))
				s.Add(cells[i], false)
			}
			c := NewColumn(s.Type(), memory.DefaultAllocator)
			b.ReportAllocs()
			for b.Loop() {
				for _, cell := range cells {
					c.Append(cell, false)
				}
				a, _ := c.Finish()
				a.Release()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/cell")
		})
	}
}

// BenchmarkRun takes the same cells as they stand in a file, column by column.
func BenchmarkRun(b *testing.B) {
	for _, bench := range []struct {
		name  string
		write func(i int) string
	}{
		{"integer", func(i int) string { return fmt.Sprint(i * 7919 % 1000003) }},
		{"decimal", func(i int) string { return fmt.Sprintf("%.4f", float64(i*7919%1000003)/97) }},
		{"date", func(i int) string { return fmt.Sprintf("20%02d-%02d-%02d", i%100, i%12+1, i%28+1) }},
		{"timestamp", func(i int) string {
			return fmt.Sprintf("20%02d-%02d-%02d 10:%02d:%02d", i%100, i%12+1, i%28+1, i%60, i%60)
		}},
		{"text", func(i int) string { return fmt.Sprintf("value %d", i*7919%1000) }},
		{"boolean", func(i int) string { return []string{"true", "false"}[i%2] }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			const rows = 400
			run := &Run{Width: 1}
			var s Sampler
			for i := range rows {
				text := bench.write(i)
				s.Add([]byte(text), false)
				run.Cells = append(run.Cells, Span{At: int32(len(run.Text)), Length: int32(len(text))})
				run.Text = append(run.Text, text...)
			}
			c := NewColumn(s.Type(), memory.DefaultAllocator)
			b.SetBytes(int64(len(run.Text)))
			b.ReportAllocs()
			for b.Loop() {
				c.AppendRun(run, 0)
				a, _ := c.Finish()
				a.Release()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/cell")
		})
	}
}
