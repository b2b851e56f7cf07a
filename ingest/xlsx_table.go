package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/fairset/fairset/ingest/source"
)

// A workbookTable is one sheet of an Excel workbook. The sheet is written to a
// temporary file as CSV, so that names, types, a preamble and a footer are told as for CSV.
type workbookTable struct {
	*csvTable
	sheet  string
	others []string
	folder string // of the temporary file
	src    *source.Source
}

// isWorkbook reports whether a file that begins with raw is a ZIP archive with the parts of
// an Excel workbook. The list of its parts stands at the end; where that is lost,
// their names stand before each.
func isWorkbook(in *input, raw []byte) bool {
	if !bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return false
	}
	if in.src.Compression() == "none" {
		if archive, err := zip.OpenReader(in.src.Path()); err == nil {
			defer archive.Close()
			return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, "xl/workbook.xml") })
		}
	}
	return bytes.Contains(raw, []byte("xl/workbook.xml")) || bytes.Contains(raw, []byte("xl/worksheets/"))
}

func newWorkbookTable(ctx context.Context, in *input, opts Options) (t table, err error) {
	name := in.src.Name()
	path, err := in.src.Unpacked(ctx) // packed once more, or the member of an archive
	if err != nil {
		return nil, wrapCorrupt(name, err, 0)
	}
	wt := &workbookTable{}
	defer func() {
		if r := recover(); r != nil { // of excelize, on a damaged workbook
			err = &SyntaxError{Name: name, Err: fmt.Errorf("the workbook is damaged (%v)", r), Hint: "open it and save the sheet as CSV"}
		}
		if err != nil {
			t, err = nil, errors.Join(err, wt.Close())
		}
	}()
	w, err := openWorkbook(name, path)
	if err != nil {
		return nil, err
	}
	defer w.file.Close() // only removes temporary files
	at, err := w.choose(name, opts.Sheet)
	if err != nil {
		return nil, err
	}
	wt.sheet = w.sheets[at]
	for i, s := range w.sheets {
		if i != at {
			wt.others = append(wt.others, s)
		}
	}
	return wt, wt.open(ctx, w, name, opts)
}

// open spools the sheet and opens it as CSV.
func (t *workbookTable) open(ctx context.Context, w *workbook, name string, opts Options) (err error) {
	if t.folder, err = os.MkdirTemp("", "fairset-sheet-"); err != nil {
		return err
	}
	path, err := w.spool(t.sheet, t.folder, name)
	if err != nil {
		return &SyntaxError{Name: name, Err: fmt.Errorf("sheet %q cannot be read: %w", t.sheet, err), Hint: "save the sheet as CSV"}
	}
	if t.src, err = source.Open(ctx, path, source.Options{}); err != nil {
		return err
	}
	asCSV := Options{Delimiter: ",", NoHeader: opts.NoHeader, Types: opts.Types}
	part, err := newCSVPart(ctx, &input{src: t.src, encoding: encUTF8}, asCSV, nil)
	if err == nil {
		t.csvTable, err = newCSVTable([]*csvPart{part}, asCSV)
	}
	if err != nil {
		var wrong *SyntaxError
		if errors.As(err, &wrong) {
			wrong.Name = name
		}
		return err
	}
	return nil
}

// describe adds what is known after Scan. Places in the temporary file mean nothing to the user.
func (t *workbookTable) describe(r *Reading) {
	before := len(r.Notes)
	t.csvTable.describe(r)
	r.Dialect = nil
	for i := range r.Notes[before:] {
		n := &r.Notes[before+i]
		n.First = Position{Row: n.First.Row}
	}
	if len(t.others) > 0 {
		r.Notes = append(r.Notes, Note{
			Kind: NoteOtherTables, Name: t.sheet, Count: int64(len(t.others)),
			Text: fmt.Sprintf("sheet %q was read; the workbook has others: %s", t.sheet, strings.Join(t.others, ", ")),
		})
	}
}

// Close removes the temporary file.
func (t *workbookTable) Close() error {
	var errs []error
	if t.src != nil {
		errs = append(errs, t.src.Close())
	}
	if t.folder != "" {
		errs = append(errs, os.RemoveAll(t.folder))
	}
	return errors.Join(errs...)
}
