package ingest

import (
	"archive/zip"
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// repeated is n times a text.
func repeated(text string, n int) io.Reader {
	return io.LimitReader(&endless{text: text}, int64(len(text)*n))
}

type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (n int, err error) {
	for n < len(p) {
		m := copy(p[n:], e.text[e.at:])
		n += m
		e.at = (e.at + m) % len(e.text)
	}
	return n, nil
}

func TestWorkbookPieces(t *testing.T) {
	for _, test := range []struct{ name, before, text, want string }{
		{"rows", "<worksheet>", `<row r="1"><c r="A1"><v>1</v></c></row>`, ""},
		{"named rows", "<worksheet>", `<x:row r="1"><x:c><x:v>1</x:v></x:c></x:row>`, ""},
		{"one row of many cells", "<row>", "<c><v>1</v></c>", "row"},
		{"one long text", "<row><c><v>", "aaaaaaaaaaaaaaaa", "longer"},
		{"one long tag", "<row><c ", `a="" b="" `, "longer"},
		{"a comment full of tags", "<!--", "<row/>", "longer"},
		{"CDATA full of tags", "<![CDATA[", "<row/>", "longer"},
		{"an instruction full of tags", "<?x ", "<row/>", "longer"},
		{"a document type full of tags", "<!DOCTYPE x ", "<row/>", "longer"},
		{"many comments", "", "<row/><!-- < --><![CDATA[<]]><?x < ?>", ""},
		{"many texts", "", "<si/>", "texts"},
	} {
		r := io.MultiReader(strings.NewReader(test.before), repeated(test.text, 5<<20))
		err := checkXML(bufio.NewReader(r))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// A small file that unpacks to a lot is refused before it is.
func TestWorkbookBomb(t *testing.T) {
	for _, test := range []struct {
		part string
		size int
	}{{"xl/styles.xml", settingBytes + 1}, {"xl/media/a.png", memoryBytes + 1}} {
		path := filepath.Join(t.TempDir(), "bomb.xlsx")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(f)
		for name, size := range map[string]int{"[Content_Types].xml": 10, "xl/workbook.xml": 10, test.part: test.size} {
			w, err := z.Create(name)
			if err == nil {
				_, err = io.Copy(w, repeated(" ", size))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		f.Close()
		if _, err := Open(context.Background(), []string{path}, Options{}); err == nil || !strings.Contains(err.Error(), "unpacks to more") {
			t.Errorf("%s: %v", test.part, err)
		}
	}
}
