package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// withNotes adds to the weaknesses of a profile those that only the reading of the file knows.
func withNotes(p *profile.Profile, r ingest.Reading) []profile.Weakness {
	list := append([]profile.Weakness{}, p.Weaknesses...)
	for _, n := range r.Notes {
		if w, ok := weaknessOf(n, r); ok {
			if n.Kind == ingest.NoteMisfit {
				w.HowToFind = findMisfits(n.Name, p)
			}
			list = append(list, profile.NewWeakness(w, r.Rows))
		}
	}
	if len(list) == 0 {
		return list // looked for, and none found
	}
	nameAsPandas(list, p, r)
	return profile.RankWeaknesses(list)
}

// nameAsPandas writes in lines of pandas the names that it gives to columns without one.
func nameAsPandas(list []profile.Weakness, p *profile.Profile, r ingest.Reading) {
	unnamed := func(n ingest.Note) bool {
		return n.Kind == ingest.NoteHeader && strings.Contains(n.Text, "has no name")
	}
	if r.Dialect == nil || !slices.ContainsFunc(r.Notes, unnamed) {
		return
	}
	var names []string
	for i, c := range p.Columns {
		if c.Name == fmt.Sprintf("column_%d", i+1) {
			names = append(names, strconv.Quote(c.Name), fmt.Sprintf(`"Unnamed: %d"`, i))
		}
	}
	asPandas := strings.NewReplacer(names...)
	for i := range list {
		list[i].HowToFind = asPandas.Replace(list[i].HowToFind)
	}
}

// weaknessOf is what a note tells a candidate to notice; not ok when that is nothing.
func weaknessOf(n ingest.Note, r ingest.Reading) (w profile.Weakness, ok bool) {
	w = profile.Weakness{Count: n.Count}
	if n.Name != "" {
		w.Columns = []string{n.Name}
	}
	if n.First.Row > 0 {
		w.ExampleRows = []int64{n.First.Row}
	}
	column := "df[" + strconv.Quote(n.Name) + "]"
	rows := fmt.Sprintf("%d rows", n.Count)
	if n.Count == 1 {
		rows = "1 row"
	}
	switch n.Kind {
	case ingest.NoteMisfit:
		w.ID = "misfit"
		w.Text = fmt.Sprintf("%q has a value that does not fit the others of its column in %s.", n.Name, rows)
	case ingest.NoteDates:
		w.ID = "ambiguous-dates"
		_, ways, _ := strings.Cut(n.Text, " may be ")
		ways, _, _ = strings.Cut(ways, ",")
		w.Text = fmt.Sprintf("In the dates of %q day and month may stand for each other (%s): no number is above 12 to tell them apart.", n.Name, ways)
		w.HowToFind = fmt.Sprintf(`%s.astype(str).str.extract(r"(\d+)\D(\d+)").astype(float).max()`, column)
	case ingest.NoteMixedDates:
		w.ID = "mixed-dates"
		_, ways, _ := strings.Cut(n.Text, ": ")
		w.Text = fmt.Sprintf("The dates of %q are written in several ways: %s.", n.Name, ways)
		w.HowToFind = fmt.Sprintf(`%s.astype(str).str.replace(r"\d", "9", regex=True).value_counts()`, column)
	case ingest.NoteRagged:
		w.ID = "ragged-rows"
		w.Text = fmt.Sprintf("%s have more or fewer fields than the header.", rows)
		if n.Count == 1 {
			w.Text = "1 row has more or fewer fields than the header."
		}
		w.HowToFind = "df[df.iloc[:, -1].isna()]"
	case ingest.NoteEncoding:
		w.ID = "invalid-encoding"
		w.Text = fmt.Sprintf("Characters of the file are not valid in its encoding (%s), in %s.", r.Encoding, strings.Replace(rows, "row", "place", 1))
		w.HowToFind = `df[df.astype(str).apply(lambda s: s.str.contains("\ufffd")).any(axis=1)]`
	default:
		return w, false
	}
	return w, true
}

// findMisfits is a line of pandas that shows the cells of a column which are not of its type.
func findMisfits(name string, p *profile.Profile) string {
	column := "df[" + strconv.Quote(name) + "]"
	i := slices.IndexFunc(p.Columns, func(c profile.Column) bool { return c.Name == name })
	switch {
	case i < 0:
	case p.Columns[i].Type == "bool":
		return column + ".value_counts()"
	case p.Columns[i].Kind == profile.Time:
		return fmt.Sprintf(`df[%s.notna() & ~%s.astype(str).str.match(r"\s*(\d{1,2}:\d|$)")]`, column, column)
	case p.Columns[i].Time != nil:
		return fmt.Sprintf(`df[%s.notna() & pd.to_datetime(%s, errors="coerce", format="mixed").isna()]`, column, column)
	}
	return fmt.Sprintf(`df[%s.notna() & pd.to_numeric(%s, errors="coerce").isna()]`, column, column)
}
