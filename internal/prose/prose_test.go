package prose_test

import (
	"fmt"
	"testing"
	"unicode"

	"github.com/fairset/fairset/internal/prose"
)

func TestGroup(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "0": "0", "999": "999", "1000": "1,000", "-1000": "-1,000", "-999": "-999",
		"1234567": "1,234,567", "-9223372036854775808": "-9,223,372,036,854,775,808",
		"1234.5": "1,234.5", "0.12345": "0.12345", "-0.5": "-0.5", "12.": "12",
	} {
		if got := prose.Group(number); got != want {
			t.Errorf("Group(%q) = %q, want %q", number, got, want)
		}
	}
}

func TestTrimZeros(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "100": "100", "1.50": "1.5", "2.00": "2", "-0.10": "-0.1", "0.0": "0", "10.05": "10.05",
	} {
		if got := prose.TrimZeros(number); got != want {
			t.Errorf("TrimZeros(%q) = %q, want %q", number, got, want)
		}
	}
}

func TestShown(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string
		want bool
	}{
		{"plain", "aZ 0~é漢Ω€", true},
		{"no-break space", "\u00a0", true},
		{"joiners", "\u200c\u200d", true},
		{"controls", "\x00\a\b\t\n\v\f\r\x1b\x7f\u0080\u009b", false},
		{"directions", "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", false},
		{"line ends", "\u0085\u2028\u2029", false},
		{"invisible", "\u00ad\u200b\u2060\ufeff\u034f\u115f\u1160\u3164\uffa0\U000e0041", false},
		{"no character", "\ud7ff\U0010ffff\ue000", false},
	} {
		for _, r := range tt.text {
			if tt.name == "no character" && unicode.IsGraphic(r) {
				t.Errorf("%U is a character: choose another for this row", r)
			}
			if got := prose.Shown(r); got != tt.want {
				t.Errorf("%s: Shown(%U) = %v", tt.name, r, got)
			}
		}
	}
}

func TestEdits(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"price", "price", 0},
		{"", "abc", 3},
		{"kitten", "sitting", 3}, // Levenshtein's textbook example
		{"prcie", "price", 2},
		{"straße", "strasse", 2}, // characters, not bytes
		{"größe", "grosse", 3},
	} {
		if got := prose.Edits(tt.a, tt.b); got != tt.want {
			t.Errorf("Edits(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := prose.Edits(tt.b, tt.a); got != tt.want {
			t.Errorf("Edits(%q, %q) = %d, want %d: it is the same both ways", tt.b, tt.a, got, tt.want)
		}
	}
}

func Example() {
	fmt.Println(prose.Group("4014"), prose.TrimZeros("7.50"), prose.Shown('\u202e'), prose.Edits("prcie", "price"))
	// Output: 4,014 7.5 false 2
}
