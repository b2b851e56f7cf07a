package profile

import (
	"fmt"
	"testing"

	"github.com/fairset/fairset/profile/target"
)

func TestAssociationsNote(t *testing.T) {
	levels := func(n int) target.Column {
		c := target.Column{}
		for i := range n {
			c.Levels = append(c.Levels, fmt.Sprint(i))
		}
		return c
	}
	wide := make([]target.Column, maxPairedColumns+1)
	for _, test := range []struct {
		name    string
		columns []target.Column
		target  int
		want    string
	}{
		{"nothing left out", []target.Column{levels(maxLevels), {Numbers: []float64{1}}}, -1, ""},
		{"many levels", []target.Column{levels(maxLevels + 1)}, -1, "One column of more than 100 categories was left out."},
		{"two of them", []target.Column{levels(101), levels(200)}, -1, "2 columns of more than 100 categories were left out."},
		{"skipped anyway", []target.Column{{Skip: "an identifier", Levels: levels(101).Levels}}, -1, ""},
		{"wide without target", wide, -1, "Of more than 200 columns only pairs with the column to predict are measured, and none was named."},
		{"wide with target", wide, 3, "Of more than 200 columns only pairs with the column to predict are measured."},
	} {
		if got := associationsNote(target.Table{Columns: test.columns, Target: test.target}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
