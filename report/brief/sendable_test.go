package brief

import (
	"testing"

	"github.com/fairset/fairset/ingest"
)

func TestLoadable(t *testing.T) {
	plain := &ingest.Dialect{Delimiter: ",", Quote: `"`, Header: 1}
	note := func(kind string) []ingest.Note { return []ingest.Note{{Kind: kind}} }
	for _, tt := range []struct {
		what, name string
		r          ingest.Reading
		want       bool
	}{
		{"plain", "a.csv", ingest.Reading{Format: "csv", Compression: "none", Dialect: plain}, true},
		{"gzip", "a.csv.gz", ingest.Reading{Format: "csv", Compression: "gzip", Dialect: plain}, true},
		{"gzip that the name hides", "a.csv", ingest.Reading{Format: "csv", Compression: "gzip", Dialect: plain}, false},
		{"plain text called gzip", "a.csv.gz", ingest.Reading{Format: "csv", Compression: "none", Dialect: plain}, false},
		{"zstd", "a.csv.zst", ingest.Reading{Format: "csv", Compression: "zstd", Dialect: plain}, false},
		{"an archive", "a.zip", ingest.Reading{Format: "csv", Compression: "zip", Dialect: plain}, false},
		{"ragged", "a.csv", ingest.Reading{Format: "csv", Dialect: plain, Notes: note(ingest.NoteRagged)}, false},
		{"misfits", "a.csv", ingest.Reading{Format: "csv", Dialect: plain, Notes: note(ingest.NoteMisfit)}, true},
		{"no header", "a.csv", ingest.Reading{Format: "csv", Dialect: &ingest.Dialect{Delimiter: ","}}, false},
		{"a footer", "a.csv", ingest.Reading{Format: "csv", Dialect: &ingest.Dialect{Delimiter: ",", Header: 1, Footer: 1}}, false},
		{"nested JSON", "a.json", ingest.Reading{Format: "json", Notes: note(ingest.NoteNested)}, false},
		{"nested Parquet", "a.parquet", ingest.Reading{Format: "parquet", Notes: note(ingest.NoteNested)}, true},
	} {
		if got := Loadable(tt.r, tt.name); (got == "") != tt.want {
			t.Errorf("%s: %q", tt.what, got)
		}
	}
}

func TestLinkOnly(t *testing.T) {
	for license, attached := range map[string]bool{"": true, "CC-BY-4.0": true, "CC0-1.0": true, "CC-BY-NC-4.0": false, "no redistribution": false, "something else": true} {
		if got := LinkOnly(license); (got == "") != attached {
			t.Errorf("%q: %q", license, got)
		}
	}
}
