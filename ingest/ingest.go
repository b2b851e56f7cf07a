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
)

// Options tell Open what not to find out for itself. The zero value finds out everything.
type Options struct {
	Format    string            // "csv", "ndjson", "json", "parquet", "arrow" or "xlsx"
	Delimiter string            // of a CSV file; "\t" or "tab" for a tab
	Encoding  string            // an IANA name
	Sheet     string            // of a workbook: its name, or its number from 1
	NoHeader  bool              // the first record of a CSV file is data
	Target    string            // of several tables the one with this column is meant
	Types     map[string]string // kind by column name: "text", "integer", "decimal", "boolean", "date", "timestamp"
	Stdin     io.Reader         // what the path "-" reads; nil for os.Stdin
}

// A Dataset is an opened input, ready to be scanned.
type Dataset struct {
	files  []*datasetFile
	table  table
	format string
	notes  []Note     // of the input as a whole
	beside []*Dataset // the other tables of the input
}

// Open finds the bytes of a dataset and tells their format, encoding, dialect
// and types from a sample. Paths name files, globs, a directory, addresses or
// "-"; "!MEMBER" behind an archive names what to read of it.
//
// Several files with much the same columns are shards of one table, which has all
// their columns. Files with other columns are tables of their own: the Dataset is
// the table with the column opts.Target, else the one with most bytes, and Tables are the others.
func Open(ctx context.Context, paths []string, opts Options) (*Dataset, error) {
	opts.Types = trimmedNames(opts.Types)
	found, err := findFiles(ctx, paths)
	if err != nil {
		return nil, err
	}
	files, err := found.open(ctx, opts)
	if err != nil {
		return nil, err
	}
	d, err := openTables(groupFiles(files), opts)
	if err == nil {
		err = knownColumns(columnNames(d.Schema()), opts.Types)
	}
	if err != nil {
		return nil, errors.Join(err, closeFiles(files))
	}
	d.notes = slices.Concat(found.notes(files), d.tablesNote(opts.Target))
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

// Tables are the tables beside this one in the same input, in its order.
// They are closed with it.
func (d *Dataset) Tables() []*Dataset { return d.beside }

// Paths are the files that are read, those of this table first.
func (d *Dataset) Paths() []string {
	var paths []string
	for _, f := range d.stored() {
		paths = append(paths, f.in.src.Path())
	}
	for _, t := range d.beside {
		for _, path := range t.Paths() {
			if !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// stored are the files without further members of an archive.
func (d *Dataset) stored() []*datasetFile {
	seen := map[string]bool{}
	var files []*datasetFile
	for _, f := range d.files {
		if !seen[f.in.src.Path()] {
			files = append(files, f)
		}
		seen[f.in.src.Path()] = true
	}
	return files
}

// Reading tells what was learnt; it is complete once Scan returned false and no error.
// A file that was written to since Open is an error: what was read of it holds for no
// version of it.
func (d *Dataset) Reading() (Reading, error) {
	r := Reading{Format: d.format, Name: d.Name()}
	if err := d.unchanged(); err != nil {
		return r, err
	}
	var sums []string
	for _, f := range d.stored() {
		sum, err := f.in.src.SHA256()
		if err != nil {
			return r, err
		}
		sums = append(sums, sum)
		r.Bytes += f.in.src.Size()
	}
	for i, f := range d.files {
		r.Compression = common(i, r.Compression, f.in.src.Compression())
		r.Encoding = common(i, r.Encoding, f.in.encoding)
		if sure := f.in.sure; sure > 0 && sure < 1 && (r.EncodingConfidence == 0 || sure < r.EncodingConfidence) {
			r.EncodingConfidence = sure
		}
	}
	r.SHA256 = sums[0]
	if len(sums) > 1 {
		r.SHA256 = sumOfSums(sums)
	}
	if columnar(d.format) || d.format == formatExcel {
		r.Encoding = "binary"
	}
	r.Notes = append(r.Notes, d.notes...)
	r.Notes = append(r.Notes, d.unsureEncodings()...)
	before := len(r.Notes)
	d.table.describe(&r)
	if len(d.files) == 1 && r.Encoding != "binary" {
		return r, d.files[0].in.storedPlaces(context.Background(), r.Notes[before:])
	}
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
	for _, t := range d.beside {
		errs = append(errs, t.Close())
	}
	return errors.Join(append(errs, closeFiles(d.files))...)
}
