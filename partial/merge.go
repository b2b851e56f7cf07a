package partial

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// Merge makes one Builder and one Reading of parts, whose rows follow one another in this
// order. It uses the parts up.
func Merge(parts []*Partial) (*profile.Builder, ingest.Reading, error) {
	var read []ingest.Part
	b := parts[0].Builder
	for i, p := range parts {
		for _, before := range parts[:i] {
			if slices.Equal(before.Part.Sums, p.Part.Sums) && slices.Equal(before.Paths, p.Paths) {
				return nil, ingest.Reading{}, fmt.Errorf("%s and %s are of the same files (%s)\nhint: name each part once", before.Name, p.Name, p.Part.Reading.Name)
			}
		}
		read = append(read, p.Part)
		if i == 0 {
			continue
		}
		if err := b.Append(p.Builder); err != nil {
			return nil, ingest.Reading{}, explain(err, parts[:i], p)
		}
	}
	reading, err := ingest.MergeParts(read)
	return b, reading, err
}

// explain says what to do about parts that do not go together.
func explain(err error, merged []*Partial, p *Partial) error {
	err = fmt.Errorf("%s cannot be merged with %s: %w", p.Name, merged[0].Name, err)
	var differ *profile.DifferError
	if !errors.As(err, &differ) {
		return err
	}
	var types []string
	for _, t := range differ.Types {
		kind := t.Name + "=" + t.Together
		if strings.ContainsAny(kind, ",\"\n") {
			kind = `"` + strings.ReplaceAll(kind, `"`, `""`) + `"`
		}
		types = append(types, kind)
	}
	return fmt.Errorf("%w\nhint: write the parts again with --types '%s'", err, strings.ReplaceAll(strings.Join(types, ","), "'", `'\''`))
}
