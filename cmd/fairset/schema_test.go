package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/fairset/fairset/report"
)

// What --json writes of our own datasets follows docs/profile.schema.json.
func TestDocumentsFollowTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/profile.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, target string }{
		{"houses/houses.csv", "price"},
		{"houses/houses.parquet", "type"},
		{"houses/houses.ndjson", ""},
		{"sparse/sparse.csv", ""},
		{"noise/noise.csv", ""},
		{"tiny/tiny.csv", ""},
	} {
		t.Run(c.path, func(t *testing.T) {
			d, err := vet(context.Background(), []string{"../../testdata/" + c.path}, strings.NewReader(""), vetFlags{datasetFlags: datasetFlags{target: c.target}})
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := report.JSON(&text, d); err != nil {
				t.Fatal(err)
			}
			value, err := jsonschema.UnmarshalJSON(&text)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Error(err)
			}
		})
	}
}
