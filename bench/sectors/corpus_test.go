package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The guess is right in nine of ten cases in which it is made.
func TestCorpusSectors(t *testing.T) {
	root := "../../../shared/corpora/files"
	if folder := os.Getenv("FAIRSET_CORPORA"); folder != "" {
		root = filepath.Join(folder, "files")
	}
	got, err := measured("labels.csv", root, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.files == 0 {
		t.Skip("no real files")
	}
	t.Logf("%+v, %.2f right when it speaks", got, got.precision())
	if got.precision() < 0.9 || got.right < 45 {
		t.Errorf("%+v", got)
	}
}
