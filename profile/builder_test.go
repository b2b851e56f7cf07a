package profile

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func marshal(t testing.TB, p *Profile) string {
	t.Helper()
	text, err := json.MarshalIndent([]any{p, p.Weaknesses}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSameForAnyNumberOfWorkers(t *testing.T) {
	for _, opts := range []Options{{Target: "price"}, {Target: "town", SampleRows: 120}} {
		src := &memorySource{rec: mixed(500, 1), batch: 15}
		var first string
		for _, workers := range []int{1, 8} {
			opts.Workers = workers
			p, err := Compute(context.Background(), src, opts)
			if err != nil {
				t.Fatal(err)
			}
			if got := marshal(t, p); first == "" {
				first = got
			} else if got != first {
				t.Errorf("%d workers: %s", workers, cmp.Diff(first, got))
			}
		}
	}
}

// TestSplit cuts the input anywhere, profiles the parts in any order and merges them.
func TestSplit(t *testing.T) {
	rec := mixed(2000, 2)
	for _, opts := range []Options{{}, {SampleRows: 150}} {
		whole := NewBuilder(rec.Schema(), opts)
		whole.Add(rec, 0)
		want := profileOf(t, whole)
		r := rand.New(rand.NewPCG(3, 4))
		for range 5 {
			merged := NewBuilder(rec.Schema(), opts)
			var parts []*Builder
			for first := int64(0); first < rec.NumRows(); {
				end := min(first+1+r.Int64N(700), rec.NumRows())
				b := NewBuilder(rec.Schema(), opts)
				b.Add(rec.NewSlice(first, end), first)
				parts = append(parts, b)
				first = end
			}
			r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			for _, b := range parts {
				if err := merged.Merge(b); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(want, profileOf(t, merged), cmpopts.EquateApprox(1e-12, 1e-12)); diff != "" {
				t.Fatalf("sample %d: %s", opts.SampleRows, diff)
			}
		}
	}
}

func profileOf(t testing.TB, b *Builder) *Profile {
	t.Helper()
	p, err := b.Profile(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// BenchmarkBuilder measures one core on a table of ten columns of the usual types. The
// time is that of the processor, so that a busy machine does not show.
func BenchmarkBuilder(b *testing.B) {
	rec := wide(1 << 18)
	start := processorTime()
	for b.Loop() {
		builder := NewBuilder(rec.Schema(), Options{})
		for first := int64(0); first < rec.NumRows(); first += 8192 {
			builder.Add(rec.NewSlice(first, first+8192), first)
		}
	}
	cells := float64(b.N) * float64(rec.NumRows()*rec.NumCols())
	b.ReportMetric(float64(processorTime()-start)/cells, "cpu-ns/cell")
	b.ReportAllocs()
}

func processorTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

// wide makes a table of three columns of integers, four of numbers, two of
// categories and one of names.
func wide(rows int) arrow.Record {
	r := rand.New(rand.NewPCG(1, 2))
	columns := make([][]any, 10)
	names := make([]string, len(columns))
	for c := range columns {
		names[c] = fmt.Sprint("c", c)
		columns[c] = make([]any, rows)
		for i := range rows {
			switch {
			case c < 3:
				columns[c][i] = r.IntN([]int{5, 1000, 1 << 40}[c])
			case c < 7:
				columns[c][i] = r.NormFloat64() * 100
			case c < 9:
				columns[c][i] = []string{"Aachen", "Bonn", "Celle", "Dresden"}[r.IntN(4)]
			default:
				columns[c][i] = fmt.Sprint("customer ", r.IntN(1<<30))
			}
			if r.IntN(50) == 0 {
				columns[c][i] = nil
			}
		}
	}
	return record(names, columns...)
}
