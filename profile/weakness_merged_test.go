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
