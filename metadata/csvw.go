package metadata

import "cmp"

// csvw reads the metadata of CSV on the Web (W3C 2015): one table, or a group of tables.
func csvw(t tree, about About) *Metadata {
	table := t
	if tables := t.field("tables").list(); len(tables) > 0 {
		table = tree{}
		for _, candidate := range tables {
			if about.namesFile(candidate.field("url").text()) || len(tables) == 1 {
				table = candidate
				break
			}
		}
		if table.v == nil {
			return nil
		}
	}
	say := func(names ...string) string { return cmp.Or(table.field(names...).text(), t.field(names...).text()) }
	m := &Metadata{
		Title:       say("title", "rdfs:label"),
		Description: say("description", "rdfs:comment"),
		Authors:     t.field("creator", "publisher").texts(),
		Homepage:    say("source"),
		Published:   say("issued", "modified"),
		License:     cmp.Or(licenseIn(table.field("license")), licenseIn(t.field("license"))),
		Keywords:    t.field("keyword").words(),
		Language:    say("lang"),
	}
	for _, c := range table.field("tableSchema").field("columns").list() {
		titles := c.field("titles").text()
		column := Column{
			Name:        cmp.Or(titles, c.field("name").text()),
			Title:       titles,
			Description: c.field("description", "rdfs:comment").text(),
			Type:        cmp.Or(c.field("datatype").field("base").text(), c.field("datatype").text()),
		}
		if name := c.field("name").text(); about.hasColumn(name) {
			column.Name = name
		}
		if required := c.field("required").text(); required != "" {
			missing := required != "true"
			column.Missing = &missing
		}
		m.Columns = append(m.Columns, column)
	}
	return m
}
