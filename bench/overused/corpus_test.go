package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/fairset/fairset/verdict/overused"
)

// copyOf writes a copy of a table with other names, half of the rows, and columns and rows in
// another order. It returns the path and the number of rows.
func copyOf(t *testing.T, path string) (string, int) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no real files: %v", err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")) {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	body := rows[1:]
	random.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	body = body[:(len(body)+1)/2]
	order := random.Perm(len(rows[0]))
	out := [][]string{nil}
	for i := range order {
		out[0] = append(out[0], fmt.Sprintf("feature %c%d", 'a'+i%26, i))
	}
	for _, row := range body {
		turned := make([]string, len(order))
		for i, from := range order {
			if from < len(row) {
				turned[i] = row[from]
			}
		}
		out = append(out, turned)
	}
	copied := filepath.Join(t.TempDir(), "copy.csv")
	f, err := os.Create(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := csv.NewWriter(f).WriteAll(out); err != nil {
		t.Fatal(err)
	}
	return copied, len(body)
}

// Of every entry with a real file, a renamed, shuffled, half-sampled copy is recognised. Rows
// of two columns, and tables that are left with a handful of rows, cannot be told from others.
func TestCorpusCopies(t *testing.T) {
	root := "../../../shared/corpora/files"
	if folder := os.Getenv("FAIRSET_CORPORA"); folder != "" {
		root = filepath.Join(folder, "files")
	}
	files, found, tooSmall := 0, 0, 0
	for _, e := range overused.Known() {
		if e.File == "" {
			continue
		}
		t.Run(e.Name, func(t *testing.T) {
			path, rows := copyOf(t, filepath.Join(root, e.File))
			files++
			print, err := printOf(path, 0)
			if err != nil {
				t.Fatal(err)
			}
			m := overused.Find(print, overused.Known())
			switch {
			case m != nil && (m.Entry.File == e.File || m.How == overused.ByRows):
				found++
			case rows < 20 || len(e.Header) < 3:
				tooSmall++
				t.Logf("too small to be told from others: %d rows, %d columns", rows, len(e.Header))
			case m != nil:
				t.Errorf("taken for %s by %s", m.Entry.Name, m.How)
			default:
				t.Errorf("not recognised: %d rows, %d columns, %d hashes", rows, len(e.Header), len(print.RowKMV))
			}
		})
	}
	t.Logf("%d files, %d copies found, %d too small", files, found, tooSmall)
}
