package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
)

// corpora returns the folder of third-party test data, or skips.
func corpora(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "corpora")
	}
	if _, err := os.Stat(filepath.Join(dir, "truth")); err != nil {
		t.Skip("third-party test data is not here; set FAIRSET_CORPORA to its folder")
	}
	return dir
}

// truth reads a table of the test data as maps by column name.
func truth(t *testing.T, dir, name string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "truth", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range records[1:] {
		row := map[string]string{}
		for i, v := range rec {
			row[records[0][i]] = v
		}
		rows = append(rows, row)
	}
	return rows
}

func readJSONFile(path string) (rows int64, columns int, r Reading, err error) {
	x := jsonText{name: filepath.Base(path), open: func(context.Context) (io.ReadCloser, error) {
		b, err := os.ReadFile(path)
		if err == nil && strings.HasSuffix(path, ".gz") {
			var z *gzip.Reader
			if z, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
				b, err = io.ReadAll(z)
			}
		}
		return io.NopCloser(bytes.NewReader(bytes.TrimPrefix(b, []byte(utf8BOM)))), err
	}}
	t, err := openJSON(context.Background(), x, "json", Options{})
	for again := true; again && err == nil; {
		again, err = t.Scan(context.Background(), 2, func(int, int, int64, arrow.Record) error { return nil })
	}
	if err != nil {
		return 0, 0, r, err
	}
	t.describe(&r)
	return r.Rows, r.Columns, r, nil
}

// What the authors of test suites call invalid must not pass for a table
// without a word, and what they call valid must be a table or be told not to be one.
func TestJSONValidity(t *testing.T) {
	dir := corpora(t)
	for _, row := range truth(t, dir, "json_validity.csv") {
		_, _, r, err := readJSONFile(filepath.Join(dir, row["path"]))
		var e *SyntaxError
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%s: %v", row["path"], err)
		}
		switch row["expect"] {
		case "invalid":
			if err == nil && len(r.Notes) == 0 {
				t.Errorf("%s is invalid and was read as %d rows", row["path"], r.Rows)
			}
		case "valid":
			if err != nil && e.Hint != hintTable {
				t.Errorf("%s is valid: %v", row["path"], err)
			}
		}
	}
}

func TestJSONCorpus(t *testing.T) {
	dir := corpora(t)
	files, agree := 0, 0
	for _, row := range truth(t, dir, "oracle_json.csv") {
		path := filepath.Join(dir, row["path"])
		if _, err := os.Stat(path); err != nil {
			continue
		}
		files++
		start := time.Now()
		rows, columns, _, err := readJSONFile(path)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s took %v", row["path"], d)
		}
		var e *SyntaxError
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%s: %v", row["path"], err)
		}
		n := row["n"]
		if row["top"] == "dict" {
			n = "1"
		}
		if row["python_valid"] == "True" && row["top"] != "" && fmt.Sprint(rows) != n {
			t.Logf("%s: %d x %d, python %s of %s, duckdb %s, %v", row["path"], rows, columns, row["n"], row["top"], row["duckdb"], err)
			continue
		}
		if (row["python_valid"] == "False") == (err != nil) {
			agree++
		} else {
			t.Logf("%s: %d x %d, python %s %s, duckdb %s, %v", row["path"], rows, columns, row["python_valid"], row["why"], row["duckdb"], err)
		}
	}
	t.Logf("%d of %d files agree with a strict reader", agree, files)
}
