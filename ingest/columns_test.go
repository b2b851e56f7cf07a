package ingest

import (
	"context"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// TestNumbersAsWritten reads numbers with separators and units, whose unit the
// schema tells before and with every batch.
func TestNumbersAsWritten(t *testing.T) {
	text := "price;share;people;plain;sold\n" + strings.Repeat("1.200,50 €;12,5 %;1,234;7;yes\n950,00 €;7 %;56,789;8;no\n", 20)
	d, err := Open(context.Background(), []string{writeFile(t, "written.csv", text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	units := func(s *arrow.Schema) (text string) {
		for _, f := range s.Fields() {
			unit, _ := f.Metadata.GetValue("fairset:unit")
			written, _ := f.Metadata.GetValue("fairset:written")
			text += f.Name + " " + f.Type.String() + " " + unit + " " + written + "\n"
		}
		return text
	}
	const want = "price float64 € 1.234,5\nshare float64 % 1234,5\npeople int64  1,234.5\nplain int64  \nsold bool  yes/no\n"
	if got := units(d.Schema()); got != want {
		t.Errorf("schema:\n%s", got)
	}
	if _, err = d.Scan(context.Background(), 1, func(_, _ int, _ int64, rec arrow.Record) error {
		if got := units(rec.Schema()); got != want {
			t.Errorf("batch:\n%s", got)
		}
		for i, first := range []string{"1200.5", "12.5", "1234"} {
			if got := rec.Column(i).ValueStr(0); got != first {
				t.Errorf("column %d begins with %s, want %s", i+1, got, first)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	r, err := d.Reading()
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Notes) != 1 || r.Notes[0].Kind != NoteNumbers || r.Notes[0].Name != "people" {
		t.Errorf("notes %+v, want one that the thousands are a guess", r.Notes)
	}
}

// TestForcedNumbersAsWritten keeps the kind that was asked for and the way of writing that was found.
func TestForcedNumbersAsWritten(t *testing.T) {
	path := writeFile(t, "forced.csv", "n,x\n$5,1\n$6,2\n")
	got, _ := transcript(t, 1, Options{Types: map[string]string{"n": "decimal"}}, path)
	if !strings.Contains(got[0], "n [5 6]") || !strings.Contains(got[0], "float64") {
		t.Errorf("%s", got[0])
	}
}
