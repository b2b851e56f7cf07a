package profile

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// shuffled returns the rows of a table of cells in another order.
func shuffled(columns [][]any, seed uint64) [][]any {
	out := make([][]any, len(columns))
	for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(columns[0])) {
		for c := range columns {
			out[c] = append(out[c], columns[c][i])
		}
	}
	return out
}

func small(n int) (names []string, columns [][]any) {
	r := rand.New(rand.NewPCG(9, 9))
	columns = make([][]any, 4)
	for range n {
		columns[0] = append(columns[0], float64(r.IntN(100))/4)
		columns[1] = append(columns[1], []string{"red", "green", "NA", "blue"}[r.IntN(4)])
		columns[2] = append(columns[2], r.IntN(12))
		columns[3] = append(columns[3], []any{nil, true, false}[r.IntN(3)])
	}
	return []string{"weight", "colour", "doors", "sold"}, columns
}

func TestReorderingRowsChangesNoExactMeasure(t *testing.T) {
	names, columns := small(500)
	want := compute(t, record(names, columns...), Options{})
	got := compute(t, record(names, shuffled(columns, 1)...), Options{})
	// The interval of an association leaves out every tenth row, and a position is one of rows.
	want.Associations, got.Associations = nil, nil
	withoutOrder(want)
	withoutOrder(got)
	want.Missing.ByPosition, got.Missing.ByPosition = nil, nil
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(1e-12, 1e-12)); diff != "" {
		t.Error(diff)
	}
}

// withoutOrder takes away what the order of the rows decides.
func withoutOrder(p *Profile) {
	p.Structure.SortedBy, p.Structure.Order = nil, nil
	p.Suggestions = nil // which rows are held out is told by their positions
	for i := range p.Weaknesses {
		p.Weaknesses[i].ExampleRows = nil
	}
}

func TestRenamingChangesNamesOnly(t *testing.T) {
	names, columns := small(500)
	names[0], names[3] = "mass", "seen" // that a weight is 0 is told by its name, and that "sold" could be a target
	want := compute(t, record(names, columns...), Options{})
	renamed := compute(t, record([]string{"zz1", "zz2", "zz3", "zz4"}, columns...), Options{})
	old := strings.NewReplacer("zz1", names[0], "zz2", names[1], "zz3", names[2], "zz4", names[3])
	if diff := cmp.Diff(marshal(t, want), old.Replace(marshal(t, renamed))); diff != "" {
		t.Error(diff)
	}
}

func TestAddingANullCannotLowerMissingness(t *testing.T) {
	names, columns := small(60)
	before := compute(t, record(names, columns...), Options{})
	for c := range columns {
		for i := range 20 {
			if columns[c][i] == nil {
				continue
			}
			kept := columns[c][i]
			columns[c][i] = nil
			after := compute(t, record(names, columns...), Options{})
			columns[c][i] = kept
			if a, b := after.Columns[c].Missing, before.Columns[c].Missing; a.Count < b.Count || a.Effective < b.Effective ||
				after.Missing.Cells < before.Missing.Cells || after.Missing.CompleteRows > before.Missing.CompleteRows {
				t.Errorf("row %d of %s: %+v, before %+v", i, names[c], a, b)
			}
		}
	}
}

func TestEmptyAndOneRow(t *testing.T) {
	names, columns := small(1)
	one := compute(t, record(names, columns...), Options{Target: "weight"})
	if one.Rows != 1 || one.Columns[0].Kind != Constant || one.Missing.CompleteRows > 1 || !one.Exact {
		t.Errorf("one row: %s", marshal(t, one))
	}
	for c := range columns {
		columns[c] = columns[c][:0]
	}
	schema := record(names, shuffledTypes()...).Schema()
	for _, target := range []string{"", "weight"} {
		b := NewBuilder(schema, Options{Target: target})
		p := profileOf(t, b)
		if p.Rows != 0 || p.Columns[0].Kind != Empty || p.Missing.Share != 0 || !p.Exact {
			t.Errorf("no rows: %s", marshal(t, p))
		}
		marshal(t, p)
	}
	p := profileOf(t, NewBuilder(arrow.NewSchema(nil, nil), Options{}))
	marshal(t, p)
}

// shuffledTypes is one row of four types.
func shuffledTypes() [][]any { return [][]any{{1.5}, {"red"}, {1}, {true}} }

func TestNoNumberIsInfinite(t *testing.T) {
	p := compute(t, record([]string{"huge", "nan", "same", "tiny"},
		[]any{math.MaxFloat64, -math.MaxFloat64, math.Inf(1), 1.0, 2.0},
		[]any{math.NaN(), math.NaN(), 1.0, math.Inf(-1), nil},
		[]any{0.1, 0.1, 0.1, 0.1, 0.1},
		[]any{5e-324, 0.0, math.Copysign(0, -1), 1e-310, 1.0},
	), Options{})
	marshal(t, p) // fails on NaN and infinities
	if m := p.Columns[1].Missing; m.Count != 3 || m.Spellings[0] != (Spelling{"NaN", 2}) {
		t.Errorf("NaN is not missing: %+v", m)
	}
	if n := p.Columns[0].Numeric; n.Infinite != 1 {
		t.Errorf("%+v", n)
	}
	if n := p.Columns[3]; n.Distinct.Value != 4 || n.Numeric.Zeros != 2 {
		t.Errorf("0 and −0 differ: %+v", n)
	}
}

func TestUnknownTarget(t *testing.T) {
	rec := record([]string{"price", "Rooms", "town"}, []any{1}, []any{2}, []any{"a"})
	tests := []struct{ name, hint string }{
		{"prise", `hint: did you mean "price" or "Rooms" or "town"?`},
		{"rooms", `hint: did you mean "Rooms"?`},
	}
	for _, test := range tests {
		read := false
		src := &watchedSource{memorySource{rec: rec, batch: 1}, &read}
		_, err := Compute(context.Background(), src, Options{Target: test.name})
		var e *ColumnError
		if !errors.As(err, &e) || e.Name != test.name || !strings.HasSuffix(err.Error(), test.hint) || read {
			t.Errorf("%s: %v, rows read: %v", test.name, err, read)
		}
	}
}

type watchedSource struct {
	memorySource
	read *bool
}

func (s *watchedSource) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (bool, error) {
	*s.read = true
	return s.memorySource.Scan(ctx, workers, visit)
}

func TestStartsOver(t *testing.T) {
	names, columns := small(100)
	rec := record(names, columns...)
	want := compute(t, rec, Options{})
	got, err := Compute(context.Background(), &memorySource{rec: rec, batch: 10, again: 2}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(1e-12, 1e-12)); diff != "" {
		t.Error(diff)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	names, columns := small(100)
	if _, err := Compute(ctx, &memorySource{rec: record(names, columns...), batch: 10}, Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestMergeOfOthers(t *testing.T) {
	a := NewBuilder(record([]string{"a"}, []any{1}).Schema(), Options{})
	for name, other := range map[string]*Builder{
		"name": NewBuilder(record([]string{"b"}, []any{1}).Schema(), Options{}),
		"type": NewBuilder(record([]string{"a"}, []any{"1"}).Schema(), Options{}),
	} {
		if a.Merge(other) == nil {
			t.Errorf("merged a column of another %s", name)
		}
	}
}

func TestSlicedBatches(t *testing.T) {
	names, columns := small(64)
	rec := record(names, columns...).NewSlice(13, 50)
	for c := range columns {
		columns[c] = columns[c][13:50]
	}
	want := compute(t, record(names, columns...), Options{})
	if diff := cmp.Diff(want, compute(t, rec, Options{})); diff != "" {
		t.Error(diff)
	}
}

// TestAnyColumnCanBeTheTarget gives every kind of column as target: what cannot be
// predicted is said, not failed.
func TestAnyColumnCanBeTheTarget(t *testing.T) {
	rec := mixed(120, 5)
	for _, f := range rec.Schema().Fields() {
		p := compute(t, rec, Options{Target: f.Name})
		marshal(t, p)
		if p.Target == nil || p.Target.Column != f.Name {
			t.Errorf("target %s gives %+v", f.Name, p.Target)
		} else if p.Target.Baseline == nil && p.Target.Skipped == "" {
			t.Errorf("target %s: nothing measured and nothing said", f.Name)
		}
	}
}
