package metadata

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// files writes files below a new folder and returns it.
func files(t *testing.T, contents map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range contents {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// birds is a dataset in the given file of a folder.
func birds(folder, data string) About {
	return About{Path: filepath.Join(folder, data), Name: filepath.Base(data), Columns: []string{"species", "wing_mm", "Seen on"}}
}

// Each format tells the licence and what the columns mean.
func TestFormats(t *testing.T) {
	tests := []struct {
		name, file, text        string
		license, title, explain string
	}{
		{
			"Croissant", "croissant.json", `{"@context": {"sc": "https://schema.org/"}, "@type": "sc:Dataset", "name": "Birds", "license": "https://creativecommons.org/licenses/by/4.0/",
			"recordSet": [{"field": [{"name": "other", "description": "of another table"}]},
			{"field": [{"name": "rows/wing", "description": "length of the wing", "source": {"extract": {"column": "wing_mm"}}}]}]}`,
			"CC-BY-4.0", "Birds", "wing_mm",
		},
		{
			"data package", "datapackage.json", `{"name": "birds", "title": "Birds", "licenses": [{"name": "CC0-1.0"}], "resources": [{"path": "data/birds.csv",
			"schema": {"fields": [{"name": "Wing_MM", "description": "length of the wing"}]}}]}`,
			"CC0-1.0", "Birds", "wing_mm",
		},
		{
			"data package in YAML", "datapackage.yaml", "title: Birds\nlicenses:\n- name: PDDL-1.0\nresources:\n- path: birds.csv\n  schema:\n    fields:\n    - name: seen_on\n      description: day of the sighting\n",
			"PDDL-1.0", "Birds", "Seen on",
		},
		{
			"our own YAML", "birds.fairset.yaml", "title: Birds\nlicense: ODbL-1.0\ncolumns:\n  wing_mm: length of the wing\n",
			"ODbL-1.0", "Birds", "wing_mm",
		},
		{
			"our own YAML with a list", "fairset.yml", "title: Birds\nlicense: MIT\ncolumns:\n- name: wing_mm\n  description: length of the wing\n  unit: mm\n",
			"MIT", "Birds", "wing_mm",
		},
		{
			"CSV on the Web", "birds.csv-metadata.json", `{"@context": "http://www.w3.org/ns/csvw", "url": "birds.csv", "dc:title": "Birds", "dc:license": {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"},
			"tableSchema": {"columns": [{"titles": "wing_mm", "name": "w", "dc:description": "length of the wing"}]}}`,
			"CC0-1.0", "Birds", "wing_mm",
		},
		{
			"Kaggle", "dataset-metadata.json", `{"title": "Birds", "id": "doe/birds", "licenses": [{"name": "CC-BY-SA-4.0"}], "resources": [{"path": "birds.csv",
			"schema": {"fields": [{"name": "species", "description": "name in Latin"}]}}]}`,
			"CC-BY-SA-4.0", "Birds", "species",
		},
		{
			"DCAT", "data.json", `{"@type": "dcat:Catalog", "dataset": [{"title": "Cats", "license": "MIT", "distribution": [{"downloadURL": "https://example.org/cats.csv"}]},
			{"title": "Birds", "license": "https://www.usa.gov/government-works", "distribution": [{"downloadURL": "https://example.org/d/birds.csv?x=1"}]}]}`,
			"US-government-work", "Birds", "",
		},
		{
			"CKAN", "metadata.json", `{"title": "Birds", "license_id": "cc-by", "metadata_created": "2020-01-01", "resources": [{"name": "birds.csv", "url": "https://example.org/1"}]}`,
			"CC-BY", "Birds", "",
		},
		{
			"dictionary", "birds_codebook.csv", "Variable;Type;Description\nspecies;text;name in Latin\nnot there;text;nothing\n",
			"", "", "species",
		},
		{
			"README", "README.md", "# Birds\n\nCounted by hand.\n\n| Column | Meaning |\n|---|---|\n| `wing_mm` | length of the wing |\n\n## License\n\nCC BY 4.0\n",
			"CC-BY-4.0", "Birds", "wing_mm",
		},
		{
			"UCI names", "birds.names", "1. Title: Birds\n\n7. Attribute information:\n   1. wing_mm: length of the wing in mm\n   2. species: name in Latin\n",
			"", "", "species",
		},
		{
			"R documentation", "birds.Rd", "\\name{birds}\\title{Birds}\\description{Counted.}\\format{\\describe{\\item{\\code{wing_mm}}{length of the \\emph{wing}}}}",
			"", "Birds", "wing_mm",
		},
		{
			"R documentation in HTML", "birds.html", "<html><head><title>R: Birds</title></head><dl><dt><code>wing_mm</code></dt><dd><p>length of the wing</p></dd></dl>",
			"", "R: Birds", "wing_mm",
		},
		{
			"LICENSE", "LICENSE", "Permission is hereby granted, free of charge, to any person obtaining a copy",
			"MIT", "", "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := files(t, map[string]string{tt.file: tt.text, "data/birds.csv": "", "birds.csv": "species,wing_mm,Seen on\n"})
			m, err := Gather(birds(folder, "birds.csv"), nil, "")
			if err != nil || m == nil {
				t.Fatalf("%v, %v", m, err)
			}
			id := ""
			if l, ok := RecogniseLicense(m.License); ok {
				id = l.ID
			}
			if id != tt.license || m.Title != tt.title || len(m.Notes) > 0 || m.From[0] != tt.file {
				t.Errorf("licence %q, title %q, notes %q, from %q", m.License, m.Title, m.Notes, m.From)
			}
			if tt.explain != "" && (!m.Explains(tt.explain) || len(m.Columns) > 2) {
				t.Errorf("%s is not explained: %+v", tt.explain, m.Columns)
			}
		})
	}
}

// A file that names other data and not this one tells nothing of this one.
func TestOtherData(t *testing.T) {
	folder := files(t, map[string]string{
		"datapackage.json": `{"licenses": [{"name": "CC0-1.0"}], "resources": [{"path": "cats.csv"}]}`,
		"birds.csv":        "",
	})
	if m, err := Gather(birds(folder, "birds.csv"), nil, ""); m != nil || err != nil {
		t.Errorf("%+v, %v", m, err)
	}
	_, err := Gather(birds(folder, "birds.csv"), []string{filepath.Join(folder, "datapackage.json")}, "")
	if err == nil || !strings.Contains(err.Error(), "other datasets") || !strings.Contains(err.Error(), "\nhint: ") {
		t.Errorf("%v", err)
	}
}

// Of a package whose resources have licences of their own, one without has none.
func TestLicenseOfResource(t *testing.T) {
	folder := files(t, map[string]string{
		"datapackage.json": `{"licenses": [{"name": "MIT"}], "resources": [{"path": "birds.csv"}, {"path": "cats.csv", "licenses": [{"name": "CC0-1.0"}]}]}`,
		"birds.csv":        "", "cats.csv": "",
	})
	for data, want := range map[string]string{"birds.csv": "", "cats.csv": "CC0-1.0"} {
		m, err := Gather(birds(folder, data), nil, "")
		if err != nil || (m == nil) != (want == "") || m != nil && m.License != want {
			t.Errorf("%s: %+v, %v, want %q", data, m, err, want)
		}
	}
}

// What is trusted more is never replaced, and each fact keeps its file.
func TestTrust(t *testing.T) {
	folder := files(t, map[string]string{
		"fairset.yaml":     "license: CC0-1.0\ncolumns:\n  species: in Latin\n",
		"datapackage.json": `{"title": "Birds", "licenses": [{"name": "MIT"}], "resources": [{"path": "birds.csv", "schema": {"fields": [{"name": "species", "description": "another", "type": "string"}]}}]}`,
		"codebook.csv":     "column,description\nwing_mm,from the codebook\n",
		"named.csv":        "column,description\nwing_mm,from the file that the user named\n",
		"birds.csv":        "",
	})
	m, err := Gather(birds(folder, "birds.csv"), nil, filepath.Join(folder, "named.csv"))
	if err != nil {
		t.Fatal(err)
	}
	species, _ := m.Column("species")
	wing, _ := m.Column("wing_mm")
	if m.License != "CC0-1.0" || m.Title != "Birds" || species.Description != "in Latin" || species.Type != "string" ||
		wing.Description != "from the file that the user named" {
		t.Errorf("%+v", m)
	}
	if m.Origin["license"] != "fairset.yaml" || m.Origin["title"] != "datapackage.json" || wing.From != "named.csv" {
		t.Errorf("origin %v, wing from %s", m.Origin, wing.From)
	}
}

// A folder called data belongs to the project above it; any other does not.
func TestParent(t *testing.T) {
	folder := files(t, map[string]string{
		"LICENSE": "CC0 1.0 Universal", "data/birds.csv": "", "results/birds.csv": "", "results/raw/birds.csv": "",
	})
	for data, want := range map[string]bool{"data/birds.csv": true, "results/birds.csv": false, "results/raw/birds.csv": false} {
		m, err := Gather(birds(folder, data), nil, "")
		if err != nil || (m != nil) != want {
			t.Errorf("%s: %+v, %v", data, m, err)
		}
	}
}

// Nothing but plain files beside the data is opened.
func TestOnlyPlainFiles(t *testing.T) {
	secret := files(t, map[string]string{"secret.yaml": "title: secret\n"})
	folder := files(t, map[string]string{"birds.csv": "", "data/birds.csv": "", "README.md/inside": "x"})
	if err := os.Symlink(filepath.Join(secret, "secret.yaml"), filepath.Join(folder, "fairset.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "LICENSE"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{"birds.csv", "data/birds.csv"} {
		if m, err := Gather(birds(folder, data), nil, ""); m != nil || err != nil {
			t.Errorf("%s: %+v, %v", data, m, err)
		}
	}
}

// What cannot be read is an error with its line where the user named it, and a note where it
// merely stands there.
func TestBroken(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 100)
	tests := []struct{ name, file, text, want string }{
		{"JSON", "datapackage.json", "{\n \"name\": \"x\",\n oops\n}", "datapackage.json, line 3: this is not JSON"},
		{"deep JSON", "datapackage.json", deep, "line 1: it nests deeper"},
		{"YAML", "fairset.yaml", "title: x\n  bad: [\n", "fairset.yaml, line 2: this is not YAML"},
		{"deep YAML", "fairset.yaml", strings.Repeat("[", 200), "it nests deeper"},
		{"aliases", "fairset.yaml", "a: &a [x]\ntitle: *a\n", "fairset.yaml, line 2: aliases"},
		{"alias bomb", "fairset.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: *c\n", "aliases"},
		{"misspelt key", "fairset.yaml", "licence: MIT\n", `the key "licence" is not known`},
		{"binary", "fairset.yaml", "a\x00b", "no text"},
		{"too large", "fairset.yaml", "title: " + strings.Repeat("x", maxYAML), "larger than"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := files(t, map[string]string{tt.file: tt.text, "birds.csv": ""})
			m, err := Gather(birds(folder, "birds.csv"), nil, "")
			if err != nil || m == nil || len(m.Notes) != 1 || !strings.Contains(m.Notes[0], tt.want) {
				t.Errorf("beside the data: %+v, %v", m, err)
			}
			_, err = Gather(birds(folder, "birds.csv"), []string{filepath.Join(folder, tt.file)}, "")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("named: %v, want %q", err, tt.want)
			}
		})
	}
	folder := files(t, map[string]string{"x.json": `{"a": 1}`, "x.csv": "a,b\n1,2\n", "birds.csv": ""})
	for _, file := range []string{"x.json", "gone.json", "."} {
		if _, err := Gather(birds(folder, "birds.csv"), []string{filepath.Join(folder, file)}, ""); err == nil {
			t.Errorf("%s is taken for metadata", file)
		}
	}
	for _, file := range []string{"x.csv", "birds.csv", "x.json", "gone"} {
		if _, err := Gather(birds(folder, "birds.csv"), nil, filepath.Join(folder, file)); err == nil {
			t.Errorf("%s is taken for a dictionary", file)
		}
	}
}

// Text of files is kept without control characters and of bounded length.
func TestTidy(t *testing.T) {
	if got := tidy(" a\x1b[31m\r\nb\x00 "); got != "a[31m\nb" {
		t.Errorf("%q", got)
	}
	if got := tidy(strings.Repeat("é", maxWords)); len(got) > maxWords {
		t.Errorf("%d bytes", len(got))
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"@type": "sc:Dataset", "name": 1}`, "a: &a [*a]", "title: x", `{"resources": [{"path": []}]}`, "column,description\nx,y", "# T\n\n|a|b|\n|-|-|\n|c|d|"} {
		for _, name := range []string{"a.json", "a.yaml", "a.csv", "README", "LICENSE", "a.Rd", "a.html"} {
			f.Add(name, []byte(seed))
		}
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		m, err := read(name, text, About{Name: "birds.csv", Columns: []string{"species"}})
		if err != nil && m != nil {
			t.Errorf("both %+v and %v", m, err)
		}
	})
}
