package blocks

import (
	"strings"
	"testing"
)

// A corner without a word is no header: a screen reader would read out an empty one.
func TestNoHeaderIsEmpty(t *testing.T) {
	text, err := HTML("What changed", "", []Block{{Title: "Rows", Head: []string{"", "before"}, Rows: [][]string{{"rows", "12"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(text); strings.Contains(got, `<th scope="col"></th>`) || !strings.Contains(got, `<tr><td></td><th scope="col">before</th></tr>`) {
		t.Errorf("header row of %s", got)
	}
}
