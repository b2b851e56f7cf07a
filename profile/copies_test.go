package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fairset/fairset/profile/sketch"
)

// TestCopies holds every pair against the first column.
func TestCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	celsius := fill(300, func(int) any { return math.Round(r.NormFloat64()*80) / 10 })
	of := func(f func(v float64) any) []any {
		return fill(300, func(i int) any { return f(celsius[i].(float64)) })
	}
	town := cycle(300, "Aachen", "Bonn", "Celle", "Dresden")
	tests := []struct {
		name string
		a, b []any
		want []Copy
	}{
		{"rounded twice", celsius, of(func(v float64) any { return math.Round((v*1.8+32)*10) / 10 }), []Copy{{A: "a", B: "b", How: "linear", Slope: 1.8, Intercept: 32, Rows: 300}}},
		{"negative", celsius, of(func(v float64) any { return -2 * v }), []Copy{{A: "a", B: "b", How: "linear", Slope: -2, Rows: 300}}},
		{"in half of the rows", celsius, of(func(v float64) any {
			if v > 0 {
				return nil
			}
			return v + 5
		}), []Copy{{A: "a", B: "b", How: "linear", Slope: 1, Intercept: 5, Rows: 150}}},
		{"on a curve", celsius, of(func(v float64) any { return math.Exp(v / 9) }), []Copy{{A: "a", B: "b", How: "rising", Rows: 300}}},
		{"on a falling curve", celsius, of(func(v float64) any { return math.Exp(-v / 9) }), []Copy{{A: "a", B: "b", How: "falling", Rows: 300}}},
		{"with a little noise", celsius, of(func(v float64) any { return math.Round((v+r.NormFloat64())*10) / 10 }), nil},
		{"equal", celsius, celsius, nil}, // see Columns
		{"recoded", town, cycle(300, 52, 53, 29, 1), []Copy{{A: "a", B: "b", How: "recoded", Rows: 300}}},
		{"recoded as text", town, cycle(300, "AC", "BN", "CE", "DD"), []Copy{{A: "a", B: "b", How: "recoded", Rows: 300}}},
		{"coarser", town, cycle(300, "west", "west", "north", "east"), nil},
		{"too few rows", town[:12], cycle(12, "AC", "BN", "CE", "DD"), nil},
		{"two names of every row", fill(300, func(i int) any { return fmt.Sprint("a", i) }), fill(300, func(i int) any { return fmt.Sprint("b", i) }), nil},
	}
	for _, test := range tests {
		p := compute(t, record([]string{"a", "b"}, test.a, test.b), Options{})
		if diff := cmp.Diff(test.want, p.Duplicates.Copies, cmpopts.EquateApprox(0, 0.02), cmp.Comparer(func(a, b int64) bool { return a-b < 20 && b-a < 20 })); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestCopiesInWideTables finds them without measuring every pair.
func TestCopiesInWideTables(t *testing.T) {
	names, columns := make([]string, 210), make([][]any, 210)
	r := rand.New(rand.NewPCG(1, 1))
	for c := range columns {
		names[c] = fmt.Sprint("c", c)
		columns[c] = fill(400, func(int) any { return r.NormFloat64() })
	}
	columns[50] = fill(400, func(i int) any { return 3 - 2*columns[7][i].(float64) })
	columns[60] = cycle(400, "x", "y", "z", "x")
	columns[70] = cycle(400, "u", "v", "w", "u")
	want := []Copy{{A: "c7", B: "c50", How: "linear", Slope: -2, Intercept: 3, Rows: 400}, {A: "c60", B: "c70", How: "recoded", Rows: 400}}
	p := compute(t, record(names, columns...), Options{})
	if diff := cmp.Diff(want, p.Duplicates.Copies, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
}

func TestRowsButID(t *testing.T) {
	const rows = 400
	r := rand.New(rand.NewPCG(3, 3))
	names := []string{"id"}
	columns := [][]any{fill(rows, func(i int) any { return i + 1 })}
	for c := range 9 {
		names = append(names, fmt.Sprint("x", c))
		columns = append(columns, fill(rows, func(int) any { return r.IntN(50) }))
	}
	profiled := func(names []string, columns [][]any, sample int) (p *Profile, told string) {
		p = compute(t, record(names, columns...), Options{SampleRows: sample})
		for _, w := range p.Weaknesses {
			if w.ID == "duplicate-rows" {
				told = w.Text + " " + w.HowToFind
			}
		}
		return p, told
	}
	if p, told := profiled(names, columns, 0); p.Duplicates.ButID == nil || *p.Duplicates.ButID != sketch.Exactly(0) || cmp.Diff([]string{"id"}, p.Duplicates.IDs) != "" || told != "" {
		t.Errorf("%+v, %q", p.Duplicates, told)
	}
	for _, c := range columns[1:] {
		copy(c[360:], c[:40])
	}
	const want = `40 rows (10%) repeat a row that was there before, in every cell but "id". df[df.drop(columns=["id"]).duplicated(keep=False)]`
	if p, told := profiled(names, columns, 0); p.Duplicates.ButID == nil || *p.Duplicates.ButID != sketch.Exactly(40) || p.Duplicates.Rows.Value != 0 || told != want {
		t.Errorf("%+v, told %q", p.Duplicates, told)
	}
	if p, told := profiled(names[:4], columns[:4], 0); p.Duplicates.ButID == nil || p.Duplicates.ButID.Value < 40 || told != "" {
		t.Errorf("few columns: %+v, told %q", p.Duplicates, told)
	}
	p, _ := profiled(names, columns, 300)
	if e := p.Duplicates.ButID; e == nil || e.Lo > 40 || e.Hi < 40 || e.Value < e.Lo || e.Value > e.Hi {
		t.Errorf("from a sample: %+v", e)
	}
	if p, _ := profiled(names[1:], columns[1:], 0); p.Duplicates.ButID != nil || p.Duplicates.Rows.Value != 40 {
		t.Errorf("without an identifier: %+v", p.Duplicates)
	}
	coarse := [][]any{columns[0]}
	for range 3 {
		coarse = append(coarse, fill(rows, func(int) any { return r.IntN(4) }))
	}
	if p, _ := profiled(names[:4], coarse, 0); p.Duplicates.ButID != nil || p.Duplicates.IDs != nil {
		t.Errorf("bound to be alike: %+v", p.Duplicates)
	}
}

func TestConflicts(t *testing.T) {
	x, y := cycle(100, 1, 2, 3, 4, 5), cycle(100, "a", "b", "c", "d", "e")
	label := cycle(100, "yes", "no", "no", "yes", "no")
	of := func() int64 {
		t.Helper()
		p := compute(t, record([]string{"id", "x", "y", "label"}, fill(100, func(i int) any { return i + 1 }), x, y, label), Options{Target: "label"})
		return p.Target.Conflicts
	}
	if got := of(); got != 0 {
		t.Errorf("%d conflicts, want none", got)
	}
	label[0] = "no"
	if got := of(); got != 20 {
		t.Errorf("%d rows of the one group in conflict, want 20", got)
	}
	label[0] = nil
	if got := of(); got != 0 {
		t.Errorf("%d conflicts with a missing label, want none", got)
	}
}
