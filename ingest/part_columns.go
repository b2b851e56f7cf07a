package ingest

import (
	"fmt"

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

// A TypeError says that the user asked for one column to be read as several kinds.
type TypeError struct {
	Column string
	Kinds  [2]string
	Parts  [2]int // that were told so
}

func (e *TypeError) Error() string {
	return fmt.Sprintf("column %q was to be read as %s in one part and as %s in another", e.Column, e.Kinds[0], e.Kinds[1])
}

// TypesOfParts are the types that the columns of text would be read as, if the files of all parts were read in one run.
func TypesOfParts(parts []Part) (map[string]ColumnType, error) {
	types := map[string]ColumnType{}
	for name, all := range columnReads(parts) {
		var forced ColumnType
		from := 0
		var sample, whole cell.Evidence
		for part, r := range all {
			if r == nil {
				continue
			}
			sample.Merge(r.Sample)
			whole.Merge(r.All)
			if !r.Type.Forced() {
				continue
			}
			if forced.Forced() && forced.Kind() != r.Type.Kind() {
				return nil, &TypeError{name, [2]string{forced.Kind(), r.Type.Kind()}, [2]int{from, part}}
			}
			if !forced.Forced() {
				forced, from = r.Type, part
			}
		}
		_, types[name] = cell.TypeOfAll(forced, sample, whole)
	}
	return types, nil
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
func columnsOfParts(names []string, parts []Part, types map[string]ColumnType) columns {
	reads := columnReads(parts)
	all := make(columns, len(names))
	for i, name := range names {
		c := &all[i]
		c.name, c.typ = name, types[name]
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
