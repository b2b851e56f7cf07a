package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile"
)

// TestCorpusSuggests examines the corpus without a target: the column that people predict must mostly be among the
// first three that are suggested.
func TestCorpusSuggests(t *testing.T) {
	dir := corpusDir(t)
	for _, list := range []struct {
		name  string
		least float64 // share of the datasets
	}{
		{"fairness_labels.csv", 0.85},
		{"targets.csv", 0.85},
	} {
		hits, all := 0, 0
		for _, row := range readTruth(t, filepath.Join(dir, "truth", list.name)) {
			path := filepath.Join(dir, filepath.FromSlash(row["path"]))
			if row["target"] == "" || !isFile(path) {
				continue
			}
			d, err := examine(context.Background(), []string{path}, nil, datasetFlags{workers: 2}, nil)
			if err != nil || !slices.ContainsFunc(d.Profile.Columns, func(c profile.Column) bool { return c.Name == row["target"] }) {
				continue
			}
			all++
			first := []string{}
			for _, s := range d.Profile.Suggestions[:min(3, len(d.Profile.Suggestions))] {
				first = append(first, s.Column)
			}
			if slices.Contains(first, row["target"]) {
				hits++
				continue
			}
			t.Logf("%s: %s is not among %s", row["path"], row["target"], strings.Join(first, ", "))
		}
		t.Logf("%s: %d of %d", list.name, hits, all)
		if all == 0 || float64(hits) < list.least*float64(all) {
			t.Errorf("%s: only %d of %d targets are suggested", list.name, hits, all)
		}
	}
}
