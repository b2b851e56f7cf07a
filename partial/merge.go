package partial

import (
	"fmt"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// Merge makes one Builder and one Reading of parts, whose rows follow one another in this order. It uses the parts up.
//
// The types of the columns are those that one run over all files finds. A part that has read a column as another
// type, which does not become that one, is read again from the files that it keeps; reread does that.
// Where it keeps none, the error is a *TypesError.
func Merge(parts []*Partial, reread Reread) (*profile.Builder, ingest.Reading, error) {
	for _, p := range parts {
		if p.Tables > 1 {
			return nil, ingest.Reading{}, fmt.Errorf("%s is of %d tables, which can be merged only while all parts are so small that they keep the data\nhint: write a part for each table", p.Name, p.Tables)
		}
	}
	if err := agree(parts, reread); err != nil {
		return nil, ingest.Reading{}, err
	}
	wanted, err := typesOf(parts)
	if err != nil {
		return nil, ingest.Reading{}, err
	}
	reading, err := ingest.MergeParts(partsOf(parts), wanted)
	if err != nil {
		return nil, ingest.Reading{}, err
	}
	var b *profile.Builder
	for _, p := range parts {
		next, err := p.load()
		if err != nil {
			return nil, ingest.Reading{}, err
		}
		p.release() // it is used up
		if b == nil {
			b = next
		} else if err := b.Append(next); err != nil {
			return nil, ingest.Reading{}, fmt.Errorf("%s cannot be merged with %s: %w", p.Name, parts[0].Name, err)
		}
	}
	return b, reading, nil
}

// Reread reads what a part keeps again, with columns of the given types.
type Reread func(p *Partial, types map[string]ingest.ColumnType) error

// KeepAll reports whether all parts keep the data, and beside what they were found.
func KeepAll(parts []*Partial) (left ingest.LeftAlone, ok bool) {
	for _, p := range parts {
		if !p.keeps {
			return left, false
		}
		left = left.And(p.Part.Left)
	}
	return left, true
}

// agree has all parts read their columns as one run over all files would.
func agree(parts []*Partial, reread Reread) error {
	wanted, err := typesOf(parts)
	if err != nil {
		return err
	}
	var failed TypesError
	for _, p := range parts {
		others, err := p.others(wanted)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			continue
		}
		if p.keeps {
			if others, err = p.readAs(others, wanted, reread); err != nil {
				return fmt.Errorf("%s: %w", p.Name, err)
			}
		}
		if len(others) > 0 {
			failed.add(p, others, wanted)
		}
	}
	if len(failed.Parts) == 0 {
		return nil
	}
	failed.addOthers(parts, wanted)
	return &failed
}

// readAs reads columns of what p keeps again as the types wanted, and returns those that are still of others.
func (p *Partial) readAs(columns []string, wanted map[string]ingest.Wanted, reread Reread) (others []string, err error) {
	types := map[string]ingest.ColumnType{}
	for _, name := range columns {
		if w := wanted[name]; w.CanBeRead() {
			types[name] = w.Cells
		}
	}
	if len(types) == 0 {
		return columns, nil
	}
	if err := reread(p, types); err != nil {
		return nil, err
	}
	p.Part.Schema, p.anew = p.Builder.Schema(), true
	return p.others(wanted)
}

// others are the columns that p has read as types that do not become those wanted.
func (p *Partial) others(wanted map[string]ingest.Wanted) (names []string, err error) {
	var b *profile.Builder
	for _, c := range p.Part.Columns {
		w, ok := wanted[c.Name]
		read := p.Part.Schema.HasField(c.Name)
		switch {
		case !ok, !read && !p.keeps: // it was left out
		case !w.Reads(c):
			names = append(names, c.Name)
		case read && !p.Part.IsOf(c.Name, w):
			if b == nil {
				if b, err = p.load(); err != nil {
					return nil, err
				}
			}
			if !b.Becomes(c.Name, w.Type) {
				names = append(names, c.Name)
			}
		}
	}
	return names, nil
}

func typesOf(parts []*Partial) (map[string]ingest.Wanted, error) {
	return ingest.TypesOfParts(partsOf(parts))
}

func partsOf(parts []*Partial) []ingest.Part {
	list := make([]ingest.Part, len(parts))
	for i, p := range parts {
		list[i] = p.Part
	}
	return list
}
