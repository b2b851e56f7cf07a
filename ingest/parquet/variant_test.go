package parquet

import (
	"slices"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/variant"
)

// TestVariant reads variants that are wholly in their binary form.
func TestVariant(t *testing.T) {
	tests := []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{true, "true"},
		{int64(-7), "-7"},
		{1.5, "1.5"},
		{"a\"b", `"a\"b"`},
		{[]byte{0xff}, `"0xff"`},
		{[]any{"x", int64(1), nil}, `["x",1,null]`},
		{map[string]any{"k": []any{}, "l": map[string]any{}}, `{"k":[],"l":{}}`},
	}
	var rows []pq.Row
	var want []string
	for _, test := range tests {
		metadata, value, err := variant.Marshal(test.value)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, pq.Row{pq.ByteArrayValue(metadata).Level(0, 0, 0), pq.ByteArrayValue(value).Level(0, 0, 1)})
		want = append(want, test.want)
	}
	got, err := readChild(t, encodeRows(t, pq.NewSchema("test", pq.Group{"v": pq.Variant()}), rows), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.cells["v"], want) {
		t.Errorf("%q, want %q", got.cells["v"], want)
	}
}

// TestShreddedVariant reads variants of which the writer took the number "n" out into a column of its own.
func TestShreddedVariant(t *testing.T) {
	metadata, value, err := variant.Marshal(map[string]any{"s": "rest"})
	if err != nil {
		t.Fatal(err)
	}
	n := &node{shape: opaque, present: 0, fields: []*node{
		{name: "metadata", shape: scalar, first: 0, last: 1},
		{name: "value", shape: scalar, optional: true, present: 1, first: 3, last: 4},
		{name: "typed_value", shape: record, optional: true, present: 1, first: 1, last: 3, fields: []*node{
			{name: "n", shape: record, present: 1, first: 1, last: 3, fields: []*node{
				{name: "typed_value", shape: scalar, optional: true, present: 2, first: 1, last: 2, conv: plain(pq.Int64)},
				{name: "value", shape: scalar, optional: true, present: 2, first: 2, last: 3},
			}},
		}},
	}}
	null := func(level int) pq.Value { return pq.NullValue().Level(0, level, 0) }
	tests := []struct {
		name                string
		typed, inner, outer pq.Value
		want                string
	}{
		{"number and rest", pq.Int64Value(5).Level(0, 2, 0), null(1), pq.ByteArrayValue(value).Level(0, 1, 0), `{"n":5,"s":"rest"}`},
		{"rest only", null(1), null(1), pq.ByteArrayValue(value).Level(0, 1, 0), `{"s":"rest"}`},
		{"not an object of this kind", null(0), null(0), pq.ByteArrayValue(value).Level(0, 1, 0), `{"s":"rest"}`},
		{"missing", null(0), null(0), null(0), `null`},
	}
	for _, test := range tests {
		a := assembly{odd: &oddities{}, rows: [][]pq.Value{{pq.ByteArrayValue(metadata).Level(0, 0, 0)}, {test.typed}, {test.inner}, {test.outer}}}
		got, err := a.single(nil, n)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %s, %v; want %s", test.name, got, err, test.want)
		}
	}
}
