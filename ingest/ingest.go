package ingest

import (
	"context"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
)

// Options tell Open what not to find out for itself. The zero value finds out everything.
type Options struct {
	Format    string            // "csv", "ndjson", "json" or "parquet"
	Delimiter string            // of a CSV file; "\t" or "tab" for a tab
	Encoding  string            // an IANA name
	NoHeader  bool              // the first record of a CSV file is data
	Types     map[string]string // kind by column name: "text", "integer", "decimal", "boolean", "date", "timestamp"
	Stdin     io.Reader         // what the path "-" reads; nil for os.Stdin
}

// A Dataset is an opened input, ready to be scanned.
type Dataset struct{}

// Open finds the bytes of a dataset and tells their format, encoding, dialect
// and types from a sample. Paths name files, globs, a directory or "-"; several
// files are shards of one dataset and must have the same columns.
func Open(ctx context.Context, paths []string, opts Options) (*Dataset, error) { panic("stub") }

// Schema is the schema of the batches that the next Scan hands out.
func (d *Dataset) Schema() *arrow.Schema { panic("stub") }

// Scan reads the whole dataset; see Visit. workers under 1 means all cores.
func (d *Dataset) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	panic("stub")
}

// Reading tells what was learnt; it is complete once Scan returned false and no error.
func (d *Dataset) Reading() (Reading, error) { panic("stub") }

// Close releases what Open took.
func (d *Dataset) Close() error { panic("stub") }
