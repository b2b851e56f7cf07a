// Command houses writes the dataset houses: six years of home sales in the
// invented town of Lindenau Bay, as CSV, NDJSON, JSON and Parquet.
//
//	go run ./testdata/houses [FOLDER]
package main

import (
	"path/filepath"

	"github.com/fairset/fairset/testdata/table"
)

func main() {
	dir := table.Dir("houses")
	sales := draw()
	table.Exit(writeCSV(filepath.Join(dir, "houses.csv"), sales))
	table.Exit(writeLines(filepath.Join(dir, "houses.ndjson"), sales))
	table.Exit(writeArray(filepath.Join(dir, "houses.json"), sales))
	table.Exit(writeParquet(filepath.Join(dir, "houses.parquet"), sales))
}
