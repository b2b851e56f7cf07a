package parquet

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
)

// corpora returns the folder of real test data, or skips the test.
func corpora(t *testing.T) string {
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora")
		if _, err := os.Stat(dir); err != nil {
			dir = filepath.Join("..", "..", "shared", "corpora")
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "truth", "oracle_parquet.csv")); err != nil {
		t.Skip("the real test data is not here: set FAIRSET_CORPORA to its folder")
	}
	return dir
}

// An outcome is what reading a file gave.
type outcome struct {
	rows  int64
	tops  int
	nulls []int64 // by top-level field; -1 when it is nested
	err   error
	took  time.Duration
}

func (o outcome) shape() string { return fmt.Sprintf("%dx%d", o.rows, o.tops) }

func readWhole(path string) outcome {
	start := time.Now()
	o := outcome{}
	o.err = o.read(path)
	o.took = time.Since(start)
	return o
}

func (o *outcome) read(path string) error {
	f, err := Open(context.Background(), path, true)
	if err != nil {
		return err
	}
	defer f.Close()
	columnsOf := map[int]int{}
	for _, top := range f.header.Tops {
		o.tops = max(o.tops, top+1)
		columnsOf[top]++
	}
	for top := range o.tops {
		o.nulls = append(o.nulls, 0)
		if columnsOf[top] != 1 {
			o.nulls[top] = -1
		}
	}
	for _, n := range f.Notes() {
		if n.Kind == noteNested {
			for i, field := range f.schema.Fields() {
				if field.Name == n.Name || strings.HasPrefix(field.Name, n.Name+".") {
					o.nulls[f.header.Tops[i]] = -1
				}
			}
		}
	}
	nulls := make([]int64, f.schema.NumFields())
	var rows atomic.Int64
	err = f.Scan(context.Background(), 1, func(_, _ int, _ int64, rec arrow.Record) error {
		rows.Add(rec.NumRows())
		for i, col := range rec.Columns() {
			n := col.NullN()
			if col.DataType().ID() == arrow.NULL {
				n = col.Len()
			}
			nulls[i] += int64(n)
		}
		return nil
	})
	o.rows = rows.Load()
	for i, n := range nulls {
		if top := f.header.Tops[i]; o.nulls[top] >= 0 {
			o.nulls[top] = n
		}
	}
	return err
}

// TestCorpus reads every Parquet file of the real test data and compares rows,
// top-level columns and nulls with what pyarrow makes of it. A file that no
// reader reads must end in an error.
func TestCorpus(t *testing.T) {
	dir := corpora(t)
	file, err := os.Open(filepath.Join(dir, "truth", "oracle_parquet.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shape := regexp.MustCompile(`^\d+x\d+$`)
	var good, agree, bad, refused int
	for _, r := range records[1:] {
		path, pyarrow, nulls := r[0], r[1], r[6]
		got := readWhole(filepath.Join(dir, path))
		if got.took > 10*time.Second {
			t.Errorf("%s took %v", path, got.took)
		}
		switch {
		case shape.MatchString(pyarrow):
			good++
			if why := difference(got, pyarrow, nulls); why != "" {
				t.Logf("%s: %s", path, why)
			} else {
				agree++
			}
		case !shape.MatchString(r[2]) && !shape.MatchString(r[3]):
			bad++
			if got.err != nil {
				refused++
			} else {
				t.Logf("%s: read as %s; pyarrow says %s", path, got.shape(), pyarrow)
			}
		default:
			t.Logf("disputed %s: %s %v; pyarrow %s, duckdb %s, polars %s", path, got.shape(), got.err, pyarrow, r[2], r[3])
		}
	}
	t.Logf("%d of %d sound files agree with pyarrow; %d of %d bad files are refused", agree, good, refused, bad)
	if agree*100 < good*90 {
		t.Errorf("only %d of %d sound files agree", agree, good)
	}
}

// difference tells in what got differs from what pyarrow says; nothing when it does not.
func difference(got outcome, shape, nulls string) string {
	if got.err != nil {
		return got.err.Error()
	}
	if got.shape() != shape {
		return fmt.Sprintf("%s, pyarrow %s", got.shape(), shape)
	}
	for top, want := range strings.Split(nulls, "|") {
		if n, err := strconv.ParseInt(want, 10, 64); err == nil && top < len(got.nulls) && got.nulls[top] >= 0 && got.nulls[top] != n {
			return fmt.Sprintf("field %d: %d nulls, pyarrow %d", top, got.nulls[top], n)
		}
	}
	return ""
}
