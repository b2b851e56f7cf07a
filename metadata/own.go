package metadata

import (
	"fmt"
	"maps"
	"slices"

	"github.com/fairset/fairset/internal/prose"
)

// ownKeys are the keys of our own YAML, named as the fields of [Metadata] are in JSON.
var ownKeys = []string{
	"title", "description", "authors", "citation", "homepage", "version", "published", "license",
	"keywords", "language", "row_means", "rows", "columns", "target", "task",
}

// own reads our own YAML. Columns are a list of objects with a name, or an object of names
// with a description or an object each. An unknown key is an error: it is most likely misspelt.
func own(t tree) (*Metadata, error) {
	fields, ok := t.v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("this is no list of keys and values, such as \"license: CC-BY-4.0\"")
	}
	for _, key := range sortedKeys(fields) {
		if !slices.Contains(ownKeys, key) {
			return nil, fmt.Errorf("the key %q is not known\nhint: did you mean %q?", key, nearest(key, ownKeys))
		}
	}
	m := &Metadata{
		Title:       t.field("title").text(),
		Description: t.field("description").text(),
		Authors:     t.field("authors").texts(),
		Citation:    t.field("citation").text(),
		Homepage:    t.field("homepage").text(),
		Version:     t.field("version").text(),
		Published:   t.field("published").text(),
		License:     licenseIn(t.field("license")),
		Keywords:    t.field("keywords").words(),
		Language:    t.field("language").text(),
		RowMeans:    t.field("row_means").text(),
		Rows:        t.field("rows").number(),
		Target:      t.field("target").text(),
		Task:        t.field("task").text(),
	}
	columns := t.field("columns")
	if byName, ok := columns.v.(map[string]any); ok {
		for _, name := range sortedKeys(byName) {
			c := ownColumn(tree{byName[name]})
			c.Name = name
			m.Columns = append(m.Columns, c)
		}
		return m, nil
	}
	for _, c := range columns.list() {
		m.Columns = append(m.Columns, ownColumn(c))
	}
	return m, nil
}

func ownColumn(t tree) Column {
	if !t.isObject() {
		return Column{Description: t.text()}
	}
	c := Column{
		Name: t.field("name").text(), Title: t.field("title").text(), Description: t.field("description").text(),
		Type: t.field("type").text(), Unit: t.field("unit").text(), Levels: levels(t.field("levels")),
	}
	switch t.field("missing").text() {
	case "true":
		c.Missing = new(bool)
		*c.Missing = true
	case "false":
		c.Missing = new(bool)
	}
	return c
}

// nearest is the word that is spelt most like the one given.
func nearest(word string, words []string) string {
	return slices.MinFunc(words, func(a, b string) int { return prose.Edits(a, word) - prose.Edits(b, word) })
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
