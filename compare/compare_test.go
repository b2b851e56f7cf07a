package compare

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
)

// table is a source of one batch: numbers, words, and a number that is missing at times.
type table struct {
	schema *arrow.Schema
	rec    arrow.Record
}

func (t table) Schema() *arrow.Schema { return t.schema }

func (t table) Scan(_ context.Context, _ int, visit func(int, int, int64, arrow.Record) error) (bool, error) {
	return false, visit(0, 0, 0, t.rec)
}

// input makes n rows: x is normal around shift, word is one of three with "c" rarer or not, gap
// is missing in a share of the rows.
func input(t *testing.T, seed uint64, n int, shift, rare, gap float64) Input {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "x", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		{Name: "word", Type: arrow.BinaryTypes.String, Nullable: true},
		{Name: "gap", Type: arrow.PrimitiveTypes.Int64, Nullable: true},
		{Name: "id", Type: arrow.BinaryTypes.String, Nullable: true},
	}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range n {
		b.Field(0).(*array.Float64Builder).Append(r.NormFloat64() + shift)
		word := "a"
		if u := r.Float64(); u < rare {
			word = "c"
		} else if u < 0.5 {
			word = "b"
		}
		b.Field(1).(*array.StringBuilder).Append(word)
		if r.Float64() < gap {
			b.Field(2).AppendNull()
		} else {
			b.Field(2).(*array.Int64Builder).Append(int64(r.IntN(100)))
		}
		b.Field(3).(*array.StringBuilder).Append(fmt.Sprintf("%d-%d", seed, i))
	}
	var columns []profile.Column
	for _, f := range schema.Fields() {
		columns = append(columns, profile.Column{Name: f.Name, Kind: profile.Decimal, Type: f.Type.String()})
	}
	return Input{
		Source:   table{schema, b.NewRecord()},
		Document: report.Document{Reading: ingest.Reading{Name: fmt.Sprint("set", seed), SHA256: fmt.Sprint(seed)}, Profile: &profile.Profile{Rows: int64(n), Columns: columns}},
	}
}

func TestDrift(t *testing.T) {
	for _, tt := range []struct {
		name             string
		n                int
		shift, rare, gap float64
		want             string
	}{
		{"the same", 4000, 0, 0.2, 0.1, ""},
		{"shifted", 4000, 0.5, 0.2, 0.1, "x"},
		{"sure but too small to matter", 60000, 0.08, 0.2, 0.1, ""},
		{"words", 4000, 0, 0.45, 0.1, "word"},
		{"gaps", 4000, 0, 0.2, 0.3, "gap"},
		{"everything", 4000, 1, 0, 0.5, "x word gap"},
		{"too few to tell", 8, 5, 0, 0.9, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Of(context.Background(), input(t, 1, tt.n, 0, 0.2, 0.1), input(t, 2, tt.n, tt.shift, tt.rare, tt.gap))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range c.Columns {
				if x.Drift {
					got = append(got, x.Name)
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("drift in %q, want %q: %+v", got, tt.want, c.Columns)
			}
		})
	}
}

// Two samples of one population drift in hardly more columns than the false discovery rate allows.
func TestFalseAlarms(t *testing.T) {
	alarms := 0
	for seed := range uint64(40) {
		c, err := Of(context.Background(), input(t, 2*seed+1, 300, 0, 0.2, 0.1), input(t, 2*seed+2, 300, 0, 0.2, 0.1))
		if err != nil {
			t.Fatal(err)
		}
		if c.drifted() > 0 {
			alarms++
		}
	}
	if alarms > 5 {
		t.Errorf("%d of 40 pairs of like samples drift", alarms)
	}
}

func TestSame(t *testing.T) {
	a := input(t, 1, 500, 0, 0.2, 0.1)
	c, err := Of(context.Background(), a, a)
	if err != nil {
		t.Fatal(err)
	}
	if c.Common == nil || c.Common.Rows != 500 || c.drifted() != 0 || !strings.Contains(c.Sentence(), "byte for byte") {
		t.Errorf("%+v: %s", c.Common, c.Sentence())
	}
}

// Reference: scipy 1.17.1, stats.ks_2samp(method="asymp") without Stephens' correction is
// stats.kstwobign.sf(x); stats.chi2_contingency; both by hand for these inputs.
func TestReferences(t *testing.T) {
	for x, want := range map[float64]float64{0.1: 1, 0.5: 0.9639452436648751, 1: 0.26999967167735456, 1.36: 0.049485876755377876, 2: 0.0006709252557796953} {
		if got := kolmogorovTail(x); math.Abs(got-want) > 1e-12 {
			t.Errorf("kolmogorovTail(%v) = %v, want %v", x, got, want)
		}
	}
	got := chiSquared(map[string]int{"a": 30, "b": 70}, map[string]int{"a": 50, "b": 50})
	if math.Abs(got.P-0.003892417122778628) > 1e-12 || math.Abs(got.Effect-0.2) > 1e-12 {
		t.Errorf("chiSquared: %+v", got)
	}
}

// Hostile names stay text.
func TestPageIsSafe(t *testing.T) {
	c := Comparison{A: Side{Name: "<script>alert(1)</script>"}, B: Side{Name: "b\x1b[31m"}, OnlyA: []string{"</script>"}, Columns: []Column{{Name: "<img src=x>"}}}
	var page, text bytes.Buffer
	if err := HTML(&page, c); err != nil {
		t.Fatal(err)
	}
	if err := Text(&text, c); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<script") || strings.Contains(page.String(), "<img") || strings.Contains(text.String(), "\x1b") {
		t.Error("markup or control characters of a name got through")
	}
}
