package partial

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

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

// A TypesError says which columns of which parts were read as types that do not become those of the whole.
type TypesError struct {
	Parts []PartTypes
}

// PartTypes are the kinds that columns of a part must be read as, as --types names them.
type PartTypes struct {
	Part  *Partial
	Kinds map[string]string
}

func (e *TypesError) Error() string {
	p := e.Parts[0]
	name := slices.Min(slices.Collect(maps.Keys(p.Kinds)))
	return fmt.Sprintf("column %q of %s was read as another kind than it is in all parts together: %s", name, p.Part.Name, p.Kinds[name])
}

// WithRows are the parts that hold rows. What the others left out is told with these.
func WithRows(parts []*Partial) (with []*Partial, err error) {
	var before ingest.LeftAlone
	for _, p := range parts {
		switch {
		case len(p.Part.Files) > 0:
			p.Part.Left = before.And(p.Part.Left)
			before = ingest.LeftAlone{}
			with = append(with, p)
		case len(with) > 0:
			last := with[len(with)-1]
			last.Part.Left = last.Part.Left.And(p.Part.Left)
		default:
			before = before.And(p.Part.Left)
		}
	}
	if len(with) == 0 {
		return nil, errors.New("no part holds any rows: their files were empty\nhint: check that they were exported whole")
	}
	return with, nil
}

// Distinct reports an error where a file is in two parts: each of its rows would count twice.
func Distinct(parts []*Partial) error {
	in := map[string]*Partial{}
	for _, p := range parts {
		for _, file := range p.files() {
			if before := in[file]; before != nil {
				_, name, _ := strings.Cut(file, " ")
				return fmt.Errorf("%s and %s are both of %s\nhint: name each part once, and each file in one part", before.Name, p.Name, name)
			}
		}
		for _, file := range p.files() {
			in[file] = p
		}
	}
	return nil
}

// files are what the part is of, each by its checksum and its path; those of a folder or an archive together.
func (p *Partial) files() (files []string) {
	if len(p.Part.Sums) != len(p.Paths) {
		return []string{strings.Join(p.Part.Sums, "+") + " " + strings.Join(p.Paths, " ")}
	}
	for i, path := range p.Paths {
		if !strings.Contains(path, "://") {
			path = filepath.Clean(path)
		}
		files = append(files, p.Part.Sums[i]+" "+path)
	}
	return files
}

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
			types := map[string]ingest.ColumnType{}
			for _, name := range others {
				if w := wanted[name]; w.CanBeRead() {
					types[name] = w.Cells
				}
			}
			if err := reread(p, types); err != nil {
				return fmt.Errorf("%s: %w", p.Name, err)
			}
			p.Part.Schema, p.anew = p.Builder.Schema(), true
			if others, err = p.others(wanted); err != nil {
				return err
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

func (e *TypesError) add(p *Partial, columns []string, wanted map[string]ingest.Wanted) {
	kinds := map[string]string{}
	for _, name := range columns {
		kinds[name] = wanted[name].Cells.Kind()
	}
	e.Parts = append(e.Parts, PartTypes{p, kinds})
}

// addOthers adds the columns that must be read as text in all parts, because no kind that a user can ask for is the type that they are of.
func (e *TypesError) addOthers(parts []*Partial, wanted map[string]ingest.Wanted) {
	isText := map[string]bool{}
	for _, p := range e.Parts {
		for name, kind := range p.Kinds {
			isText[name] = kind == "text" && !wanted[name].IsText()
		}
	}
	all := e.Parts
	e.Parts = nil
	for _, p := range parts {
		at := slices.IndexFunc(all, func(t PartTypes) bool { return t.Part == p })
		kinds := map[string]string{}
		if at >= 0 {
			kinds = all[at].Kinds
		}
		for _, f := range p.Part.Schema.Fields() {
			if isText[f.Name] && !p.keeps && !ingest.IsText(f.Type) {
				kinds[f.Name] = "text"
			}
		}
		if len(kinds) > 0 {
			e.Parts = append(e.Parts, PartTypes{p, kinds})
		}
	}
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
