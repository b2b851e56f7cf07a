package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpusPacks writes the pack of every labelled dataset, of those that are there:
// none may be refused for what could be read off it.
func TestCorpusPacks(t *testing.T) {
	dir := corpusDir(t)
	written := 0
	for _, row := range readTruth(t, filepath.Join(dir, "truth", "fairness_labels.csv")) {
		path := filepath.Join(dir, filepath.FromSlash(row["path"]))
		if !isFile(path) {
			continue
		}
		f := briefFlags{datasetFlags: datasetFlags{target: row["target"], workers: 2}, hours: 3, anyway: true, out: filepath.Join(t.TempDir(), "pack")}
		made, err := makeBrief(context.Background(), []string{path}, f)
		switch {
		case err != nil && strings.Contains(err.Error(), "could read an answer"):
			t.Errorf("%s: %v", row["path"], err)
		case err != nil || made.refused != "":
			t.Errorf("%s: no pack: %v %s", row["path"], err, made.refused)
		default:
			written++
		}
	}
	t.Logf("%d packs", written)
	if written < 50 {
		t.Errorf("only %d packs were written", written)
	}
}

func isFile(path string) bool { return plainFile([]string{path}) != "" }
