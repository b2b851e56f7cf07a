package ingest

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/xuri/excelize/v2"
)

// TestWorkbooksOfUnlikeColumns reads workbooks as one table: a column of numbers in one and text in the other is text.
func TestWorkbooksOfUnlikeColumns(t *testing.T) {
	for name, test := range map[string]struct {
		other any
		want  arrow.DataType
		cells []string // the first of each workbook
	}{
		"text":     {"seven", arrow.BinaryTypes.String, []string{"7", "seven"}},
		"decimals": {7.5, arrow.PrimitiveTypes.Float64, []string{"7", "7.5"}},
	} {
		t.Run(name, func(t *testing.T) {
			var paths []string
			for i, v := range []any{7, test.other} {
				f := excelize.NewFile()
				for row, cells := range [][]any{{"n", "v", "town"}, {1, v, "Bonn"}, {2, v, "Celle"}} {
					if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", row+1), &cells); err != nil {
						t.Fatal(err)
					}
				}
				paths = append(paths, filepath.Join(t.TempDir(), fmt.Sprintf("%d.xlsx", i)))
				if err := f.SaveAs(paths[i]); err != nil {
					t.Fatal(err)
				}
				f.Close()
			}
			d, err := Open(context.Background(), paths, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			if got := d.Schema().Field(1).Type; !arrow.TypeEqual(got, test.want) {
				t.Errorf("read as %s, want %s", got, test.want)
			}
			var cells []string
			_, err = d.Scan(context.Background(), 1, func(_, _ int, _ int64, rec arrow.Record) error {
				cells = append(cells, rec.Column(1).ValueStr(0))
				return nil
			})
			if err != nil || fmt.Sprint(cells) != fmt.Sprint(test.cells) {
				t.Errorf("got %v, %v; want %v", cells, err, test.cells)
			}
		})
	}
}
