package profile

import (
	"fmt"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
)

// Append merges other, whose rows follow those of b; it is used up. A column without any
// value takes the type that the other Builder knows. Where columns differ otherwise the
// error is a *DifferError.
func (b *Builder) Append(other *Builder) error {
	schema, err := b.common(other)
	if err != nil {
		return err
	}
	b.conform(schema)
	other.conform(schema)
	other.shared.sample.Shift(b.rows)
	other.fold.shift(b.rows)
	return b.Merge(other)
}

// A DifferError says that two Builders have different columns.
type DifferError struct {
	Lacking []string       // columns that only one of them has
	Order   bool           // they have the same columns in another order
	Types   []TypesOfField // columns that have different types
}

// TypesOfField are the types of a column that has two.
type TypesOfField struct {
	Name     string
	Type     string
	Other    string
	Together string // the kind that holds the values of both
}

func (e *DifferError) Error() string {
	switch {
	case len(e.Lacking) > 0:
		return fmt.Sprintf("only one of them has the columns %s", strings.Join(e.Lacking, ", "))
	case e.Order:
		return "they have the same columns in another order"
	}
	t := e.Types[0]
	return fmt.Sprintf("column %q holds %s in one and %s in the other", t.Name, t.Type, t.Other)
}

// common is the schema that holds what both Builders gathered.
func (b *Builder) common(other *Builder) (*arrow.Schema, error) {
	var differ DifferError
	for _, pair := range [][2]*arrow.Schema{{b.schema, other.schema}, {other.schema, b.schema}} {
		for _, f := range pair[0].Fields() {
			if !pair[1].HasField(f.Name) {
				differ.Lacking = append(differ.Lacking, fmt.Sprintf("%q", f.Name))
			}
		}
	}
	if len(differ.Lacking) > 0 || len(b.columns) != len(other.columns) {
		return nil, &differ
	}
	fields := make([]arrow.Field, len(b.columns))
	for i, c := range b.columns {
		o := other.columns[i]
		switch {
		case c.field.Name != o.field.Name:
			differ.Order = true
		case arrow.TypeEqual(c.field.Type, o.field.Type), o.valueless(c.storage):
			fields[i] = c.field
		case c.valueless(o.storage):
			fields[i] = o.field
		default:
			differ.Types = append(differ.Types, TypesOfField{
				c.field.Name, c.field.Type.Name(), o.field.Type.Name(), together(c.storage, o.storage),
			})
		}
	}
	if differ.Order || len(differ.Types) > 0 {
		return nil, &differ
	}
	return arrow.NewSchema(fields, nil), nil
}

// valueless reports whether c holds no value, and what stands in place of one would be
// missing in a column of that storage too.
func (c *column) valueless(in storage) bool {
	if c.storage != noCells {
		return false
	}
	for text := range c.spellings {
		if text != "" && in.isText() {
			return false // there a word for missing is a text like any other until all are known
		}
	}
	return true
}

// together is the kind, as --types names it, that holds the values of two storages.
func together(a, b storage) string {
	switch {
	case a.isNumber() && b.isNumber():
		return "decimal"
	case a == dateCells && b == timestampCells, a == timestampCells && b == dateCells:
		return "timestamp"
	}
	return "text"
}

// conform gives columns without any value the types of schema.
func (b *Builder) conform(schema *arrow.Schema) {
	conformed := NewBuilder(schema, b.opts)
	changed := false
	for i, c := range b.columns {
		to := conformed.columns[i]
		if c.storage == to.storage {
			conformed.columns[i] = c
			continue
		}
		changed = true
		to.nulls, to.misfits, to.spellings, to.equal = c.nulls, c.misfits, c.spellings, c.equal
		b.shared.sample.Columns[i].Become(to.storage.cells())
	}
	if !changed {
		return
	}
	conformed.rows, conformed.lacks, conformed.fold = b.rows, b.lacks, b.fold
	conformed.shared.rows = b.shared.rows
	conformed.shared.sample.Merge(b.shared.sample)
	*b = *conformed
}
