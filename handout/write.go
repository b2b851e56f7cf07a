package handout

import (
	"context"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/ingest"
)

// Options say what Write changes. The zero value copies every cell.
type Options struct {
	Drop   []string // columns that are left out
	Number []string // columns whose values are replaced by 1, 2, … in the order in which they are met
	// Share of the rows that is kept, by a hash of their number; 0 keeps all. With Group it is
	// that of the groups, and all rows of a value of that column stay together.
	Share float64
	Group string
}

// Written is what Write wrote.
type Written struct {
	Rows    int64
	Columns []string
}

// Write copies data to w as CSV in UTF-8 with a header and commas. A cell without
// a value is written as nothing. It reads data once, in order, and fails on a column
// of Options that does not exist.
func Write(ctx context.Context, w io.Writer, data *ingest.Dataset, opts Options) (Written, error) {
	c := copier{opts: opts, csv: csv.NewWriter(w)}
	if err := c.start(data.Schema()); err != nil {
		return Written{}, err
	}
	again, err := data.Scan(ctx, 1, func(_, _ int, firstRow int64, rec arrow.Record) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return c.batch(rec, firstRow)
	})
	if err == nil && again {
		// Columns of text stay so, and the others are not read from text.
		err = fmt.Errorf("%s changed its types while it was copied\nhint: prepare it as a CSV file yourself", data.Name())
	}
	c.csv.Flush()
	if err == nil {
		err = c.csv.Error()
	}
	return c.written, err
}

// A copier writes batches as CSV.
type copier struct {
	opts    Options
	csv     *csv.Writer
	kept    []int // columns by position
	numbers []map[string]int
	group   int
	record  []string
	written Written
}

func (c *copier) start(schema *arrow.Schema) error {
	fields := schema.Fields()
	position := func(name string) (int, error) {
		i := slices.IndexFunc(fields, func(f arrow.Field) bool { return f.Name == name })
		if i < 0 {
			return 0, fmt.Errorf("there is no column %q to change", name)
		}
		return i, nil
	}
	for _, name := range slices.Concat(c.opts.Drop, c.opts.Number) {
		if _, err := position(name); err != nil {
			return err
		}
	}
	c.group = -1
	if c.opts.Group != "" {
		i, err := position(c.opts.Group)
		if err != nil {
			return err
		}
		c.group = i
	}
	c.numbers = make([]map[string]int, len(fields))
	for i, f := range fields {
		if slices.Contains(c.opts.Drop, f.Name) {
			continue
		}
		if slices.Contains(c.opts.Number, f.Name) {
			c.numbers[i] = map[string]int{}
		}
		c.kept = append(c.kept, i)
		c.written.Columns = append(c.written.Columns, f.Name)
	}
	if len(c.kept) == 0 {
		return fmt.Errorf("no column is left\nhint: drop fewer columns")
	}
	c.record = make([]string, len(c.kept))
	return c.csv.Write(c.written.Columns)
}

func (c *copier) batch(rec arrow.Record, firstRow int64) error {
	for row := range int(rec.NumRows()) {
		if !c.keeps(rec, row, firstRow) {
			continue
		}
		for k, i := range c.kept {
			c.record[k] = c.cell(rec.Column(i), row, c.numbers[i])
		}
		if len(c.record) == 1 && c.record[0] == "" {
			c.record[0] = "NA" // a line of nothing is no row
		}
		if err := c.csv.Write(c.record); err != nil {
			return err
		}
		c.written.Rows++
	}
	return nil
}

func (c *copier) cell(column arrow.Array, row int, numbers map[string]int) string {
	if column.IsNull(row) {
		return ""
	}
	text := column.ValueStr(row)
	if numbers == nil {
		return text
	}
	n, met := numbers[text]
	if !met {
		n = len(numbers) + 1
		numbers[text] = n
	}
	return strconv.Itoa(n)
}

// keeps reports whether a row is of the share that is kept.
func (c *copier) keeps(rec arrow.Record, row int, firstRow int64) bool {
	if c.opts.Share <= 0 || c.opts.Share >= 1 {
		return true
	}
	var h uint64
	if c.group >= 0 && rec.Column(c.group).IsValid(row) {
		h = xxh3.HashString(rec.Column(c.group).ValueStr(row))
	} else {
		var position [8]byte
		binary.LittleEndian.PutUint64(position[:], uint64(firstRow)+uint64(row))
		h = xxh3.Hash(position[:])
	}
	return float64(h) < c.opts.Share*math.MaxUint64
}
