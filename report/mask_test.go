package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

// people is the houses with columns in which persons were found, and sentences that
// quote what stands there.
func people() Document {
	d := houses()
	found := func(c profile.Column, what string) profile.Column {
		c.Personal = []profile.Personal{{What: "rest", Count: 1}, {What: what, Count: 12}}
		return c
	}
	phone := numeric("phone", profile.Integer, 4915112345678, 4915187654321, 4915150000000, []int64{1, 2, 3})
	born := profile.Column{Name: "born", Kind: profile.Date, Type: "date32", Time: &profile.TimeMeasures{Min: "1931-03-04T00:00:00", Max: "1999-12-30T00:00:00"}}
	owner := category("owner", 3, "Jane Roe", 3, "Karl Marx", 2)
	owner.Text.Variants = [][]profile.Count{{{Value: "Jane Roe", Count: 3}, {Value: "JANE ROE", Count: 1}}}
	d.Profile.Columns = append(d.Profile.Columns,
		found(category("mail", 2, "jane@roe.example", 5, "karl@roe.example", 3), "email"),
		found(phone, "phone"), found(born, "birth-date"), found(owner, "person-name"))
	d.Profile.Target = &target.Result{Column: "owner", Task: target.Classification, Classes: []target.Class{{Value: "Jane Roe", Count: 3}}}
	d.Reading.Notes = append(d.Reading.Notes, ingest.Note{Kind: ingest.NoteMisfit, Name: "phone", Text: `"0151 secret" is no number`, Count: 1})
	d.Weaknesses = append(d.Weaknesses, profile.Weakness{ID: "variants", Columns: []string{"owner"}, Level: profile.InSummary, Text: `"Petra Unseen" is written in two ways in owner, and so is Jane Roe.`})
	d.Verdict.Findings = append(d.Verdict.Findings, verdict.Finding{Criterion: "personal-data", Outcome: verdict.Fail, Reason: "mail holds karl@roe.example and x@y.example."})
	d.Tables = []Table{{Reading: ingest.Reading{Name: "owners"}, Profile: &profile.Profile{Columns: []profile.Column{found(category("who", 1, "Otto Otherwise", 1), "person-name")}}}}
	return d
}

// No form of a report shows what identifies a person: neither values, nor the least
// and the greatest of them, nor what sentences quote.
func TestPersonalDataIsMasked(t *testing.T) {
	d := people()
	secrets := []string{
		"jane@roe", "karl@roe", "x@y.example", "Jane Roe", "JANE ROE", "Karl Marx", "Petra Unseen", "Otto Otherwise", "0151 secret",
		"4915112345678", "4,915,112,345,678", "4915187654321", "4,915,187,654,321", "1931-03-04", "1999-12-30",
	}
	for ext, write := range writers() {
		text := render(t, write, d)
		for _, secret := range secrets {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("%s shows %s", ext, secret)
			}
		}
		if ext != "txt" && !bytes.Contains(bytes.ReplaceAll(text, []byte(`\`), nil), []byte("J… (person-name)")) {
			t.Errorf("%s does not show that a name stood there", ext)
		}
	}
	for _, c := range d.Profile.Columns {
		if c.Name == "phone" && c.Numeric == nil || c.Name == "owner" && !strings.Contains(c.Top[0].Value, "Roe") {
			t.Errorf("%s: the document itself was changed", c.Name)
		}
	}
}

// A document without persons is shown as it is.
func TestNothingToMask(t *testing.T) {
	d := houses()
	if !bytes.Equal(render(t, JSON, masked(d)), render(t, JSON, d)) {
		t.Error("masking changes what there is no need to mask")
	}
}

// A line of pandas stays one that runs: only values that cells are compared with are masked, and words for missing are none.
func TestMaskedCodeRuns(t *testing.T) {
	missing := profile.Missing{Spellings: []profile.Spelling{{Text: "unknown", Count: 3}}}
	columns := []profile.Column{
		{Name: "owner", Missing: missing, Personal: []profile.Personal{{What: "person-name", Count: 12}}},
		{Name: "state", Missing: profile.Missing{Disguised: []profile.Disguised{{Value: "TBD", Count: 3}}}},
		{Name: "phone", Personal: []profile.Personal{{What: "phone", Count: 12}}},
	}
	for _, tt := range []struct{ name, column, line, want string }{
		{"code", "owner", `df[df["owner"].astype(str).str.replace(r"[\W_]+", "", regex=True).str.normalize("NFKD") != ""]`, ""},
		{"numbers", "phone", `df[pd.to_numeric(df["phone"], errors="coerce").isna()]`, ""},
		{"a word for missing", "owner", `df[df["owner"].astype(str).str.strip().isin(["unknown"])]`, ""},
		{"a word for missing of another column", "owner", `df[df["state"].astype(str).str.strip() == "TBD"]`, ""},
		{"a value", "owner", `df[df["owner"].astype(str).str.strip() == "Petra Unseen"]`, `df[df["owner"].astype(str).str.strip() == "P… (person-name)"]`},
		{"values", "owner", `df[df["owner"].isin(["Petra Unseen", "Otto [2]"])]`, `df[df["owner"].isin(["P… (person-name)", "O… (person-name)"])]`},
	} {
		if tt.want == "" {
			tt.want = tt.line
		}
		d := Document{
			Profile:    &profile.Profile{Columns: columns},
			Weaknesses: []profile.Weakness{{ID: "misspelt", Columns: []string{tt.column}, HowToFind: tt.line}},
		}
		if got := masked(d).Weaknesses[0].HowToFind; got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}
