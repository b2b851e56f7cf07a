package parquet

import (
	"bytes"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	pq "github.com/parquet-go/parquet-go"
)

// readSingly is readHere without the fast path: value by value.
func readSingly(data []byte) (c content, err error) {
	rd, err := newReader(bytes.NewReader(data), int64(len(data)), new(pool))
	if err != nil {
		return content{}, err
	}
	for _, s := range rd.sources {
		s.filler = nil
	}
	c.cells = map[string][]string{}
	for {
		rec, err := rd.next()
		if rec == nil {
			c.notes = append(rd.header().Notes, rd.oddities()...)
			return c, endOfFile(err)
		}
		c.add(rec)
		rec.Release()
	}
}

func checkSingly(t *testing.T, data []byte) {
	t.Helper()
	fast, err := readHere(data)
	slow, slowErr := readSingly(data)
	if (err == nil) != (slowErr == nil) {
		t.Fatalf("by pages: %v; value by value: %v", err, slowErr)
	}
	if err != nil {
		return // how many batches came before differs by nothing that counts
	}
	if diff := cmp.Diff(slow.cells, fast.cells); diff != "" {
		t.Errorf("value by value (-) and by pages (+):\n%s", diff)
	}
	if diff := cmp.Diff(slow.notes, fast.notes); diff != "" {
		t.Errorf("notes:\n%s", diff)
	}
}

// TestBulk compares reading by pages with reading value by value.
func TestBulk(t *testing.T) {
	type nested struct {
		Deep *int64 `parquet:"deep,optional"`
	}
	type row struct {
		Int    int64    `parquet:"int"`
		Maybe  *int64   `parquet:"maybe,optional"`
		Few    *int64   `parquet:"few,optional,dict"`
		Small  *int32   `parquet:"small,optional"`
		Single *float32 `parquet:"single,optional"`
		Double *float64 `parquet:"double,optional,dict"`
		Flag   *bool    `parquet:"flag,optional"`
		Plain  *string  `parquet:"plain,optional"`
		Dict   *string  `parquet:"dict,optional,dict"`
		Broken *string  `parquet:"broken,optional,dict"`
		Raw    []byte   `parquet:"raw,optional"`
		In     *nested  `parquet:"in,optional"`
	}
	texts := []string{"", "a", "äöü", strings.Repeat("long ", 40), "sixteen bytes ab", "日本"}
	var rows []row
	for i := range 20_011 {
		r := row{Int: int64(i)}
		n, s, f := int64(i%97)-40, int32(i*7919), float64(i%13)/3
		single, flag, text, broken := float32(f), i%3 == 0, texts[i*i%len(texts)], texts[i%5]
		if i%50 == 3 {
			broken, text = "\xff"+broken, text+"\xc3"
		}
		if i%777 == 0 {
			f = math.Inf(1)
		}
		// Long runs of both kinds, and short ones.
		if i%4096 > 1000 && i%7 != 0 || i%4096 > 3000 {
			r.Maybe, r.Few, r.Small, r.Single, r.Double, r.Flag = &n, &n, &s, &single, &f, &flag
			r.Plain, r.Dict, r.Broken, r.Raw = &text, &texts[i%len(texts)], &broken, []byte(texts[i%4])
			r.In = &nested{}
			if i%2 == 0 {
				r.In.Deep = &n
			}
		}
		rows = append(rows, r)
	}
	for _, test := range []struct {
		name    string
		options []pq.WriterOption
	}{
		{"small pages", []pq.WriterOption{pq.PageBufferSize(1000)}},
		{"one page", []pq.WriterOption{pq.PageBufferSize(100 << 20), pq.DataPageVersion(1)}},
		{"row groups that end in the middle of a batch", []pq.WriterOption{pqRowGroups(3001), pq.DataPageVersion(1), pq.Compression(&pq.Snappy)}},
		{"pages of the second version", []pq.WriterOption{pqRowGroups(7000), pq.DataPageVersion(2), pq.PageBufferSize(5000)}},
	} {
		t.Run(test.name, func(t *testing.T) { checkSingly(t, encodeStructs(t, rows, test.options...)) })
	}
}

// TestBulkCorpora does the same with real files, those that are damaged among them.
func TestBulkCorpora(t *testing.T) {
	files := 0
	err := filepath.WalkDir(filepath.Join(corpora(t), "files"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		info, err := entry.Info()
		if err != nil || info.Size() > 100_000 || !info.Mode().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		t.Run(filepath.Base(path), func(t *testing.T) { checkSingly(t, data) })
		return nil
	})
	t.Logf("%d files", files)
	if err != nil {
		t.Fatal(err)
	}
}
