package profile

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
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

// TestAddingANullCannotLowerMissingness takes the value out of cells, and adds rows with a null. That of one cell may
// decide what is a word or a number for missing, so that only what is missing in itself must not fall when a value goes.
func TestAddingANullCannotLowerMissingness(t *testing.T) {
	names, columns := small(60)
	_, others := whole(300)
	for _, l := range []law{{names: names, columns: columns}, {columns: others[:12]}} {
		if l.names == nil {
			l.names, _ = whole(300)
			l.names = l.names[:12]
		}
		before := compute(t, record(l.names, l.columns...), Options{})
		for c := range l.columns {
			for i := range 5 {
				if l.columns[c][i] == nil {
					continue
				}
				kept := l.columns[c][i]
				l.columns[c][i] = nil
				after := compute(t, record(l.names, l.columns...), Options{})
				l.columns[c][i] = kept
				for _, what := range lowered(before, after, c, false) {
					t.Errorf("row %d of %s: %s", i, l.names[c], what)
				}
			}
			more := make([][]any, len(l.columns))
			for k, cells := range l.columns {
				more[k] = append(slices.Clone(cells), cells[0])
				if k == c {
					more[k][len(cells)] = nil
				}
			}
			whole := slices.Clone(l.columns)
			for k := range whole {
				whole[k] = append(slices.Clone(whole[k]), whole[k][0])
			}
			for _, what := range lowered(compute(t, record(l.names, whole...), Options{}), compute(t, record(l.names, more...), Options{}), c, false) {
				t.Errorf("a row more of %s: %s", l.names[c], what)
			}
			for k := range more {
				more[k][len(more[k])-1] = nil
			}
			for _, what := range lowered(before, compute(t, record(l.names, more...), Options{}), c, true) {
				t.Errorf("an empty row more: %s", what)
			}
		}
	}
}

// lowered tells which measure of missingness fell; effective says that those by evidence must not fall either.
func lowered(before, after *Profile, column int, effective bool) (what []string) {
	tell := func(name string, fell bool) {
		if fell {
			what = append(what, name+" fell")
		}
	}
	a, b := before.Columns[column].Missing, after.Columns[column].Missing
	tell("count", b.Count < a.Count)
	tell("share", b.Share < a.Share)
	tell("effective", effective && b.Effective < a.Effective)
	x, y := before.Missing, after.Missing
	tell("cells", y.Cells < x.Cells)
	tell("share of cells", y.Share < x.Share)
	tell("effective share of cells", effective && y.Effective < x.Effective)
	tell("incomplete rows", after.Rows-y.CompleteRows < before.Rows-x.CompleteRows)
	for k := range x.ByRow { // rows that lack more than k cells
		var m, n int64
		for i := range x.ByRow[:k+1] {
			m, n = m+x.ByRow[i], n+y.ByRow[i]
		}
		tell(fmt.Sprintf("rows that lack more than %d cells", k), after.Rows-n < before.Rows-m)
	}
	return what
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
		{"prise", `hint: did you mean "price"?`},
		{"cost", `hint: the columns are "price", "Rooms" and "town"`},
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
