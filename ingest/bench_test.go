package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// benchRows are lines of eight columns, one in seven with a quoted cell.
func benchRows(n int, line string) string {
	var b strings.Builder
	for i := range n {
		remark := "quiet garden near the station"
		if i%7 == 0 {
			remark = `so it is, they ""said""`
		}
		fmt.Fprintf(&b, line, i, i*7919%100000, float64(i%9973)/97, i%12+1, i%28+1, i%3 == 0, remark, i%20)
	}
	return b.String()
}

// BenchmarkScan reads files into batches on one core.
func BenchmarkScan(b *testing.B) {
	const rows = 50_000
	for name, text := range map[string]string{
		"rows.csv":    "id,code,price,day,sold,remark,city\n" + benchRows(rows, "%d,C%05d,%.3f,2020-%02d-%02d,%v,\"%s\",city-%d\n"),
		"rows.ndjson": strings.ReplaceAll(benchRows(rows, `{"id":%d,"code":"C%05d","price":%.3f,"day":"2020-%02d-%02d","sold":%v,"remark":"%s","city":"city-%d"}`+"\n"), `""`, `\"`),
	} {
		b.Run(filepath.Ext(name)[1:], func(b *testing.B) {
			path := filepath.Join(b.TempDir(), name)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			data, err := Open(context.Background(), []string{path}, Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer data.Close()
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n := int64(0)
				again, err := data.Scan(context.Background(), 1, func(_, _ int, _ int64, rec arrow.Record) error {
					n += rec.NumRows()
					return nil
				})
				if err != nil || again || n != rows {
					b.Fatal(n, again, err)
				}
			}
		})
	}
}

// BenchmarkIndex finds the special bytes of a text.
func BenchmarkIndex(b *testing.B) {
	text := []byte(benchRows(5000, "%d,C%05d,%.3f,2020-%02d-%02d,%v,\"%s\",city-%d\n"))
	t := newCSVTokens(csvFormat{delim: []byte(","), quote: '"'})
	blocks := make([]uint64, len(text)/64)
	b.Run("index", func(b *testing.B) {
		var marks []int32
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			marks = t.index(text, 0, len(text), marks[:0])
		}
	})
	for name, f := range map[string]func([]byte, byte, byte, []uint64){"mark": mark, "plainly": markPlainly} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				f(text, ',', '"', blocks)
			}
		})
	}
}
