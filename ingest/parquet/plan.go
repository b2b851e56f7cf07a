package parquet

import (
	"fmt"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// A column is one column of the batches.
type column struct {
	name   string
	top    int   // position of the top-level field that it is part of
	leaves []int // indexes of the leaves that it is made of
	nested *node // nil for a flat column, which has one leaf
	conv   conversion
}

func (c *column) field() arrow.Field {
	if c.nested != nil {
		if lists, ok := c.nested.listType(); ok {
			return arrow.Field{Name: c.name, Type: lists, Nullable: true}
		}
		return arrow.Field{Name: c.name, Type: arrow.BinaryTypes.String, Nullable: true}
	}
	return arrow.Field{Name: c.name, Type: c.conv.typ, Nullable: true}
}

// A planner decides what columns the batches have.
type planner struct {
	meta    *format.FileMetaData
	leaves  []element
	next    int // index of the next leaf
	top     int
	columns []column
	notes   []Note
	names   map[string]bool
}

// planColumns flattens the schema of a file into columns.
func planColumns(f *pq.File, meta *format.FileMetaData) (columns []column, notes []Note, err error) {
	defer guard(&err, "reading the schema")
	p := &planner{meta: meta, leaves: leafElements(meta), names: map[string]bool{}}
	for i, field := range f.Root().Columns() {
		p.top = i
		if err := p.flatten(field, field.Name(), 0); err != nil {
			return nil, nil, err
		}
	}
	return p.columns, p.notes, nil
}

// flatten adds the columns that a field becomes.
func (p *planner) flatten(c *pq.Column, path string, parent int) error {
	if c.Leaf() && !c.Repeated() {
		leaf := p.next
		conv, err := p.take(c)
		if err != nil {
			return err
		}
		p.add(column{name: path, leaves: []int{leaf}, conv: conv})
		return nil
	}
	if len(c.Columns()) > 0 && !c.Repeated() && shapeOf(c) == record {
		if c.Depth() == 1 {
			p.notes = append(p.notes, Note{
				Kind: noteNested, Name: path, Count: 1,
				Text: fmt.Sprintf("a record; its %d fields are columns of their own", len(c.Columns())),
			})
		}
		for _, field := range c.Columns() {
			if err := p.flatten(field, path+"."+field.Name(), c.MaxDefinitionLevel()); err != nil {
				return err
			}
		}
		return nil
	}
	first := p.next
	n, err := p.node(c, parent, first)
	if err != nil || p.next == first {
		return err // a group without leaves holds nothing
	}
	col := column{name: path, nested: n}
	for leaf := first; leaf < p.next; leaf++ {
		col.leaves = append(col.leaves, leaf)
	}
	p.add(col)
	if _, ok := n.listType(); ok {
		return nil
	}
	p.notes = append(p.notes, Note{Kind: noteNested, Name: p.columns[len(p.columns)-1].name, Count: 1, Text: "a list, a map or a variant in each row, kept as JSON text"})
	return nil
}

// add adds a column under a name that no other has.
func (p *planner) add(c column) {
	c.top = p.top
	name := c.name
	if name == "" {
		name = "column_" + strconv.Itoa(len(p.columns)+1)
	}
	for n := 2; p.names[name]; n++ {
		name = c.name + "_" + strconv.Itoa(n)
	}
	if name != c.name {
		text := "a second column of this name; it is called " + strconv.Quote(name)
		if c.name == "" {
			text = "a column without a name; it is called " + strconv.Quote(name)
		}
		p.notes = append(p.notes, Note{Kind: noteHeader, Name: name, Text: text, Count: 1})
	}
	c.name = name
	p.names[name] = true
	p.columns = append(p.columns, c)
}

// take decides the conversion of the next leaf.
func (p *planner) take(c *pq.Column) (conversion, error) {
	leaf := p.next
	if leaf != c.Index() || leaf >= len(p.leaves) {
		return conversion{}, fault(hintDamaged, "the schema does not fit together")
	}
	p.next++
	conv, note, err := conversionOf(p.leaves[leaf], c, boundsOf(p.meta, leaf))
	if note != nil {
		note.Name = p.leaves[leaf].path
		p.notes = append(p.notes, *note)
	}
	return conv, err
}

// node makes the node of a column that is kept as JSON; base is the index of
// the first leaf of the whole.
func (p *planner) node(c *pq.Column, parent, base int) (*node, error) {
	n := &node{
		name: c.Name(), shape: shapeOf(c), optional: c.Optional(), repeated: c.Repeated(),
		parent: parent, present: c.MaxDefinitionLevel(), level: c.MaxRepetitionLevel(), first: p.next - base,
	}
	if c.Leaf() {
		var err error
		n.conv, err = p.take(c)
		n.last = p.next - base
		return n, err
	}
	for _, child := range c.Columns() {
		field, err := p.node(child, n.present, base)
		if err != nil {
			return nil, err
		}
		n.fields = append(n.fields, field)
	}
	if n.last = p.next - base; n.last == n.first {
		n.shape, n.fields = leafless, nil
	}
	if n.shape == list {
		unwrap(n)
	}
	return n, nil
}

// unwrap marks the group that a list puts around each element, following the rules
// for old writers in the format's LogicalTypes.md.
func unwrap(n *node) {
	items := n.fields[0]
	if items.shape == record && len(items.fields) == 1 && items.name != "array" && items.name != n.name+"_tuple" {
		items.wrapper = true
	}
}

// shapeOf tells what a column is in JSON. A list or a map that is not built as the
// format asks is a record.
func shapeOf(c *pq.Column) shape {
	if c.Leaf() {
		return scalar
	}
	if t := c.Type().LogicalType(); t != nil && isVariant(c) {
		if _, ok := t.Value.(*format.VariantType); ok {
			return opaque
		}
	}
	fields := c.Columns()
	if len(fields) != 1 || !fields[0].Repeated() {
		return record
	}
	logical := c.Type().LogicalType()
	if logical == nil {
		return record
	}
	switch logical.Value.(type) {
	case *format.ListType:
		return list
	case *format.MapType:
		if pair := fields[0].Columns(); len(pair) == 2 && !pair[0].Repeated() {
			return mapping
		}
	}
	return record
}

// isVariant tells whether a group is built as a variant must be.
func isVariant(c *pq.Column) bool {
	metadata := c.Column("metadata")
	return metadata != nil && metadata.Leaf() && isShredded(c, c)
}

// isShredded tells whether a part of a variant has what it needs, down to its leaves.
func isShredded(c, whole *pq.Column) bool {
	value, typed := c.Column("value"), c.Column("typed_value")
	if value != nil && (!value.Leaf() || value.Repeated()) || value == nil && typed == nil || c != whole && c.Leaf() {
		return false
	}
	if typed == nil || typed.Leaf() {
		return typed == nil || !typed.Repeated()
	}
	switch shapeOf(typed) {
	case record:
		for _, field := range typed.Columns() {
			if field.Repeated() || !isShredded(field, whole) {
				return false
			}
		}
		return !typed.Repeated()
	case list:
		items := typed.Columns()[0].Columns()
		return len(items) == 1 && !items[0].Repeated() && isShredded(items[0], whole)
	}
	return false
}
