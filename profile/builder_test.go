package profile

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func marshal(t testing.TB, p *Profile) string {
	t.Helper()
	text, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSameForAnyNumberOfWorkers(t *testing.T) {
	for _, opts := range []Options{{Target: "price"}, {Target: "town", SampleRows: 300}} {
		src := &memorySource{rec: mixed(3000, 1), batch: 70}
		var first string
		for _, workers := range []int{1, 2, 8} {
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

func BenchmarkBuilder(b *testing.B) {
	rec := mixed(65536, 1)
	for b.Loop() {
		builder := NewBuilder(rec.Schema(), Options{})
		for first := int64(0); first < rec.NumRows(); first += 8192 {
			builder.Add(rec.NewSlice(first, first+8192), first)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rec.NumRows()*rec.NumCols()), "ns/cell")
	b.ReportAllocs()
}
