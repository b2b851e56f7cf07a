package partial

import (
	"fmt"
	"maps"
	"slices"

	"github.com/fairset/fairset/ingest"
)

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
