package profile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

const (
	// maxSpelt is up to how many categories are held against one another.
	maxSpelt = 500
	// minSpelt is the fewest letters in which a slip is told from another word.
	minSpelt = 5
	// rarer is how many times rarer a slip of the pen is than what was meant.
	rarer = 20
)

// misspelt groups rare categories with the frequent one that differs in one letter: changed, left out, put in or
// swapped with the next one. Texts with digits name things and are left out; those that differ in case and signs alone
// are variants.
func misspelt(values []value) [][]Count {
	if len(values) > maxSpelt {
		return nil
	}
	keys := make([]string, len(values))
	for i, v := range values {
		if key := foldKey(v.text); len(key) >= minSpelt && len(key) <= 60 && !strings.ContainsAny(key, "0123456789") {
			keys[i] = key
		}
	}
	byDeletion := map[string][]int{} // of the frequent ones, by what is left without one letter
	for i, key := range keys {
		if key != "" && values[i].n >= rarer {
			for _, part := range deletions(key) {
				byDeletion[part] = append(byDeletion[part], i)
			}
		}
	}
	slips := map[int][]int{}
	for i, key := range keys {
		if key == "" {
			continue
		}
		meant := -1
		for _, part := range deletions(key) {
			for _, k := range byDeletion[part] {
				if values[k].n >= rarer*values[i].n && isSlip(keys[k], key) && !isOneOfKinds(values[i].text) && (meant < 0 || k < meant) {
					meant = k
				}
			}
		}
		if meant >= 0 {
			slips[meant] = append(slips[meant], i)
		}
	}
	var found [][]Count
	for meant, others := range slips {
		g := []Count{{values[meant].text, values[meant].n}}
		for _, i := range others {
			g = append(g, Count{values[i].text, values[i].n})
		}
		found = append(found, g)
	}
	slices.SortFunc(found, func(a, b []Count) int {
		return cmp.Or(cmp.Compare(b[0].Count, a[0].Count), cmp.Compare(a[0].Value, b[0].Value))
	})
	return found
}

// deletions returns text itself and what is left of it without each of its letters. Two texts one edit apart share one.
func deletions(text string) []string {
	parts := []string{text}
	for i, r := range text {
		parts = append(parts, text[:i]+text[i+len(string(r)):])
	}
	return parts
}

// isSlip reports whether two texts that share a deletion differ in one letter, by a digit or sign nowhere. The first letter,
// which is seldom mistyped, must be the same; an s more or less at the end is another form of the word.
func isSlip(a, b string) bool {
	if a == b || a[0] != b[0] || a+"s" == b || b+"s" == a {
		return false
	}
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	swapped := len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
	if !swapped && (len(x) > 1 || len(y) > 1) {
		return false
	}
	return !strings.ContainsFunc(string(x)+string(y), func(r rune) bool { return !unicode.IsLetter(r) })
}

// isOneOfKinds reports whether text ends in a letter that tells kinds apart: FuseA and FuseP, grade A and grade B.
func isOneOfKinds(text string) bool {
	runes := []rune(text)
	n := len(runes)
	return n > 1 && (unicode.IsUpper(runes[n-1]) && unicode.IsLower(runes[n-2]) || !unicode.IsLetter(runes[n-2]))
}
