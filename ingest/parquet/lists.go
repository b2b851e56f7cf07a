package parquet

import (
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	pq "github.com/parquet-go/parquet-go"
)

// listable reports whether lists of items of a type become Arrow lists. Others stay JSON text.
func listable(item arrow.DataType) bool {
	switch item.ID() {
	case arrow.BOOL, arrow.INT64, arrow.FLOAT64, arrow.STRING:
		return true
	}
	return false
}

// flatList returns the leaf of a list of plain values and the node that repeats, nil when
// n is something else.
func (n *node) flatList() (leaf, repeated *node) {
	switch {
	case n.shape == scalar && n.repeated:
		return n, n
	case n.shape != list || n.repeated:
		return nil, nil
	}
	repeated = n.fields[0]
	leaf = repeated
	if repeated.wrapper {
		leaf = repeated.fields[0]
	}
	if leaf.shape != scalar || leaf != repeated && leaf.repeated {
		return nil, nil
	}
	return leaf, repeated
}

// listType is the type of a nested column that is a list of plain values.
func (n *node) listType() (arrow.DataType, bool) {
	leaf, _ := n.flatList()
	if leaf == nil || !listable(leaf.conv.typ) {
		return nil, false
	}
	return arrow.ListOf(leaf.conv.typ), true
}

// readLists appends the next n lists.
func (s *source) readLists(n int, to *array.ListBuilder) error {
	whole := s.column.nested
	leaf, repeated := whole.flatList()
	for range n {
		row, err := s.cursors[0].row(s.values[0][:0])
		if err != nil {
			return err
		}
		s.values[0] = row
		if len(row) == 0 {
			return s.cursors[0].damaged(io.ErrUnexpectedEOF)
		}
		switch definition := row[0].DefinitionLevel(); {
		case definition < whole.parent || whole.optional && definition < whole.present:
			to.AppendNull()
		case definition < repeated.present:
			to.Append(true)
		default:
			to.Append(true)
			s.readItems(leaf, row, to.ValueBuilder())
		}
		s.odd.row++
	}
	return nil
}

// readItems appends the values of a row.
func (s *source) readItems(leaf *node, row []pq.Value, to array.Builder) {
	at := s.odd.row
	to.Reserve(len(row))
	leaf.conv.fill(to, row, &s.odd)
	s.odd.row = at
}
