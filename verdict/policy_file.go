package verdict

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/metadata"
)

// ReadPolicy reads a file of limits, in YAML or JSON: names of limits, as fairset explain
// prints them, with their numbers. Case, hyphens and underscores in names do not matter.
// What the file leaves out is as in the preset that it names with "preset", else as in the
// default. "skip" lists criteria that are not asked. A name that is none is an error, which
// says the nearest.
func ReadPolicy(text []byte) (Policy, error) {
	p := DefaultPolicy()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return Policy{}, fmt.Errorf("not YAML or JSON: %s", clean(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	if len(doc.Content) == 0 {
		return p, nil
	}
	entries := doc.Content[0]
	if entries.Kind != yaml.MappingNode {
		return Policy{}, errors.New("it holds no names of limits\nhint: write lines such as \"LargePass: 500\"")
	}
	if err := p.readPreset(entries); err != nil {
		return Policy{}, err
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(entries.Content); i += 2 {
		key, value := entries.Content[i], entries.Content[i+1]
		name := plainKey(key.Value)
		if line, twice := seen[name]; twice {
			return Policy{}, fmt.Errorf("line %d: %q stands in line %d already", key.Line, clean(key.Value), line)
		}
		seen[name] = key.Line
		if name == "preset" {
			continue
		}
		if err := p.set(name, key, value); err != nil {
			return Policy{}, fmt.Errorf("line %d: %w", key.Line, err)
		}
	}
	return p, nil
}

func (p *Policy) readPreset(entries *yaml.Node) error {
	for i := 0; i+1 < len(entries.Content); i += 2 {
		if plainKey(entries.Content[i].Value) != "preset" {
			continue
		}
		preset, ok := Preset(entries.Content[i+1].Value)
		if !ok {
			return fmt.Errorf("line %d: there is no preset %q\nhint: the presets are %s", entries.Content[i].Line, shorten(clean(entries.Content[i+1].Value)), both(Presets()))
		}
		*p = preset
	}
	return nil
}

// set sets the field of that plain name.
func (p *Policy) set(name string, key, value *yaml.Node) error {
	typ := reflect.TypeFor[Policy]()
	for i := range typ.NumField() {
		if plainKey(typ.Field(i).Name) != name || name == "name" {
			continue
		}
		field := reflect.ValueOf(p).Elem().Field(i)
		if err := decode(value, field); err != nil {
			return fmt.Errorf("%s cannot be %q: it is %s", typ.Field(i).Name, shorten(clean(value.Value)), kindText(field))
		}
		return p.check(typ.Field(i).Name, field)
	}
	return fmt.Errorf("no limit is called %q\nhint: did you mean %s? fairset explain prints the names", shorten(clean(key.Value)), nearestField(name))
}

// decode refuses fractions where yaml would cut them.
func decode(value *yaml.Node, field reflect.Value) error {
	if field.CanInt() {
		var x float64
		if err := value.Decode(&x); err != nil || x != math.Trunc(x) {
			return errors.New("not a whole number")
		}
	}
	return value.Decode(field.Addr().Interface())
}

func kindText(field reflect.Value) string {
	switch {
	case field.CanFloat():
		return "a number"
	case field.CanInt():
		return "a whole number"
	case field.Kind() == reflect.Slice:
		return "a list of criteria"
	}
	return "a text"
}

// check refuses values that no limit can have.
func (p *Policy) check(name string, field reflect.Value) error {
	negative := field.CanInt() && field.Int() < 0
	if field.CanFloat() {
		x := field.Float()
		negative = x < 0 || math.IsNaN(x) || math.IsInf(x, 0)
	}
	if negative {
		return fmt.Errorf("%s must be a number of 0 or more", name)
	}
	if words := words(name); words != nil && !slices.Contains(words, field.String()) {
		return fmt.Errorf("%s must be one of %s", name, either(words))
	}
	if name == "Skip" {
		for _, id := range p.Skip {
			if _, err := Lookup(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// words are what a limit that is no number can be, nil for a number.
func words(name string) []string {
	switch name {
	case "OpenPass", "OpenFail":
		return []string{string(metadata.Attach), string(metadata.AttachAlike), string(metadata.Link), string(metadata.Never)}
	case "OriginalFail":
		return []string{"A", "B"}
	}
	return nil
}

// plainKey is a name without case, hyphens and underscores.
func plainKey(name string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "").Replace(name))
}

// nearestField is the name of the limit that is spelt most like name.
func nearestField(name string) string {
	var fields []string
	for i := range reflect.TypeFor[Policy]().NumField() {
		fields = append(fields, reflect.TypeFor[Policy]().Field(i).Name)
	}
	name = shorten(name)
	sort.SliceStable(fields, func(i, j int) bool {
		return prose.Edits(plainKey(fields[i]), name) < prose.Edits(plainKey(fields[j]), name)
	})
	return either(slices.Clone(fields[:2]))
}
