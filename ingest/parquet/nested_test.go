package parquet

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type address struct {
	Street *string `parquet:"street,optional"`
	Zip    int32   `parquet:"zip"`
}

type person struct {
	Name    string             `parquet:"name"`
	Home    *address           `parquet:"home,optional"`
	Scores  []int64            `parquet:"scores,list"`
	Tags    []string           `parquet:"tags"`
	Visits  map[string]float64 `parquet:"visits"`
	Friends []address          `parquet:"friends"`
}

// TestNested flattens records and keeps lists and maps as JSON, one row for each row.
func TestNested(t *testing.T) {
	street := "High \"St\"\n"
	rows := []person{
		{
			Name: "Ann", Home: &address{Street: &street, Zip: 1}, Scores: []int64{1, 2}, Tags: []string{"a", "b\x01"},
			Visits: map[string]float64{"x": 1.5}, Friends: []address{{Zip: 7}, {Street: &street, Zip: 8}},
		},
		{Name: "Bob", Home: &address{Zip: 2}},
		{Name: "Cy", Scores: []int64{3}},
	}
	got, err := readChild(t, encodeStructs(t, rows), 2)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"name":        {"Ann", "Bob", "Cy"},
		"home.street": {street, "(null)", "(null)"},
		"home.zip":    {"1", "2", "(null)"},
		"scores":      {"[1,2]", "[]", "[3]"},
		"tags":        {`["a","b\u0001"]`, "[]", "[]"},
		"visits":      {`{"x":1.5}`, "{}", "{}"},
		"friends":     {`[{"street":null,"zip":7},{"street":"High \"St\"\n","zip":8}]`, "[]", "[]"},
	}
	if diff := cmp.Diff(want, got.cells); diff != "" {
		t.Error(diff)
	}
}

// A row group and a page may end anywhere in the rows; lists stay whole.
func TestNestedAcrossRowGroups(t *testing.T) {
	type row struct {
		L []int64 `parquet:"l,list"`
	}
	var rows []row
	var want []string
	for i := range int64(100) {
		rows = append(rows, row{slices.Repeat([]int64{i % 10}, int(i%3))})
		text := "["
		for n := range i % 3 {
			if n > 0 {
				text += ","
			}
			text += string(rune('0' + i%10))
		}
		want = append(want, text+"]")
	}
	got, err := readChild(t, encodeStructs(t, rows, pqRowGroups(7), pqPages(40)), 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.cells["l"]); diff != "" {
		t.Error(diff)
	}
}

func TestNames(t *testing.T) {
	type inner struct {
		B int64 `parquet:"b"`
	}
	type row struct {
		A  inner `parquet:"a"`
		AB int64 `parquet:"a.b"`
	}
	got, err := readChild(t, encodeStructs(t, []row{{inner{1}, 2}}), 1)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"a.b": {"1"}, "a.b_2": {"2"}}
	if diff := cmp.Diff(want, got.cells); diff != "" {
		t.Error(diff)
	}
}
