package profile

import (
	"errors"
	"math"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/profile/sketch"
)

// TestAppendOfOtherTypes gathers the second half of a column as a narrower type than one run over the whole reads it as, appends
// it in either order, and expects the profile of one run.
func TestAppendOfOtherTypes(t *testing.T) {
	const rows = 3000
	date, stamp := arrow.FixedWidthTypes.Date32, arrow.FixedWidthTypes.Timestamp_us
	naive := &arrow.TimestampType{Unit: arrow.Microsecond}
	for name, c := range map[string]struct {
		wide, narrow arrow.DataType
		wideAt       func(i int) any // cells of the part that needs the wide type
		narrowAt     func(i int) any // cells of the other one, as the narrow type
		asWide       func(i int) any // and as the wide one
	}{
		"whole numbers": {
			arrow.PrimitiveTypes.Float64, arrow.PrimitiveTypes.Int64,
			func(i int) any { return float64(i%700) / 4 }, func(i int) any { return i%900 - 50 }, func(i int) any { return float64(i%900 - 50) },
		},
		"whole numbers up to the last that floats hold": {
			arrow.PrimitiveTypes.Float64, arrow.PrimitiveTypes.Int64,
			func(i int) any { return float64(i) + 0.5 }, func(i int) any { return 1<<53 - 1 - i }, func(i int) any { return float64(1<<53 - 1 - i) },
		},
		"dates":           {naive, date, timeAt(arrow.Timestamp(1)), dayAt, func(i int) any { return arrow.Timestamp(dayAt(i).(arrow.Date32)) * 86_400_000_000 }},
		"dates with zone": {stamp, date, timeAt(arrow.Timestamp(1)), dayAt, func(i int) any { return arrow.Timestamp(dayAt(i).(arrow.Date32)) * 86_400_000_000 }},
		"nothing against text": {
			arrow.BinaryTypes.String, arrow.Null,
			func(i int) any { return []string{"a", "b", "NA"}[i%3] }, func(int) any { return nil }, func(int) any { return nil },
		},
	} {
		t.Run(name, func(t *testing.T) {
			for i, opts := range []Options{{}, {SampleRows: 150}} {
				wide, narrow, asWide := columnRecord(c.wide, rows+i, c.wideAt), columnRecord(c.narrow, rows+i, c.narrowAt), columnRecord(c.wide, rows+i, c.asWide)
				for _, order := range [][3]arrow.Record{{wide, narrow, asWide}, {narrow, wide, asWide}} {
					one, two := order[0], order[1]
					whole := NewBuilder(wide.Schema(), opts)
					for k, rec := range []arrow.Record{one, two} {
						as := rec
						if rec == narrow {
							as = asWide
						}
						first := int64(k) * one.NumRows()
						whole.add(as, first, shard{first, seedOf(as)})
					}
					merged := writtenPart(t, one, opts)
					if err := merged.Append(writtenPart(t, two, opts)); err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(marshal(t, profileOf(t, whole)), marshal(t, profileOf(t, again(t, merged, opts)))); diff != "" {
						t.Fatalf("sample %d: %s", opts.SampleRows, diff)
					}
				}
			}
		})
	}
}

func timeAt(step arrow.Timestamp) func(i int) any {
	return func(i int) any { return arrow.Timestamp(i%800)*3_600_000_000*step + 1 }
}

func dayAt(i int) any { return arrow.Date32(15_000 + i%400) }

// writtenPart is what a part of one batch is, written and read.
func writtenPart(t *testing.T, rec arrow.Record, opts Options) *Builder {
	t.Helper()
	b := NewBuilder(rec.Schema(), opts)
	b.add(rec, 0, shard{0, seedOf(rec)})
	return again(t, b, opts)
}

// columnRecord has a column of cells, every ninth missing where the number of rows is odd, and one of row numbers.
func columnRecord(of arrow.DataType, rows int, at func(i int) any) arrow.Record {
	cells := make([]any, rows)
	numbers := make([]any, rows)
	for i := range cells {
		numbers[i] = i * 3
		if i%9 > 0 || rows%2 == 0 {
			cells[i] = at(i)
		}
	}
	schema := arrow.NewSchema([]arrow.Field{{Name: "v", Type: of, Nullable: true}, {Name: "n", Type: arrow.PrimitiveTypes.Int64, Nullable: true}}, nil)
	return array.NewRecord(schema, []arrow.Array{arrayOf(of, cells), arrayOf(arrow.PrimitiveTypes.Int64, numbers)}, int64(rows))
}

func arrayOf(of arrow.DataType, cells []any) arrow.Array {
	b := array.NewBuilder(memory.DefaultAllocator, of)
	for _, v := range cells {
		appendCell(b, v)
	}
	return b.NewArray()
}

// TestAppendRefuses gives columns whose values would be others in the type of the other part.
func TestAppendRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		one, two     arrow.DataType
		oneAt, twoAt any
	}{
		"numbers beyond what floats hold": {arrow.PrimitiveTypes.Int64, arrow.PrimitiveTypes.Float64, 1<<53 + 1, 0.5},
		"numbers against text":            {arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String, 1, "a"},
		"truth values against numbers":    {arrow.FixedWidthTypes.Boolean, arrow.PrimitiveTypes.Int64, true, 1},
		"times of day against dates":      {arrow.FixedWidthTypes.Time64us, arrow.FixedWidthTypes.Date32, arrow.Time64(5), arrow.Date32(5)},
	} {
		t.Run(name, func(t *testing.T) {
			one := writtenPart(t, columnRecord(c.one, 20, func(int) any { return c.oneAt }), Options{})
			two := writtenPart(t, columnRecord(c.two, 20, func(int) any { return c.twoAt }), Options{})
			var differ *DifferError
			if err := one.Append(two); !errors.As(err, &differ) || differ.Types[0].Name != "v" {
				t.Errorf("got %v, want a DifferError of v", err)
			}
		})
	}
}

// TestIntOfHash hashes whole numbers, of which those that floats hold have the hash of the float.
func TestIntOfHash(t *testing.T) {
	for _, v := range []int64{
		0, 1, -1, 1 << 52, 1<<53 - 1, 1 << 53, 1<<53 + 1, -1 << 53, -1<<53 - 1, math.MaxInt64, math.MinInt64,
		int64(math.Float64bits(1)), int64(math.Float64bits(1 << 53)), int64(math.Float64bits(1.5)), -int64(math.Float64bits(2)), math.MinInt64 + 1,
	} {
		if got := intOfHash(sketch.Mix(wordOf(v))); got != v {
			t.Errorf("%d came back as %d", v, got)
		}
		for _, other := range []int64{0, 1, 1 << 53, int64(math.Float64bits(1)), math.MinInt64} {
			if v != other && wordOf(v) == wordOf(other) {
				t.Errorf("%d and %d have the same word", v, other)
			}
		}
	}
}
