package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
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
// text, and the number of workers makes no difference.
func FuzzJSON(f *testing.F) {
	for _, text := range []string{
		"{\"a\":1}\n{\"a\":\"x\"}\n", `[{"a":1},{"b":[1,{"c":2}]}]`, `{"a":[1,2],"b":[null,"x"]}`, `{"data":[{"a":1}],"x":2}`,
		`[["a","b"],[1,2]]`, `[1,2,"x"]`, `{"a":{"b":{}}}{"a":2}`, `{"type":"FeatureCollection","features":[{"properties":{"a":1},"geometry":null}]}`,
		"{\"a\":1}\n{\"a\":\n", `[{"a":1,"a":2}]`, `[`, `{"":1}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(bytes.TrimSpace([]byte(text))) > 0 {
			tellText([]byte(text))
		}
		schema, rows, _, err := readJSON(text, 1)
		var e *SyntaxError
		if err != nil && (!errors.As(err, &e) || e.Offset < 0 || e.Offset > int64(len(text))) {
			t.Fatalf("%q: %v", text, err)
		}
		schema2, rows2, _, err2 := readJSON(text, 2)
		if schema != schema2 || !slices.Equal(rows, rows2) || (err == nil) != (err2 == nil) {
			t.Fatalf("%q: %v and %v with 2 workers", text, err, err2)
		}
	})
}
