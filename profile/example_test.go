package profile

import (
	"context"
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

func ExampleBuilder() {
	schema := arrow.NewSchema([]arrow.Field{{Name: "rooms", Type: arrow.PrimitiveTypes.Int64, Nullable: true}}, nil)
	rows := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	rows.Field(0).(*array.Int64Builder).AppendValues([]int64{3, 4, 0, 4}, []bool{true, true, false, true})
	batch := rows.NewRecord()

	first, second := NewBuilder(schema, Options{}), NewBuilder(schema, Options{})
	first.Add(batch, 0)
	second.Add(batch, batch.NumRows())
	if err := first.Merge(second); err != nil {
		fmt.Println(err)
		return
	}
	p, err := first.Profile(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	c := p.Columns[0]
	fmt.Printf("%d rows, %s is %s: %d missing, mean %.2f\n", p.Rows, c.Name, c.Kind, c.Missing.Count, c.Numeric.Mean)
	// Output: 8 rows, rooms is integer: 2 missing, mean 3.67
}
