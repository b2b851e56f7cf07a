package parquet

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/google/go-cmp/cmp"
)

// arrowRecord makes a record of one column from its JSON.
func arrowRecord(t testing.TB, typ arrow.DataType, cells string) arrow.Record {
	t.Helper()
	a, _, err := array.FromJSON(memory.DefaultAllocator, typ, strings.NewReader(cells))
	if err != nil {
		t.Fatal(err)
	}
	schema := arrow.NewSchema([]arrow.Field{{Name: "v", Type: typ, Nullable: true}}, nil)
	return array.NewRecord(schema, []arrow.Array{a}, int64(a.Len()))
}

// arrowStream writes records as a stream.
func arrowStream(t testing.TB, opts []ipc.Option, records ...arrow.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w := ipc.NewWriter(&b, append(opts, ipc.WithSchema(records[0].Schema()))...)
	for _, rec := range records {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A seekBuffer is a file in memory.
type seekBuffer struct{ bytes.Buffer }

func (b *seekBuffer) Seek(int64, int) (int64, error) { return int64(b.Len()), nil }

// arrowFile writes records as a file.
func arrowFile(t testing.TB, opts []ipc.Option, records ...arrow.Record) []byte {
	t.Helper()
	var b seekBuffer
	w, err := ipc.NewFileWriter(&b, append(opts, ipc.WithSchema(records[0].Schema()))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range records {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArrowTypes(t *testing.T) {
	for _, test := range []struct {
		name        string
		typ         arrow.DataType
		cells       string
		want, gives string // the type and the cells
	}{
		{"null", arrow.Null, `[null,null]`, "null", "(null)|(null)"},
		{"booleans", arrow.FixedWidthTypes.Boolean, `[true,null,false]`, "bool", "true|(null)|false"},
		{"int8", arrow.PrimitiveTypes.Int8, `[-1,null,7]`, "int64", "-1|(null)|7"},
		{"uint32", arrow.PrimitiveTypes.Uint32, `[4294967295]`, "int64", "4294967295"},
		{"uint64", arrow.PrimitiveTypes.Uint64, `[7,18446744073709551615]`, "int64", "7|(null)"},
		{"float16", arrow.FixedWidthTypes.Float16, `[1.5]`, "float64", "1.5"},
		{"float32", arrow.PrimitiveTypes.Float32, `[0.5]`, "float64", "0.5"},
		{"text", arrow.BinaryTypes.String, `["a",null,""]`, "utf8", "a|(null)|"},
		{"large text", arrow.BinaryTypes.LargeString, `["a"]`, "utf8", "a"},
		{"binary", arrow.BinaryTypes.Binary, `["YQ==","/w=="]`, "utf8", "a|0xff"},
		{"dates", arrow.FixedWidthTypes.Date32, `["2021-03-04"]`, "date32", "2021-03-04"},
		{"dates in milliseconds", arrow.FixedWidthTypes.Date64, `["1969-12-31"]`, "date32", "1969-12-31"},
		{"times", arrow.FixedWidthTypes.Time32s, `["10:11:12"]`, "time64[us]", "10:11:12.000000"},
		{"timestamps", arrow.FixedWidthTypes.Timestamp_s, `["2021-03-04 10:11:12"]`, "timestamp[us, tz=UTC]", "2021-03-04 10:11:12Z"},
		{"clock", &arrow.TimestampType{Unit: arrow.Nanosecond}, `["2021-03-04 10:11:12.123456789"]`, "timestamp[us]", "2021-03-04 10:11:12.123456Z"},
		{"durations", arrow.FixedWidthTypes.Duration_ms, `[1500,-2]`, "utf8", "PT1.500S|-PT0.002S"},
		{"whole decimals", &arrow.Decimal128Type{Precision: 9}, `["12"]`, "int64", "12"},
		{"decimals", &arrow.Decimal128Type{Precision: 9, Scale: 2}, `["1.25",null]`, "float64", "1.25|(null)"},
		{"wide decimals", &arrow.Decimal256Type{Precision: 40, Scale: 2}, `["1.25"]`, "utf8", "1.25"},
		{"dictionary", &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}, `["a","b",null,"a"]`, "utf8", "a|b|(null)|a"},
		{"list", arrow.ListOf(arrow.PrimitiveTypes.Int64), `[[1,2],null,[]]`, "list<item: int64, nullable>", "[1,2]|(null)|[]"},
		{"map", arrow.MapOf(arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int64), `[[{"key":"a","value":1}]]`, "utf8", `[{"key":"a","value":1}]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			rec := arrowRecord(t, test.typ, test.cells)
			for _, data := range [][]byte{arrowStream(t, nil, rec), arrowFile(t, nil, rec), arrowFile(t, []ipc.Option{ipc.WithZstd()}, rec), arrowStream(t, []ipc.Option{ipc.WithLZ4()}, rec)} {
				c, err := readHere(data)
				if err != nil {
					t.Fatal(err)
				}
				if got := strings.Join(c.cells["v"], "|"); c.schema.Field(0).Type.String() != test.want || got != test.gives {
					t.Errorf("got %s: %s, want %s: %s", c.schema.Field(0).Type, got, test.want, test.gives)
				}
			}
		})
	}
}

func TestArrowRecords(t *testing.T) {
	typ := arrow.StructOf(arrow.Field{Name: "a", Type: arrow.PrimitiveTypes.Int64, Nullable: true},
		arrow.Field{Name: "b", Type: arrow.StructOf(arrow.Field{Name: "c", Type: arrow.BinaryTypes.String, Nullable: true}), Nullable: true})
	rec := arrowRecord(t, typ, `[{"a":1,"b":{"c":"x"}},null,{"a":null,"b":null}]`)
	c, err := readHere(arrowStream(t, nil, rec, rec))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"v.a":   {"1", "(null)", "(null)", "1", "(null)", "(null)"},
		"v.b.c": {"x", "(null)", "(null)", "x", "(null)", "(null)"},
	}
	if diff := cmp.Diff(want, c.cells); diff != "" || len(c.notes) != 1 {
		t.Errorf("notes %v, cells:\n%s", c.notes, diff)
	}
}

// arrowMixed is a file of some kinds of column and two batches.
func arrowMixed(t testing.TB, opts ...ipc.Option) []byte {
	typ := arrow.StructOf(arrow.Field{Name: "n", Type: arrow.PrimitiveTypes.Int32}, arrow.Field{Name: "s", Type: arrow.BinaryTypes.String, Nullable: true},
		arrow.Field{Name: "d", Type: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}, Nullable: true},
		arrow.Field{Name: "l", Type: arrow.ListOf(arrow.PrimitiveTypes.Float64), Nullable: true})
	rec := arrowRecord(t, typ, `[{"n":1,"s":"a","d":"x","l":[1]},{"n":2,"s":null,"d":"y","l":null},{"n":3,"s":"c","d":"x","l":[2,3]}]`)
	parts := rec.Column(0).(*array.Struct)
	var arrays []arrow.Array
	for i := range parts.NumField() {
		arrays = append(arrays, parts.Field(i))
	}
	flat := array.NewRecord(arrow.NewSchema(typ.Fields(), nil), arrays, 3)
	return arrowFile(t, opts, flat, flat)
}

// TestArrowChild reads through the child what is read here, with any number of workers.
func TestArrowChild(t *testing.T) {
	data := arrowMixed(t, ipc.WithZstd())
	here, err := readHere(data)
	if err != nil {
		t.Fatal(err)
	}
	if here.rows != 6 || !slices.Equal(here.cells["d"], []string{"x", "y", "x", "x", "y", "x"}) {
		t.Errorf("%d rows: %v", here.rows, here.cells)
	}
	for _, workers := range []int{1, 4} {
		child, err := readChild(t, data, workers)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(here.cells, child.cells); diff != "" || !here.schema.Equal(child.schema) {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
}

func TestArrowHostile(t *testing.T) {
	good := arrowMixed(t)
	stream := arrowStream(t, nil, arrowRecord(t, arrow.PrimitiveTypes.Int64, `[1,2,3]`))
	patched := func(data []byte, at int, v uint32) []byte {
		b := bytes.Clone(data)
		binary.LittleEndian.PutUint32(b[at:], v)
		return b
	}
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut off", good[:len(good)-1], "cut off"},
		{"short", good[:12], "cut off"},
		{"footer too long", patched(good, len(good)-10, 1<<30), "footer"},
		{"message too long", patched(good, 12, 1<<30), "longer than the file"},
		{"stream cut off", stream[:len(stream)-40], "message 2"},
	} {
		if _, err := readChild(t, test.data, 1); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "\nhint: ") {
			t.Errorf("%s: error %v, want %q and a hint", test.name, err, test.want)
		}
	}
}

// FuzzArrow reads mutated files in this process: no panic gets out, and every column has
// a cell in each row.
func FuzzArrow(f *testing.F) {
	f.Add(arrowMixed(f))
	f.Add(arrowMixed(f, ipc.WithZstd()))
	f.Add(arrowMixed(f, ipc.WithLZ4()))
	f.Add(arrowStream(f, nil, arrowRecord(f, arrow.ListOf(arrow.PrimitiveTypes.Int64), `[[1,2],null,[]]`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 16<<10 || !IsArrow(data) {
			t.Skip()
		}
		if rd, err := readerOf(bytes.NewReader(data), int64(len(data)), new(pool)); err != nil || rd.header().Rows > 10_000 {
			return
		}
		c, err := readHere(data)
		if err != nil {
			return
		}
		for name, cells := range c.cells {
			if int64(len(cells)) != c.rows {
				t.Errorf("column %q has %d cells in %d rows", name, len(cells), c.rows)
			}
		}
	})
}
