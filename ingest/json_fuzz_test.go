package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// twinValid tells whether text is one JSON value, by the standard library.
func twinValid(text []byte) bool { return json.Valid(text) }

func checkJSON(t *testing.T, text []byte) {
	s := jsonScan{buf: text}
	s.space()
	ok := s.skip(0)
	s.space()
	ok = ok && s.pos == len(text)
	if s.fault != "" && (s.at < 0 || s.at > len(text)) {
		t.Fatalf("%q: fault at %d of %d", text, s.at, len(text))
	}
	if want := twinValid(text); ok != want && !strings.Contains(s.fault, "deep") {
		t.Fatalf("%q: valid is %v, encoding/json says %v (%s at %d)", text, ok, want, s.fault, s.at)
	}
}

func checkString(t *testing.T, text []byte) {
	s := jsonScan{buf: text}
	if s.peek() != '"' {
		return
	}
	got, ok := s.str()
	var want string
	if err := json.Unmarshal(text, &want); err != nil {
		return
	}
	if !ok || string(got) != want {
		t.Fatalf("%q: got %q, %v, encoding/json says %q", text, got, ok, want)
	}
	if strings.Count(want, "\uFFFD") > strings.Count(string(text), "\uFFFD")+strings.Count(strings.ToLower(string(text)), `\ufffd`) && s.repaired == 0 {
		t.Fatalf("%q: a repair was not counted", text)
	}
}

func TestJSONScanAgainstTwin(t *testing.T) {
	for _, text := range []string{
		`"abc"`, `"ab\"c"`, `"12345678"`, `"1234567\n"`, `"\u00e9\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\u0041"`, `"\ude00"`,
		`"é"`, "\"\xff\"", "\"1234567\xff\"", `"\u12"`, `"\x"`, "\"a\tb\"", `"`, `"\`, `"\"`, `"\u`, `"12345678\u0000"`, `" "`,
	} {
		checkString(t, []byte(text))
		checkJSON(t, []byte(text))
	}
	for _, text := range []string{
		"", " ", "{}", "[]", "[ ]", "{ }", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{1:2}", "{\"a\":1 \"b\":2}", "[1]]", "[", "{", "]",
		"0", "-0", "01", "1.", ".1", "1.0e", "1e+", "1E-5", "+1", "-", "--1", "1.5.2", "0x1", "1e5", "true", "tru", "nulll", "NaN", "[NaN]", "Infinity",
		"[true,false,null]", "// x\n1", "[1,/**/2]", "'a'", "\ufeff1", "\v1", "1\x00", `{"a":{"b":[1,{"c":"d"}]}}`,
	} {
		checkJSON(t, []byte(text))
	}
}

func FuzzJSONScan(f *testing.F) {
	f.Add([]byte(`{"a":[1,-2.5e3,"x\ud83d\ude00",true,null]}`))
	f.Add([]byte(`"12345678\"é"`))
	f.Fuzz(func(t *testing.T, text []byte) {
		checkJSON(t, text)
		checkString(t, text)
	})
}

// Whatever the text, there is a table or a SyntaxError with a place in the
// text, and neither the number of workers nor the way records are read makes a difference.
func FuzzJSON(f *testing.F) {
	for _, text := range []string{
		"{\"a\":1}\n{\"a\":\"x\"}\n", `[{"a":1},{"b":[1,{"c":2}]}]`, `{"a":[1,2],"b":[null,"x"]}`, `{"data":[{"a":1}],"x":2}`,
		`[["a","b"],[1,2]]`, `[1,2,"x"]`, `{"a":{"b":{}}}{"a":2}`, `{"type":"FeatureCollection","features":[{"properties":{"a":1},"geometry":null}]}`,
		`{"x":{"a":1},"y":{"a":"b"},"z":{"c":[1]}}`, "{\"a\":1}\n{\"a\":\n", `[{"a":1,"a":2}]`, `[`, `{"":1}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(bytes.TrimSpace([]byte(text))) > 0 {
			tellText([]byte(text))
		}
		schema, rows, reading, err := readJSON(text, 1)
		var e *SyntaxError
		if err != nil && (!errors.As(err, &e) || e.Offset < 0 || e.Offset > int64(len(text))) {
			t.Fatalf("%q: %v", text, err)
		}
		schema2, rows2, reading2, err2 := readJSONWith(text, 2, true)
		if schema != schema2 || !slices.Equal(rows, rows2) || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("%q: %v and %v with 2 workers, slowly", text, err, err2)
		}
		if diff := cmp.Diff(reading, reading2); diff != "" {
			t.Fatalf("%q: %s", text, diff)
		}
	})
}

// Records of all kinds are read quickly and slowly alike.
func TestJSONQuickly(t *testing.T) {
	records := []string{
		`{"id":1,"name":"a","when":"2024-05-06","at":{"x":1.5,"y":true},"tags":["p","q"]}`,
		`{"id":2,"name":"b","when":"2024-05-07","at":{"x":2.5,"y":false},"tags":[]}`,
		`{"id":20,"tags":["r",1]}`, `{"id":21,"tags":["\\ud800"]}`, `{"id":22,"tags":"s"}`, `{"id":23,"name":["t"]}`,
		`{"id":-3, "name" : "b\n\u00e9" , "when":null,"at":{ "x":2 , "y":null } }`,
		`{"name":"no id","when":"2024-05-07"}`,
		`{"name":"id behind","id":4}`,
		`{"id":5,"id":6}`,
		`{"id":"7","name":8,"when":20240506,"at":{"x":"9","y":"yes"}}`,
		`{"id":10,"new":1}`,
		`{"id":11,"name":["l"],"at":[1]}`,
		`{"id":12,"at":{}}`,
		`{"id":13,"at":"x"}`,
		`{"id":{"$numberLong":"14"}}`,
		"{\"id\":15,\"name\":\"\xff\"}",
		`{"id":16,"name":"","when":" ","at":{"x":"NA","y":"-"}}`,
		`{}`, `{"id":17,}`, `{"id":18`, `{"id":01}`, `{"id":19} x`, `7`, ``,
	}
	for n := range 400 {
		var lines []string
		for i := range 40 {
			if i%3 == 0 {
				lines = append(lines, records[(n*7+i*i)%len(records)])
			} else {
				lines = append(lines, records[i%2])
			}
		}
		text := strings.Join(lines, "\n")
		schema, rows, reading, err := readJSONWith(text, 1, false)
		schema2, rows2, reading2, err2 := readJSONWith(text, 1, true)
		if schema != schema2 || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Errorf("%s\n%s, %v quickly, %s, %v slowly", text, schema, err, schema2, err2)
		}
		if diff := cmp.Diff(rows, rows2) + cmp.Diff(reading, reading2); diff != "" {
			t.Fatalf("%s\n%s", text, diff)
		}
	}
}
