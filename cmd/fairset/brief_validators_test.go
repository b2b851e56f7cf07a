package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/fairset/fairset/report/brief"
)

// validators is the Python that has the kept validators of the pack's formats
// (bench/packcheck/requirements.txt); .ci/run installs it.
func validators(t *testing.T) string {
	t.Helper()
	python := os.Getenv("FAIRSET_PACKCHECK")
	if python == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			t.Fatal(err)
		}
		python = filepath.Join(home, ".cache", "fairset", "packcheck", "bin", "python")
	}
	if _, err := os.Stat(python); err != nil {
		t.Skipf("SKIP: no validators at %s; bench/packcheck/install.sh installs them", python)
	}
	return python
}

// TestPackIsValid checks packs with the validators of Frictionless, Croissant and
// notebooks, and runs the notebook.
func TestPackIsValid(t *testing.T) {
	python := validators(t)
	messy := filepath.Join(t.TempDir(), "messy data.csv")
	if err := os.WriteFile(messy, []byte(messyCSV()), 0o644); err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, tt := range []struct {
		path, target string
		prepare      bool
	}{
		{"../../testdata/houses/houses.csv", "price", false},
		{"../../testdata/houses/houses.csv", "price", true},
		{messy, "", false},
	} {
		dir := filepath.Join(t.TempDir(), "pack")
		f := briefFlags{
			datasetFlags: datasetFlags{target: tt.target, toldFlags: toldFlags{license: "CC-BY-4.0", source: "https://example.org/data"}},
			hours:        3, prepare: tt.prepare, anyway: true, out: dir, browser: brief.FindBrowser(),
		}
		if _, err := makeBrief(context.Background(), []string{tt.path}, f); err != nil {
			t.Fatalf("%s: %v", tt.path, err)
		}
		folders = append(folders, filepath.Join(dir, "candidate"))
	}
	cmd := exec.Command(python, append([]string{"../../bench/packcheck/check.py"}, folders...)...)
	if out, err := cmd.Output(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// messyCSV is a file whose names and cells are as awkward as real ones.
func messyCSV() string {
	text := "id;\"name, full\";Größe (cm);when;ok;\"say \"\"hi\"\"\";code\n"
	rows := []string{
		"1;Anna;170,5;2021-03-04;true;x;007\n", "2;Bob;-999;04/03/2021;false;;012\n", "3;;NA;;true;\"a;b\";100\n", "4;Zoë;181;2020-01-01;;y;?\n",
	}
	for i := range 400 {
		text += rows[i%len(rows)]
	}
	return text
}
