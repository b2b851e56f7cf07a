package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// writeWorkbook writes a workbook with an empty first sheet, a table under a title, and a second table.
func writeWorkbook(t testing.TB, opts ...excelize.Options) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	set := func(sheet string, rows [][]any) {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(sheet, at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	day := time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC)
	set("houses", [][]any{
		{"Houses sold"},
		{},
		{"when", "at", "price", "sold", "code", "remark"},
		{day, day.Add(10*time.Hour + 11*time.Minute + 12*time.Second), 1234.5678, true, "007", "a, \"b\""},
		{day.AddDate(0, 0, 1), day.Add(time.Minute), 2, false, "012", nil},
		{day.AddDate(1, 0, 0), day.Add(time.Hour), "#N/A", true, "100", "two\nlines"},
	})
	set("other", [][]any{{"a", "b"}, {1, 2}, {3, 4}})
	money, err := f.NewStyle(&excelize.Style{NumFmt: 4})
	if err == nil {
		err = f.SetCellStyle("houses", "C4", "C5", money)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err == nil {
		err = f.SaveAs(path, opts...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbook(t *testing.T) {
	path := writeWorkbook(t)
	batches, r := transcript(t, 2, Options{}, path)
	for _, want := range []string{
		"when [18690 18691 19055]", "at [1614852672000000 1614816060000000 1614819600000000]", "type=date32", "type=timestamp",
		"price [1234.5678 2 (null)]", "sold [true false true]", `code ["007" "012" "100"]`, `remark ["a, \"b\"" (null) "two\nlines"]`,
	} {
		if got := strings.Join(batches, ""); !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
	kinds := map[string]int64{}
	for _, n := range r.Notes {
		kinds[n.Kind] = n.Count
	}
	want := map[string]int64{NotePreamble: 2, NoteOtherTables: 2}
	if diff := cmp.Diff(want, kinds); diff != "" || r.Format != "xlsx" || r.Rows != 3 || r.Columns != 6 || r.Name != "book.xlsx" || r.Dialect != nil {
		t.Errorf("%+v\n%s", r, diff)
	}
}

func TestWorkbookSheet(t *testing.T) {
	path := writeWorkbook(t)
	for _, sheet := range []string{"other", "3"} {
		if _, r := transcript(t, 1, Options{Sheet: sheet}, path); r.Rows != 2 || r.Columns != 2 {
			t.Errorf("sheet %s has %d rows of %d columns, want 2 of 2", sheet, r.Rows, r.Columns)
		}
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, path, sheet, want string }{
		{"no such sheet", path, "4", "the sheets are Sheet1, houses, other"},
		{"empty sheet", path, "Sheet1", "empty"},
		{"encrypted", writeWorkbook(t, excelize.Options{Password: "x"}), "", "without a password"},
		{"cut off", writeFile(t, "cut.xlsx", string(whole[:len(whole)-100])), "", "damaged"},
		{"damaged", writeFile(t, "damaged.xlsx", string(bytes.ReplaceAll(whole, []byte("xl/worksheets/sheet2.xml"), []byte("xl/worksheets/sheet9.xml")))), "2", "hint: "},
	} {
		d, err := Open(context.Background(), []string{test.path}, Options{Sheet: test.sheet})
		if err == nil {
			err = d.Close()
			t.Errorf("%s: no error (%v)", test.name, err)
		} else if !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "hint: ") {
			t.Errorf("%s: error %v, want %q and a hint", test.name, err, test.want)
		}
	}
}

// A workbook is read as it is in a compression or an archive.
func TestWorkbookPacked(t *testing.T) {
	whole, err := os.ReadFile(writeWorkbook(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"book.xlsx.gz": gzipText(t, string(whole)),
		"data.zip":     zipText(t, "book.xlsx", string(whole), "readme.md", "text"),
	} {
		if _, r := transcript(t, 1, Options{}, writeFile(t, name, text)); r.Format != "xlsx" || r.Rows != 3 || r.Columns != 6 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// FuzzWorkbook: whatever the bytes are, they end in rows or an error that is ours.
func FuzzWorkbook(f *testing.F) {
	whole, err := os.ReadFile(writeWorkbook(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, part := range []struct{ old, new string }{{"<row", "<ro_"}, {"xl/worksheets/sheet2", "xl/worksheets/sheet9"}, {"PK\x05\x06", "PK\x05\x05"}} {
		f.Add(bytes.ReplaceAll(whole, []byte(part.old), []byte(part.new)))
	}
	// The parts as they are, so that a change reaches what is behind the compression.
	stored, err := storedWorkbook(whole)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(stored)
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<20 {
			t.Skip()
		}
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := readThrough(path, 1, Options{Format: "xlsx"})
		if err == nil && (r.Rows < 1 || r.Columns < 1) {
			t.Errorf("%d rows of %d columns and no error", r.Rows, r.Columns)
		}
	})
}

// storedWorkbook is a workbook with the same parts, none of them compressed.
func storedWorkbook(packed []byte) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, part := range from.File {
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		w, err := to.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
		if err == nil {
			_, err = io.Copy(w, r)
		}
		if err := errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), to.Close()
}

func TestTypedCell(t *testing.T) {
	for _, test := range []struct{ stored, shown, want string }{
		{"43831", "01.01.2020", "2020-01-01"},
		{"43831", "1/1/20 0:00", "2020-01-01T00:00:00"},
		{"43831.5", "Jan-20", "2020-01-01T12:00:00"},
		{"0.5", "12:00", "12:00:00"},
		{"43831", "43,831.00 €", "43831"},
		{"43831", "43.831,00", "43831"},
		{"0.25", "25%", "0.25"},
		{"123456789", "123-45-6789", "123456789"},
		{"1", "TRUE", "TRUE"},
		{"#N/A", "#N/A", "#N/A"},
		{"-1", "(1.00)", "-1"},
	} {
		if got := typedCell(test.stored, test.shown, false); got != test.want {
			t.Errorf("%s shown as %s is %s, want %s", test.stored, test.shown, got, test.want)
		}
	}
}
