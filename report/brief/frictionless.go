package brief

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/fairset/fairset/handout"
	"github.com/fairset/fairset/ingest"
)

// dataPackage describes the file as a Frictionless Data Package. Its missingValues are
// the same for every dataset.
func (f Facts) dataPackage(r ingest.Reading) ([]byte, error) {
	resource := map[string]any{
		"name": slug(titleOf(f.File.Name)), "path": "data/" + f.File.Name, "bytes": f.File.Bytes, "hash": "sha256:" + f.File.SHA256,
		"format": f.format(), "mediatype": f.mediaType(), "profile": "tabular-data-resource",
		"schema": map[string]any{"fields": f.fields(), "missingValues": handout.MissingValues()},
	}
	if f.format() == "csv" {
		resource["encoding"], resource["dialect"] = "utf-8", map[string]any{"delimiter": ",", "header": true}
		if d := r.Dialect; d != nil && !f.File.Rewritten {
			resource["encoding"] = pythonEncoding(r.Encoding)
			resource["dialect"] = dialect(*d)
		}
	} else {
		delete(resource, "profile")
		delete(resource, "schema")
	}
	p := map[string]any{
		"name": slug(f.Title), "title": f.Title, "profile": "data-package", "resources": []any{resource},
	}
	if f.Description != "" {
		p["description"] = f.Description
	}
	if f.Source != "" {
		p["sources"] = []any{source(f.Source)}
	}
	if f.License != "" {
		p["licenses"] = []any{license(f.License)}
	}
	if f.Version != "" {
		p["version"] = f.Version
	}
	return indented(p)
}

func dialect(d ingest.Dialect) map[string]any {
	out := map[string]any{"delimiter": d.Delimiter, "header": d.Header > 0}
	if d.Quote != "" {
		out["quoteChar"] = d.Quote
	}
	if d.Escape != "" && d.Escape != d.Quote {
		out["escapeChar"] = d.Escape
	}
	if d.Comment != "" {
		out["commentChar"] = d.Comment
	}
	return out
}

func (f Facts) fields() []any {
	var out []any
	for _, e := range f.Dictionary {
		field := map[string]any{"name": e.Name, "type": e.Type}
		if text := e.words(); text != "" {
			field["description"] = text
		}
		out = append(out, field)
	}
	return out
}

func (f Facts) format() string {
	if f.File.Rewritten {
		return "csv"
	}
	return f.File.Format
}

func (f Facts) mediaType() string {
	switch f.format() {
	case "csv":
		return "text/csv"
	case "json":
		return "application/json"
	case "ndjson":
		return "application/x-ndjson"
	case "parquet":
		return "application/vnd.apache.parquet"
	case "arrow":
		return "application/vnd.apache.arrow.file"
	case "xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

func source(text string) map[string]string {
	if isAddress(text) {
		return map[string]string{"title": text, "path": text}
	}
	return map[string]string{"title": text}
}

var spdx = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

func license(text string) map[string]string {
	switch {
	case isAddress(text):
		return map[string]string{"path": text}
	case spdx.MatchString(text):
		return map[string]string{"name": text}
	}
	return map[string]string{"title": text, "name": slug(text)}
}

func isAddress(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slug is text as a Frictionless name: small letters, digits and hyphens.
func slug(text string) string {
	s := strings.Trim(notSlug.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if s == "" {
		return "dataset"
	}
	return s
}

func indented(v any) ([]byte, error) {
	out, err := json.MarshalIndent(v, "", "  ")
	return append(out, '\n'), err
}
