package parquet

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// fillLists fills a column of lists of plain values.
func fillLists(t arrow.DataType) (arrowFill, bool) {
	switch t.ID() {
	case arrow.LIST, arrow.LARGE_LIST, arrow.FIXED_SIZE_LIST:
	default:
		return arrowFill{}, false
	}
	item := arrowFillOf(t.(arrow.ListLikeType).Elem())
	if item.nested || !listable(item.typ) {
		return arrowFill{}, false
	}
	return arrowFill{typ: arrow.ListOf(item.typ), cell: func(b array.Builder, cells arrow.Array, i int, odd *oddities) {
		to := b.(*array.ListBuilder)
		to.Append(true)
		lists := cells.(array.ListLike)
		values := lists.ListValues()
		at, end := lists.ValueOffsets(i)
		if at > end || end > int64(values.Len()) {
			panic("a list ends before it begins, or behind all values") // guard turns it into an error
		}
		for ; at < end; at++ {
			if values.IsNull(int(at)) {
				to.ValueBuilder().AppendNull()
			} else {
				item.cell(to.ValueBuilder(), values, int(at), odd)
			}
		}
	}}, true
}
