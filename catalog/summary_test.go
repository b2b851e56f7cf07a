package catalog

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/verdict"
)

func TestRank(t *testing.T) {
	rows := []Row{
		{Name: "failed", Error: "no table"},
		{Name: "unfair", Fairness: verdict.Unfair},
		{Name: "open", Fairness: verdict.Undetermined},
		{Name: "care2", Fairness: verdict.FairWithCare, Warnings: 2},
		{Name: "care1", Fairness: verdict.FairWithCare, Warnings: 1},
		{Name: "long", Fairness: verdict.Fair, Hours: 3.9},
		{Name: "right", Fairness: verdict.Fair, Hours: 3, Weaknesses: []string{"a", "b", "c", "d", "e"}},
		{Name: "plain", Fairness: verdict.Fair, Hours: 3},
		{Name: "unknown", Fairness: verdict.Fair, Unknowns: 1, Hours: 3},
	}
	Rank(rows)
	var got []string
	for _, r := range rows {
		got = append(got, r.Name)
	}
	if want := "right plain long unknown care1 care2 open unfair failed"; strings.Join(got, " ") != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
}

func TestFamilies(t *testing.T) {
	rows := []Row{
		{Name: "a", SHA256: "1", Signatures: []string{"p", "q", "r", "s"}, Header: []string{"speed", "weight", "colour", "age"}},
		{Name: "same bytes", SHA256: "1"},
		{Name: "renamed", SHA256: "2", Signatures: []string{"p", "q", "r"}, Header: []string{"V1", "V2", "V3"}},
		{Name: "same names", SHA256: "3", Signatures: []string{"k"}, Header: []string{"Speed", "Weight", "Colour", "Age"}},
		{Name: "other", SHA256: "4", Signatures: []string{"p", "x", "y", "z"}, Header: []string{"V1", "V2", "V3", "V4"}},
		{Name: "two shared", SHA256: "5", Signatures: []string{"x", "y", "u"}},
		{Name: "failed", Error: "no table"},
		{Name: "failed too", Error: "no table"},
	}
	if diff := cmp.Diff([]int{1, 1, 1, 1, 0, 0, 0, 0}, Families(rows)); diff != "" {
		t.Error(diff)
	}
}

func TestChoose(t *testing.T) {
	kinds := func(names ...string) map[string]int {
		m := map[string]int{}
		for _, n := range names {
			m[n] = 1
		}
		return m
	}
	rows := []Row{
		{Name: "best", Fairness: verdict.Fair, Hours: 3, Domain: "sports", Kinds: kinds("integer", "date"), Weaknesses: []string{"missing"}},
		{Name: "version of best", Fairness: verdict.Fair, Hours: 3, Domain: "nature", Kinds: kinds("text")},
		{Name: "like best", Fairness: verdict.Fair, Hours: 3, Domain: "sports", Kinds: kinds("integer", "date"), Weaknesses: []string{"missing"}},
		{Name: "different", Fairness: verdict.Fair, Hours: 3, Domain: "nature", Kinds: kinds("text", "category"), Weaknesses: []string{"mixed-dates"}},
		{Name: "different but long", Fairness: verdict.Fair, Hours: 12, Domain: "media", Kinds: kinds("url"), Weaknesses: []string{"outliers"}},
		{Name: "with care", Fairness: verdict.FairWithCare, Hours: 3, Domain: "health", Kinds: kinds("phone"), Deciding: []string{"varied"}},
		{Name: "unfair", Fairness: verdict.Unfair, Hours: 3, Domain: "public", Kinds: kinds("email")},
	}
	var got []string
	for _, c := range Choose(rows, []int{1, 1, 0, 0, 0, 0, 0}, 10) {
		got = append(got, c.Row.Name)
		if c.Why == "" {
			t.Errorf("%s: no reason", c.Row.Name)
		}
	}
	want := []string{"best", "different", "like best", "different but long", "with care"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(Choose(rows, make([]int, len(rows)), 2)); n != 2 {
		t.Errorf("%d chosen, want 2", n)
	}
}

// Text that a spreadsheet would take for a formula is disarmed; numbers stay numbers.
func TestResultsAreDisarmed(t *testing.T) {
	rows := []Row{{Name: "=cmd|' /C calc'!A0", Title: "+1", Dataset: "@x", Fairness: verdict.Unfair, Rows: 5, Skill: -1, Outcomes: map[string]string{"large": "fail"}, Claims: []string{"-2 rows\n\x1b[31m"}}}
	var b bytes.Buffer
	if err := writeCSV(&b, rows, columnsOf(rows, map[string]int{rows[0].Name: 1}, nil)); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, cell := range records[1] {
		if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) || strings.ContainsRune(cell, '\x1b') {
			t.Errorf("%s: %q", records[0][i], cell)
		}
	}
	if !slices.Contains(records[0], "criterion:large") {
		t.Errorf("no column for the criterion: %v", records[0])
	}
}

func TestParquetTwin(t *testing.T) {
	rows := []Row{
		{Name: "a", Fairness: verdict.Fair, Rows: 5, Columns: 2, Missing: 0.25, Skill: 0.5, Outcomes: map[string]string{"large": "pass"}},
		{Name: "b", Error: "no table", Skill: -1},
	}
	columns := columnsOf(rows, map[string]int{"a": 1, "b": 2}, nil)
	var b bytes.Buffer
	if err := writeParquet(&b, rows, columns); err != nil {
		t.Fatal(err)
	}
	r := parquet.NewReader(bytes.NewReader(b.Bytes()))
	defer r.Close()
	read := make([]parquet.Row, 2)
	if n, _ := r.ReadRows(read); n != 2 {
		t.Fatalf("%d rows, want 2", n)
	}
	for at, path := range r.Schema().Columns() {
		i := slices.IndexFunc(columns, func(c column) bool { return c.name == path[0] })
		for k, row := range rows {
			got := ""
			if v := read[k][at]; !v.IsNull() {
				got = v.String()
			}
			if want := columns[i].cell(row); got != want {
				t.Errorf("%s of %s: %q, want %q", path[0], row.Name, got, want)
			}
		}
	}
}

func TestClaims(t *testing.T) {
	d := made("x", 100, verdict.Fair)
	d.Profile.Columns = []profile.Column{
		{Name: "n", Kind: profile.Integer, Numeric: &profile.Numeric{}},
		{Name: "word", Kind: profile.Text, Missing: profile.Missing{Effective: 0.2}},
	}
	d.Profile.Missing.Effective = 0.1
	no, five := false, int64(5)
	d.Metadata = &metadata.Metadata{Rows: 90, Columns: []metadata.Column{{Name: "n", Type: "integer"}, {Name: "word", Type: "number", Missing: &no}, {Name: "gone"}}}
	got := strings.Join(Claims(Entry{Claimed: Claim{Columns: 3, Numeric: &five, Missing: &no}}, d), "\n")
	for _, want := range []string{"claims 90 rows, has 100", "claims 3 columns, has 2", "claims 5 columns of numbers, has 1", "claims no missing values", "word holds numbers", "not there: gone"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if got := Claims(Entry{Claimed: Claim{Rows: 100, Columns: 2}}, made("x", 100, verdict.Fair)); len(got) != 1 {
		t.Errorf("true claims: %v", got) // made has one column
	}
}

func TestSignature(t *testing.T) {
	number := profile.Column{Distinct: sketch.Exactly(50), Numeric: &profile.Numeric{Min: 1, Max: 9, Mean: 4.25, SD: 2}}
	renamed := number
	renamed.Name = "other"
	if signature(number) == "" || signature(number) != signature(renamed) {
		t.Error("a renamed column has another signature")
	}
	few := number
	few.Distinct = sketch.Exactly(2)
	if signature(few) != "" {
		t.Error("a column of two values has a signature")
	}
}

// The page holds 10,000 datasets, hostile names among them, in a few megabytes.
func TestIndexOfMany(t *testing.T) {
	var rows []Row
	for i := range 10_000 {
		rows = append(rows, Row{
			Name: fmt.Sprintf("set-%d</script><script>alert(1)</script>", i), Title: `"><img src=x onerror=alert(2)>`, Fairness: verdict.Unfair, Deciding: []string{"large"},
			Reasons: map[string]string{"large": "Only 12 rows."}, Rows: int64(i), Columns: 5, Skill: -1, Signatures: []string{fmt.Sprint(i)},
		})
	}
	rows[3].Error = "</td><script>alert(3)</script>"
	var b bytes.Buffer
	if err := writeIndex(&b, Summarise(rows, []Fault{{"x.csv:2", fmt.Errorf("<script>alert(4)</script>")}}, 5)); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("%d scripts, want 2", n)
	}
	if strings.Contains(page, "<img") {
		t.Error("markup of a title stands in the page")
	}
	if b.Len() > 6<<20 {
		t.Errorf("%d bytes", b.Len())
	}
}
