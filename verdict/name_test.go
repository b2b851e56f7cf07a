package verdict

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestQuoted(t *testing.T) {
	tests := []struct{ name, want string }{
		{"price", "price"},
		{"sale_tax-2.b", "sale_tax-2.b"},
		{"größe", "größe"},
		{"sale price", `"sale price"`},
		{`say "hi"`, `"say 'hi'"`},
		{"", "(no name)"},
		{"\x00\x1b", "(no name)"},
		{"a\x1b[31mb", `"a[31mb"`},
		{"a\nb\tc", `"a b c"`},
		{"a\u202eb\u200b\ufeff", "ab"},
		{"a\xffb", "ab"},
		{"ن\u200cم", "\"ن\u200cم\""}, // a joiner belongs to the script
		{strings.Repeat("x", 41), strings.Repeat("x", 27) + "…" + strings.Repeat("x", 12)},
		{strings.Repeat("x", 40), strings.Repeat("x", 40)},
	}
	for _, tt := range tests {
		if got := quoted(tt.name); got != tt.want {
			t.Errorf("quoted(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		columns []string
		want    string
	}{
		{[]string{"a"}, "a"},
		{[]string{"a", "b"}, "a and b"},
		{[]string{"a", "b", "c"}, "a, b and c"},
		{[]string{"a", "b", "c", "d", "e"}, "a, b, c, d and 1 more column"},
		{strings.Split("abcdefgh", ""), "a, b, c, d and 4 more columns"},
	}
	for _, tt := range tests {
		if got := names(tt.columns); got != tt.want {
			t.Errorf("names(%q) = %q, want %q", tt.columns, got, tt.want)
		}
	}
}

// Whatever a file calls its columns, a sentence stays short, printable and
// free of what steers a terminal.
func FuzzSentence(f *testing.F) {
	for _, name := range []string{"price", "", "\x1b]0;x\a", "a\u202eb", "\xff\xfe", strings.Repeat("long ", 99), `"`, "..", "/"} {
		f.Add(name, name)
	}
	f.Fuzz(func(t *testing.T, file, name string) {
		c := *leakCase(about(0.5, 0.01))
		c.Reading.Name = file
		c.Told.Target, c.Profile.Target.Column, c.Profile.Columns[7].Name = name, name, name
		c.Profile.Target.DropTest[0].Columns = []string{name}
		v := Judge(c, DefaultPolicy())
		texts := []string{v.Sentence}
		for _, finding := range v.Findings {
			texts = append(texts, finding.Reason, finding.Flip, finding.Remedy, finding.Ask)
		}
		for _, text := range texts {
			if !utf8.ValidString(text) || len([]rune(text)) > 700 || strings.ContainsFunc(text, steers) {
				t.Errorf("%q", text)
			}
		}
	})
}

func steers(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

func TestDropFlag(t *testing.T) {
	tests := []struct {
		columns []string
		want    string
	}{
		{[]string{"price"}, "--drop price"},
		{[]string{"sub_grade", "grade"}, "--drop sub_grade,grade"},
		{[]string{"Total Bill", "größe"}, "--drop 'Total Bill,größe'"},
		{[]string{"a,b", `c"d`}, `--drop '"a,b","c""d"'`},
		{[]string{"it's; rm"}, `--drop 'it'\''s; rm'`},
		{[]string{"odd\x1b[2J"}, ""},
	}
	for _, tt := range tests {
		if got := dropFlag(tt.columns); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.columns, got, tt.want)
		}
	}
}
