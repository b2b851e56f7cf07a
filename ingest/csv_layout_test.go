package ingest

import (
	"strings"
	"testing"
)

// What is read of files whose rows are not all alike, and what is said about it.
func TestCSVLayouts(t *testing.T) {
	tests := []struct {
		name, text    string
		rows, columns int
		notes         string
	}{
		{"sections", "name,n\nann,1\n,\nGuests,\nname,n\neve,2\nkim,3\n", 3, 2, NoteSections},
		{"sections with carriage returns", "name,n\rann,1\r,\rGuests,\rname,n\reve,2\rkim,3\r", 3, 2, NoteSections},
		{"sections after a byte-order mark", utf8BOM + "name,n\nann,1\n,\nGuests,\nname,n\neve,2\nkim,3\n", 3, 2, NoteSections},
		{"row names", "x,y\nann,1,2\nbob,3,4\neve,5,6\n", 3, 3, NoteRowNames + " " + NoteHeader},
		{
			"a third of the rows wider than the header", "a,b\n" + strings.Repeat("1,2\n3,4\n5,6,7,8,9\n", 5),
			15, 5, NoteHeader + " " + NoteRagged,
		},
		{"a header with a comma too many", "\"a\",\"b\",\"c\",\n" + strings.Repeat("1,2,3\n", 9), 9, 3, NoteTrailing},
		{"a last column without a name or value", "a,b,\n" + strings.Repeat("1,2,\n", 9), 9, 3, NoteHeader},
		{"a title before a comma", "Sales,,\nyear,region\n2001,north\n2002,south\n2003,east\n", 3, 2, NotePreamble},
		{"aligned names of several words", "Name      Age  Home town \n" + strings.Repeat("ann        30  Paris     \nbob        41  Rome      \n", 5), 10, 3, ""},
		{"rows of all lengths", strings.Repeat("a,b,c,d,e,f\na,b\na,b,c,d,e\nx\na,b,c\na,b,c,d\n", 5), 29, 6, NoteRagged},
		{"months", "when,n\n1975 Jan,1\n1975 Feb,2\n1975 Mar,3\n", 3, 2, NoteMonths},
		{"a row wider than the header", "a,b\n" + strings.Repeat("1,2\n", 9) + "3,4,5\n", 10, 2, NoteRagged},
		{"wide rows that end in a delimiter", "a,b,\n" + strings.Repeat("1,2,\n3,4,5,6,\n", 5), 10, 4, NoteTrailing + " " + NoteHeader + " " + NoteRagged},
	}
	for _, test := range tests {
		r, err := readThrough(writeFile(t, "x.csv", test.text), 2, Options{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var kinds []string
		for _, n := range r.Notes {
			kinds = append(kinds, n.Kind)
		}
		if got := strings.Join(kinds, " "); r.Rows != int64(test.rows) || r.Columns != test.columns || got != test.notes {
			t.Errorf("%s: %d rows of %d columns, notes %q; want %d of %d, %q", test.name, r.Rows, r.Columns, got, test.rows, test.columns, test.notes)
		}
	}
}

// A single value is no table, whatever it is, unless the user says that it is data.
func TestCSVSingleValue(t *testing.T) {
	for _, text := range []string{"10.2.2", "null\n", `" "`, "true", "word\n\n", "42"} {
		path := writeFile(t, "x", text)
		_, err := readThrough(path, 1, Options{})
		if err == nil || !strings.Contains(err.Error(), "a single value") || !strings.Contains(err.Error(), "\nhint: ") {
			t.Errorf("%q: %v", text, err)
		}
		if r, err := readThrough(path, 1, Options{NoHeader: true}); err != nil || r.Rows != 1 {
			t.Errorf("%q without header: %d rows, %v", text, r.Rows, err)
		}
	}
}

// Dates that are not written as most are have a place in the file.
func TestMixedDatesPlace(t *testing.T) {
	text := "d,x\n" + strings.Repeat("2020-01-02,\"a\nb\"\n", 40_000) + "31/12/2020,c\n2020-01-03,d\n"
	for _, workers := range []int{1, 3} {
		r, err := readThrough(writeFile(t, "x.csv", text), workers, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := Position{Line: 80_002, Column: 1, Offset: int64(strings.Index(text, "31/12")), Row: 40_001}
		if len(r.Notes) != 1 || r.Notes[0].Kind != NoteMixedDates || r.Notes[0].First != want {
			t.Errorf("with %d workers: %+v, want %+v", workers, r.Notes, want)
		}
	}
}
