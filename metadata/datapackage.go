package metadata

import "cmp"

// datapackage reads a Frictionless data package, or a single resource of one, and
// Kaggle's dataset-metadata.json, which is nearly the same.
func datapackage(t tree, about About) *Metadata {
	if t.field("resources").v == nil && t.field("schema").v != nil {
		return resource(t, &Metadata{}) // a resource on its own
	}
	m := &Metadata{
		Title:       cmp.Or(t.field("title").text(), t.field("name").text()),
		Description: cmp.Or(t.field("description").text(), t.field("subtitle").text()),
		Authors:     authors(t),
		Citation:    t.field("citation").text(),
		Homepage:    cmp.Or(sourceIn(t), t.field("homepage").text()),
		Version:     t.field("version").text(),
		Published:   t.field("created", "last_modified", "published").text(),
		License:     licenseIn(t.field("licenses", "license")),
		Keywords:    t.field("keywords").words(),
		Language:    t.field("language", "languages").text(),
	}
	if id := t.field("id").text(); m.Homepage == "" && isKaggle(t) {
		m.Homepage = "https://www.kaggle.com/datasets/" + id
	}
	resources := t.field("resources").list()
	own := 0 // resources with a licence of their own
	for _, r := range resources {
		if r.field("licenses", "license").v != nil {
			own++
		}
	}
	for _, r := range resources {
		if !about.namesFile(r.field("path").text()) && !about.namesFile(r.field("name").text()) {
			continue
		}
		if own > 0 {
			// The licence of a package whose resources have their own is that of its code.
			m.License = ""
		}
		return resource(r, m)
	}
	if len(resources) > 0 && about.Name != "" {
		return nil
	}
	return m
}

// isKaggle reports whether an id is written as Kaggle does: "owner/dataset".
func isKaggle(t tree) bool {
	id := t.field("id").text()
	return id != "" && baseName(id) != id && t.field("licenses").v != nil && t.field("profile").v == nil
}

// resource adds what a resource says itself to what its package says.
func resource(r tree, m *Metadata) *Metadata {
	if own := licenseIn(r.field("licenses", "license")); own != "" {
		m.License = own
	}
	if own := r.field("description").text(); own != "" {
		m.Description = own
	}
	if own := r.field("title").text(); own != "" {
		m.Title = own
	}
	if own := sourceIn(r); own != "" {
		m.Homepage = own
	}
	m.Rows = r.field("rows").number()
	for _, f := range r.field("schema").field("fields").list() {
		m.Columns = append(m.Columns, tableColumn(f))
	}
	return m
}

// tableColumn is a field of a Frictionless table schema.
func tableColumn(f tree) Column {
	c := Column{
		Name:        f.field("name").text(),
		Title:       f.field("title").text(),
		Description: f.field("description", "notes").text(),
		Type:        f.field("type").text(),
		Unit:        cmp.Or(f.field("unit").text(), f.field("owidDisplaySettings").field("unit").text()),
		Levels:      levels(f.field("categories")),
	}
	if len(c.Levels) == 0 {
		c.Levels = f.field("constraints").field("enum").texts()
	}
	if required := f.field("constraints").field("required").text(); required != "" {
		missing := required != "true"
		c.Missing = &missing
	}
	return c
}

// levels reads values, or pairs of a value and what it means, or an object of these.
func levels(t tree) []string {
	var list []string
	if fields, ok := t.v.(map[string]any); ok {
		for _, code := range sortedKeys(fields) {
			list = append(list, pair(code, tree{fields[code]}.text()))
		}
		return list
	}
	for _, item := range t.list() {
		if item.isObject() {
			list = append(list, pair(item.field("value", "code", "name").text(), item.field("label", "meaning", "description").text()))
		} else if text := item.text(); text != "" {
			list = append(list, text)
		}
	}
	return list
}

func pair(code, meaning string) string {
	if meaning == "" || meaning == code {
		return code
	}
	return code + ": " + meaning
}

func authors(t tree) []string {
	var names []string
	for _, a := range t.field("contributors", "authors", "author", "creators", "creator", "owners").list() {
		if name := cmp.Or(a.field("title").text(), a.text()); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// sourceIn is the address of the first source.
func sourceIn(t tree) string {
	for _, s := range t.field("sources", "source").list() {
		if address := cmp.Or(s.field("path", "link", "url", "web").text(), s.text()); address != "" {
			return address
		}
	}
	return ""
}
