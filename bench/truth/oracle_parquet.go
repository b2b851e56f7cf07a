package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
)

const (
	parquetRows  = "sound files: rows and null counts as pyarrow, else another reader"
	parquetBad   = "files that no reader reads: refused within 10 s"
	parquetHarm  = "files damaged on purpose: refused, or read as another reader does, within 10 s"
	parquetSmall = "memory of the largest reading process stays under 1 GiB"

	soonEnough = 10 * time.Second
	mostMemory = 1 << 30
)

var (
	tableShape = regexp.MustCompile(`^\d+x\d+$`)
	// damagedName matches what the authors of test suites call files that they damaged or encrypted.
	damagedName = regexp.MustCompile(`/bad_data/|/malformed/|/afl/|fuzz|corrupt|encrypt|crypto`)
)

// parquetOracle compares with pyarrow, and where that refuses a file with the
// other readers: rows, and the nulls of each column that is not nested.
func parquetOracle() truthTable {
	return truthTable{
		name:  "oracle_parquet",
		lines: []line{{parquetRows, 0.97}, {parquetBad, 1}, {parquetHarm, 1}, {parquetSmall, 1}},
		check: checkParquet,
		last: func() []answer {
			most, known := childMemory()
			if !known {
				return nil
			}
			return []answer{{line: parquetSmall, right: most < mostMemory, got: strconv.FormatInt(most, 10), want: "less"}}
		},
	}
}

func checkParquet(ctx context.Context, corpora string, rows []row) []answer {
	want := rows[0]
	begin := time.Now()
	nulls, columns := []int64(nil), []string(nil)
	r, err := read(ctx, at(corpora, want), ingest.Options{}, func(rec arrow.Record) {
		if nulls == nil {
			nulls = make([]int64, rec.NumCols())
		}
		for i, c := range rec.Columns() {
			nulls[i] += nullCells(c)
		}
		columns = columnNames(rec)
	})
	found := parquetReading{columns, nulls, shape(r, err), r.Rows, err}
	soon := time.Since(begin) < soonEnough
	a := answer{line: parquetBad, path: want["path"], right: err != nil, got: found.shape, want: "an error"}
	if reader := firstReader(want); reader != "" {
		a = found.compare(reader, want)
	}
	if damagedName.MatchString(want["path"]) && a.line == parquetRows {
		a.line, a.right = parquetHarm, a.right || err != nil
	}
	if !soon && a.line != parquetRows {
		a.right, a.got = false, a.got+" (late)"
	}
	return []answer{a}
}

// firstReader is the first of the other readers that reads a file, "" when none does.
func firstReader(want row) string {
	for _, reader := range []string{"pyarrow", "duckdb", "polars"} {
		if tableShape.MatchString(want[reader]) {
			return reader
		}
	}
	return ""
}

// A parquetReading is what we make of a file.
type parquetReading struct {
	columns []string
	nulls   []int64 // by column
	shape   string
	rows    int64
	err     error
}

// compare compares with what a reader says, and with pyarrow's null counts
// where pyarrow reads the file.
func (p parquetReading) compare(reader string, want row) answer {
	a := answer{line: parquetRows, path: want["path"], got: p.shape, want: want[reader]}
	rows, _, _ := strings.Cut(want[reader], "x")
	a.right = p.err == nil && strconv.FormatInt(p.rows, 10) == rows || rows == "0" && refused(p.err)
	if a.right && p.err == nil && reader == "pyarrow" {
		if why := differentNulls(p.columns, p.nulls, want); why != "" {
			a.right, a.got = false, why
		}
	}
	return a
}

func nullCells(c arrow.Array) int64 {
	if c.DataType().ID() == arrow.NULL {
		return int64(c.Len())
	}
	return int64(c.NullN())
}

func columnNames(rec arrow.Record) (names []string) {
	for i := range int(rec.NumCols()) {
		names = append(names, rec.ColumnName(i))
	}
	return names
}

// differentNulls compares the nulls of each column. A struct, which becomes
// several columns named after it, and what else is nested is passed over.
func differentNulls(columns []string, nulls []int64, want row) string {
	at := 0
	counts := strings.Split(want["null_counts"], "|")
	types := strings.Split(want["arrow_types"], "|")
	for i, count := range counts {
		if at >= len(columns) || i >= len(types) {
			return ""
		}
		n, err := strconv.ParseInt(count, 10, 64)
		nested := strings.Contains(types[i], "<")
		if err == nil && !nested && nulls[at] != n {
			return fmt.Sprintf("column %q: %d nulls, not %d", columns[at], nulls[at], n)
		}
		at = after(columns, at, nested)
	}
	return ""
}

// after is where the columns of the next top-level field begin.
func after(columns []string, at int, nested bool) int {
	top, _, dotted := strings.Cut(columns[at], ".")
	at++
	for nested && dotted && at < len(columns) && strings.HasPrefix(columns[at], top+".") {
		at++
	}
	return at
}
