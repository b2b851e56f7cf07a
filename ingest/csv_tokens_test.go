package ingest

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fastRecords splits text by csvTokens, cut into chunks where cut allows after
// at most step bytes. A step under 1 means no cutting.
func fastRecords(t *testing.T, f csvFormat, text string, step int) [][]string {
	t.Helper()
	tokens := newCSVTokens(f)
	var records [][]string
	for buf := []byte(text); len(buf) > 0; {
		end := len(buf)
		for n := step; step > 0 && n < len(buf); n *= 2 {
			if end = tokens.cut(buf[:n]); end > 0 {
				break
			}
			end = len(buf)
		}
		var scratch, cell []byte
		for chunk, pos := buf[:end], 0; pos < end; {
			after, ok := tokens.next(chunk, pos, true)
			if !ok || after <= pos {
				t.Fatalf("next(%q, %d) = %d, %v", chunk, pos, after, ok)
			}
			var record []string
			for _, field := range tokens.fields {
				cell, scratch = tokens.text(chunk, field, scratch)
				record = append(record, string(cell))
			}
			records = append(records, record)
			pos = after
		}
		buf = buf[end:]
	}
	return records
}

func comma() csvFormat { return csvFormat{delim: []byte(","), quote: '"'} }

func backslashed() csvFormat {
	f := comma()
	f.backslash = true
	return f
}

// Each case goes through the fast reader, whole and in pieces, and its slow twin.
func TestTokens(t *testing.T) {
	tests := []struct {
		name, text string
		format     csvFormat
		want       [][]string
	}{
		{"plain", "a,b\n1,2\n", comma(), [][]string{{"a", "b"}, {"1", "2"}}},
		{"no last line end", "a,b\n1,2", comma(), [][]string{{"a", "b"}, {"1", "2"}}},
		{"crlf", "a,b\r\n1,2\r\n", comma(), [][]string{{"a", "b"}, {"1", "2"}}},
		{"carriage return is text", "a\rb,c\n", comma(), [][]string{{"a\rb", "c"}}},
		{"carriage return ends lines", "a,b\r1,2\r", csvFormat{delim: []byte(","), quote: '"', cr: true}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"quoted delimiter and line end", "\"a,\nb\",c\n", comma(), [][]string{{"a,\nb", "c"}}},
		{"doubled quote", `"a""b",""` + "\n", comma(), [][]string{{`a"b`, ""}}},
		{"backslash", `"a\"b\\",c` + "\n", backslashed(), [][]string{{`a"b\\`, "c"}}},
		{"spaces behind a quote", "\"a\" ,b\n", comma(), [][]string{{"a", "b"}}},
		{"empty cells", ",,\n", comma(), [][]string{{"", "", ""}}},
		{"quote inside a plain cell", "5'10\",b\"c\n", comma(), [][]string{{`5'10"`, `b"c`}}},
		{"quotes that should be doubled", "\"say \"hi\" now\",b\n", comma(), [][]string{{`say "hi" now`, "b"}}},
		{"stray opening quote before a quoted field", "\"1,a,\"x, y\",b\n2,c,d,e\n", comma(), [][]string{{`"1`, "a", "x, y", "b"}, {"2", "c", "d", "e"}}},
		{"stray quote at the end of a line", "1,\"\n2,\"b\"\n", comma(), [][]string{{"1", `"`}, {"2", "b"}}},
		{"quote that is never closed", "1,\"a\n2,b\n3,c\n", comma(), [][]string{{"1", `"a`}, {"2", "b"}, {"3", "c"}}},
		{"several characters", "a||b|c||\"d||e\"\n", csvFormat{delim: []byte("||"), quote: '"'}, [][]string{{"a", "b|c", "d||e"}}},
		{"runs of spaces", "  a   b \n1 2\n", csvFormat{delim: []byte(" "), quote: '"', collapse: true}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"space before a quote", "1, \"a, b\"\n", csvFormat{delim: []byte(","), quote: '"', skipSpace: true}, [][]string{{"1", "a, b"}}},
		{"one column", "a,b\nc\n", csvFormat{quote: '"'}, [][]string{{"a,b"}, {"c"}}},
		{"single quotes", "'a,b',c\n", csvFormat{delim: []byte(","), quote: '\''}, [][]string{{"a,b", "c"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, slowRecords(test.format, test.text)); diff != "" {
				t.Errorf("slow twin (-want +got):\n%s", diff)
			}
			for step := range len(test.text) {
				if diff := cmp.Diff(test.want, fastRecords(t, test.format, test.text, step)); diff != "" {
					t.Errorf("in steps of %d (-want +got):\n%s", step, diff)
				}
			}
		})
	}
}

// What encoding/csv writes is read as it was.
func TestTokensRoundTrip(t *testing.T) {
	records := [][]string{{"a", "b c", "d\"e"}, {"", " x", "line\nend"}, {`"`, `""`, ",\n,"}, {"ä", "\t", "'"}}
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	for step := range b.Len() {
		if diff := cmp.Diff(records, fastRecords(t, comma(), b.String(), step)); diff != "" {
			t.Errorf("in steps of %d (-want +got):\n%s", step, diff)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n", "1,\"\n2,\"b\"\n", "\"x\"y,\"z\n", "a||b\n", " a  b \n", "\\\"a\\\"\n", ",\"a\n\",\"\"b\n"} {
		for kind := range byte(8) {
			f.Add(s, kind, byte(3))
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind, step byte) {
		if len(text) > 1<<12 {
			return
		}
		format := []csvFormat{
			comma(),
			backslashed(),
			{delim: []byte(","), quote: '"', cr: true},
			{delim: []byte("||"), quote: '"'},
			{delim: []byte(" "), quote: '\'', collapse: true},
			{delim: []byte(","), quote: '"', skipSpace: true},
			{quote: '"'},
			{delim: []byte("\t")},
		}[kind%8]
		slow := slowRecords(format, text)
		if diff := cmp.Diff(slow, fastRecords(t, format, text, 0)); diff != "" {
			t.Fatalf("%q (-slow +fast):\n%s", text, diff)
		}
		if diff := cmp.Diff(slow, fastRecords(t, format, text, int(step))); diff != "" {
			t.Fatalf("%q in steps of %d (-slow +fast):\n%s", text, step, diff)
		}
	})
}
