package partial

import (
	"slices"

	"github.com/fairset/fairset/metadata"
)

// Metadata is what was found with the first part, nil for nothing, and what the others were told of columns that it lacks: each stands
// behind the column that it stood behind there, as in the description that all were told of.
func Metadata(parts []*Partial) *metadata.Metadata {
	first := parts[0].Metadata
	if first == nil {
		return nil
	}
	m := *first
	m.Columns = slices.Clone(m.Columns)
	for _, p := range parts[1:] {
		if p.Metadata == nil {
			continue
		}
		at := 0
		for _, c := range p.Metadata.Columns {
			known := slices.IndexFunc(m.Columns, func(o metadata.Column) bool { return o.Name == c.Name })
			if known >= 0 {
				at = known + 1
				continue
			}
			m.Columns = slices.Insert(m.Columns, at, c)
			at++
		}
	}
	return &m
}
