package metadata

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// errNothing is of a file that holds nothing that is known.
var errNothing = errors.New("it holds no description of a dataset that is known\n" +
	"hint: Croissant, datapackage.json, DCAT, dataset-metadata.json, CSV on the Web, a table with the columns column and description, or keys such as license: and columns: are read")

// read reads a file of metadata of any format that is known. It returns nil where the
// file describes datasets, but not this one.
func read(name string, text []byte, about About) (*Metadata, error) {
	base := filepath.Base(name)
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, &SyntaxError{base, 0, errors.New("this is no text")}
	}
	lower := strings.ToLower(base)
	switch ext := filepath.Ext(lower); {
	case ext == ".json" || ext == ".jsonld" || len(bytes.TrimSpace(text)) > 0 && bytes.TrimSpace(text)[0] == '{':
		t, err := parseJSON(base, text)
		if err != nil {
			return nil, err
		}
		return readTree(base, t, about)
	case ext == ".yaml" || ext == ".yml":
		t, err := parseYAML(base, text)
		if err != nil {
			return nil, err
		}
		return readTree(base, t, about)
	case ext == ".csv" || ext == ".tsv":
		return readDictionary(base, text, about)
	}
	return readText(lower, prefix(text), about), nil
}

// prefix is the part of a text that is read, as valid UTF-8.
func prefix(text []byte) string {
	return strings.ToValidUTF8(string(text[:min(len(text), maxText)]), string(utf8.RuneError))
}

// readText reads documentation for people, by the name of its file in lower case.
func readText(name, text string, about About) *Metadata {
	switch ext := filepath.Ext(name); {
	case isLicense(name):
		return &Metadata{License: licenseInText(text)}
	case ext == ".rd":
		return rd(text)
	case ext == ".html" || ext == ".htm":
		return page(text, about)
	}
	return readme(text, about)
}

// readTree tells by its fields what a tree describes.
func readTree(name string, t tree, about About) (*Metadata, error) {
	if list := t.list(); !t.isObject() && len(list) == 1 && list[0].isObject() {
		t = list[0] // an answer of one dataset
	}
	if graph := t.field("@graph"); graph.v != nil {
		for _, node := range graph.list() {
			if strings.HasSuffix(node.field("@type").text(), "Dataset") {
				t = node
				break
			}
		}
	}
	context := t.field("@context").text()
	kind := t.field("@type").text()
	switch {
	case strings.Contains(context, "ns/csvw") || t.field("tableSchema").v != nil || t.field("tables").v != nil:
		return csvw(t, about), nil
	case strings.HasSuffix(kind, "Catalog") || t.field("dataset").v != nil || t.field("result").isObject() ||
		strings.HasPrefix(kind, "dcat:") || t.field("resources").v != nil && t.field("license_id", "metadata_created").v != nil:
		return dcat(t, about), nil
	case strings.HasSuffix(kind, "Dataset") || t.field("recordSet").v != nil:
		return croissant(t, about), nil
	case t.field("resources").v != nil || t.field("licenses").v != nil || t.field("schema").v != nil || t.field("profile").v != nil:
		return datapackage(t, about), nil
	case strings.HasSuffix(strings.ToLower(name), ".json") && t.field("distribution").v != nil:
		return dcat(t, about), nil
	}
	m, err := own(t)
	if err != nil && (!t.isObject() || strings.HasSuffix(strings.ToLower(name), ".json")) {
		err = errNothing
	}
	if err != nil {
		return nil, &SyntaxError{name, 0, err}
	}
	return m, nil
}

// readDictionary reads a dictionary of columns: a table, or any other file of metadata.
func readDictionary(name string, text []byte, about About) (*Metadata, error) {
	base := filepath.Base(name)
	switch strings.ToLower(filepath.Ext(base)) {
	case ".csv", ".tsv", ".txt", "":
		if len(bytes.TrimSpace(text)) == 0 {
			return nil, &SyntaxError{base, 1, errNoDictionary}
		}
		m, err := dictionary(base, text)
		if err != nil && strings.HasSuffix(strings.ToLower(base), ".txt") {
			if told := readme(prefix(text), about); len(told.Columns) > 0 {
				return told, nil
			}
		}
		return m, err
	}
	m, err := read(name, text, about)
	if err == nil && m != nil && len(m.Columns) == 0 {
		return nil, fmt.Errorf("%s describes no column of the data\nhint: a dictionary is a table with the columns column and description", base)
	}
	return m, err
}
