package profile

import (
	"math"
	"testing"
	"time"
)

// Dates that a format stores as text are numbers to the models, whatever way they are written.
func TestDatesStoredAsText(t *testing.T) {
	const n = 400
	day := func(i int) time.Time { return time.Date(2019, 1, 1+5*(i*131%n), 0, 0, 0, 0, time.UTC) }
	real := fill(n, func(i int) any { return float64(day(i).Unix()) })
	for _, layouts := range [][]string{
		{"2006-01-02"}, {"02/01/2006"}, {"01/02/2006"}, {"2006-01-02", "02/01/2006"}, {"2-Jan-2006"}, {"2006-01-02T15:04:05Z"},
	} {
		texts := fill(n, func(i int) any { return day(i).Format(layouts[i%len(layouts)]) })
		p := compute(t, record([]string{"sold", "price"}, texts, real), Options{Target: "price"})
		if k := p.Columns[0].Kind; k != Date {
			t.Errorf("%v are %s", layouts, k)
		}
		// Later rows are held out, which trees do not reach beyond the earlier ones: a skill of 1 is not to be had.
		if f := p.Target.Features; len(f) != 1 || f[0].Skill < 0.75 || f[0].EffectValue < 1-1e-9 {
			t.Errorf("%v: %+v", layouts, f)
		}
	}
}

func TestDayFirst(t *testing.T) {
	tests := []struct {
		cells []any
		want  string // of 04/05/2021
	}{
		{[]any{"04/05/2021", "13/05/2021", "14/05/2021"}, "2021-05-04"},
		{[]any{"04/05/2021", "05/13/2021", "05/14/2021"}, "2021-04-05"},
		{[]any{"04/05/2021", "03/02/2021", "2021-03-25"}, "2021-05-04"},
		{[]any{"04/05/2021", "05-13-2021", "2021-12-25"}, "2021-04-05"},
		{[]any{"04/05/2021", "N/A", "05/31/2021", "", "05/30/2021", "05/29/2021"}, "2021-04-05"},
	}
	for _, test := range tests {
		f := textFacts(t, test.cells)
		got := f.frameDates()
		if want, _ := time.Parse(time.DateOnly, test.want); got[0] != float64(want.Unix()) {
			t.Errorf("%v: %v, want %v", test.cells, time.Unix(int64(got[0]), 0).UTC(), want)
		}
		for i, cell := range test.cells {
			if len(cell.(string)) < 6 && !math.IsNaN(got[i]) {
				t.Errorf("%q is %v", cell, got[i])
			}
		}
	}
}

// textFacts describes one column of text.
func textFacts(t *testing.T, cells []any) *facts {
	t.Helper()
	rec := record([]string{"when"}, cells)
	b := NewBuilder(rec.Schema(), Options{})
	b.Add(rec, 0)
	b.shared.sample.Rows()
	return describe(evidence{c: b.columns[0], cells: &b.shared.sample.Columns[0], at: b.shared.sample.Rows(), rows: b.rows, moments: b.fold.total().moments[0]})
}
