package catalog

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// manifests are catalogues in every form; each names houses.csv below its folder.
var manifests = []struct {
	name, file, content string
	want                []string // name, paths, target, license of each entry
	faults              []string // part of each
}{
	{
		"YAML", "sets.yaml", "- path: houses.csv\n  target: price\n  license: CC0-1.0\n- name: two parts\n  paths: [a.csv, b.csv]\n",
		[]string{"houses houses.csv price CC0-1.0", "two-parts a.csv+b.csv  "},
		nil,
	},
	{"YAML with a list inside", "sets.yml", "datasets:\n  - path: houses.csv\n    types: {zip: text}\n    claimed: {rows: 5}\n", []string{"houses houses.csv  "}, nil},
	{"YAML with an unknown key", "sets.yaml", "- path: houses.csv\n  tarket: price\n- path: a.csv\n", []string{"a a.csv  "}, []string{"tarket"}},
	{"CSV", "sets.csv", "path,target,licence,rows\nhouses.csv,price,CC0-1.0,\"4,014\"\n", []string{"houses houses.csv price CC0-1.0"}, nil},
	{"CSV with bad lines", "sets.csv", "path,rows\nhouses.csv,many\n,5\na.csv,7\n\"b\"x,1\nc.csv,1\n", []string{"a a.csv  ", "c c.csv  "}, []string{"sets.csv:2", "sets.csv:3", "sets.csv:5"}},
	{"an index like that of Rdatasets", "datasets.csv", "Package,Item,Title,Rows,Cols,n_numeric,CSV\nAER,cards,Cards,10,3,2,houses.csv\n", []string{"AER-cards houses.csv  "}, nil},
	{"JSON", "sets.json", `[{"path": "houses.csv", "target": "price"}, "a.csv", {"name": "x"}]`, []string{"houses houses.csv price ", "a a.csv  "}, []string{"names no path"}},
	{
		"a data package", "datapackage.json", `{"name": "p", "resources": [{"name": "h", "path": "houses.csv"}, {"name": "two", "path": ["a.csv", "b.csv"]}]}`,
		[]string{"h houses.csv  ", "two a.csv+b.csv  "},
		nil,
	},
	{"Croissant", "croissant.json", `{"@context": {}, "@type": "sc:Dataset", "distribution": [{"@type": "cr:FileObject", "name": "h", "contentUrl": "houses.csv", "encodingFormat": "text/csv"},
		{"@type": "cr:FileSet", "name": "all"}, {"@type": "cr:FileObject", "name": "page", "contentUrl": "x.html", "encodingFormat": "text/html"}]}`, []string{"h houses.csv  "}, nil},
	{
		"DCAT", "data.json", `{"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [{"title": "Houses", "license": "CC0-1.0",
		"distribution": [{"downloadURL": "houses.html", "mediaType": "text/html"}, {"downloadURL": "houses.csv", "mediaType": "text/csv"}]}, {"title": "Map", "distribution": []}]}`,
		[]string{"Houses houses.csv  CC0-1.0"},
		[]string{`"Map" offers no file`},
	},
	{
		"CKAN", "found.json", `{"success": true, "result": {"count": 1, "results": [{"name": "houses", "license_id": "cc-by", "resources": [{"url": "houses.csv", "format": "CSV"}]}]}}`,
		[]string{"houses houses.csv  cc-by"},
		nil,
	},
	{"a list", "sets.txt", "# what we have\nhouses.csv\n\na.csv\n", []string{"houses houses.csv  ", "a a.csv  "}, nil},
	{"names that are alike", "sets.txt", "x/houses.csv\ny/houses.csv\nHouses.json\n", []string{"houses x/houses.csv  ", "houses-2 y/houses.csv  ", "Houses-3 Houses.json  "}, nil},
	{"paths that lead outside", "sets.txt", "../secret.csv\n/etc/passwd\nhouses.csv\n", []string{"houses houses.csv  "}, []string{"--allow-outside", "--allow-outside"}},
	{
		"private addresses", "sets.txt", "http://127.0.0.1/x.csv\nhttp://[::1]/x.csv\nhttps://192.168.1.1/x.csv\nhttp://169.254.169.254/latest\nhttp://localhost:8080/x.csv\nfile:///etc/passwd\nhouses.csv\n",
		[]string{"houses houses.csv  "},
		[]string{"private", "private", "private", "private", "private", "file://"},
	},
}

func TestRead(t *testing.T) {
	for _, tt := range manifests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, tt.file)
			if err := os.WriteFile(file, []byte(tt.content), 0o644); err != nil {
				t.Fatal(err)
			}
			entries, faults, err := Read(file, ReadOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entries {
				for i := range e.Paths {
					if e.Paths[i], err = filepath.Rel(dir, e.Paths[i]); err != nil {
						t.Fatal(err)
					}
				}
				got = append(got, fmt.Sprintf("%s %s %s %s", e.Name, strings.Join(e.Paths, "+"), e.Target, e.License))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(faults) != len(tt.faults) {
				t.Fatalf("faults %v, want %q", faults, tt.faults)
			}
			for i, f := range faults {
				if !strings.Contains(f.Error(), tt.faults[i]) {
					t.Errorf("fault %q does not say %q", f, tt.faults[i])
				}
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct{ name, file, content, want string }{
		{"nothing", "sets.yaml", "", "is empty"},
		{"no YAML", "sets.yaml", "a: [b\n", "cannot be read"},
		{"no JSON", "sets.json", `{"datasets": [`, "cannot be read"},
		{"some other JSON", "sets.json", `{"a": 1}`, "no catalogue that is known"},
		{"an index without paths", "sets.csv", "title,rows\nx,1\n", "--column path=HEADER"},
		{"an empty list", "sets.txt", "# nothing\n", "names no dataset"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), tt.file)
			if err := os.WriteFile(file, []byte(tt.content), 0o644); err != nil {
				t.Fatal(err)
			}
			_, _, err := Read(file, ReadOptions{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, _, err := Read("no/such/catalogue", ReadOptions{}); err == nil || !strings.Contains(err.Error(), "hint:") {
		t.Errorf("a catalogue that is not there: %v", err)
	}
}

// A link that leads out of the folder is refused like a path that does.
func TestReadRefusesLinksOutside(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.csv"), []byte("a\n1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret.csv"), filepath.Join(dir, "x.csv")); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, "sets.txt")
	if err := os.WriteFile(list, []byte("x.csv\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	entries, faults, err := Read(list, ReadOptions{})
	if err != nil || len(entries) != 0 || len(faults) != 1 {
		t.Errorf("entries %v, faults %v, err %v", entries, faults, err)
	}
	entries, _, err = Read(list, ReadOptions{Allow: Allow{Outside: true}})
	if err != nil || len(entries) != 1 {
		t.Errorf("allowed: entries %v, err %v", entries, err)
	}
}

func TestTargetRules(t *testing.T) {
	list := filepath.Join(t.TempDir(), "sets.txt")
	if err := os.WriteFile(list, []byte("houses-2019.csv\ncars.csv\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	entries, _, err := Read(list, ReadOptions{Targets: []TargetRule{{"houses*", "price"}, {"*", "y"}}})
	if err != nil {
		t.Fatal(err)
	}
	if entries[0].Target != "price" || entries[1].Target != "y" {
		t.Errorf("targets %q and %q", entries[0].Target, entries[1].Target)
	}
	if _, _, err := Read(list, ReadOptions{Targets: []TargetRule{{"[", "y"}}}); err == nil {
		t.Error("a bad pattern is taken")
	}
}

func TestFolderName(t *testing.T) {
	for name, want := range map[string]string{
		"houses": "houses", "a/b": "a-b", "../..": "", "con": "con-set", "index": "index-set", "Größe 1": "Größe-1", "a\x00b\u202e": "a-b", "-x.": "x",
		strings.Repeat("x", 300): strings.Repeat("x", longestFolder),
	} {
		if got := folderName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
