package metadata

import "strings"

// croissant reads the JSON-LD of MLCommons Croissant 1.0 and 1.1, and any other
// description of a schema.org Dataset.
func croissant(t tree, about About) *Metadata {
	m := &Metadata{
		Title:       t.field("name").text(),
		Description: t.field("description").text(),
		Authors:     t.field("creator", "author").texts(),
		Citation:    t.field("citeAs", "citation").text(),
		Homepage:    t.field("url", "sameAs", "isBasedOn").text(),
		Version:     t.field("version").text(),
		Published:   t.field("datePublished", "dateModified").text(),
		License:     licenseIn(t.field("license", "sdLicense")),
		Keywords:    t.field("keywords").words(),
		Language:    t.field("inLanguage").text(),
	}
	files := map[string]bool{} // "@id" of the descriptions of our file
	distribution := t.field("distribution").list()
	for _, file := range distribution {
		if about.namesFile(file.field("contentUrl").text()) || about.namesFile(file.field("name").text()) {
			files[file.field("@id").text()] = true
			files[file.field("name").text()] = true
		}
	}
	best, most := tree{}, -1
	for _, set := range t.field("recordSet").list() {
		if n := likeness(set, files, about); n > most {
			best, most = set, n
		}
	}
	for _, f := range best.field("field").list() {
		m.Columns = append(m.Columns, croissantColumn(f))
	}
	m.RowMeans = best.field("rowMeans").text()
	return m
}

// likeness is how well a record set fits the data: columns of the same name, and more
// where it says that it is read from our file.
func likeness(set tree, files map[string]bool, about About) int {
	n := 0
	for _, f := range set.field("field").list() {
		if about.hasColumn(croissantColumn(f).Name) {
			n++
		}
		source := f.field("source")
		if files[source.field("fileObject", "distribution", "fileSet").field("@id").text()] {
			n++
		}
	}
	if len(about.Columns) > 0 && n == 0 {
		return -1
	}
	return n
}

func croissantColumn(f tree) Column {
	c := Column{
		Name:        f.field("source").field("extract").field("column").text(),
		Description: f.field("description").text(),
		Type:        f.field("dataType").text(),
		Unit:        f.field("unit", "unitText").text(),
	}
	if c.Name == "" {
		c.Name = f.field("name").text()
		if i := strings.LastIndexByte(c.Name, '/'); i >= 0 {
			c.Name = c.Name[i+1:]
		}
	}
	return c
}
