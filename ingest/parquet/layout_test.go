package parquet

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
)

func pqRowGroups(rows int64) pq.WriterOption { return pq.MaxRowsPerRowGroup(rows) }
func pqPages(bytes int) pq.WriterOption      { return pq.PageBufferSize(bytes) }

type mixed struct {
	Plain  int64   `parquet:"plain"`
	Delta  int64   `parquet:"delta,delta"`
	Dict   string  `parquet:"dict,dict"`
	Prefix string  `parquet:"prefix,delta"`
	Split  float64 `parquet:"split,split"`
	Bool   bool    `parquet:"bool"`
	Maybe  *int64  `parquet:"maybe,optional,dict"`
}

func mixedRows(n int) []mixed {
	rows := make([]mixed, n)
	for i := range rows {
		x := int64(i)
		rows[i] = mixed{x * x, x, fmt.Sprint("d", i%7), fmt.Sprint("prefix", i), float64(i) / 8, i%3 == 0, nil}
		if i%4 != 0 {
			rows[i].Maybe = &x
		}
	}
	return rows
}

// TestLayouts writes the same rows with every codec, page version, page size and row group size
// and reads the same cells, in this process and through the child with one and four workers.
func TestLayouts(t *testing.T) {
	rows := mixedRows(20_000)
	var want content
	for _, codec := range []compress.Codec{&pq.Uncompressed, &pq.Snappy, &pq.Gzip, &pq.Brotli, &pq.Zstd, &pq.Lz4Raw} {
		for version := 1; version <= 2; version++ {
			name := fmt.Sprintf("%s, data page v%d", codec, version)
			pages, groups := 4096*version, int64(4_999*version)
			data := encodeStructs(t, rows, pq.Compression(codec), pq.DataPageVersion(version), pqPages(pages), pqRowGroups(groups))
			here, err := readHere(data)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if want.cells == nil {
				want = here
				checkMixed(t, rows, here)
			}
			if diff := cmp.Diff(want.cells, here.cells); diff != "" {
				t.Fatalf("%s: %s", name, diff)
			}
			there, err := readChild(t, data, 1+3*(version-1))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(here.cells, there.cells); diff != "" {
				t.Fatalf("%s, through the child: %s", name, diff)
			}
		}
	}
}

func checkMixed(t *testing.T, rows []mixed, c content) {
	t.Helper()
	for i, r := range rows {
		maybe := "(null)"
		if r.Maybe != nil {
			maybe = fmt.Sprint(*r.Maybe)
		}
		want := []string{fmt.Sprint(r.Plain), fmt.Sprint(r.Delta), r.Dict, r.Prefix, fmt.Sprint(r.Split), fmt.Sprint(r.Bool), maybe}
		for k, name := range []string{"plain", "delta", "dict", "prefix", "split", "bool", "maybe"} {
			if c.cells[name][i] != want[k] {
				t.Fatalf("row %d, %s: %q, want %q", i, name, c.cells[name][i], want[k])
			}
		}
	}
}
