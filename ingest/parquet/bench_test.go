package parquet

import (
	"bytes"
	"context"
	"io"
	"sync/atomic"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"
)

const benchRows = 1_000_000

func benchFile(b *testing.B) []byte {
	b.Helper()
	return encodeStructs(b, mixedRows(benchRows), pq.Compression(&pq.Snappy), pqRowGroups(200_000))
}

// BenchmarkScan reads 7 columns of a million rows through the child.
func BenchmarkScan(b *testing.B) {
	path := save(b, benchFile(b))
	for b.Loop() {
		f, err := Open(context.Background(), path, true)
		if err != nil {
			b.Fatal(err)
		}
		var cells atomic.Int64
		err = f.Scan(context.Background(), 2, func(_, _ int, _ int64, rec arrow.Record) error {
			cells.Add(rec.NumRows() * rec.NumCols())
			return nil
		})
		if err != nil || cells.Load() != 7*benchRows {
			b.Fatal(cells.Load(), err)
		}
	}
	b.ReportMetric(7*benchRows*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mvalues/s")
}

// BenchmarkDecode reads the same in this process.
func BenchmarkDecode(b *testing.B) {
	data := benchFile(b)
	for b.Loop() {
		rd, err := newReader(bytes.NewReader(data), int64(len(data)), new(pool))
		if err != nil {
			b.Fatal(err)
		}
		for {
			rec, err := rd.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			rec.Release()
		}
	}
	b.ReportMetric(7*benchRows*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mvalues/s")
}
