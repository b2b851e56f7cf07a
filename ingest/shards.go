package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
)

// shards are tables that are read one after another as one.
type shards []table

// joinTables makes one table of several whose schemas must be the same.
func joinTables(ins []*input, tables []table) (table, error) {
	if len(tables) == 1 {
		return tables[0], nil
	}
	first := tables[0].Schema()
	for i, t := range tables[1:] {
		if a, b := columnNames(first), columnNames(t.Schema()); !slices.Equal(a, b) {
			return nil, differentColumns(ins[0].src.Name(), a, ins[i+1].src.Name(), b)
		}
		for c, f := range t.Schema().Fields() {
			if !arrow.TypeEqual(f.Type, first.Field(c).Type) {
				return nil, differentTypes(f.Name, ins[0].src.Name(), first.Field(c).Type, ins[i+1].src.Name(), f.Type)
			}
		}
	}
	return shards(tables), nil
}

func (s shards) Schema() *arrow.Schema { return s[0].Schema() }

// Scan scans each table, with batches and rows counted on.
func (s shards) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	var rows int64
	batches := 0
	for _, t := range s {
		n, size := shardCount{}, Reading{}
		more, err := t.Scan(ctx, workers, n.counting(batches, rows, visit))
		if err != nil {
			return false, err
		}
		again = again || more
		t.describe(&size)
		rows += size.Rows
		batches += int(n.batches.Load())
	}
	if again && !s.alike() {
		return false, errors.New("the files hold different types in the same column\nhint: pass --types to say how to read it")
	}
	return again, nil
}

func (s shards) alike() bool {
	for _, t := range s[1:] {
		if !t.Schema().Equal(s[0].Schema()) {
			return false
		}
	}
	return true
}

// describe adds up what the tables say; the first tells what is common to all.
func (s shards) describe(r *Reading) {
	var rows int64
	for _, t := range s {
		t.describe(r)
		rows += r.Rows
	}
	r.Rows = rows
}

// Close releases the tables that need it.
func (s shards) Close() error {
	var errs []error
	for _, t := range s {
		if c, ok := t.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}

// sumOfSums is the SHA-256 of the checksums of several files, each in hex on a line of its own.
func sumOfSums(sums []string) string {
	h := sha256.New()
	for _, s := range sums {
		io.WriteString(h, s+"\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}
