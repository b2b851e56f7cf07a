package profile

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// panel is 40 firms in 15 years, sorted by firm, each in one town.
func panel() (names []string, columns [][]any) {
	r := rand.New(rand.NewPCG(5, 6))
	cell := func(f func(firm, year int) any) []any { return fill(600, func(i int) any { return f(i/15, i%15) }) }
	return []string{"row", "firm", "year", "town", "rain", "staff"}, [][]any{
		cell(func(firm, year int) any { return firm*15 + year + 1 }),
		cell(func(firm, _ int) any { return 100 + firm }),
		cell(func(_, year int) any { return 1990 + year }),
		cell(func(firm, _ int) any { return []string{"Ulm", "Bonn", "Kiel", "Hof"}[firm*7%4] }),
		cell(func(int, int) any { return float64(r.IntN(1e6)) / 1000 }),
		cell(func(firm, _ int) any { return 10*firm + r.IntN(30) }),
	}
}

func TestStructureOfAPanel(t *testing.T) {
	names, columns := panel()
	s := compute(t, record(names, columns...), Options{}).Structure
	if len(s.Keys) != 2 || !slices.Equal(s.Keys[0].Columns, []string{"row"}) || !slices.Equal(s.Keys[1].Columns, []string{"firm", "year"}) ||
		s.Keys[1].Share != 1 || !s.Keys[1].Exact {
		t.Errorf("keys: %+v", s.Keys)
	}
	if diff := cmp.Diff([]Dependency{{"firm", "town", 1}}, s.Dependencies); diff != "" {
		t.Error(diff)
	}
	if e := s.Entity; e == nil || e.Column != "firm" || e.Entities != 40 || e.MeanRows != 15 || e.MaxRows != 15 {
		t.Errorf("entity: %+v", e)
	}
	want := &TimeOrder{Column: "year", Step: "year", Points: 15, Panel: true, MinYear: 1990, MaxYear: 2004}
	if diff := cmp.Diff(want, s.Time); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(s.SortedBy, []string{"row", "firm"}) {
		t.Errorf("sorted by %v", s.SortedBy)
	}
	if !slices.ContainsFunc(s.Order, func(o OrderSignal) bool { return o.Column == "staff" && o.Value > 0.9 }) {
		t.Errorf("order: %+v", s.Order)
	}
}

// TestOrderIsExactForAnyCut puts the orders of parts together in any sequence: one row out of place is seen.
func TestOrderIsExactForAnyCut(t *testing.T) {
	const rows = 1000
	r := rand.New(rand.NewPCG(1, 1))
	for at := range 20 {
		swapped := at*50 + r.IntN(50)
		rec := record([]string{"up", "down", "broken", "text"},
			fill(rows, func(i int) any { return i / 3 }),
			fill(rows, func(i int) any { return either(i%7 == 0, nil, -float64(i)) }),
			fill(rows, func(i int) any { return either(i == swapped, -1, i) }),
			fill(rows, func(i int) any { return string(rune('a'+i/100)) + "x" }))
		cut := 1 + r.IntN(rows-1)
		parts := []*Builder{NewBuilder(rec.Schema(), Options{}), NewBuilder(rec.Schema(), Options{})}
		parts[0].Add(rec.NewSlice(int64(cut), rows), int64(cut))
		parts[1].Add(rec.NewSlice(0, int64(cut)), 0)
		if err := parts[0].Merge(parts[1]); err != nil {
			t.Fatal(err)
		}
		want := []string{"up", "down", "text"}
		if swapped == 0 {
			want = []string{"up", "down", "broken", "text"} // −1 before 1 is in place
		}
		if got := profileOf(t, parts[0]).Structure.SortedBy; !slices.Equal(got, want) {
			t.Errorf("row %d out of place, cut at %d: sorted by %v", swapped, cut, got)
		}
	}
}

func TestSteps(t *testing.T) {
	const day = 86400.0
	for _, test := range []struct {
		name string
		at   []float64
		step string
		gaps int64
	}{
		{"days with a hole", []float64{0, day, 2 * day, 5 * day, 6 * day}, "day", 2},
		{"quarters of an hour", []float64{0, 900, 1800, 2700}, "15 minutes", 0},
		{"months", []float64{0, 31 * day, 59 * day, 90 * day}, "month", 0}, // of 1970
		{"years with a hole", []float64{0, 365 * day, 730 * day, (4*365 + 1) * day}, "year", 1},
		{"no step", []float64{0, 1, 5, 17, 40}, "", 0},
		{"two times", []float64{0, 1}, "", 0},
	} {
		if step, gaps := steps(test.at); step != test.step || gaps != test.gaps {
			t.Errorf("%s: %q with %d gaps, want %q with %d", test.name, step, gaps, test.step, test.gaps)
		}
	}
}

// TestCategoriesAreNoEntities holds that repeating alone makes no column one that rows are about.
func TestCategoriesAreNoEntities(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	rec := record([]string{"shade", "length"},
		fill(2000, func(int) any { return string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(4))) }),
		fill(2000, func(int) any { return r.Float64() }))
	if s := compute(t, rec, Options{}).Structure; s.Entity != nil || len(s.Keys) > 0 || len(s.Dependencies) > 0 {
		t.Errorf("%+v", s)
	}
}
