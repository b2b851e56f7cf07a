package ingest

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// corpora returns the folder with the test data that no one here wrote, or skips.
func corpora(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = "../../shared/corpora"
	}
	if _, err := os.Stat(filepath.Join(dir, "truth")); err != nil {
		t.Skip("no corpora: set FAIRSET_CORPORA to their folder, or put them at ../shared/corpora")
	}
	return dir
}

// truth returns a truth table as one map from column to cell for each row.
func truth(t *testing.T, dir, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "truth", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// readThrough scans a dataset until its types hold.
func readThrough(path string, workers int, opts Options) (Reading, error) {
	ctx := context.Background()
	d, err := Open(ctx, []string{path}, opts)
	if err != nil {
		return Reading{}, err
	}
	defer d.Close()
	for {
		again, err := d.Scan(ctx, workers, func(int, int, int64, arrow.Record) error { return nil })
		if err != nil {
			return Reading{}, err
		}
		if !again {
			return d.Reading()
		}
	}
}

func family(path string) string {
	parts := strings.Split(path, "/")
	if parts[1] == "pollock" {
		return parts[1] + "/" + parts[2]
	}
	return parts[1]
}

// Rows and columns of CSV files whose authors published them.
func TestCorpusRows(t *testing.T) {
	dir := corpora(t)
	matched, total := map[string]int{}, map[string]int{}
	all, good := 0, 0
	for _, want := range truth(t, dir, "expected_rows_cols.csv") {
		path := want["path"]
		if !strings.EqualFold(filepath.Ext(path), ".csv") {
			continue
		}
		f := family(path)
		total[f]++
		all++
		r, err := readThrough(filepath.Join(dir, path), 2, Options{})
		got := fmt.Sprintf("%dx%d", r.Rows, r.Columns)
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "\n", " ")
		}
		if got == want["rows"]+"x"+want["cols"] || err != nil && want["rows"] == "0" {
			matched[f]++
			good++
			continue
		}
		t.Logf("%s: got %s, want %sx%s %s", path, got, want["rows"], want["cols"], want["note"])
	}
	var families []string
	for f := range total {
		families = append(families, f)
	}
	slices.Sort(families)
	for _, f := range families {
		t.Logf("%-24s %4d of %4d", f, matched[f], total[f])
	}
	t.Logf("%-24s %4d of %4d, %s %%", "all", good, all, strconv.FormatFloat(100*float64(good)/float64(all), 'f', 1, 64))
	if good*100 < all*90 {
		t.Errorf("%d of %d files are read with the right number of rows and columns; want 90 %%", good, all)
	}
}
