package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A KeptFile is a file of a dataset with its bytes, so that it can be read again on another day.
type KeptFile struct {
	Name   string // "-" for standard input, as which it is no longer read
	Member string // of an archive, where it was named
	Data   []byte
}

// Keep returns the files of the input as stored; nil when they have more than so many bytes.
func (d *Dataset) Keep(most int64) (kept []KeptFile, err error) {
	seen := map[string]bool{}
	for _, f := range d.all {
		path := f.in.src.Path()
		if key := path + "!" + f.member; seen[key] {
			continue // a further member of an archive
		} else {
			seen[key] = true
		}
		if most -= f.in.src.Size(); most < 0 {
			return nil, nil
		}
		k := KeptFile{Name: f.in.src.Base(), Member: f.member}
		if k.Data, err = os.ReadFile(path); err != nil {
			return nil, err
		}
		kept = append(kept, k)
	}
	return kept, d.unchanged()
}

var errKept = errors.New("the file kept has no name that a file can have")

// OpenKept opens what Keep returned of one input or several, beside which left was found. The bytes of one input after the other are
// written to temporary files, which Close removes.
func OpenKept(ctx context.Context, inputs []func() ([]KeptFile, error), left LeftAlone, opts Options) (d *Dataset, err error) {
	folder, err := os.MkdirTemp("", "fairset-kept-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	var paths []string
	for _, input := range inputs {
		kept, err := input()
		if err != nil {
			return nil, err
		}
		for _, k := range kept {
			path, err := k.write(filepath.Join(folder, strconv.Itoa(len(paths))))
			if err != nil {
				return nil, err
			}
			paths = append(paths, path)
		}
	}
	if d, err = Open(ctx, paths, opts); err != nil {
		return nil, fmt.Errorf("what the part keeps of the data cannot be read: %w", err)
	}
	d.folder, d.left = folder, left
	d.notes = slices.Concat(left.notes(), d.tablesNote(opts.Target))
	return d, nil
}

// write writes the file into a new folder and returns how it is opened.
func (k *KeptFile) write(folder string) (path string, err error) {
	if k.Name != filepath.Base(k.Name) || strings.ContainsAny(k.Name, "/\\\x00") || strings.Trim(k.Name, ".") == "" {
		return "", errKept
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", err
	}
	path = filepath.Join(folder, k.Name)
	if err := os.WriteFile(path, k.Data, 0o600); err != nil || k.Member == "" {
		return path, err
	}
	return path + "!" + k.Member, nil
}

// ReadAs has the columns read as the types that one run over these and other files reads them as, whatever they
// hold. It must be called before the first Scan.
func (d *Dataset) ReadAs(types map[string]ColumnType) error {
	tables := []table{d.table}
	if s, ok := d.table.(*shards); ok {
		tables = s.tables
	}
	for _, t := range tables {
		t, ok := t.(interface{ fix(map[string]ColumnType) })
		if !ok {
			return fmt.Errorf("%s is of a format whose files tell the types of their columns", d.Name())
		}
		t.fix(types)
	}
	if s, ok := d.table.(*shards); ok {
		return s.reconcile()
	}
	return nil
}

// fix sets the types of columns, which no cell can widen any more.
func (cs columns) fix(types map[string]ColumnType) {
	for i := range cs {
		if t, ok := types[cs[i].name]; ok {
			cs[i].typ, cs[i].fixed = t, true
		}
	}
}

func (t *csvTable) fix(types map[string]ColumnType) {
	t.fixed = types // for another dialect, with columns of its own
	t.columns.fix(types)
}

func (t *jsonTable) fix(types map[string]ColumnType) { t.columns.fix(types) }
