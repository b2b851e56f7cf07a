package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
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
	// PublicOnly keeps addresses from leading to this machine or into private networks, also by a redirect.
	PublicOnly bool
	// Read is told, from any goroutine, how many of the stored bytes have just been read; Parquet, Arrow and
	// Excel files are read in ways that do not tell.
	Read func(bytes int)

	alone bool // the file that is opened is the only one
}

// A Dataset is an opened input, ready to be scanned.
type Dataset struct {
	files  []*datasetFile
	table  table
	format string
	notes  []Note     // of the input as a whole
	beside []*Dataset // the other tables of the input
	left   LeftAlone
	all    []*datasetFile // of the input, in its order
	folder string         // temporary, of kept files
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
	d.left = found.beside(files)
	d.notes = slices.Concat(d.left.notes(), d.tablesNote(opts.Target))
	d.all = files
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

// Names are the names of the columns.
func (d *Dataset) Names() []string { return columnNames(d.Schema()) }

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

// ShardStart is how many rows are before the file that is being scanned. Of several files
// one is scanned after the other.
func (d *Dataset) ShardStart() int64 {
	if t, ok := d.table.(interface{ shardStart() int64 }); ok {
		return t.shardStart()
	}
	return 0
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
	return nameOf(d.files[0].in.src.Name(), len(d.files))
}

// nameOf is the name of files, given that of the first.
func nameOf(first string, files int) string {
	if files > 1 {
		return fmt.Sprintf("%s and %d more", first, files-1)
	}
	return first
}

// Tables are the tables beside this one in the same input, in its order.
// They are closed with it.
func (d *Dataset) Tables() []*Dataset { return d.beside }

// Bytes is the size of the files of this table as stored.
func (d *Dataset) Bytes() int64 {
	var total int64
	for _, f := range d.stored() {
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
	r, err := d.reading()
	if err != nil {
		return r, err
	}
	r.Notes = append(slices.Clone(d.notes), r.Notes...)
	return r, d.storedPlaces(&r)
}

// reading is the Reading without notes of the input as a whole and with places in the text.
func (d *Dataset) reading() (Reading, error) {
	r := Reading{Format: d.format, Name: d.Name(), Bytes: d.Bytes(), Compression: d.Compression()}
	sums, err := d.sums()
	if err != nil {
		return r, err
	}
	for i, f := range d.files {
		r.Encoding = common(i, r.Encoding, f.in.encoding)
		if sure := f.in.sure; sure > 0 && sure < 1 && (r.EncodingConfidence == 0 || sure < r.EncodingConfidence) {
			r.EncodingConfidence = sure
		}
	}
	r.SHA256 = sumOf(sums)
	if columnar(d.format) || d.format == formatExcel {
		r.Encoding = "binary"
	}
	r.Notes = append(r.Notes, d.unsureEncodings()...)
	d.table.describe(&r)
	return r, nil
}

// storedPlaces puts places in the file as stored into the notes, where that is one.
func (d *Dataset) storedPlaces(r *Reading) error {
	if len(d.files) > 1 || r.Encoding == "binary" {
		return nil
	}
	return d.files[0].in.storedPlaces(context.Background(), r.Notes)
}

// sums are the checksums of the files as stored.
func (d *Dataset) sums() (sums []string, err error) {
	if err := d.unchanged(); err != nil {
		return nil, err
	}
	for _, f := range d.stored() {
		sum, err := f.in.src.SHA256()
		if err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	return sums, nil
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
	errs = append(errs, closeFiles(d.files))
	if d.folder != "" {
		errs = append(errs, os.RemoveAll(d.folder))
	}
	return errors.Join(errs...)
}
