package report

import (
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func TestTroubles(t *testing.T) {
	d := Document{Profile: &profile.Profile{
		Rows: 100,
		Columns: []profile.Column{
			{Name: "mixed", Kind: profile.Date, Time: &profile.TimeMeasures{}},
			{Name: "texts", Kind: profile.Date},
			{Name: "even", Kind: profile.Date, Time: &profile.TimeMeasures{}},
			{Name: "copy", Kind: profile.Integer},
			{Name: "part", Kind: profile.Integer},
		},
		Target: &target.Result{Features: []target.Feature{
			{Column: "copy", Leak: &target.Leak{Suspect: "copy"}}, {Column: "part", Leak: &target.Leak{Suspect: "part-of-sum"}},
		}},
	}}
	d.Reading.Notes = []ingest.Note{
		{Kind: ingest.NoteMixedDates, Name: "mixed", Count: 1482},
		{Kind: ingest.NoteMisfit, Name: "even", Count: 3},
	}
	want := map[string]string{
		"mixed": "1,482 dates written in another way", "texts": "dates stored as text", "even": "",
		"copy": "may know the answer", "part": "may know the answer together with others",
	}
	var order []string
	for _, one := range troubles(d) {
		order = append(order, one.Column.Name)
		if got := strings.Join(one.Words, ", "); got != want[one.Column.Name] {
			t.Errorf("%s: %q, want %q", one.Column.Name, got, want[one.Column.Name])
		}
	}
	if got := strings.Join(order, " "); got != "copy part mixed texts even" {
		t.Errorf("order %s", got)
	}
}

func TestDropsNameWhatEachStepAdds(t *testing.T) {
	drops := viewDrops([]target.Drop{
		{Columns: []string{"a", "b"}, Skill: sketch.Exactly(0.9)},
		{Columns: []string{"a", "b", "c"}, Skill: sketch.Exactly(0.5)},
		{},
	})
	for i, want := range []string{"a, b", "and c", "and nothing"} {
		if drops[i].Column != want {
			t.Errorf("step %d takes away %q, want %q", i, drops[i].Column, want)
		}
	}
}

func TestTextTellsTheFirstNotes(t *testing.T) {
	var d Document
	for i := range 7 {
		d.Reading.Notes = append(d.Reading.Notes, ingest.Note{Kind: "odd", Text: "something is odd" + strings.Repeat("!", i), Count: 2})
	}
	var b strings.Builder
	if err := Text(&b, d, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), " (2 times)\n"); got != textNotes {
		t.Errorf("%d notes, want %d", got, textNotes)
	}
	if !strings.Contains(b.String(), "  and 2 more: see the full report\n") {
		t.Errorf("the rest is not told:\n%s", b.String())
	}
}

func TestNotesThatSayTheSameAreJoined(t *testing.T) {
	notes := []ingest.Note{
		{Kind: "nested", Name: "a", Text: "a record", Count: 1},
		{Kind: "misfit", Name: "a", Text: "not a number", Count: 4},
		{Kind: "nested", Name: "b", Text: "a record", Count: 2},
	}
	got := alike(notes)
	if len(got) != 2 || got[0].Count != 3 || got[1].Count != 4 {
		t.Errorf("joined to %+v", got)
	}
	if notes[0].Count != 1 {
		t.Error("the notes of the document were changed")
	}
}
