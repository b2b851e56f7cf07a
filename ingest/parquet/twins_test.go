package parquet

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// TestTwins compares the cells of each Parquet file of Rdatasets with those of the CSV
// file that R wrote of the same dataset.
func TestTwins(t *testing.T) {
	dir := corpora(t)
	index := readCSV(t, filepath.Join(dir, "truth", "rdatasets_index.csv"))
	path, twin := position(index[0], "path"), position(index[0], "parquet_path")
	files, cells, wrong := 0, 0, 0
	for _, r := range index[1:] {
		if r[twin] == "" {
			continue
		}
		files++
		want := readCSV(t, filepath.Join(dir, r[path]))
		for name, column := range readCells(t, filepath.Join(dir, r[twin])) {
			at := position(want[0], name)
			if at < 0 || len(column) != len(want)-1 {
				continue // another version of the dataset
			}
			here := 0
			for row, cell := range column {
				if !same(cell, want[row+1][at]) {
					if here++; here == 1 {
						t.Logf("%s: row %d of %q: %q, the CSV file %q", r[twin], row+1, name, cell, want[row+1][at])
					}
				}
			}
			cells, wrong = cells+len(column), wrong+here
		}
	}
	t.Logf("%d of %d cells of %d files differ", wrong, cells, files)
	if files > 0 && wrong*500 > cells {
		t.Errorf("more than one cell in 500 differs")
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func position(header []string, name string) int {
	for i, h := range header {
		if h == name {
			return i
		}
	}
	return -1
}

func readCells(t *testing.T, path string) map[string][]string {
	t.Helper()
	f, err := Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := content{cells: map[string][]string{}}
	err = f.Scan(context.Background(), 1, func(_, _ int, _ int64, rec arrow.Record) error {
		c.add(rec)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c.cells
}

// same tells whether two texts mean the same cell: numbers as near as R prints them, moments
// to the second, missing however spelt.
func same(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b) // the Parquet files were made from trimmed cells
	if strings.EqualFold(a, b) || a == "(null)" && (b == "" || b == "NA") {
		return true
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX == nil && errY == nil {
		return math.Abs(x-y) <= 1e-9*math.Abs(x) || math.IsNaN(x) && math.IsNaN(y)
	}
	plain := strings.NewReplacer("T", " ", "Z", "", `""`, `"`, "\r\n", "\n")
	return plain.Replace(a) == plain.Replace(b)
}
