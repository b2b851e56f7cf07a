package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/source"
)

// Options tell Open what not to find out for itself. The zero value finds out everything.
type Options struct {
	Format    string            // "csv", "ndjson", "json", "parquet", "arrow" or "xlsx"
	Delimiter string            // of a CSV file; "\t" or "tab" for a tab
	Encoding  string            // an IANA name
	Sheet     string            // of a workbook: its name, or its number from 1
	NoHeader  bool              // the first record of a CSV file is data
	Types     map[string]string // kind by column name: "text", "integer", "decimal", "boolean", "date", "timestamp"
	Stdin     io.Reader         // what the path "-" reads; nil for os.Stdin
	// Read is told, from any goroutine, how many of the stored bytes have just been read; Parquet, Arrow and
	// Excel files are read in ways that do not tell.
	Read func(bytes int)
}

// A Dataset is an opened input, ready to be scanned.
type Dataset struct {
	files  []*datasetFile
	table  table
	format string
	others []string // files beside the data that were left alone
}

// Open finds the bytes of a dataset and tells their format, encoding, dialect
// and types from a sample. Paths name files, globs, a directory, http(s) addresses
// or "-"; "!MEMBER" behind an archive names what to read of it. Several files are
// shards of one dataset and must have the same columns.
func Open(ctx context.Context, paths []string, opts Options) (*Dataset, error) {
	opts.Types = trimmedNames(opts.Types)
	found, err := findFiles(paths)
	if err != nil {
		return nil, err
	}
	d := &Dataset{others: found.others}
	for _, path := range found.files {
		f, err := openFile(ctx, path, opts)
		if err != nil {
			return nil, errors.Join(err, d.Close())
		}
		d.files = append(d.files, f)
	}
	if d.table, err = d.openTable(ctx, opts); err != nil {
		err = found.explain(err)
		return nil, errors.Join(err, d.Close())
	}
	if err := knownColumns(columnNames(d.table.Schema()), opts.Types); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// trimmedNames is kinds by the names that columns have, without blanks around them.
func trimmedNames(kinds map[string]string) map[string]string {
	trimmed := make(map[string]string, len(kinds))
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		trimmed[strings.TrimSpace(name)] = kinds[name]
	}
	return trimmed
}

// knownColumns checks that the columns exist whose types the user asks for.
func knownColumns(names []string, kinds map[string]string) error {
	unknown := ""
	for name := range kinds {
		if !slices.Contains(names, name) && (unknown == "" || name < unknown) {
			unknown = name
		}
	}
	if unknown == "" {
		return nil
	}
	return fmt.Errorf("there is no column %q to read as %s\nhint: the columns are %s", unknown, kinds[unknown], strings.Join(names, ", "))
}

// A datasetFile is one file of a dataset, with its format known.
type datasetFile struct {
	in     *input
	format string
}

func openFile(ctx context.Context, path string, opts Options) (*datasetFile, error) {
	src, err := source.Open(ctx, path, source.Options{Stdin: opts.Stdin, IsData: dataName, Read: opts.Read})
	if err != nil {
		var damaged *source.OpenError
		if errors.As(err, &damaged) {
			err = wrapCorrupt(damaged.Name, damaged, 0)
		}
		return nil, err
	}
	in, raw, text, err := newInput(ctx, src, opts.Encoding)
	if err == nil {
		var format string
		if format, err = tellFormat(in, raw, text, opts.Format); err == nil {
			return &datasetFile{in, format}, nil
		}
	}
	return nil, errors.Join(err, src.Close())
}

// openTable opens the files as one table.
func (d *Dataset) openTable(ctx context.Context, opts Options) (table, error) {
	d.format = d.files[0].format
	ins := make([]*input, len(d.files))
	for i, f := range d.files {
		if f.format != d.format {
			return nil, fmt.Errorf("%s is %s but %s is %s\nhint: files that are read as one dataset must have the same format",
				d.files[0].in.src.Name(), d.format, f.in.src.Name(), f.format)
		}
		ins[i] = f.in
	}
	if d.format == formatCSV {
		return newCSVTable(ctx, ins, opts)
	}
	var tables []table
	for _, in := range ins {
		t, err := openOne(ctx, in, d.format, opts)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return joinTables(ins, tables)
}

func openOne(ctx context.Context, in *input, format string, opts Options) (table, error) {
	if format == formatExcel {
		return newWorkbookTable(ctx, in, opts)
	}
	if columnar(format) {
		return newParquetTable(ctx, in)
	}
	return newJSONTable(ctx, in, format, opts)
}

// Schema is the schema of the batches that the next Scan hands out.
func (d *Dataset) Schema() *arrow.Schema { return d.table.Schema() }

// Scan reads the whole dataset; see Visit. workers under 1 means all cores.
func (d *Dataset) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	again, err = d.table.Scan(ctx, workers, visit)
	if err != nil && ctx.Err() == nil {
		if changed := d.unchanged(); changed != nil {
			return false, changed // what the scan stumbled over is no fault of the data
		}
	}
	return again, err
}

// unchanged returns an error when a file was written to since Open.
func (d *Dataset) unchanged() error {
	for _, f := range d.files {
		if err := f.in.src.Unchanged(); err != nil {
			return err
		}
	}
	return nil
}

// Name is the base name of the input, with the number of further files if there
// are any; "-" for standard input.
func (d *Dataset) Name() string {
	name := d.files[0].in.src.Name()
	if len(d.files) > 1 {
		name = fmt.Sprintf("%s and %d more", name, len(d.files)-1)
	}
	return name
}

// Bytes is the size of the files as stored.
func (d *Dataset) Bytes() int64 {
	var total int64
	for _, f := range d.files {
		total += f.in.src.Size()
	}
	return total
}

// Compression is what the files are packed in, as in Reading.
func (d *Dataset) Compression() string {
	all := ""
	for i, f := range d.files {
		all = common(i, all, f.in.src.Compression())
	}
	return all
}

// Paths are the files that are read.
func (d *Dataset) Paths() []string {
	paths := make([]string, len(d.files))
	for i, f := range d.files {
		paths[i] = f.in.src.Path()
	}
	return paths
}

// Reading tells what was learnt; it is complete once Scan returned false and no error.
// A file that was written to since Open is an error: what was read of it holds for no
// version of it.
func (d *Dataset) Reading() (Reading, error) {
	r := Reading{Format: d.format}
	if err := d.unchanged(); err != nil {
		return r, err
	}
	others := slices.Clone(d.others)
	sums := make([]string, len(d.files))
	for i, f := range d.files {
		var err error
		if sums[i], err = f.in.src.SHA256(); err != nil {
			return r, err
		}
		others = append(others, f.in.src.Others()...)
		r.Encoding = common(i, r.Encoding, f.in.encoding)
	}
	r.Name, r.Bytes, r.Compression = d.Name(), d.Bytes(), d.Compression()
	r.SHA256 = sums[0]
	if len(sums) > 1 {
		r.SHA256 = sumOfSums(sums)
	}
	if columnar(d.format) || d.format == formatExcel {
		r.Encoding = "binary"
	}
	if len(others) > 0 {
		r.Notes = append(r.Notes, otherFiles(others))
	}
	d.table.describe(&r)
	return r, nil
}

// common is what the files up to the i-th share, "mixed" when they differ.
func common(i int, so, now string) string {
	if i == 0 || so == now {
		return now
	}
	return "mixed"
}

// Close releases what Open took.
func (d *Dataset) Close() error {
	var errs []error
	if c, ok := d.table.(io.Closer); ok {
		errs = append(errs, c.Close())
	}
	for _, f := range d.files {
		errs = append(errs, f.in.src.Close())
	}
	return errors.Join(errs...)
}
