package profile

import (
	"fmt"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/sketch"
)

// Append merges other, whose rows follow those of b; it is used up. A column that only one of them has is missing in the
// rows of the other, and of two types it takes the one that the other can become; see Becomes. Where there is none the
// error is a *DifferError.
func (b *Builder) Append(other *Builder) error {
	schema, err := b.common(other)
	if err != nil {
		return err
	}
	b.conform(schema)
	other.conform(schema)
	b.fold.close()
	other.fold.close()
	other.shared.sample.Shift(b.rows)
	other.fold.shift(b.rows)
	return b.Merge(other)
}

// A DifferError says that columns of two Builders have different types.
type DifferError struct {
	Types []TypesOfField
}

// TypesOfField are the types of a column that has two.
type TypesOfField struct{ Name, Type, Other string }

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
		case other.becomes(o, c.field.Type):
		case b.becomes(c, o.field.Type):
			fields[i] = o.field
		default:
			differ.Types = append(differ.Types, TypesOfField{
				c.field.Name, c.field.Type.Name(), o.field.Type.Name(),
			})
		}
	}
	if len(differ.Types) > 0 {
		return nil, &differ
	}
	return arrow.NewSchema(fields, nil), nil
}

// Becomes reports whether what was gathered of a column is what would have been, had its cells been read as another type: with any
// type of a column without a value, as decimals of whole numbers that floats hold exactly, and as timestamps of dates.
func (b *Builder) Becomes(column string, as arrow.DataType) bool {
	for _, c := range b.columns {
		if c.field.Name == column {
			return b.becomes(c, as)
		}
	}
	return true
}

func (b *Builder) becomes(c *column, as arrow.DataType) bool {
	to := storageOf(as)
	switch {
	case arrow.TypeEqual(c.field.Type, as):
		return true
	case c.storage == noCells:
		for text := range c.spellings {
			if text != "" && to.isText() {
				return false // there a word for missing is a text like any other until all are known
			}
		}
		return true
	case c.storage == intCells && to == floatCells:
		m := b.fold.total().moments[slices.Index(b.columns, c)]
		return m.Min > -mostExact && m.Max < mostExact
	}
	return c.storage == dateCells && to == timestampCells
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
	types, floats := make([]sketch.CellType, len(places)), make([]bool, len(places))
	for i, at := range places {
		types[i] = to.columns[i].storage.cells()
		if at < 0 {
			to.columns[i].nulls = b.rows
		} else {
			floats[i] = to.columns[i].storage == floatCells && b.columns[at].storage == intCells
			to.columns[i].take(b.columns[at])
		}
	}
	to.rows = b.rows
	to.lacks = b.lacks.with(len(places) - len(b.columns))
	to.fold = b.fold.arranged(places, floats)
	to.shared.rows = b.shared.rows
	b.shared.sample.Arrange(places, types)
	to.shared.sample.Merge(b.shared.sample)
	*b = *to
}

// take fills an empty column with what another of the same name has gathered, or with its missing cells where it has
// no value.
func (c *column) take(o *column) {
	if o.storage == noCells {
		c.nulls, c.misfits, c.spellings = o.nulls, o.misfits, o.spellings
		return
	}
	c.merge(o)
}
