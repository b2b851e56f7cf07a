package profile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// measureText fills TextMeasures of a column of text.
func (f *facts) measureText() {
	t := &f.text
	if !f.c.storage.isText() || t.n == 0 {
		return
	}
	m := &TextMeasures{
		MinLength: t.minLen, MaxLength: t.maxLen, MeanLength: float64(t.sumLen) / float64(t.n),
		Untrimmed: t.untrimmed, Variants: [][]Count{},
	}
	if f.exact && f.column.Kind != Identifier && f.repetition() >= 1.2 {
		m.Variants = variants(f.values)
		if f.column.Kind != Code {
			m.Misspelt = misspelt(f.values)
		}
	}
	f.measureWriting(m)
	f.column.Text = m
}

// variants groups values that differ only in case, spaces, accents or
// punctuation, most frequent group first.
func variants(values []value) [][]Count {
	groups := map[string][]Count{}
	for _, v := range values { // most frequent first
		if key := foldKey(v.text); key != "" {
			groups[key] = append(groups[key], Count{v.text, v.n})
		}
	}
	found := [][]Count{}
	for _, g := range groups {
		if len(g) > 1 {
			found = append(found, g)
		}
	}
	total := func(g []Count) (n int64) {
		for _, c := range g {
			n += c.Count
		}
		return n
	}
	slices.SortFunc(found, func(a, b []Count) int {
		return cmp.Or(cmp.Compare(total(b), total(a)), cmp.Compare(a[0].Value, b[0].Value))
	})
	return found
}

// foldKey is text in lower case with letters and digits only, accents taken off.
// Signs between digits stay, because 1.5 and 15 are not spellings of one value,
// and so do signs at the ends, because A and A+ are not.
func foldKey(text string) string {
	runes := []rune(norm.NFD.String(strings.TrimSpace(text)))
	var b strings.Builder
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r), unicode.IsSpace(r), r == '_':
		case r == '.' && (i == 0 || !unicode.IsDigit(runes[i-1])):
		case r == '-' || r == '\'' || r == '.' || r == '/' || r == ',':
			if i == 0 || i == len(runes)-1 || unicode.IsDigit(runes[i-1]) || unicode.IsDigit(runes[i+1]) {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
