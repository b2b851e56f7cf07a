package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// readJSON reads a text whole and returns its schema as "name type, …", its rows and notes.
func readJSON(text string, workers int) (schema string, rows []string, r Reading, err error) {
	return readJSONWith(text, workers, false)
}

// readJSONWith does the same, slowly key by key where it is told so.
func readJSONWith(text string, workers int, slowly bool) (schema string, rows []string, r Reading, err error) {
	x := jsonText{name: "t.json", sampleBytes: 1 << 20, open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
	t, err := openJSON(context.Background(), x, "json", Options{})
	if err != nil {
		return "", nil, r, err
	}
	t.slowly = slowly
	for range 10 {
		var mu sync.Mutex
		batches := map[int][]string{}
		again, err := t.Scan(context.Background(), workers, func(_, index int, first int64, rec arrow.Record) error {
			lines := make([]string, rec.NumRows())
			for i := range lines {
				cells := make([]string, rec.NumCols())
				for j := range cells {
					cells[j] = rec.Column(j).ValueStr(i)
				}
				lines[i] = strings.Join(cells, "|")
			}
			mu.Lock()
			defer mu.Unlock()
			batches[index] = lines
			return nil
		})
		if err != nil {
			return "", nil, r, err
		}
		if again {
			continue
		}
		for i := range len(batches) {
			rows = append(rows, batches[i]...)
		}
		var fields []string
		for _, f := range t.Schema().Fields() {
			fields = append(fields, f.Name+" "+f.Type.Name())
		}
		t.describe(&r)
		if r.Rows != int64(len(rows)) {
			return "", nil, r, fmt.Errorf("%d rows counted, %d visited", r.Rows, len(rows))
		}
		return strings.Join(fields, ", "), rows, r, nil
	}
	return "", nil, r, errors.New("the types never settle")
}

func TestJSON(t *testing.T) {
	for _, test := range []struct{ name, text, schema, rows, notes string }{
		{"lines", `{"a":1,"b":"x"}` + "\n" + `{"b":"y","a":2}` + "\n", "a int64, b utf8", "1|x 2|y", ""},
		{"blank lines", "\n" + `{"a":1}` + "\r\n\r\n" + `{"a":2}`, "a int64", "1 2", ""},
		{"list", `[{"a":1}, {"a":2.5}]`, "a float64", "1 2.5", ""},
		{"list over lines", "[\n  {\n \"a\": true\n },\n {\"a\": false}\n]\n", "a bool", "true false", ""},
		{"stream", "{\n\"a\":1}{\"a\"\n:2}\n", "a int64", "1 2", ""},
		{"one object", `{"a":1,"b":{"c":"x"}}`, "a int64, b.c utf8", "1|x", "nested 1"},
		{"absent and null", `[{"a":1},{"b":2},{"a":null,"b":3}]`, "a int64, b int64", "1|(null) (null)|2 (null)|3", ""},
		{"nested", `[{"a":{"b":{"c":1}},"d":[1, 2]},{"a":null,"d":[]}]`, "a.b.c int64, d list", "1|[1,2] (null)|[]", "nested 1"},
		{"mixed nesting", `[{"a":{"b":1}},{"a":5},{"a":{}}]`, "a utf8, a.b int64", "(null)|1 5|(null) {}|(null)", "nested 1, nested 1 a"},
		{"same name twice", `[{"a.b":1},{"a":{"b":2}}]`, "a.b int64", "1 2", ""},
		{"duplicate", `[{"a":1,"a":2},{"a":3}]`, "a int64", "1 3", "duplicate-key 1"},
		{"escapes", `[{"a":"\u00e9\n\ud83d\ude00\"\/"}]`, "a utf8", "é\n😀\"/", ""},
		{"lone surrogate", `[{"a":"x\ud83dy"}]`, "a utf8", "x\uFFFDy", "invalid-encoding 1"},
		{"invalid bytes", "[{\"a\":\"x\xffy\"}]", "a utf8", "x\uFFFDy", "invalid-encoding 1"},
		{"big numbers", `[{"a":12345678901234567890,"b":0.1234567890123456789}]`, "a utf8, b utf8", "12345678901234567890|0.1234567890123456789", ""},
		{"numbers in quotes", `[{"a":"1"},{"a":"2"}]`, "a utf8", "1 2", ""},
		{"dates", `[{"a":"2021-03-04"},{"a":null}]`, "a date32", "2021-03-04 (null)", ""},
		{"lists", `[[1,"x"],[2,"y"]]`, "column_1 int64, column_2 utf8", "1|x 2|y", ""},
		{"lists with header", `[["a","b"],[2,"y"],[3]]`, "a int64, b utf8", "2|y 3|(null)", ""},
		{"lines of lists", "[1,2]\n[3,4]\n", "column_1 int64, column_2 int64", "1|2 3|4", ""},
		{"scalars", `[1,2,null,3]`, "value int64", "1 2 (null) 3", ""},
		{"mixed", `["a",1,{"b":2},[3]]`, "value utf8", `a 1 {"b":2} [3]`, "nested 2 value"},
		{"columns", `{"a":[1,2,3],"b":["x",null,"z"]}`, "a int64, b utf8", "1|x 2|(null) 3|z", ""},
		{"columns by row", `{"a":{"0":1,"1":2},"b":{"0":"x","1":[3]}}`, "a int64, b utf8", "1|x 2|[3]", "nested 1 b"},
		{"records under keys", `{"x":{"a":1},"y":{"a":2}, "z" : {"a":3,"b":{"c":4}}}`, "key utf8, a int64, b.c int64", "x|1|(null) y|2|(null) z|3|4", "nested 3 key, nested 1"},
		{"records under numbers", `{"11":{"a":1},"12":{"a":2},"13":{"a":3}}`, "key utf8, a int64", "11|1 12|2 13|3", "nested 3 key"},
		{"records with a key under keys", `{"x":{"key":1},"y":{"key":2},"z":{"key":3}}`, "_key utf8, key int64", "x|1 y|2 z|3", "nested 3 _key"},
		{"records under keys, wrapped", `{"status":"ok","of":{"x":{"a":1},"y":{"a":2},"z":{"a":3}},"took":3}`, "key utf8, a int64", "x|1 y|2 z|3", "nested 2 of, nested 3 key"},
		{"records under keys, one deleted", `{"k0":null,"k1":{"a":1},"k2":{"a":2},"k3":{"a":3},"k4":{"a":4},"k5":{"a":5},"k6":{"a":6},"k7":{"a":7},"k8":{"a":8},"k9":{"a":9}}`, "key utf8, a int64", "k1|1 k2|2 k3|3 k4|4 k5|5 k6|6 k7|7 k8|8 k9|9", "nested 9 key, invalid-record 1"},
		{"two objects alike", `{"home":{"n":1},"away":{"n":2}}`, "home.n int64, away.n int64", "1|2", "nested 2"},
		{"objects unlike", `{"a":{"x":1},"b":{"y":1},"c":{"z":1}}`, "a.x int64, b.y int64, c.z int64", "1|1|1", "nested 3"},
		{"columns by label", `{"a":{"p":1,"q":2,"r":3,"s":4,"t":5,"u":6,"v":7},"b":{"p":1,"q":2,"r":3,"s":4,"t":5,"u":6,"v":7},"c":{"p":1,"q":2,"r":3,"s":4,"t":5,"u":6,"v":7}}`, strings.TrimSuffix(labels("a")+labels("b")+labels("c"), ", "), "1|2|3|4|5|6|7|1|2|3|4|5|6|7|1|2|3|4|5|6|7", "nested 21"},
		{"years", `{"a":{"2020":1},"b":{"2020":2}}`, "a.2020 int64, b.2020 int64", "1|2", "nested 2"},
		{"split", `{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[2,"y"]]}`, "a int64, b utf8", "1|x 2|y", "nested 1 data"},
		{"wrapped twice", `{"ok":true,"result":{"n":2,"records":[{"a":1},{"a":2}],"next":null},"took":3}`, "a int64", "1 2", "nested 4 result.records"},
		{"wrapped twice, nothing beside", `{"d":{"results":[{"a":1},{"a":2}]}}`, "a int64", "1 2", ""},
		{"two lists deep down", `{"a":{"x":[{"n":1}]},"b":{"y":[{"n":1}]}}`, "a.x utf8, b.y utf8", `[{"n":1}]|[{"n":1}]`, "nested 2, nested 1 a.x, nested 1 b.y"},
		{"a record with a list inside", `{"id":1,"orders":{"items":[{"a":1},{"a":2}]}}`, "id int64, orders.items utf8", `1|[{"a":1},{"a":2}]`, "nested 1, nested 1 orders.items"},
		{"an order", `{"id":1,"items":[{"a":1},{"a":2}]}`, "id int64, items utf8", `1|[{"a":1},{"a":2}]`, "nested 1 items"},
		{"an answer with a number of its own", `{"id":1,"data":[{"a":1},{"a":2}]}`, "a int64", "1 2", "nested 1 data"},
		{"records with a list inside", `{"id":1,"o":{"i":[{"a":1}]}}` + "\n" + `{"id":2,"o":{"i":[]}}`, "id int64, o.i utf8", `1|[{"a":1}] 2|[]`, "nested 1, nested 2 o.i"},
		{"lists of one type", `[{"s":["a","b"],"f":[1,2.5]},{"s":[],"f":null}]`, "s list, f list", `["a","b"]|[1,2.5] []|(null)`, ""},
		{"wrapped", `{"n":2,"data":[{"a":1},{"a":2}],"next":null}`, "a int64", "1 2", "nested 2 data"},
		{"two lists", `{"x":[{"a":1}],"data":[{"a":2}]}`, "a int64", "2", "nested 1 data"},
		{
			"geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"x","p":{"q":1}},"geometry":{"type":"Point","coordinates":[1,2]}}]}`,
			"n utf8, p.q int64, geometry utf8", `x|1|{"type":"Point","coordinates":[1,2]}`, "nested 1 features, nested 1, nested 1 geometry",
		},
		{"broken line", strings.Repeat(`{"a":1}`+"\n", 30) + `{"a":` + "\n" + `{"a":2}`, "a int64", strings.Repeat("1 ", 30) + "2", "invalid-record 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			schema, rows, r, err := readJSON(test.text, 1)
			if err != nil {
				t.Fatal(err)
			}
			if schema != test.schema {
				t.Errorf("schema is %s, want %s", schema, test.schema)
			}
			if format := tellText([]byte(test.text)); format != r.Format {
				t.Errorf("format is %s, by its looks %s", r.Format, format)
			}
			want := strings.Split(test.rows, " ")
			for i := range want {
				want[i] = strings.ReplaceAll(want[i], "~", " ")
			}
			if !slices.Equal(rows, want) {
				t.Errorf("rows are %q, want %q", rows, want)
			}
			var notes []string
			for _, n := range r.Notes {
				notes = append(notes, strings.TrimSpace(fmt.Sprintf("%s %d %s", n.Kind, n.Count, n.Name)))
			}
			if got := strings.Join(notes, ", "); got != test.notes {
				t.Errorf("notes are %s, want %s", got, test.notes)
			}
		})
	}
}

// labels are the columns that an object of seven numbers makes.
func labels(of string) (list string) {
	for _, l := range "pqrstuv" {
		list += of + "." + string(l) + " int64, "
	}
	return list
}

// What stands beside the list of records is told, also behind a list that is longer than the sample.
func TestJSONBeside(t *testing.T) {
	long := `{"a":1,"b":"` + strings.Repeat("x", 1000) + `"}`
	for _, test := range []struct{ name, text, want string }{
		{"short", `{"title":"t","n":2,"data":[{"a":1}],"ok":true,"more":{"x":1}}`, `title ("t"), n (2), ok (true), more (an object)`},
		{"long", `{"title":"t","data":[` + strings.Repeat(long+",", 3000) + long + `],"total":3001,"next":[]}`, `title ("t"), total, next`},
	} {
		_, _, r, err := readJSON(test.text, 2)
		if err != nil || len(r.Notes) != 1 || !strings.HasSuffix(r.Notes[0].Text, "left out: "+test.want) {
			t.Errorf("%s: %v, %v", test.name, r.Notes, err)
		}
	}
}

func TestJSONErrors(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		line, column int64
		want         string
	}{
		{"empty", "", 1, 1, "no value"},
		{"space", " \n ", 2, 2, "no value"},
		{"scalar", " 5", 1, 2, "not a table"},
		{"empty list", "[]", 1, 2, "no records"},
		{"empty object", "{}", 1, 1, "no records"},
		{"empty lists", "[[],[]]", 1, 2, "no records"},
		{"trailing comma", `[{"a":1},]`, 1, 10, "expected a value"},
		{"comment", "[{\"a\":1} // x\n]", 1, 10, "comma"},
		{"single quotes", `[{'a':1}]`, 1, 3, "double quotes"},
		{"NaN", `[{"a":NaN}]`, 1, 7, "expected a value"},
		{"leading zero", `[{"a":01}]`, 1, 8, "comma"},
		{"not closed", "[{\"a\":1},\n{\"a\":2}", 2, 8, "comma"},
		{"string not closed", `[{"a":"x}]`, 1, 7, "never closed"},
		{"control character", "[{\"a\":\"x\ty\"}]", 1, 9, "control character"},
		{"text behind", `[{"a":1}] x`, 1, 11, "unexpected text"},
		{"bomb", strings.Repeat("[", 100_000), 1, 1001, "1,000 deep"},
		{"bomb of objects", strings.Repeat(`{"a":`, 100_000), 1, 5001, "1,000 deep"},
		{"broken lines", "{\"a\":1}\n{\"a\"}\n", 2, 5, "colon"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, _, err := readJSON(test.text, 1)
			var e *SyntaxError
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want a SyntaxError", err)
			}
			if e.Line != test.line || e.Column != test.column || !strings.Contains(err.Error(), test.want) || e.Hint == "" {
				t.Errorf("got %v at %d:%d, want %q at %d:%d", err, e.Line, e.Column, test.want, test.line, test.column)
			}
		})
	}
}

func TestTellText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"a":1}`, "json"},
		{"{\"a\":1}\n{\"a\":2}\n", "ndjson"},
		{"{\n\"a\":1}\n{\n\"a\":2}\n", "ndjson"},
		{"{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "ndjson"},
		{"[1,2]\n[3,4]\n", "ndjson"},
		{"\n [{\"a\":1},\n {\"a\":2", "json"},
		{`[{"a":1},]`, "json"},
		{`{"a":1,`, "json"},
		{"[]", "json"},
		{"a,b\n1,2\n", "csv"},
		{"\"a\",\"b\"\n", "csv"},
		{"[a],[b]\n1,2\n", "csv"},
		{"{a},b\n1,2\n", "csv"},
		{"{a: 1}", "csv"},
		{"<html>", "csv"},
		{"1\n2\n", "csv"},
	} {
		if got := tellText([]byte(test.text)); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
