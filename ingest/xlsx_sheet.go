package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	workbookBytes = 512 << 20 // most that a workbook may unpack to
	partBytes     = 4 << 20   // of a part of it; larger ones are unpacked to a temporary file
	sheetCells    = 1 << 27   // most that one sheet may hold
	serialDays    = 2_958_466 // the day after 9999-12-31 as Excel counts
)

// A workbook is an opened Excel file.
type workbook struct {
	file   *excelize.File
	sheets []string
}

func openWorkbook(name, path string) (*workbook, error) {
	if err := checkWorkbook(path); err != nil {
		return nil, &SyntaxError{Name: name, Err: fmt.Errorf("the workbook is not read: %w", err), Hint: "open it and save the sheet as CSV if you trust it"}
	}
	f, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: workbookBytes, UnzipXMLSizeLimit: partBytes})
	switch {
	case err == nil:
		return &workbook{f, f.GetSheetList()}, nil
	case strings.Contains(err.Error(), "unzip size"):
		return nil, &SyntaxError{Name: name, Err: fmt.Errorf("the workbook unpacks to more than %d MiB", workbookBytes>>20), Hint: "save the sheet as CSV if you trust it"}
	}
	return nil, &SyntaxError{Name: name, Err: fmt.Errorf("the workbook cannot be read: %w", err), Hint: "open it and save the sheet as CSV"}
}

// choose picks the sheet that the user named or numbered, else the first that holds
// anything. It returns its place in sheets.
func (w *workbook) choose(name, wanted string) (int, error) {
	if wanted != "" {
		for i, s := range w.sheets {
			if s == wanted {
				return i, nil
			}
		}
		if n, err := strconv.Atoi(wanted); err == nil && n >= 1 && n <= len(w.sheets) {
			return n - 1, nil
		}
		return 0, fmt.Errorf("%s has no sheet %q\nhint: the sheets are %s", name, wanted, strings.Join(w.sheets, ", "))
	}
	for i, s := range w.sheets {
		if found, err := w.holdsData(s); err == nil && found {
			return i, nil
		}
	}
	return 0, &SyntaxError{Name: name, Err: errors.New("no sheet of the workbook holds anything"), Hint: "check that it was exported whole"}
}

// holdsData reports whether a sheet has two rows with cells.
func (w *workbook) holdsData(sheet string) (found bool, err error) {
	rows, err := w.file.Rows(sheet)
	if err != nil {
		return false, err // a chart, for one
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	filled := 0
	for filled < 2 && rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return false, err
		}
		if strings.Join(cells, "") != "" {
			filled++
		}
	}
	return filled == 2, rows.Error()
}

// spool writes a sheet as CSV to a new file in folder and returns its path.
func (w *workbook) spool(sheet, folder, name string) (path string, err error) {
	path = filepath.Join(folder, filepath.Base(name)+".csv")
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return path, w.write(sheet, f)
}

// write writes a sheet as CSV: the cells as the workbook stores them, but dates and times,
// which it stores as numbers, in ISO 8601.
func (w *workbook) write(sheet string, to io.Writer) (err error) {
	width, err := w.width(sheet)
	if err != nil {
		return err
	}
	stored, err := w.file.Rows(sheet)
	if err != nil {
		return err
	}
	shown, err := w.file.Rows(sheet)
	if err != nil {
		return errors.Join(err, stored.Close())
	}
	defer func() { err = errors.Join(err, stored.Close(), shown.Close()) }()
	out := csv.NewWriter(to)
	date1904 := false
	if props, err := w.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		date1904 = *props.Date1904
	}
	for stored.Next() && shown.Next() {
		cells, err := stored.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		looks, err := shown.Columns()
		if err != nil {
			return err
		}
		for i := range min(len(cells), len(looks)) {
			cells[i] = typedCell(cells[i], looks[i], date1904)
		}
		if err := writeRow(out, to, cells, width); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(stored.Error(), shown.Error(), out.Error())
}

// width is the number of cells of the longest row of a sheet.
func (w *workbook) width(sheet string) (width int, err error) {
	rows, err := w.file.Rows(sheet)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for left := sheetCells; rows.Next(); {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return 0, err
		}
		if left -= len(cells) + 1; left < 0 {
			return 0, errors.New("the sheet has more cells than any sound one")
		}
		width = max(width, len(cells))
	}
	return width, rows.Error()
}

// writeRow writes a row with the cells at its end that the workbook leaves out. A row of one
// cell stays as it is, since it is a title or a remark, and an empty one becomes an empty line.
func writeRow(out *csv.Writer, to io.Writer, cells []string, width int) error {
	filled := 0
	for _, c := range cells {
		if c != "" {
			filled++
		}
	}
	if filled == 0 && width > 1 || len(cells) == 0 {
		out.Flush()
		_, err := to.Write([]byte("\n"))
		return errors.Join(err, out.Error())
	}
	for filled > 1 && len(cells) < width {
		cells = append(cells, "")
	}
	return out.Write(cells)
}

// typedCell is the value of a cell that is stored and shown as two texts.
func typedCell(stored, shown string, date1904 bool) string {
	switch {
	case stored == shown:
		return stored
	case shown == "TRUE" || shown == "FALSE":
		return shown
	}
	days, err := strconv.ParseFloat(stored, 64)
	if err != nil || days < 0 || days >= serialDays || !shownAsTime(shown) {
		return stored
	}
	t, err := excelize.ExcelDateToTime(days, date1904)
	if err != nil {
		return stored
	}
	switch {
	case days < 1:
		return t.Format("15:04:05")
	case !strings.Contains(shown, ":") && t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04:05")
}

// shownAsTime reports whether a number is shown as a date, a time or both.
func shownAsTime(shown string) bool {
	if _, err := strconv.ParseFloat(shown, 64); err == nil {
		return false
	}
	return looksTime([]byte(shown)) || strings.Count(shown, ".") == 2 && strings.Trim(shown, "0123456789.: ") == ""
}
