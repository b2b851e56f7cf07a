package parquet_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"

	"github.com/fairset/fairset/ingest/parquet"
)

// A program that uses the package calls parquet.ChildMain first in its main;
// the tests do so in TestMain.
func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	type house struct {
		Price float64 `parquet:"price"`
		Rooms int32   `parquet:"rooms"`
	}
	path := filepath.Join(dir, "houses.parquet")
	if err := pq.WriteFile(path, []house{{250_000, 3}, {410_000, 5}}); err != nil {
		panic(err)
	}

	f, err := parquet.Open(context.Background(), path, true)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	fmt.Println(f.Rows(), "rows")
	err = f.Scan(context.Background(), 1, func(_, _ int, firstRow int64, rec arrow.Record) error {
		for i, field := range rec.Schema().Fields() {
			fmt.Println(field.Name, field.Type, rec.Column(i))
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	// Output:
	// 2 rows
	// price float64 [250000 410000]
	// rooms int64 [3 5]
}
