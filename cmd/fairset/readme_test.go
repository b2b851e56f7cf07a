package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the command prints into README.md")

// TestReadmeShowsTheOutput holds the terminal text in README.md against what the
// first command there prints.
func TestReadmeShowsTheOutput(t *testing.T) {
	const begin, end = "<!-- terminal: begin (output of the first command) -->\n```\n", "```\n<!-- terminal: end -->"
	readme, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	houses, err := filepath.Abs("../../testdata/houses/houses.csv")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), begin)
	shown, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatal("README.md has lost the marks around the output of its first command")
	}
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	status := run(context.Background(), []string{"vet", houses, "--target", "price"}, strings.NewReader(""), &stdout, &stderr)
	if status != exitFair || stderr.Len() > 0 {
		t.Fatalf("exit status %d: %s", status, &stderr)
	}
	if *update {
		page := before + begin + stdout.String() + end + after
		if err := os.WriteFile(readme, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(shown, stdout.String()); diff != "" {
		t.Errorf("README.md shows another output (-README +now); rewrite with -update:\n%s", diff)
	}
}
