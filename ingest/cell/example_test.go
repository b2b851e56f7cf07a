package cell_test

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow/memory"

	"github.com/fairset/fairset/ingest/cell"
)

func Example() {
	cells := []string{"3", "NA", "17", "-2", ""}
	var s cell.Sampler
	for _, c := range cells {
		s.Add([]byte(c), false)
	}
	column := cell.NewColumn(s.Type(), memory.DefaultAllocator)
	for _, c := range append(cells, "4.5") {
		column.Append([]byte(c), false)
	}
	values, counts := column.Finish()
	defer values.Release()
	fmt.Println(s.Type(), values, counts.Missing, counts.Misfits)
	wider, changed := s.Type().Widen(counts.Evidence, int64(values.Len()))
	fmt.Println(wider, changed)
	// Output:
	// integer [3 (null) 17 -2 (null) (null)] map[:1 NA:1] 1
	// decimal true
}
