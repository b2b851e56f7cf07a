package report

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/fairset/fairset/internal/csp"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// writers are the four forms of a report.
func writers() map[string]func(io.Writer, Document) error {
	return map[string]func(io.Writer, Document) error{
		"txt": func(w io.Writer, d Document) error {
			return Text(w, d, TextOptions{HTMLPath: "houses.report.html"})
		},
		"json": JSON,
		"md":   Markdown,
		"html": HTML,
	}
}

// documents are what the golden files are made of.
func documents() map[string]Document {
	return map[string]Document{"houses": houses(), "bare": {}}
}

func TestGolden(t *testing.T) {
	for name, d := range documents() {
		for ext, write := range writers() {
			t.Run(name+"."+ext, func(t *testing.T) {
				got := render(t, write, d)
				if ext == "html" {
					got = bytes.Replace(got, []byte(chartScript), []byte("(the chart script)"), 1)
					got = bytes.Replace(got, []byte(pageStyle), []byte("(page.css)"), 1)
					got = bytes.Replace(got, []byte(pageScript), []byte("(page.js)"), 1)
					for _, asset := range []string{chartScript, pageStyle, pageScript} {
						got = bytes.ReplaceAll(got, []byte(csp.Hash(asset)), []byte("(hash)"))
					}
				}
				compareGolden(t, filepath.Join("testdata", name+"."+ext), got)
			})
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	for name, d := range documents() {
		for ext, write := range writers() {
			if !bytes.Equal(render(t, write, d), render(t, write, d)) {
				t.Errorf("%s.%s differs from run to run", name, ext)
			}
		}
	}
}

func render(t *testing.T, write func(io.Writer, Document) error, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func compareGolden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is not as it was (-want +got); rewrite with -update and read the change:\n%s", path, diff)
	}
}
