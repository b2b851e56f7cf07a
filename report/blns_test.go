package report

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
)

// naughtyStrings is the big list of naughty strings, which is not part of the project.
func naughtyStrings(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = "../../shared/corpora"
	}
	text, err := os.ReadFile(filepath.Join(dir, "files", "blns", "blns.json"))
	if err != nil {
		t.Skipf("SKIP: no list of naughty strings: %v; set FAIRSET_CORPORA", err)
	}
	var list []string
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 500 {
		t.Fatalf("%d strings", len(list))
	}
	return list
}

// naughty is the houses with naughty strings as headers, categories, file name and
// target.
func naughty(list []string, from int) Document {
	d := houses()
	at := func(i int) string { return list[(from+i)%len(list)] }
	d.Reading.Name, d.Command, d.Verdict.Sentence = at(0), "fairset vet "+at(1), at(2)
	d.Profile.Target.Column = at(3)
	d.Metadata = &metadata.Metadata{Title: at(4), Description: at(5), License: at(6), Homepage: at(7), RowMeans: at(8), Citation: at(9), Keywords: list[from:min(from+9, len(list))], Authors: []string{at(1)}, From: []string{at(2)}, Notes: []string{at(3)}}
	d.Tables = []Table{{Reading: ingest.Reading{Name: at(5)}}}
	d.Profile.Columns, d.Profile.Associations, d.Profile.Target.Features = nil, nil, nil
	for i := range 100 {
		c := category(at(i), 3, at(i+1), 5, at(i+2), 3, at(i+3), 1)
		c.Missing.Spellings = []profile.Spelling{{Text: at(i), Count: 1}}
		c.Form, c.Text.Misspelt, c.Text.Scripts = at(i), [][]profile.Count{counts(at(i), 2, at(i+1), 1)}, counts(at(i), 2, at(i+1), 1)
		c.Time = &profile.TimeMeasures{Min: at(i), Max: at(i + 1), Step: at(i + 2), Gaps: 3, Sorted: at(i), Formats: counts(at(i), 2, at(i+1), 1), Zones: []string{at(i), at(i + 1)}}
		d.Profile.Columns = append(d.Profile.Columns, c)
		d.Profile.Associations = append(d.Profile.Associations, profile.Association{A: at(i), B: at(i + 1), Measure: "cramers-v", Value: 0.5, Lo: 0.4, Hi: 0.6})
		d.Profile.Target.Features = append(d.Profile.Target.Features, target.Feature{Column: at(i), Value: 0.5, Null95: 0.1, Effect: at(i + 1)})
		d.Profile.Target.Classes = append(d.Profile.Target.Classes, target.Class{Value: at(i), Count: 2})
		d.Weaknesses = append(d.Weaknesses, profile.Weakness{ID: "naughty", Columns: []string{at(i)}, Text: at(i), Question: at(i + 1), HowToFind: at(i + 2)})
	}
	return d
}

// The big list of naughty strings as headers, categories, file name and target: no
// script runs, nothing is requested, and the page is as wide as the window.
func TestHostileNaughtyStrings(t *testing.T) {
	list := naughtyStrings(t)
	b := openBrowser(t)
	for from := 0; from < len(list); from += 100 {
		width := []int64{1280, 390}[from/100%2]
		b.resize(width, 900)
		b.load(naughty(list, from))
		if got := ask[int64](b, "document.documentElement.scrollWidth"); got > width {
			t.Errorf("from %d: the page is %d pixels wide in a window of %d", from, got, width)
		}
		if got := ask[int](b, "document.querySelectorAll('img, iframe, object, embed, link[rel=stylesheet], script[src], base, form, audio, video, marquee').length"); got != 0 {
			t.Errorf("from %d: %d elements of the data's making", from, got)
		}
		if got := ask[int](b, "document.querySelectorAll('#column-table > tbody').length"); got != 100 {
			t.Errorf("from %d: %d rows of columns", from, got)
		}
		if ask[bool](b, "Object.keys(Object.prototype).length > 0") {
			t.Errorf("from %d: Object.prototype was changed", from)
		}
	}
	b.calm()
}

// Nor does any of them steer a terminal or break the 80 columns.
func TestNaughtyText(t *testing.T) {
	list := naughtyStrings(t)
	for from := 0; from < len(list); from += 20 {
		d := naughty(list, from)
		for ext, write := range writers() {
			if ext == "html" {
				continue
			}
			text := string(render(t, write, d))
			for _, r := range text {
				if r != '\n' && !unicode.IsGraphic(r) && r != '\u200b' && r != '\u200c' && r != '\u200d' {
					t.Errorf("%s from %d: %U", ext, from, r)
				}
			}
			if ext == "json" && !json.Valid([]byte(text)) {
				t.Errorf("from %d: no JSON", from)
			}
			for i, line := range strings.Split(text, "\n") {
				if ext == "txt" && cells(line) > textWidth {
					t.Errorf("from %d, line %d: %s", from, i, fmt.Sprintf("%q", line))
				}
			}
		}
	}
}
