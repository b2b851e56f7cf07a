package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"
)

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
	if good*100 < all*98 {
		t.Errorf("%d of %d files are read with the right number of rows and columns; want 98 %%", good, all)
	}
}

// Files that four independent CSV readers understand alike with their default
// settings: strong evidence, though each of them takes every first line for a header.
func TestCorpusOracles(t *testing.T) {
	dir := corpora(t)
	good, all := 0, 0
	for _, want := range truth(t, dir, "oracle_csv.csv") {
		if want["votes"] != "4" {
			continue
		}
		all++
		r, err := readThrough(filepath.Join(dir, want["path"]), 2, Options{})
		got := fmt.Sprintf("%dx%d", r.Rows, r.Columns)
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "\n", " ")
		}
		var wrong *SyntaxError
		if got == want["majority"] || errors.As(err, &wrong) && strings.HasPrefix(want["majority"], "0x") {
			good++
			continue
		}
		header := ""
		if r.Dialect != nil {
			header = fmt.Sprintf("%+v", *r.Dialect)
		}
		t.Logf("%s: got %s, want %s %s", want["path"], got, want["majority"], header)
	}
	t.Logf("%d of %d", good, all)
	if good*100 < all*98 {
		t.Errorf("%d of %d files are read as four other readers do; want 98 %%", good, all)
	}
}

// Dialects that people wrote down by hand.
func TestCorpusDialects(t *testing.T) {
	dir := corpora(t)
	good, all := 0, 0
	for _, want := range truth(t, dir, "dialects.csv") {
		if want["delimiter"] == "" {
			continue
		}
		all++
		r, err := readThrough(filepath.Join(dir, want["path"]), 2, Options{})
		if err == nil && r.Dialect.Delimiter == want["delimiter"] &&
			(want["quotechar"] == "" || r.Dialect.Quote == "" || r.Dialect.Quote == want["quotechar"]) {
			good++
			continue
		}
		t.Logf("%s: got %+v %v, want %q %q", want["path"], r.Dialect, err, want["delimiter"], want["quotechar"])
	}
	t.Logf("%d of %d", good, all)
	if good*100 < all*98 {
		t.Errorf("%d of %d dialects are told right; want 98 %%", good, all)
	}
}

// Every cell of files that have a twin in JSON.
func TestCorpusRecords(t *testing.T) {
	dir := corpora(t)
	for _, want := range truth(t, dir, "expected_records.csv") {
		if want["kind"] != "list of dict" {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, want["expected"]))
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ReplaceAll(b, []byte(`\r\n`), []byte(`\n`)) // the CSV files lost their carriage returns on the way
		var records []map[string]string
		if err := json.Unmarshal(b, &records); err != nil {
			t.Fatal(err)
		}
		got, err := readText(filepath.Join(dir, want["path"]))
		if err != nil {
			t.Errorf("%s: %v", want["path"], err)
		} else if diff := cmp.Diff(records, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want["path"], diff)
		}
	}
}

// readText reads every column as text.
func readText(path string) (records []map[string]string, err error) {
	ctx := context.Background()
	d, err := Open(ctx, []string{path}, Options{})
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{}
	for _, f := range d.Schema().Fields() {
		kinds[f.Name] = "text"
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	if d, err = Open(ctx, []string{path}, Options{Types: kinds}); err != nil {
		return nil, err
	}
	defer d.Close()
	_, err = d.Scan(ctx, 1, func(_, _ int, _ int64, rec arrow.Record) error {
		for row := range int(rec.NumRows()) {
			m := map[string]string{}
			for i, c := range rec.Columns() {
				m[rec.ColumnName(i)] = ""
				if c.IsValid(row) {
					m[rec.ColumnName(i)] = strings.Clone(c.ValueStr(row))
				}
			}
			records = append(records, m)
		}
		return nil
	})
	return records, err
}
