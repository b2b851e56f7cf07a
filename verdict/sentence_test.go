package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

// Whoever is warned is told what to do.
func TestEveryTroubleHasARemedy(t *testing.T) {
	criteria := []Criterion{
		{ID: "fails", Blocking: true, judge: func(Case, Policy) Finding { return Finding{Outcome: Fail, Reason: "it fails"} }},
		{ID: "warns", Remedy: "Mend it.", judge: func(Case, Policy) Finding { return Finding{Outcome: Warn, Reason: "it warns"} }},
		{ID: "unknown", Blocking: true, judge: func(Case, Policy) Finding { return unknown("it is not known") }},
		{ID: "panics", Blocking: true, judge: func(Case, Policy) Finding { panic("no") }},
		{ID: "asks", Blocking: true, judge: func(Case, Policy) Finding { return Finding{Outcome: Unknown, Ask: "tell it"} }},
		{ID: "passes", Remedy: "Mend it.", judge: func(Case, Policy) Finding { return Finding{Outcome: Pass} }},
	}
	want := map[string]string{
		"fails": "Choose another dataset.", "warns": "Mend it.", "passes": "", "asks": "",
		"unknown": "Answer it yourself, or choose another dataset.", "panics": "Answer it yourself, or choose another dataset.",
	}
	for _, c := range []Case{fairCase(), {}} {
		for _, f := range judgeBy(criteria, c, DefaultPolicy()).Findings {
			if c.Profile != nil && f.Remedy != want[f.Criterion] {
				t.Errorf("%s: remedy %q, want %q", f.Criterion, f.Remedy, want[f.Criterion])
			}
			if c.Profile == nil && f.Blocking && f.Remedy == "" {
				t.Errorf("%s of nothing has no remedy", f.Criterion)
			}
		}
	}
}

func TestSentence(t *testing.T) {
	untold := fairCase()
	untold.Told, untold.Profile.Target = Told{}, nil
	unmeasured := fairCase()
	unmeasured.Profile.Target = nil
	threeWarnings := *gapsCase(0.1, 900, 900, 900, 900)
	threeWarnings.Reading.Encoding = "utf-16le"
	threeFails := *rowsCase(8, sketch.Exactly(0))
	setSkill(threeFails, about(0.01, 0.01))
	threeFails.Profile.Columns = threeFails.Profile.Columns[5:]
	onlyRow := *rowsCase(1, sketch.Exactly(0))
	onlyRow.Told, onlyRow.Profile.Target = Told{Task: "explore"}, nil
	onlyRow.Profile.Columns = onlyRow.Profile.Columns[:1]
	onlyRow.Reading.Name = "-"
	tests := []struct {
		name string
		c    Case
		want string
	}{
		{
			"fair", fairCase(),
			"houses.csv (4,025 rows, 8 columns), to predict price: fair. You can send it as it is: it is large enough (4,013 rows) and " +
				"the other columns predict the target price (skill 0.62 of 1). " +
				"Next, write the brief, which says that it takes about 2.5 hours.",
		},
		{
			"fair, but not all was told", untold,
			"houses.csv (4,025 rows, 8 columns): fair. You can send it as it is as a task of exploration: it is large enough (4,013 rows) and its columns are varied. " +
				"Next, write the brief, which says that it takes about 1.5 hours. Not checked: what to predict, the licence and the industry.",
		},
		{
			"one warning", *leakCase(about(0.6, 0.02)),
			"houses.csv (4,025 rows, 8 columns), to predict price: fair with care. Before you send it, drop area: it gives the target price away.",
		},
		{
			"three warnings", threeWarnings,
			"houses.csv (1,000 rows, 10 columns), to predict price: fair with care. Before you send it, write the file again as one tidy table in UTF-8 with one header line: " +
				"it is written in utf-16le instead of UTF-8. Also, it has only 988 different rows (1 more warning below). " +
				"Not checked: the industry.",
		},
		{
			"one reason", *noted("ragged-row", 80),
			"houses.csv (1,000 rows, 8 columns), to predict price: unfair. Do not send it: 80 records of 1,000 (8%) cannot be read as they should. " +
				"To mend it, write the file again as one tidy table in UTF-8 with one header line.",
		},
		{
			"leak was all", *leakCase(about(0.01, 0.02)),
			"houses.csv (4,025 rows, 8 columns), to predict price: unfair. Do not send it: nothing but area tells about the target price, and that column gives it away. " +
				"To mend it, name another column to predict with --target, or choose another dataset.",
		},
		{
			"three reasons", threeFails,
			"houses.csv (8 rows, 3 columns), to predict price: unfair. Do not send it: the other columns predict the target price no better than chance (skill 0.01 of 1); " +
				"and it has only 8 rows (1 more reason below). To begin with, name another column to predict with --target, or ask for an exploration.",
		},
		{
			"one row and one column", onlyRow,
			"standard input (1 row, 1 column), to be explored: unfair. Do not send it: it has only 1 row; and no column is of use. " +
				"To begin with, choose a dataset with at least 1,000 different rows.",
		},
		{
			"undetermined", unmeasured,
			"houses.csv (4,025 rows, 8 columns), to predict price: undetermined. Do not send it yet: the question \"Is there still something to work out, " +
				"because no column gives the target away?\" has no answer, because the target price was not analysed " +
				"(2 more questions below). Next, answer it yourself, or choose another dataset.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Judge(tt.c, DefaultPolicy()).Sentence; got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
