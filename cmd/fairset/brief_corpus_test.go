package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpusPacks writes the packs of labelled datasets: none may be refused for what could
// be read off it. It takes every fourth, since measuring all of them takes minutes; all with
// FAIRSET_ALL=1.
func TestCorpusPacks(t *testing.T) {
	dir := corpusDir(t)
	every := 4
	if os.Getenv("FAIRSET_ALL") != "" {
		every = 1
	}
	written := 0
	for i, row := range readTruth(t, filepath.Join(dir, "truth", "fairness_labels.csv")) {
		path := filepath.Join(dir, filepath.FromSlash(row["path"]))
		if i%every != 0 || !isFile(path) {
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
	if written < 70/every {
		t.Errorf("only %d packs were written", written)
	}
}

func isFile(path string) bool { return plainFile([]string{path}) != "" }
