package brief

import "testing"

// A text that is none of the facts is refused whatever its words, where no reader may look too.
func TestLintKnowsWhatIsAFact(t *testing.T) {
	d, o := bikes()
	f, _ := Collect(d, o)
	made, err := Pack(f, d.Reading, true)
	if err != nil {
		t.Fatal(err)
	}
	made["SHA256SUMS"] = Checksums(made, f.File)
	if made["task.eml"], err = f.Email(nil); err != nil {
		t.Fatal(err)
	}
	if found, err := Lint(made, "", f, d, o); err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	for what, plant := range map[string]func(Files){
		"a word in the brief":      func(fs Files) { fs["brief.md"] = append(fs["brief.md"], "\nZwölf Uhr.\n"...) },
		"a meta tag":               func(fs Files) { replace(fs, "brief.html", "<title>", `<meta name="note" content="zwölf"><title>`) },
		"the name of an attribute": func(fs Files) { replace(fs, "brief.html", "<main>", `<main data-zwölf="1">`) },
		"behind the JSON":          func(fs Files) { fs["croissant.json"] = append(fs["croissant.json"], "zwölf"...) },
		"a name that is repeated": func(fs Files) {
			replace(fs, "datapackage.json", `"name": "bikes"`, `"name": "zwölf", "name": "bikes"`)
		},
		"a constraint": func(fs Files) {
			replace(fs, "datapackage.json", `"name": "wind"`, `"name": "wind", "constraints": {"required": false}`)
		},
		"a shorter list":       func(fs Files) { replace(fs, "datapackage.json", `"n/a",`, ``) },
		"beside the checksums": func(fs Files) { fs["SHA256SUMS"] = append(fs["SHA256SUMS"], "# zwölf\n"...) },
		"a header of the mail": func(fs Files) { replace(fs, "task.eml", "X-Unsent: 1", "X-Unsent: 1\r\nX-Note: zwoelf") },
		"a file of its own":    func(fs Files) { fs["notes.txt"] = []byte("zwölf") },
	} {
		changed := without(made)
		plant(changed)
		if found, err := Lint(changed, "", f, d, o); err == nil && len(found) == 0 {
			t.Errorf("%s was not caught", what)
		}
	}
}
