package parquet

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"
)

// encode writes rows of one leaf column "v" as a Parquet file.
func encode(t testing.TB, node pq.Node, values []pq.Value, options ...pq.WriterOption) []byte {
	t.Helper()
	var rows []pq.Row
	for _, v := range values {
		definition := 0
		if !v.IsNull() && node.Optional() {
			definition = 1
		}
		rows = append(rows, pq.Row{v.Level(0, definition, 0)})
	}
	return encodeRows(t, pq.NewSchema("test", pq.Group{"v": node}), rows, options...)
}

func encodeRows(t testing.TB, schema *pq.Schema, rows []pq.Row, options ...pq.WriterOption) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pq.NewWriter(&out, append([]pq.WriterOption{schema}, options...)...)
	if _, err := w.WriteRows(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// encodeStructs writes Go structs as a Parquet file.
func encodeStructs[T any](t testing.TB, rows []T, options ...pq.WriterOption) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pq.Write(&out, rows, options...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func save(t testing.TB, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.parquet")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A content is all that a file holds, as text.
type content struct {
	schema *arrow.Schema
	cells  map[string][]string // by column; "(null)" for null
	notes  []Note
	rows   int64
}

// readChild reads a file through the reading child.
func readChild(t testing.TB, data []byte, workers int) (content, error) {
	return readLimited(t, data, workers, defaultLimits())
}

func readLimited(t testing.TB, data []byte, workers int, l limits) (content, error) {
	t.Helper()
	f, err := open(context.Background(), save(t, data), true, l)
	if err != nil {
		return content{}, err
	}
	defer f.Close()
	c := content{schema: f.Schema(), rows: f.Rows(), cells: map[string][]string{}}
	batches := make([]arrow.Record, 1024)
	err = f.Scan(context.Background(), workers, func(_, index int, _ int64, rec arrow.Record) error {
		rec.Retain()
		batches[index] = rec
		return nil
	})
	for _, rec := range batches {
		if rec != nil {
			c.add(rec)
			rec.Release()
		}
	}
	c.notes = f.Notes()
	return c, err
}

// readHere reads a file in this process, without child and pipe: the slow twin.
func readHere(data []byte) (content, error) {
	rd, err := readerOf(bytes.NewReader(data), int64(len(data)), new(pool))
	if err != nil {
		return content{}, err
	}
	c := content{schema: rd.schema(), rows: rd.header().Rows, cells: map[string][]string{}}
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

func (c *content) add(rec arrow.Record) {
	for i, col := range rec.Columns() {
		name := rec.ColumnName(i)
		for row := range col.Len() {
			c.cells[name] = append(c.cells[name], strings.Clone(col.ValueStr(row)))
		}
	}
}

// endOfFile is no error at the end of the rows.
func endOfFile(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}
