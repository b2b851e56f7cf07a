package brief

import (
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/internal/prose"
)

// croissantContext is the JSON-LD context of Croissant 1.0, as its specification gives it.
var croissantContext = map[string]any{
	"@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
	"cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/", "dct": "http://purl.org/dc/terms/",
	"citeAs": "cr:citeAs", "column": "cr:column", "conformsTo": "dct:conformsTo",
	"data":     map[string]string{"@id": "cr:data", "@type": "@json"},
	"dataType": map[string]string{"@id": "cr:dataType", "@type": "@vocab"},
	"examples": map[string]string{"@id": "cr:examples", "@type": "@json"},
	"extract":  "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
	"format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5",
	"parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
	"equivalentProperty": "cr:equivalentProperty", "repeated": "cr:repeated", "samplingRate": "cr:samplingRate", "replace": "cr:replace", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}

// croissant describes the file as a Croissant 1.0 dataset.
//
// Note: Croissant 1.0 cannot say how a CSV file is separated or encoded, and its readers take
// commas and UTF-8, so that columns are described only for files that are written so.
func (f Facts) croissant(r ingest.Reading) ([]byte, error) {
	doc := map[string]any{
		"@context": croissantContext, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
		"name": f.Title, "description": prose.First(f.Description, f.Title),
		"distribution": []any{map[string]any{
			"@type": "cr:FileObject", "@id": "data", "name": f.File.Name, "contentUrl": "data/" + f.File.Name,
			"contentSize": strconv.FormatInt(f.File.Bytes, 10) + " B", "encodingFormat": f.mediaType(), "sha256": f.File.SHA256,
		}},
	}
	add := func(key, text string) {
		if text != "" {
			doc[key] = text
		}
	}
	add("license", f.License)
	if isAddress(f.Source) {
		add("url", f.Source)
	}
	add("citeAs", prose.First(f.Citation, f.usualCitation()))
	add("version", f.Version)
	if f.File.Rewritten || f.format() == "parquet" || f.format() == "csv" && isPlain(r) {
		doc["recordSet"] = []any{map[string]any{"@type": "cr:RecordSet", "@id": "rows", "name": "rows", "field": f.croissantFields()}}
	}
	return indented(doc)
}

// isPlain reports whether a CSV file is as readers expect who are told nothing.
func isPlain(r ingest.Reading) bool {
	d := r.Dialect
	return d != nil && d.Delimiter == "," && (d.Quote == "" || d.Quote == `"`) && (d.Escape == "" || d.Escape == d.Quote) &&
		d.Header == 1 && d.Preamble == 0 && d.Footer == 0 && d.Comment == "" && strings.HasPrefix(pythonEncoding(r.Encoding), "utf-8")
}

func (f Facts) croissantFields() []any {
	out := []any{}
	for i, e := range f.Dictionary {
		id := "rows/" + strconv.Itoa(i+1)
		out = append(out, map[string]any{
			"@type": "cr:Field", "@id": id, "name": id, "description": joined(e.Name, e.words()), "dataType": croissantType(e.Type),
			"source": map[string]any{"fileObject": map[string]string{"@id": "data"}, "extract": map[string]string{"column": e.Name}},
		})
	}
	return out
}

func croissantType(typ string) string {
	switch typ {
	case "integer":
		return "sc:Integer"
	case "number":
		return "sc:Float"
	case "boolean":
		return "sc:Boolean"
	case "date":
		return "sc:Date"
	case "datetime":
		return "sc:DateTime"
	}
	return "sc:Text"
}
