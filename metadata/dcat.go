package metadata

import "cmp"

// dcat reads a DCAT catalogue as data.json (Project Open Data) and CKAN write it, or one
// dataset of it.
func dcat(t tree, about About) *Metadata {
	for _, d := range dcatDatasets(t) {
		files := d.field("distribution", "resources").list()
		for _, f := range files {
			if about.namesFile(f.field("downloadURL", "accessURL", "url").text()) || about.namesFile(f.field("title", "name").text()) {
				return dcatDataset(d, f)
			}
		}
	}
	if all := dcatDatasets(t); len(all) == 1 {
		return dcatDataset(all[0], tree{})
	}
	return nil
}

func dcatDatasets(t tree) []tree {
	if result := t.field("result"); result.isObject() { // the answer of a CKAN portal
		return []tree{result}
	}
	if t.field("dataset").v != nil {
		return t.field("dataset").list()
	}
	return []tree{t}
}

func dcatDataset(d, file tree) *Metadata {
	return &Metadata{
		Title:       cmp.Or(d.field("title").text(), d.field("name").text()),
		Description: cmp.Or(d.field("description", "notes").text(), file.field("description").text()),
		Authors:     d.field("publisher", "author", "organization", "creator").texts(),
		Homepage:    d.field("landingPage", "url", "identifier").text(),
		Version:     d.field("version").text(),
		Published:   d.field("issued", "metadata_created", "modified").text(),
		License:     cmp.Or(licenseIn(file.field("license")), licenseIn(d.field("license_id", "license", "license_title", "rights"))),
		Keywords:    d.field("keyword", "tags", "keywords").words(),
		Language:    d.field("language").text(),
	}
}
