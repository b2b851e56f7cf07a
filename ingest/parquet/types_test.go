package parquet

import (
	"math"
	"slices"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

// A float16Type is a FIXED_LEN_BYTE_ARRAY(2) with the annotation that parquet-go does not write.
type float16Type struct{ pq.Type }

func (float16Type) LogicalType() *format.LogicalType {
	return &format.LogicalType{Value: &format.Float16Type{}}
}

func (float16Type) ConvertedType() *deprecated.ConvertedType { return nil }

func int96(day int32, nanos int64) pq.Value {
	return pq.Int96Value(deprecated.Int96{uint32(nanos), uint32(nanos >> 32), uint32(day)})
}

func fixed(b ...byte) pq.Value { return pq.FixedLenByteArrayValue(b) }
func text(s string) pq.Value   { return pq.ByteArrayValue([]byte(s)) }

// TestTypes writes values of each type and reads them back through the child.
func TestTypes(t *testing.T) {
	fixed16 := func(n byte) pq.Value { return fixed(append(make([]byte, 15), n)...) }
	tests := []struct {
		name   string
		node   pq.Node
		values []pq.Value
		typ    string
		want   []string
		notes  []string // kinds
	}{
		{"bool", pq.Leaf(pq.BooleanType), []pq.Value{pq.BooleanValue(true), pq.BooleanValue(false)}, "bool", []string{"true", "false"}, nil},
		{"int8", pq.Int(8), []pq.Value{pq.Int32Value(-128), pq.Int32Value(127)}, "int64", []string{"-128", "127"}, nil},
		{"int64", pq.Int(64), []pq.Value{pq.Int64Value(math.MinInt64), pq.Int64Value(math.MaxInt64)}, "int64", []string{"-9223372036854775808", "9223372036854775807"}, nil},
		{"uint32", pq.Uint(32), []pq.Value{pq.Int32Value(-1)}, "int64", []string{"4294967295"}, nil},
		{"uint64 that fits", pq.Uint(64), []pq.Value{pq.Int64Value(math.MaxInt64)}, "int64", []string{"9223372036854775807"}, nil},
		{"uint64 that does not", pq.Uint(64), []pq.Value{pq.Int64Value(-1), pq.Int64Value(7)}, "float64", []string{"1.8446744073709552e+19", "7"}, []string{noteRounded}},
		{"float", pq.Leaf(pq.FloatType), []pq.Value{pq.FloatValue(0.5)}, "float64", []string{"0.5"}, nil},
		{"double", pq.Leaf(pq.DoubleType), []pq.Value{pq.DoubleValue(math.Inf(-1)), pq.DoubleValue(math.NaN())}, "float64", []string{"-Inf", "NaN"}, nil},
		{"float16", pq.Leaf(float16Type{pq.FixedLenByteArrayType(2)}), []pq.Value{fixed(0, 0x3c), fixed(0, 0xc0), fixed(1, 0)}, "float64", []string{"1", "-2", "5.960464477539063e-08"}, nil},
		{"decimal in 32 bits", pq.Decimal(2, 9, pq.Int32Type), []pq.Value{pq.Int32Value(-1234), pq.Int32Value(5)}, "float64", []string{"-12.34", "0.05"}, nil},
		{"decimal without fraction", pq.Decimal(0, 18, pq.Int64Type), []pq.Value{pq.Int64Value(123456789012345678)}, "int64", []string{"123456789012345678"}, nil},
		{"wide decimal of small values", pq.Decimal(3, 38, pq.FixedLenByteArrayType(16)), []pq.Value{fixed16(1), fixed16(255)}, "float64", []string{"0.001", "0.255"}, nil},
		{
			"wide decimal", pq.Decimal(2, 38, pq.FixedLenByteArrayType(16)),
			[]pq.Value{fixed(slices.Repeat([]byte{0xff}, 16)...), fixed(append([]byte{0x0a}, make([]byte, 15)...)...)},
			"utf8",
			[]string{"-0.01", "132922799578491587290380706028034457.60"},
			nil,
		},
		{"date", pq.Date(), []pq.Value{pq.Int32Value(0), pq.Int32Value(-1), pq.Int32Value(20000)}, "date32", []string{"1970-01-01", "1969-12-31", "2024-10-04"}, nil},
		{"time ms", pq.Time(pq.Millisecond), []pq.Value{pq.Int32Value(3_723_004)}, "time64[us]", []string{"01:02:03.004000"}, nil},
		{"time us", pq.Time(pq.Microsecond), []pq.Value{pq.Int64Value(1), pq.Int64Value(-1)}, "time64[us]", []string{"00:00:00.000001", "(null)"}, []string{noteMisfit}},
		{"time ns", pq.Time(pq.Nanosecond), []pq.Value{pq.Int64Value(1999)}, "time64[us]", []string{"00:00:00.000001"}, []string{noteRounded}},
		{"timestamp ms", pq.TimestampAdjusted(pq.Millisecond, false), []pq.Value{pq.Int64Value(1500), pq.Int64Value(math.MaxInt64)}, "timestamp[us]", []string{"1970-01-01 00:00:01.5Z", "(null)"}, []string{noteMisfit}},
		{"timestamp us utc", pq.Timestamp(pq.Microsecond), []pq.Value{pq.Int64Value(-1)}, "timestamp[us, tz=UTC]", []string{"1969-12-31 23:59:59.999999Z"}, nil},
		{"timestamp ns", pq.Timestamp(pq.Nanosecond), []pq.Value{pq.Int64Value(-1)}, "timestamp[us, tz=UTC]", []string{"1969-12-31 23:59:59.999999Z"}, []string{noteRounded}},
		{"int96", pq.Leaf(pq.Int96Type), []pq.Value{int96(2_440_589, 1_000_000_000), int96(2_440_588, -1)}, "timestamp[us]", []string{"1970-01-02 00:00:01Z", "(null)"}, []string{noteMisfit}},
		{"string", pq.String(), []pq.Value{text("añ"), text(""), text("a\xff")}, "utf8", []string{"añ", "", "a\uFFFD"}, []string{noteEncoding}},
		{"enum", pq.Enum(), []pq.Value{text("RED")}, "utf8", []string{"RED"}, nil},
		{"json", pq.JSON(), []pq.Value{text(`{"a":1}`)}, "utf8", []string{`{"a":1}`}, nil},
		{"bson", pq.BSON(), []pq.Value{text("\x05\x00\x00\x00\x80")}, "utf8", []string{"0x0500000080"}, []string{noteBinary}},
		{"bytes", pq.Leaf(pq.ByteArrayType), []pq.Value{text("plain"), text("\xff\x00")}, "utf8", []string{"plain", "0xff00"}, []string{noteBinary}},
		{"uuid", pq.UUID(), []pq.Value{fixed([]byte("0123456789abcdef")...)}, "utf8", []string{"30313233-3435-3637-3839-616263646566"}, nil},
		{"interval", pq.IntervalNode(), []pq.Value{fixed(1, 0, 0, 0, 2, 0, 0, 0, 0xbc, 0xb, 0, 0), fixed(make([]byte, 12)...)}, "utf8", []string{"P1M2DT3.004S", "PT0S"}, nil},
		{"optional", pq.Optional(pq.Int(64)), []pq.Value{pq.NullValue(), pq.Int64Value(3), pq.NullValue()}, "int64", []string{"(null)", "3", "(null)"}, nil},
		{"no rows", pq.String(), nil, "utf8", nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := readChild(t, encode(t, test.node, test.values), 1)
			if err != nil {
				t.Fatal(err)
			}
			if typ := got.schema.Field(0).Type.String(); typ != test.typ {
				t.Errorf("type %s, want %s", typ, test.typ)
			}
			if got.rows != int64(len(test.values)) || !slices.Equal(got.cells["v"], test.want) {
				t.Errorf("%d rows %q, want %q", got.rows, got.cells["v"], test.want)
			}
			var kinds []string
			for _, n := range got.notes {
				kinds = append(kinds, n.Kind)
			}
			if !slices.Equal(kinds, test.notes) {
				t.Errorf("notes %+v, want kinds %q", got.notes, test.notes)
			}
		})
	}
}

func TestNotePosition(t *testing.T) {
	values := []pq.Value{text("a"), text("\xff"), text("\xfe")}
	got, err := readChild(t, encode(t, pq.String(), values), 1)
	if err != nil {
		t.Fatal(err)
	}
	if n := got.notes[0]; n.Name != "v" || n.Count != 2 || n.Row != 2 {
		t.Errorf("note %+v, want two from row 2 in v", n)
	}
}
