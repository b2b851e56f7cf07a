package handout_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/handout"
	"github.com/fairset/fairset/ingest"
)

func open(t *testing.T, content string) *ingest.Dataset {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.csv")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	data, err := handout.OpenText(context.Background(), []string{path}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { data.Close() })
	return data
}

func TestTypes(t *testing.T) {
	const n = 40
	column := func(cells ...string) string {
		var b strings.Builder
		b.WriteString("x,row\n")
		for i := range n {
			b.WriteString(cells[i%len(cells)] + ",a\n")
		}
		return b.String()
	}
	for _, tt := range []struct {
		name  string
		cells []string
		want  handout.Type
	}{
		{"whole numbers", []string{"1", "-2", "30"}, handout.Integer},
		{"whole numbers with gaps", []string{"1", "NA", "", "30"}, handout.Integer},
		{"a question mark is text", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "?"}, handout.String},
		{"codes", []string{"007", "12"}, handout.String},
		{"numbers", []string{"1", "2.5", "1e3"}, handout.Number},
		{"thousands", []string{"1 000", "2 500"}, handout.String},
		{"truth", []string{"true", "false"}, handout.Boolean},
		{"dates", []string{"2024-02-29", "2023-01-01"}, handout.Date},
		{"mixed dates", []string{"2024-02-29", "01/02/2023"}, handout.String},
		{"no such day", []string{"2023-02-29", "2023-01-01"}, handout.String},
		{"times", []string{"2024-02-29T10:00:00Z"}, handout.DateTime},
		{"nothing", []string{"", "NA"}, handout.Empty},
		{"too large", []string{"1e999", "2"}, handout.String},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := handout.Types(context.Background(), open(t, column(tt.cells...)))
			if err != nil {
				t.Fatal(err)
			}
			if got[0] != tt.want {
				t.Errorf("got %q, want %q", got[0], tt.want)
			}
		})
	}
}

const people = "name,city,score\nAnn,007,1.50\nBob,-999,NA\nAnn,,2\nCid,\"a,\"\"b\"\"\",3\n"

func TestWrite(t *testing.T) {
	for _, tt := range []struct {
		name string
		opts handout.Options
		want string
	}{
		{"every cell as it was", handout.Options{}, people},
		{"without a column", handout.Options{Drop: []string{"name"}}, "city,score\n007,1.50\n-999,NA\n,2\n\"a,\"\"b\"\"\",3\n"},
		{"numbers for names", handout.Options{Number: []string{"name"}, Drop: []string{"city"}}, "name,score\n1,1.50\n2,NA\n1,2\n3,3\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			w, err := handout.Write(context.Background(), &b, open(t, people), tt.opts)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Error(diff)
			}
			if w.Rows != 4 {
				t.Errorf("%d rows, want 4", w.Rows)
			}
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, opts := range []handout.Options{
		{Drop: []string{"nobody"}}, {Number: []string{"nobody"}}, {Group: "nobody", Share: 0.5}, {Drop: []string{"name", "city", "score"}},
	} {
		if _, err := handout.Write(context.Background(), &strings.Builder{}, open(t, people), opts); err == nil {
			t.Errorf("%+v: no error", opts)
		}
	}
}

// A share of the groups keeps the rows of each group together.
func TestWriteKeepsGroupsWhole(t *testing.T) {
	var in strings.Builder
	in.WriteString("id,x\n")
	for i := range 3000 {
		in.WriteString("g" + string(rune('a'+i%20)) + string(rune('a'+i/150)) + ",1\n")
	}
	var b strings.Builder
	w, err := handout.Write(context.Background(), &b, open(t, in.String()), handout.Options{Share: 0.3, Group: "id"})
	if err != nil {
		t.Fatal(err)
	}
	whole, kept := map[string]int{}, map[string]int{}
	for line := range strings.Lines(in.String()) {
		whole[line]++
	}
	for line := range strings.Lines(b.String()) {
		kept[line]++
	}
	for line, n := range kept {
		if whole[line] != n {
			t.Errorf("%q: %d rows of %d", line, n, whole[line])
		}
	}
	if w.Rows < 600 || w.Rows > 1200 {
		t.Errorf("%d rows of 3000 kept, want about 900", w.Rows)
	}
}
