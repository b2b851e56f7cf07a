package ingest_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
)

func ExampleOpen() {
	ctx := context.Background()
	d, err := ingest.Open(ctx, []string{"-"}, ingest.Options{
		Stdin: strings.NewReader("street;price\n\"Mill Lane; 3\";125000\nPark Row 9;n/a\n"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer d.Close()
	again := true
	for again && err == nil {
		again, err = d.Scan(ctx, 1, func(_, _ int, _ int64, rec arrow.Record) error {
			for i, column := range rec.Columns() {
				fmt.Println(rec.ColumnName(i), column)
			}
			return nil
		})
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := d.Reading()
	fmt.Println(r.Format, r.Rows, "rows", r.Dialect.Delimiter, err)
	// Output:
	// street ["Mill Lane; 3" "Park Row 9"]
	// price [125000 (null)]
	// csv 2 rows ; <nil>
}
