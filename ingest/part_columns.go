package ingest

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// A ColumnType is how the cells of a column of text are read.
type ColumnType = cell.Type

// A ColumnRead tells how the cells of a column of text were read, and what that told of them.
type ColumnRead struct {
	Type    ColumnType    `json:"type"`
	Sample  cell.Evidence `json:"sample"`
	Scan    cell.Evidence `json:"scan"`
	All     cell.Evidence `json:"all"` // what is known of all cells, whatever they are read as
	Misfits int64         `json:"misfits,omitempty"`
	First   Position      `json:"first,omitzero"` // of the first misfit
}

func (t *csvTable) columnRead(i int) *ColumnRead {
	c := &t.columns[i]
	r := &ColumnRead{c.typ, c.sample, c.evidence, c.evidence.Told(c.typ), c.misfits, c.first}
	whole := true
	for _, p := range t.parts {
		whole = whole && p.whole
	}
	switch {
	case c.typ != c.sampled && c.typ.IsText():
		r.All = c.before
	case c.typ.IsText(), whole && c.typ == c.sampled:
		r.All = c.sample
	}
	return r
}

// Wanted is how one run over the files of all parts would read a column.
type Wanted struct {
	Type  arrow.DataType
	Cells ColumnType // of the cells of text; of other files that of text, where all have to be read as it
}

// Reads reports whether a part has read the column so that its cells are the same values and the same misfits, though its type
// may hold less.
func (w Wanted) Reads(c PartColumn) bool {
	return c.Read == nil || c.Read.Type.Carries(w.Cells, c.Read.Scan)
}

// A KindsError says that the user asked for a column to be read as two kinds.
type KindsError struct{ Column, Kind, Other, In string }

func (e *KindsError) Error() string {
	return fmt.Sprintf("column %q was to be read as %s in one part and as %s in %s\nhint: write one of them again, with the same --types", e.Column, e.Kind, e.Other, e.In)
}

// IsOf reports whether a column that was gathered is of the type wanted.
func (p Part) IsOf(column string, w Wanted) bool {
	return arrow.TypeEqual(p.Schema.Field(p.Schema.FieldIndices(column)[0]).Type, w.Type)
}

// CanBeRead reports whether cells of text can be read as w.
func (w Wanted) CanBeRead() bool { return arrow.TypeEqual(w.Type, w.Cells.Arrow()) }

// IsText reports whether w is text.
func (w Wanted) IsText() bool { return IsText(w.Type) }

// IsText reports whether t is that of text.
func IsText(t arrow.DataType) bool { return arrow.TypeEqual(t, arrow.BinaryTypes.String) }

// TypesOfParts are the columns of all parts by name, as they would be read if the files were read in one run.
func TypesOfParts(parts []Part) (map[string]Wanted, error) {
	wanted, err := typesStored(parts)
	if err != nil {
		return nil, err
	}
	for name, all := range columnReads(parts) {
		var forced ColumnType
		var sample, whole cell.Evidence
		for part, r := range all {
			if r == nil {
				continue
			}
			sample.Merge(r.Sample)
			whole.Merge(r.All)
			switch {
			case !r.Type.Forced():
			case !forced.Forced():
				forced = r.Type
			case forced.Kind() != r.Type.Kind():
				return nil, &KindsError{name, forced.Kind(), r.Type.Kind(), parts[part].Reading.Name}
			}
		}
		_, t := cell.TypeOfAll(forced, sample, whole)
		wanted[name] = Wanted{t.Arrow(), t}
	}
	return wanted, nil
}

// typesStored are the types of the columns of files that are no CSV. They are reconciled file by file.
func typesStored(parts []Part) (map[string]Wanted, error) {
	wanted := map[string]Wanted{}
	from := map[string]string{}
	for _, p := range parts {
		for k, c := range p.Columns {
			at := p.Schema.FieldIndices(c.Name)
			if c.Read != nil || len(at) == 0 {
				continue
			}
			t := p.Schema.Field(at[0]).Type
			w, known := wanted[c.Name]
			if !known {
				wanted[c.Name], from[c.Name] = Wanted{Type: t}, p.Files[0].Name
				continue
			}
			wider, ok := widerType(w.Type, t)
			if !ok && columnar(p.Reading.Format) {
				return nil, differentTypes(p.Columns[k].Name, from[c.Name], w.Type, p.Files[0].Name, t)
			}
			if !ok {
				wider, w.Cells = arrow.BinaryTypes.String, cell.Text()
			}
			wanted[c.Name] = Wanted{wider, w.Cells}
		}
	}
	return wanted, nil
}

// columnReads are, by column, how each part read it; nil where it did not.
func columnReads(parts []Part) map[string][]*ColumnRead {
	reads := map[string][]*ColumnRead{}
	for i, p := range parts {
		for _, c := range p.Columns {
			if c.Read == nil {
				continue
			}
			if reads[c.Name] == nil {
				reads[c.Name] = make([]*ColumnRead, len(parts))
			}
			reads[c.Name][i] = c.Read
		}
	}
	return reads
}

// columnsOfParts are the columns as one run over all parts leaves them.
func columnsOfParts(names []string, parts []Part, types map[string]Wanted) columns {
	reads := columnReads(parts)
	all := make(columns, len(names))
	for i, name := range names {
		c := &all[i]
		c.name, c.typ = name, types[name].Cells
		var before int64
		for k, r := range reads[name] {
			if r != nil {
				c.sample.Merge(r.Sample)
				c.evidence.Merge(r.Scan.Behind(before))
				if r.Misfits > 0 && c.misfits == 0 {
					c.first = r.First
					c.first.Row += before
				}
				c.misfits += r.Misfits
			}
			before += parts[k].Reading.Rows
		}
		c.sampled, _ = cell.TypeOfAll(c.typ, c.sample, c.sample)
	}
	return all
}
