package profile

import (
	"fmt"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/sketch"
)

// Append merges other, whose rows follow those of b; it is used up. A column that only one of them has is missing in the
// rows of the other, and one without any value takes the type that the other Builder knows. Where types differ otherwise the
// error is a *DifferError: sketches keep hashes of values as they were read, so that they cannot be read as wider ones afterwards.
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

// A DifferError says that columns of two Builders have different types.
type DifferError struct {
	Types []TypesOfField
}

// TypesOfField are the types of a column that has two.
type TypesOfField struct {
	Name     string
	Type     string
	Other    string
	Together string // the kind that holds the values of both
}

func (e *DifferError) Error() string {
	t := e.Types[0]
	return fmt.Sprintf("column %q holds %s in one and %s in the other", t.Name, t.Type, t.Other)
}

// common is the schema that holds what both Builders gathered: columns in the order of their first appearance.
func (b *Builder) common(other *Builder) (*arrow.Schema, error) {
	var differ DifferError
	fields := slices.Clone(b.schema.Fields())
	at := map[string]int{}
	for i, f := range fields {
		at[f.Name] = i
	}
	for _, o := range other.columns {
		i, known := at[o.field.Name]
		if !known {
			fields = append(fields, o.field)
			continue
		}
		switch c := b.columns[i]; {
		case arrow.TypeEqual(c.field.Type, o.field.Type), o.valueless(c.storage):
		case c.valueless(o.storage):
			fields[i] = o.field
		default:
			differ.Types = append(differ.Types, TypesOfField{
				c.field.Name, c.field.Type.Name(), o.field.Type.Name(), together(c.storage, o.storage),
			})
		}
	}
	if len(differ.Types) > 0 {
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

// conform gives b the columns of schema, among which its own are, and the limits that go with so many.
func (b *Builder) conform(schema *arrow.Schema) {
	places := make([]int, schema.NumFields()) // of each column in b, −1 for one that it lacks
	same := len(places) == len(b.columns)
	for i, f := range schema.Fields() {
		places[i] = slices.IndexFunc(b.columns, func(c *column) bool { return c.field.Name == f.Name })
		same = same && places[i] == i && arrow.TypeEqual(b.columns[i].field.Type, f.Type)
	}
	if same {
		return
	}
	to := NewBuilder(schema, b.opts)
	types := make([]sketch.CellType, len(places))
	for i, at := range places {
		types[i] = to.columns[i].storage.cells()
		if at < 0 {
			to.columns[i].nulls = b.rows
		} else {
			to.columns[i].take(b.columns[at])
		}
	}
	to.rows = b.rows
	to.lacks = b.lacks.with(len(places) - len(b.columns))
	to.fold = b.fold.arranged(places)
	to.shared.rows = b.shared.rows
	b.shared.sample.Arrange(places, types)
	to.shared.sample.Merge(b.shared.sample)
	*b = *to
}

// take fills an empty column with what another of the same name has gathered, or with its missing cells where it has
// no value.
func (c *column) take(o *column) {
	if c.storage == o.storage {
		c.merge(o)
		return
	}
	c.nulls, c.misfits, c.spellings = o.nulls, o.misfits, o.spellings
}
