package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder writes files to a new folder and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gzipText(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipText makes a zip archive of names and texts in turn.
func zipText(t *testing.T, namesAndTexts ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		m, err := w.Create(namesAndTexts[i])
		if err != nil {
			t.Fatal(err)
		}
		m.Write([]byte(namesAndTexts[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOpenFinds(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.csv": "x,y\n3,c\n", "a.csv": "x,y\n1,a\n2,b\n", "README.md": "text", ".hidden.csv": "z\n1\n",
		"datapackage.json": "{}",
	})
	one := folder(t, map[string]string{"a.tsv.gz": gzipText(t, "x\ty\n1\ta\n"), "notes.md": "text"})
	packed := folder(t, map[string]string{"a.csv.zip": zipText(t, "deep/a.csv", "x,y\n1,a\n", "more.csv", "x\n1\n"), "notes.md": "text"})
	tests := []struct {
		name  string
		paths []string
		opts  Options
		want  Reading // the fields that are compared below
		notes int
	}{
		{"a file", []string{dir + "/a.csv"}, Options{}, Reading{Name: "a.csv", Format: "csv", Compression: "none", Rows: 2}, 0},
		{"a folder of shards", []string{dir}, Options{}, Reading{Name: "a.csv and 1 more", Format: "csv", Compression: "none", Rows: 3}, 1},
		{"a glob", []string{dir + "/*.csv"}, Options{}, Reading{Name: "a.csv and 1 more", Format: "csv", Compression: "none", Rows: 3}, 0},
		{"several paths", []string{dir + "/b.csv", dir + "/a.csv"}, Options{}, Reading{Name: "b.csv and 1 more", Format: "csv", Compression: "none", Rows: 3}, 0},
		{"a folder with one file", []string{one}, Options{}, Reading{Name: "a.tsv.gz", Format: "csv", Compression: "gzip", Rows: 1}, 1},
		{"a folder with one archive", []string{packed}, Options{}, Reading{Name: "deep/a.csv", Format: "csv", Compression: "zip", Rows: 1}, 2},
		{"a member", []string{packed + "/a.csv.zip!deep/a.csv"}, Options{}, Reading{Name: "deep/a.csv", Format: "csv", Compression: "zip", Rows: 1}, 1},
		{"standard input", []string{"-"}, Options{Stdin: strings.NewReader("x,y\n1,a\n")}, Reading{Name: "-", Format: "csv", Compression: "none", Rows: 1}, 0},
		{"ndjson", []string{"-"}, Options{Stdin: strings.NewReader("{\"x\":1,\"y\":\"a\"}\n{\"x\":2,\"y\":\"b\"}\n")}, Reading{Name: "-", Format: "ndjson", Compression: "none", Rows: 2}, 0},
		{"json", []string{"-"}, Options{Stdin: strings.NewReader("[{\"x\":1,\"y\":\"a\"},\n{\"x\":2,\"y\":\"b\"}]")}, Reading{Name: "-", Format: "json", Compression: "none", Rows: 2}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, r := transcript(t, 2, test.opts, test.paths...)
			got := Reading{Name: r.Name, Format: r.Format, Compression: r.Compression, Rows: r.Rows}
			if diff := cmp.Diff(test.want, got); diff != "" || r.Columns != 2 || len(r.Notes) != test.notes || len(r.SHA256) != 64 {
				t.Errorf("(-want +got):\n%s%+v", diff, r)
			}
		})
	}
}

// Several files count on: batches, rows and row positions.
func TestShards(t *testing.T) {
	for _, ext := range []string{"csv", "ndjson"} {
		texts := map[string][2]string{
			"csv":    {"x,y\n1,a\n2,b\n", "x,y\n3,c\n4,d,e\n"},
			"ndjson": {"{\"x\":1,\"y\":\"a\"}\n{\"x\":2,\"y\":\"b\"}\n", "{\"x\":3,\"y\":\"c\"}\n{\"x\":4,\"y\":\"d\"}\n"},
		}[ext]
		dir := folder(t, map[string]string{"1." + ext: texts[0], "2." + ext: texts[1]})
		batches, r := transcript(t, 3, Options{}, dir)
		if r.Rows != 4 || len(batches) != 2 || !strings.HasPrefix(batches[0], "0+2") || !strings.HasPrefix(batches[1], "2+2") {
			t.Errorf("%s: %d rows, batches %q", ext, r.Rows, batches)
		}
		if ext == "csv" && (len(r.Notes) != 1 || r.Notes[0].First.Row != 4) {
			t.Errorf("notes %+v", r.Notes)
		}
	}
}

func TestWrongInput(t *testing.T) {
	good := "a,b\n1,2\n3,4\n"
	tests := []struct {
		name  string
		paths []string
		opts  Options
		want  string
	}{
		{"nothing", nil, Options{}, "no dataset was named"},
		{"missing file", []string{filepath.Join(folder(t, map[string]string{"data.csv": good}), "dat.csv")}, Options{}, "did you mean"},
		{"empty folder", []string{t.TempDir()}, Options{}, "no data file"},
		{"folder of empty files", []string{folder(t, map[string]string{"a.csv": "", "b.csv": "c,d\n"})}, Options{}, "no data rows"},
		{"glob without match", []string{t.TempDir() + "/*.csv"}, Options{}, "no file matches"},
		{"address", []string{"s3://key:secret@bucket/x.csv"}, Options{}, "s3://bucket/x.csv: an address of this kind holds no credentials"},
		{"another address", []string{"ftp://key:secret@host/x.csv"}, Options{}, "ftp://host/x.csv: addresses of this kind"},
		{"empty", []string{writeFile(t, "x", "")}, Options{}, "the file is empty"},
		{"blank", []string{writeFile(t, "x", " \n\n")}, Options{}, "the file is empty"},
		{"header only", []string{writeFile(t, "x", "a,b\n")}, Options{}, "no data rows"},
		{"junk", []string{writeFile(t, "x", "\x01\x02\x80\x90\x03\x04\x05\xfe\x06\x07\xf8\x0e\x0f\x10")}, Options{}, "neither CSV, JSON, Parquet, Arrow nor Excel"},
		{"zip", []string{writeFile(t, "x", "PK\x03\x04 and more")}, Options{}, "damaged zip data"},
		{"web page", []string{writeFile(t, "x", "<!DOCTYPE html>\n<html><body>not found, sorry</body></html>\n")}, Options{}, "a web page"},
		{"pointer", []string{writeFile(t, "x", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n")}, Options{}, "git lfs pull"},
		{"unknown column of JSON", []string{writeFile(t, "x", "[{\"a\":1}]")}, Options{Types: map[string]string{"c": "text"}}, "no column \"c\""},
		{"broken parquet", []string{writeFile(t, "x", "PAR1 and more")}, Options{}, "hint: "},
		{"unknown format", []string{writeFile(t, "x", good)}, Options{Format: "xml"}, "unknown format"},
		{"unknown encoding", []string{writeFile(t, "x", good)}, Options{Encoding: "klingon"}, "unknown encoding"},
		{"unknown column", []string{writeFile(t, "x", good)}, Options{Types: map[string]string{"c": "text"}}, "no column \"c\""},
		{"unknown kind", []string{writeFile(t, "x", good)}, Options{Types: map[string]string{"a": "colour"}}, "colour"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Open(context.Background(), test.paths, test.opts)
			if err == nil {
				d.Close()
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "hint: ") && test.name != "unknown kind" {
				t.Errorf("error %q, want %q and a hint", err, test.want)
			}
		})
	}
}

// A compressed file that was cut short is no shorter dataset.
func TestCutShort(t *testing.T) {
	text := "a,b\n" + strings.Repeat("12345,some text\n", 5<<20/16)
	stored := gzipText(t, text)
	for _, keep := range []int{len(stored) - 4, len(stored) / 2, 40} {
		_, err := readThrough(writeFile(t, "x.csv.gz", stored[:keep]), 2, Options{})
		var wrong *SyntaxError
		if !errors.As(err, &wrong) || wrong.Name != "x.csv.gz" || wrong.Offset == 0 || wrong.Line == 0 || wrong.Hint == "" {
			t.Errorf("of %d bytes %d: error %v", len(stored), keep, err)
		}
	}
}

// The types of a sample give way when the whole file says otherwise.
func TestWidening(t *testing.T) {
	text := "a,b\n" + strings.Repeat("1,some text that fills the file up\n", 20<<20/35) + strings.Repeat("1.5,x\n", 1<<20)
	_, r := transcript(t, 2, Options{}, writeFile(t, "x.csv.gz", gzipText(t, text)))
	if len(r.Notes) != 1 || r.Notes[0].Kind != NoteWidened || r.Notes[0].Name != "a" {
		t.Errorf("notes %+v", r.Notes)
	}
}
