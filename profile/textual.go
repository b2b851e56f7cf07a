package profile

import (
	"cmp"
	"slices"
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

// variants groups values that differ only in case, spaces, accents, punctuation or the way in which Unicode
// or German writes a letter, most frequent group first.
func variants(values []value) [][]Count {
	groups := map[string][]Count{}
	met := map[string]bool{}
	keys := make([]string, len(values))
	for i, v := range values {
		keys[i] = foldKey(v.text)
		met[keys[i]] = true
	}
	for i, v := range values { // most frequent first
		key := keys[i]
		if long := longUmlauts(v.text); long != "" && met[foldKey(long)] {
			key = foldKey(long)
		}
		if key != "" {
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
