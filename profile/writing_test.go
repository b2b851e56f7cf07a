package profile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriting(t *testing.T) {
	tests := []struct {
		text           string
		mojibake, html bool
		script         string
	}{
		{"plain", false, false, "Latin"},
		{"café", false, false, "Latin"},
		{"cafÃ©", true, false, "Latin"},
		{"itâ€™s", true, false, "Latin"},
		{"ÐŸÑ€Ð¸Ð²ÐµÑ‚", true, false, "Latin"},
		{"lost \ufffd", true, false, "Latin"},
		{"SÃO PAULO", false, false, "Latin"},
		{"Ñandú and ÂNGELA", false, false, "Latin"},
		{"a <b>bold</b> word", false, true, "Latin"},
		{"line<br/>break", false, true, "Latin"},
		{"Tom &amp; Jerry", false, true, "Latin"},
		{"isn&#39;t", false, true, "Latin"},
		{"a < b and c > d", false, false, "Latin"},
		{"R&D; S&P", false, false, "Latin"},
		{"a=1&b=2;", false, false, "Latin"},
		{"привет", false, false, "Cyrillic"},
		{"Toyota トヨタ", false, false, "Katakana"},
		{"東京", false, false, "Han"},
		{"12:30 – 14", false, false, ""},
		{"", false, false, ""},
	}
	for _, test := range tests {
		if got := isMojibake(test.text); got != test.mojibake {
			t.Errorf("mojibake in %q: %v", test.text, got)
		}
		if got := hasHTML(test.text); got != test.html {
			t.Errorf("HTML in %q: %v", test.text, got)
		}
		if got := script(test.text); got != test.script {
			t.Errorf("script of %q: %q, want %q", test.text, got, test.script)
		}
	}
	p := compute(t, record([]string{"x"}, cycle(30, "two words", "three of them", "Привет")), Options{})
	m := p.Columns[0].Text
	if diff := cmp.Diff([]Count{{"Latin", 20}, {"Cyrillic", 10}}, m.Scripts); diff != "" || m.MeanWords != 2 {
		t.Errorf("%v words: %s", m.MeanWords, diff)
	}
}

func TestCardinality(t *testing.T) {
	tests := []struct {
		name  string
		cells []any
		want  Cardinality
	}{
		{"four alike", cycle(40, "a", "b", "c", "d"), Cardinality{0.1, 2, 1, 0.25}},
		{"all different", fill(8, func(i int) any { return i }), Cardinality{1, 3, 1, 0.125}},
		{"one value", cycle(10, 7), Cardinality{0.1, 0, 0, 1}},
		{"missing ones left out", cycle(40, "a", nil, "b", nil), Cardinality{0.1, 1, 1, 0.5}},
	}
	for _, test := range tests {
		got := compute(t, record([]string{"x"}, test.cells), Options{}).Columns[0].Cardinality
		if diff := cmp.Diff(&test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	if got := compute(t, record([]string{"x"}, cycle(10, nil)), Options{}).Columns[0].Cardinality; got != nil {
		t.Errorf("nothing: %+v", got)
	}
}
