package doc_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fairset/fairset/bench/doc"
)

func TestRewrite(t *testing.T) {
	const begin, end = "<!-- x: begin (by hand) -->\n", "<!-- x: end -->\n"
	for _, test := range []struct{ name, before, after string }{
		{"text", "before\n" + begin + "old\n" + end + "after\n", "before\n" + begin + "new\n" + end + "after\n"},
		{"nothing yet", begin + end, begin + "new\n" + end},
		{"no marks", "before\n", ""},
		{"no end", begin + "old\n", ""},
		{"no line", "<!-- x: begin", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.md")
			if err := os.WriteFile(path, []byte(test.before), 0o600); err != nil {
				t.Fatal(err)
			}
			err := doc.Rewrite(path, "x", "new\n")
			b, failed := os.ReadFile(path)
			if failed != nil {
				t.Fatal(failed)
			}
			want := test.after
			if want == "" {
				want = test.before
			}
			if string(b) != want || (err == nil) != (test.after != "") {
				t.Errorf("got %q, error %v", b, err)
			}
		})
	}
}
