package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
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
	x := jsonText{name: filepath.Base(path), sampleBytes: wholeBytes, open: func(context.Context) (io.ReadCloser, error) {
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

// Objects and lists of objects have the rows that a strict reader counts.
func TestJSONCorpus(t *testing.T) {
	dir := corpora(t)
	files, same := 0, 0
	for _, row := range truth(t, dir, "oracle_json.csv") {
		start := time.Now()
		rows, columns, _, err := readJSONFile(filepath.Join(dir, row["path"]))
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s took %v", row["path"], d)
		}
		var e *SyntaxError
		if err != nil && (!errors.As(err, &e) || e.Hint == "") {
			t.Errorf("%s: %v", row["path"], err)
		}
		if err == nil && (rows < 1 || columns < 1) {
			t.Errorf("%s: %d rows, %d columns", row["path"], rows, columns)
		}
		if row["elem"] != "dict" || row["python_valid"] != "True" {
			continue
		}
		files++
		if strconv.FormatInt(rows, 10) == row["n"] {
			same++
		} else {
			t.Logf("%s: %d rows, not %s: %v", row["path"], rows, row["n"], err)
		}
	}
	if same < files {
		t.Errorf("%d of %d files have the rows that a strict reader counts", same, files)
	}
}

// tellLooks tells the format of a file as openFile does, "" for an empty one.
func tellLooks(b []byte) string {
	text := bytes.TrimPrefix(b[:min(len(b), sniffBytes)], []byte(utf8BOM))
	if len(bytes.TrimSpace(text)) == 0 {
		return ""
	}
	return tellText(text)
}

// Detection by content alone: every file that a strict reader takes for
// objects or lists is told to be JSON, and no CSV file is.
func TestTellTextCorpus(t *testing.T) {
	dir := corpora(t)
	for _, row := range truth(t, dir, "oracle_json.csv") {
		b, err := os.ReadFile(filepath.Join(dir, row["path"]))
		if err != nil || strings.HasSuffix(row["path"], ".gz") {
			continue
		}
		format := tellLooks(b)
		want := row["top"] == "dict" || row["top"] == "list" || row["top"] == "ndjson"
		if isJSON := format == formatJSON || format == formatNDJSON; want && !isJSON || isJSON && row["top"] == "ndjson" && format != formatNDJSON {
			t.Errorf("%s is %s: got %q", row["path"], row["top"], format)
		}
	}
	for _, row := range truth(t, dir, "dialects.csv") {
		b, err := os.ReadFile(filepath.Join(dir, row["path"]))
		if err != nil {
			t.Fatal(err)
		}
		if format := tellLooks(b); format != formatCSV && format != "" {
			t.Errorf("%s is CSV: got %s", row["path"], format)
		}
	}
}
