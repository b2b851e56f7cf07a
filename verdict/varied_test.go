package verdict

import (
	"fmt"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

// columnsCase has n numbers and m categories.
func columnsCase(n, m int) *Case {
	c := fairCase()
	c.Profile.Columns = nil
	for i := range n {
		c.Profile.Columns = append(c.Profile.Columns, column(fmt.Sprintf("number%c%c", 'a'+i/26, 'a'+i%26), profile.Decimal, 100))
	}
	for i := range m {
		c.Profile.Columns = append(c.Profile.Columns, column(fmt.Sprintf("class%c%c", 'a'+i/26, 'a'+i%26), profile.Category, 5))
	}
	return &c
}

func TestVaried(t *testing.T) {
	runTable(t, "varied", []row{
		{name: "varied", want: Pass, reason: "7 usable columns of 8: 3 numbers, 2 categories, 1 date and 1 text.", flip: "2 fewer usable columns would make it a warning"},
		{name: "six", replace: columnsCase(5, 1), want: Pass, reason: "6 usable columns: 5 numbers and 1 category."},
		{name: "five", replace: columnsCase(4, 1), want: Warn, flip: "1 more usable column would make it a pass", remedy: "Join"},
		{name: "three", replace: columnsCase(2, 1), want: Fail, flip: "1 more usable column would make it a warning"},
		{name: "none", replace: columnsCase(0, 0), want: Fail, reason: "0 usable columns."},
		{name: "fifty-one", replace: columnsCase(50, 1), want: Warn, flip: "1 fewer usable column would make it a pass", remedy: "Drop blocks"},
		{name: "a hundred and one", replace: columnsCase(100, 1), want: Fail, flip: "1 fewer usable column would make it a warning"},
		{name: "numbers only", replace: columnsCase(10, 0), want: Warn, flip: "another family", remedy: "another family"},
		{name: "no numbers", replace: columnsCase(0, 10), want: Warn, flip: "numbers"},
		{name: "not measured", change: func(c *Case) { c.Profile = nil }, want: Unknown, reason: "The dataset was not measured."},
	})
}

func TestUsableColumns(t *testing.T) {
	rowNumber := column("Unnamed: 0", profile.Integer, 4025)
	rowNumber.Numeric = &profile.Numeric{Min: 0, Max: 4024}
	gapped := rowNumber
	gapped.Numeric = &profile.Numeric{Min: 0, Max: 5000}
	tests := []struct {
		name    string
		columns []profile.Column
		twins   [][2]string
		want    int
	}{
		{"row number in front", []profile.Column{rowNumber, column("a", profile.Text, 3)}, nil, 1},
		{"row number elsewhere", []profile.Column{column("a", profile.Text, 3), rowNumber}, nil, 2},
		{"numbers with gaps in front", []profile.Column{gapped, column("a", profile.Text, 3)}, nil, 2},
		{"constant by kind", []profile.Column{column("a", profile.Constant, 1)}, nil, 0},
		{"constant by count", []profile.Column{column("a", profile.Integer, 1)}, nil, 0},
		{"empty", []profile.Column{column("a", profile.Empty, 0)}, nil, 0},
		{"identifier", []profile.Column{column("a", profile.Identifier, 9)}, nil, 0},
		{"twins count once", []profile.Column{column("a", profile.Text, 3), column("b", profile.Text, 3)}, [][2]string{{"b", "a"}}, 1},
		{"triplets count once", []profile.Column{column("a", profile.Text, 3), column("b", profile.Text, 3), column("c", profile.Text, 3)}, [][2]string{{"a", "b"}, {"a", "c"}, {"b", "c"}}, 1},
		{"twin of an identifier is none", []profile.Column{column("a", profile.Identifier, 3), column("b", profile.Text, 3)}, [][2]string{{"a", "b"}}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := &profile.Profile{Rows: 4025, Columns: tt.columns, Duplicates: profile.Duplicates{Columns: tt.twins, Rows: sketch.Exactly(0)}}
			if got := len(usableColumns(p)); got != tt.want {
				t.Errorf("got %d usable columns, want %d", got, tt.want)
			}
		})
	}
}

// Applying the flip changes the outcome.
func TestVariedFlipIsRight(t *testing.T) {
	for _, n := range []int{2, 3, 4, 5, 6, 7, 30, 49, 50, 51, 80, 99, 100, 101, 200} {
		before := finding(t, "varied", *columnsCase(n-1, 1))
		after := finding(t, "varied", *columnsCase(n-1+int(flipDistance(t, before.Flip)), 1))
		if after.Outcome == before.Outcome {
			t.Errorf("%d columns: %q, but still %v", n, before.Flip, after.Outcome)
		}
	}
}
