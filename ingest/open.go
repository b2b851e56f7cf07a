package ingest

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"github.com/fairset/fairset/ingest/source"
)

const (
	mostTables  = 50 // of other columns in one input
	mostMembers = 50 // data files of an archive that are read; of one with more, the largest alone
)

// A datasetFile is one file of a dataset, with its format and columns known.
type datasetFile struct {
	in     *input
	member string // of an archive, where it was named
	format string
	part   *csvPart // of a CSV file
	table  table    // of any other
	left   []string // members of its archive that are not read
}

func (f *datasetFile) columns() []string {
	if f.part != nil {
		return f.part.names
	}
	return columnNames(f.table.Schema())
}

func (f *datasetFile) Close() error {
	var err error
	if c, ok := f.table.(io.Closer); ok {
		err = c.Close()
	}
	return errors.Join(err, f.in.src.Close())
}

// closeFiles closes the last first: members of an archive share the file of the one before.
func closeFiles(files []*datasetFile) error {
	var errs []error
	for _, f := range slices.Backward(files) {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// open opens the files, and the other data files of an archive of which no member was
// named. What holds no rows is left out when something else does.
func (f *foundFiles) open(ctx context.Context, opts Options) ([]*datasetFile, error) {
	var files []*datasetFile
	var empty error
	opts.alone = len(f.files) == 1
	for _, path := range f.files {
		file, err := openFile(ctx, path, opts)
		switch {
		case err == nil:
			files = append(files, file)
			if _, file.member = source.Split(path); file.member == "" {
				files = append(files, f.openMembers(ctx, file, opts)...)
			}
		case isEmpty(err):
			f.empty, empty = append(f.empty, path), err
		case f.folder != "" && len(f.files) > 1 && mayBeText(path) && isSyntax(err):
			f.others, empty = append(f.others, path), err
		default:
			return nil, errors.Join(err, closeFiles(files))
		}
	}
	if len(files) == 0 {
		return nil, empty
	}
	return files, nil
}

// openMembers opens the data files of an archive beside the one that file is. Those that
// cannot be read are left alone, as all would be if file were the only one.
func (f *foundFiles) openMembers(ctx context.Context, file *datasetFile, opts Options) []*datasetFile {
	var data []string
	for _, name := range file.left {
		if dataName(filepath.Base(name)) {
			data = append(data, name)
		}
	}
	if len(data) > mostMembers {
		return nil
	}
	var files []*datasetFile
	opts.alone = false
	for _, name := range data {
		src, err := file.in.src.Member(ctx, name, sourceOptions(opts))
		if err != nil {
			continue
		}
		member, err := openSource(ctx, src, opts)
		if err == nil && mayBeText(name) && len(member.columns()) < 2 {
			member.Close()
			continue
		}
		if isEmpty(err) {
			f.empty = append(f.empty, name)
		} else if err != nil {
			continue
		} else {
			member.left = nil // file tells
			files = append(files, member)
		}
		file.left = slices.DeleteFunc(slices.Clone(file.left), func(n string) bool { return n == name })
	}
	return files
}

func isEmpty(err error) bool { return errors.Is(err, errEmpty) || errors.Is(err, errNoRows) }

// WithoutRows is what is left out of a dataset where reading these files by themselves ended in err, because they hold no rows.
func WithoutRows(paths []string, err error) (left LeftAlone, ok bool) {
	return LeftAlone{Empty: nameSome(paths)}, isEmpty(err)
}

func isSyntax(err error) bool {
	var wrong *SyntaxError
	return errors.As(err, &wrong)
}

func sourceOptions(opts Options) source.Options {
	return source.Options{Stdin: opts.Stdin, IsData: dataName, Read: opts.Read, PublicOnly: opts.PublicOnly}
}

func openFile(ctx context.Context, path string, opts Options) (*datasetFile, error) {
	src, err := source.Open(ctx, path, sourceOptions(opts))
	if err != nil {
		var damaged *source.OpenError
		if errors.As(err, &damaged) {
			err = wrapCorrupt(damaged.Name, damaged, 0)
		}
		return nil, err
	}
	return openSource(ctx, src, opts)
}

// openSource tells format and columns of src, which it closes when it cannot.
func openSource(ctx context.Context, src *source.Source, opts Options) (*datasetFile, error) {
	in, raw, text, err := newInput(ctx, src, opts)
	if err != nil {
		return nil, errors.Join(err, src.Close())
	}
	f := &datasetFile{in: in, left: src.Others()}
	if f.format, err = tellFormat(in, raw, text, opts.Format); err == nil {
		if f.format == formatCSV {
			f.part, err = newCSVPart(ctx, in, opts, nil)
		} else {
			f.table, err = openOne(ctx, in, f.format, opts)
		}
	}
	if err != nil {
		return nil, errors.Join(err, src.Close())
	}
	return f, nil
}

func openOne(ctx context.Context, in *input, format string, opts Options) (table, error) {
	if format == formatExcel {
		return newWorkbookTable(ctx, in, opts)
	}
	if columnar(format) {
		return newParquetTable(ctx, in, opts.alone)
	}
	return newJSONTable(ctx, in, format, opts)
}
