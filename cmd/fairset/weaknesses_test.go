package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile"
)

func weaknessesOf(t *testing.T, path, target string) []profile.Weakness {
	t.Helper()
	d, err := examine(context.Background(), []string{path}, strings.NewReader(""), datasetFlags{target: target}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d.Weaknesses
}

// TestHousesWeaknesses finds everything that testdata/houses/README.md says was planted.
func TestHousesWeaknesses(t *testing.T) {
	found := weaknessesOf(t, "../../testdata/houses/houses.csv", "price")
	for _, want := range []struct {
		id, column string
		count      int64
	}{
		{"disguised-missing", "area_m2", 105},
		{"inconsistent-levels", "district", 105},
		{"mixed-dates", "sold_on", 482},
		{"duplicate-rows", "", 14},
		{"leak", "transfer_tax", 4014},
		{"index-column", "sale_id", 4014},
		{"missing", "energy_rating", 451 + 988 + 1687},
		{"missing", "agent_note", 451 + 988 + 1687},
		{"missing-by-column", "plot_m2", 1687},
		{"time-drift", "price", 4014},
	} {
		if !slices.ContainsFunc(found, func(w profile.Weakness) bool {
			return w.ID == want.id && w.Count == want.count && (want.column == "" || slices.Contains(w.Columns, want.column))
		}) {
			t.Errorf("%s of %q in %d cells is not found", want.id, want.column, want.count)
		}
	}
	for _, w := range found {
		if w.ID == "disguised-missing" && !slices.Equal(w.Columns, []string{"area_m2"}) || w.ID == "outliers" || w.ID == "implausible" || w.ID == "mixed-units" {
			t.Errorf("nobody planted %+v", w)
		}
	}
}

// TestNotesBecomeWeaknesses holds what is known from the reading of the file alone.
func TestNotesBecomeWeaknesses(t *testing.T) {
	for _, test := range []struct {
		name, id, row string
		every         int
	}{
		{"a word among numbers", "misfit", "many,3", 100},
		{"a field too many", "ragged-rows", "5,3,1", 50},
		{"no letter in UTF-8", "invalid-encoding", "5,\xff", 1000},
	} {
		var b strings.Builder
		b.WriteString("turns,colour\n")
		for i := range 1000 {
			if i%test.every == test.every-1 {
				b.WriteString(test.row + "\n")
			} else {
				b.WriteString([]string{"1,é\n", "27,ü\n", "301,a\n"}[i%3])
			}
		}
		path := filepath.Join(t.TempDir(), "some.csv")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		found := weaknessesOf(t, path, "")
		if !slices.ContainsFunc(found, func(w profile.Weakness) bool { return w.ID == test.id && w.Count == int64(1000/test.every) }) {
			t.Errorf("%s: no %s in %+v", test.name, test.id, found)
		}
	}
}

// TestUnnamedColumnsAreCalledAsPandasDoes holds lines of pandas of a file with row numbers, as pandas itself writes them.
func TestUnnamedColumnsAreCalledAsPandasDoes(t *testing.T) {
	var text strings.Builder
	text.WriteString(",x\n")
	for i := range 300 {
		fmt.Fprintf(&text, "%d,%d\n", i, i*7919%1009)
	}
	path := filepath.Join(t.TempDir(), "indexed.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	found := weaknessesOf(t, path, "")
	at := slices.IndexFunc(found, func(w profile.Weakness) bool { return w.ID == "index-column" })
	if at < 0 || found[at].HowToFind != `df["Unnamed: 0"].nunique() / len(df)` || !slices.Equal(found[at].Columns, []string{"column_1"}) {
		t.Errorf("%+v", found)
	}
}

// TestMisfitsAreFoundByTheirType holds what shows cells that are no times, dates or truth values.
func TestMisfitsAreFoundByTheirType(t *testing.T) {
	p := &profile.Profile{Columns: []profile.Column{
		{Name: "n", Kind: profile.Integer, Type: "int64"},
		{Name: "day", Kind: profile.Date, Type: "date32", Time: &profile.TimeMeasures{}},
		{Name: "clock", Kind: profile.Time, Type: "time64[us]", Time: &profile.TimeMeasures{}},
		{Name: "flag", Kind: profile.Boolean, Type: "bool"},
	}}
	for name, want := range map[string]string{
		"n":     `df[df["n"].notna() & pd.to_numeric(df["n"], errors="coerce").isna()]`,
		"day":   `df[df["day"].notna() & pd.to_datetime(df["day"], errors="coerce", format="mixed").isna()]`,
		"clock": `df[df["clock"].notna() & ~df["clock"].astype(str).str.match(r"\s*(\d{1,2}:\d|$)")]`,
		"flag":  `df["flag"].value_counts()`,
	} {
		if got := findMisfits(name, p); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
