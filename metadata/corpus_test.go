package metadata

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpora is the folder of real files, which is not part of the project.
func corpora(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("FAIRSET_CORPORA")
	if folder == "" {
		folder = "../../shared/corpora"
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("no real files: %v", err)
	}
	return filepath.Join(folder, "files")
}

// header reads the column names of a CSV file, nil where it is none.
func header(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, err := csv.NewReader(f).Read()
	if err != nil {
		return nil
	}
	return names
}

// Every real file of metadata is read or refused with a reason, and tells what its format holds.
func TestCorpusIsRead(t *testing.T) {
	tests := []struct {
		data, license, column string
		from                  string
	}{
		{"vega-datasets/data/airports.csv", "other-open", "", "datapackage.json"},
		{"vega-datasets/data/birdstrikes.csv", "other-pd", "", "datapackage.json"},
		{"country-codes/data/country-codes.csv", "ODC-PDDL-1.0", "FIFA", "datapackage.yml"},
		{"fivethirtyeight/mad-men/show-data.csv", "", "Score/Y", "README.md"},
		{"owid/Air Pollutant Emissions - OECD/Air Pollutant Emissions - OECD.csv", "", "", "datapackage.json"},
		{"blns/blns.txt", "MIT", "", "LICENSE"},
	}
	root := corpora(t)
	for _, tt := range tests {
		path := filepath.Join(root, tt.data)
		m, err := Gather(About{Path: path, Name: filepath.Base(path), Columns: header(path)}, nil, "")
		if err != nil || m == nil {
			t.Errorf("%s: %v, %v", tt.data, m, err)
			continue
		}
		t.Logf("%s: title %q license %q homepage %q columns %d from %v notes %v", tt.data, m.Title, m.License, m.Homepage, len(m.Columns), m.From, m.Notes)
		if m.License != tt.license {
			t.Errorf("%s: licence %q, want %q", tt.data, m.License, tt.license)
		}
		if tt.column != "" && !m.Explains(tt.column) {
			t.Errorf("%s: %q is not explained: %+v", tt.data, tt.column, m.Columns)
		}
		if !strings.Contains(strings.Join(m.From, " "), tt.from) {
			t.Errorf("%s: told by %v, want %s", tt.data, m.From, tt.from)
		}
	}
}

// Each Croissant file of the corpus tells a title, and a licence where it has the field.
func TestCorpusCroissant(t *testing.T) {
	root := corpora(t)
	files, licensed := 0, 0
	err := filepath.WalkDir(filepath.Join(root, "croissant"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "metadata.json" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m, err := read(path, text, About{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		files++
		t.Logf("%s: %q, licence %q, %d columns", filepath.Base(filepath.Dir(path)), m.Title, m.License, len(m.Columns))
		if l, ok := RecogniseLicense(m.License); ok && l.Use != "" {
			licensed++
		}
		if m.Title == "" && strings.Contains(string(text), `"name": "`) && strings.HasPrefix(string(text), "{\n  \"name\"") {
			t.Errorf("%s: no title", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 || licensed < 8 {
		t.Errorf("%d files, %d with a licence that is recognised", files, licensed)
	}
}
