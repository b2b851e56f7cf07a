package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/internal/prose"
)

// A ColumnError says that no column is called what the user named.
type ColumnError struct {
	Name    string
	Purpose string   // what the column was named for: "to be the target"
	Nearest []string // names of columns that are spelt alike, the nearest first
	Columns []string // the names of all
}

func (e *ColumnError) Error() string {
	text := fmt.Sprintf("there is no column %q %s", e.Name, e.Purpose)
	if len(e.Nearest) == 0 {
		return text + "\nhint: the columns are " + listed(e.Columns)
	}
	quoted := make([]string, len(e.Nearest))
	for i, name := range e.Nearest {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return text + "\nhint: did you mean " + strings.Join(quoted, " or ") + "?"
}

// checkTarget returns a *ColumnError when name is not "" and no column has it.
func checkTarget(schema *arrow.Schema, name string) error {
	if name == "" || schema.HasField(name) {
		return nil
	}
	return newColumnError(schema, name, "to be the target")
}

func newColumnError(schema *arrow.Schema, name, purpose string) *ColumnError {
	names := make([]string, schema.NumFields())
	for i, f := range schema.Fields() {
		names[i] = f.Name
	}
	return &ColumnError{name, purpose, nearest(name, names), names}
}

// nearest returns up to three names, nearest to name by the number of letters to
// insert, take out or change, case aside. More than half of the letters is not near.
func nearest(name string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	lower := strings.ToLower(name)
	list := make([]near, len(names))
	for i, n := range names {
		list[i] = near{n, prose.Edits(lower, strings.ToLower(n))}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var found []string
	for _, n := range list[:min(3, len(list))] {
		if n.distance == 0 {
			return []string{n.name}
		}
		if 2*n.distance > max(utf8.RuneCountInString(name), utf8.RuneCountInString(n.name)) {
			break
		}
		found = append(found, n.name)
	}
	return found
}
