package ingest

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Files that four independent CSV readers understand alike with their default
// settings: strong evidence, though each of them takes every first line for a header.
func TestCorpusOracles(t *testing.T) {
	dir := corpora(t)
	good, all := 0, 0
	for _, want := range truth(t, dir, "oracle_csv.csv") {
		if want["votes"] != "4" {
			continue
		}
		all++
		r, err := readThrough(filepath.Join(dir, want["path"]), 2, Options{})
		got := fmt.Sprintf("%dx%d", r.Rows, r.Columns)
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "\n", " ")
		}
		var wrong *SyntaxError
		if got == want["majority"] || errors.As(err, &wrong) && strings.HasPrefix(want["majority"], "0x") {
			good++
			continue
		}
		header := ""
		if r.Dialect != nil {
			header = fmt.Sprintf("%+v", *r.Dialect)
		}
		t.Logf("%s: got %s, want %s %s", want["path"], got, want["majority"], header)
	}
	t.Logf("%d of %d", good, all)
	if good*100 < all*90 {
		t.Errorf("%d of %d files are read as four other readers do; want 90 %%", good, all)
	}
}

// Dialects that people wrote down by hand.
func TestCorpusDialects(t *testing.T) {
	dir := corpora(t)
	good, all := 0, 0
	for _, want := range truth(t, dir, "dialects.csv") {
		if want["delimiter"] == "" {
			continue
		}
		all++
		r, err := readThrough(filepath.Join(dir, want["path"]), 2, Options{})
		if err == nil && r.Dialect.Delimiter == want["delimiter"] &&
			(want["quotechar"] == "" || r.Dialect.Quote == "" || r.Dialect.Quote == want["quotechar"]) {
			good++
			continue
		}
		t.Logf("%s: got %+v %v, want %q %q", want["path"], r.Dialect, err, want["delimiter"], want["quotechar"])
	}
	t.Logf("%d of %d", good, all)
	if good*100 < all*90 {
		t.Errorf("%d of %d dialects are told right; want 90 %%", good, all)
	}
}
