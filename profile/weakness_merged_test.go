package profile

import "testing"

// What is said of a column without any value is not said of one with a single value.
func TestMergedKeepsEmptyApartFromConstant(t *testing.T) {
	const same = " has the same value wherever it has one."
	got := merged([]Weakness{
		{ID: "constant", Columns: []string{"a"}, Text: `"a"` + noValue, Share: 1},
		{ID: "constant", Columns: []string{"b"}, Text: `"b"` + same, Share: 1},
		{ID: "constant", Columns: []string{"c"}, Text: `"c"` + noValue, Share: 1},
		{ID: "constant", Columns: []string{"d"}, Text: `"d"` + same, Share: 1},
	})
	want := []string{`"a"` + noValue + ` Likewise "c".`, `"b"` + same + ` Likewise "d".`}
	if len(got) != len(want) {
		t.Fatalf("%d weaknesses, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range got {
		if w.Text != want[i] {
			t.Errorf("got %q, want %q", w.Text, want[i])
		}
	}
}

// The share in brackets is of the same rows in the first column and in those that are named after it.
func TestNearlyOneValueTellsOfTheOtherRows(t *testing.T) {
	a, b := make([]any, 400), make([]any, 400)
	for i := range a {
		a[i], b[i] = "x", "y"
		if i%100 == 3 {
			a[i] = "other"
		}
		if i%200 == 7 {
			b[i] = "other"
		}
	}
	p := compute(t, record([]string{"a", "b"}, a, b), Options{})
	const want = `"a" is "x" in all but 4 rows (1%) of those that have a value. Likewise "b" (0.5%).`
	for _, w := range p.Weaknesses {
		if w.ID == "near-constant" {
			if w.Text != want {
				t.Errorf("got %q, want %q", w.Text, want)
			}
			return
		}
	}
	t.Errorf("no weakness near-constant in %+v", p.Weaknesses)
}

// Groups of columns beyond those that are told one by one are counted.
func TestMergedCountsTheGroupsLeftOut(t *testing.T) {
	pair := func(a, b string) Weakness {
		return Weakness{ID: "derived-column", Columns: []string{a, b}, Text: a + " and " + b + ".", Share: 1}
	}
	got := merged([]Weakness{pair("a", "b"), pair("c", "d"), pair("e", "f"), pair("g", "h"), pair("i", "j")})
	const want = `e and f. 2 more groups of columns are like this as well, such as "g" and "h".`
	if len(got) != maxOfKind || got[1].Text != "c and d." || got[2].Text != want {
		t.Errorf("got %+v, want the last to say %q", got, want)
	}
}
