package ingest

import (
	"strings"
	"testing"
)

// The sample splits best at commas; the rest of the file shows that they belong to the text.
func TestDialectSettledByWholeFile(t *testing.T) {
	sampled := strings.Repeat("red, round, small;1\n", 5000)
	rest := strings.Repeat("red;1\nblue, flat;2\ngrey, square, large, old;3\n", 5000)
	text := sampled + rest + sampled + rest + sampled
	path := writeFile(t, "x.csv", text)
	want := int64(strings.Count(text, "\n"))
	for _, workers := range []int{1, 3} {
		r, err := readThrough(path, workers, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Dialect.Delimiter != ";" || r.Columns != 2 || r.Rows != want {
			t.Errorf("%d columns at %q, %d rows of %d", r.Columns, r.Dialect.Delimiter, r.Rows, want)
		}
		var kinds []string
		for _, n := range r.Notes {
			kinds = append(kinds, n.Kind)
		}
		if len(kinds) != 1 || kinds[0] != NoteDialect {
			t.Errorf("notes are %q", kinds)
		}
	}
	r, err := readThrough(path, 2, Options{Delimiter: ","})
	if err != nil || r.Dialect.Delimiter != "," {
		t.Errorf("the delimiter that was asked for became %+v, error %v", r.Dialect, err)
	}
}

func TestConfidence(t *testing.T) {
	tests := []struct {
		name, text string
		lo, hi     float64
	}{
		{"nothing but commas", "a,b,c\n1,2,3\n4,5,6\n", 0.95, 1},
		{"half the rows are broken", "a,b,c\n1,2,3\n4,5,6\n7,8\n9,10\n", 0.4, 0.6},
		{"two delimiters do as well", "x;y,z\nu;v,w\np;q,r\n", 0.5, 0.5},
		{"one column of words", "word\none\ntwo\nthree\n", 0.95, 1},
	}
	for _, test := range tests {
		r, err := readThrough(writeFile(t, "x.csv", test.text), 1, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c := r.Dialect.Confidence; c < test.lo || c > test.hi {
			t.Errorf("%s: confidence %v, want %v to %v", test.name, c, test.lo, test.hi)
		}
	}
}
