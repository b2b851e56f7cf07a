package profile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxSpelt is up to how many categories are held against one another.
	maxSpelt = 50_000
	// minSpelt is the fewest letters of a word in which a slip is told from another word, and minSpeltTwice that in
	// which two slips are.
	minSpelt, minSpeltTwice = 5, 8
	// minSpeltOfMany is minSpelt where there are so many values that short words are met by chance, as diver beside driver.
	minSpeltOfMany = 6
	// rarer is how many times rarer a slip of the pen is than what was meant.
	rarer = 20
	// maxSpeltBytes is how long texts may be that are held against one another, and maxJoined in how many words those may be that
	// a slip has joined.
	maxSpeltBytes, maxJoined = 100, 4
	maxSlip                  = 2 * utf8.UTFMax // bytes that two slips take away
)

// misspelt groups rare categories with the frequent one that differs in one word by a slip of the pen, see isSlip.
// Those that differ in case and signs alone are variants.
func misspelt(values []value) [][]Count {
	if len(values) > maxSpelt || len(values) < 2 || values[0].n < rarer*values[len(values)-1].n {
		return nil
	}
	var list []spelling
	for i, v := range values {
		if len(v.text) <= maxSpeltBytes && !isOneOfKinds(v.text) {
			if w := words(v.text); len(w) > 0 {
				list = append(list, spelling{w, v.n, i})
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	slips := map[int][]int{}
	for i, j := range meant(list) {
		if j >= 0 && (len(values) <= fewSpelt || slipLetters(list[j].words, list[i].words) >= minSpeltOfMany) {
			slips[list[j].value] = append(slips[list[j].value], list[i].value)
		}
	}
	if len(slips) > 0 && areNames(list) {
		return nil
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

// isMisspelt reports whether a text is the usual one but for a slip of the pen in one word. A letter between words, in place of
// the space, is a slip as well.
func isMisspelt(usual, text []string) bool {
	if len(usual) == 0 || len(text) == 0 || usual[0][0] != text[0][0] {
		return false
	}
	if len(usual) != len(text) {
		return len(usual)+len(text) <= 2*maxJoined && isSlip(strings.Join(usual, ""), strings.Join(text, ""))
	}
	at := -1
	for i := range usual {
		if usual[i] != text[i] {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	return at >= 0 && isSlip(usual[at], text[at])
}

// slipLetters is how many letters the shorter of the two words has in which texts differ.
func slipLetters(usual, text []string) int {
	a, b := strings.Join(usual, ""), strings.Join(text, "")
	if len(usual) == len(text) {
		for i := range usual {
			if usual[i] != text[i] {
				a, b = usual[i], text[i]
				break
			}
		}
	}
	return min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
}

// words are the words of a text as foldKey writes them.
func words(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-/,;()_", r) })
	for i, p := range parts {
		parts[i] = foldKey(p)
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// isSlip reports whether two words differ as a slip of the pen makes them differ: in one letter that is changed, left out,
// put in or swapped with the next one, or twice so in a long word when one of the two is the commonest of slips, a swap or a letter
// doubled or not. The first letter is seldom mistyped and must be the same; words with digits or signs name things; and what is
// another form or another word more often than a slip is none.
func isSlip(usual, word string) bool {
	if d := len(usual) - len(word); d > maxSlip || -d > maxSlip || usual[0] != word[0] {
		return false
	}
	a, b := []rune(usual), []rune(word)
	if min(len(a), len(b)) < minSpelt || a[0] != b[0] || !allLetters(a) || !allLetters(b) || isRoman(usual) || isRoman(word) {
		return false
	}
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	for _, e := range editsAt(a[i:], b[i:], a[i-1]) {
		restA, restB := a[i+e.a:], b[i+e.b:]
		if slices.Equal(restA, restB) {
			return !isOtherWord(a, b, i)
		}
		if min(len(a), len(b)) < minSpeltTwice {
			continue
		}
		j := 0
		for j < min(len(restA), len(restB)) && restA[j] == restB[j] {
			j++
		}
		last := a[i-1]
		if at := i + e.a + j; at > 0 {
			last = a[at-1]
		}
		for _, f := range editsAt(restA[j:], restB[j:], last) {
			if (e.common || f.common) && slices.Equal(restA[j+f.a:], restB[j+f.b:]) {
				return !isOtherWord(a, b, i)
			}
		}
	}
	return false
}

// An edit takes so many letters of one word for so many of the other.
type edit struct {
	a, b   int
	common bool // a swap, or a letter doubled or not
}

// editsAt are the edits that two different rests of words may begin with; before is the letter in front of them.
func editsAt(a, b []rune, before rune) (list []edit) {
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		list = append(list, edit{2, 2, true})
	}
	if len(a) > 0 {
		list = append(list, edit{1, 0, a[0] == before})
	}
	if len(b) > 0 {
		list = append(list, edit{0, 1, b[0] == before})
	}
	if len(a) > 0 && len(b) > 0 {
		list = append(list, edit{1, 1, false})
	}
	return list
}

// isOtherWord reports whether two words of which the first i letters are equal are forms of one word, as a plural or the other
// gender is, or two of a family: nitrate and nitrite.
func isOtherWord(a, b []rune, i int) bool {
	switch longer := max(len(a), len(b)); {
	case len(a) != len(b) && i == min(len(a), len(b)): // letters at the end: a doubled one may be a slip
		return longer-i > 1 || strings.ContainsRune("se", lastOf(a, b)) || lastOf(a, b) != a[i-1]
	case len(a) == len(b) && i == len(a)-1: // the last letter
		return true
	}
	x, y := string(a[i-1:]), string(b[i-1:])
	return len(a) == len(b) && len(x) <= 4 && isFamilyEnd(x) && isFamilyEnd(y)
}

// lastOf is the last letter of the longer one.
func lastOf(a, b []rune) rune {
	if len(a) > len(b) {
		return a[len(a)-1]
	}
	return b[len(b)-1]
}

// isFamilyEnd reports whether words of one family are told apart by an ending: substances, and what people do.
func isFamilyEnd(end string) bool {
	for _, e := range []string{"ate", "ite", "ide", "ane", "ene", "ine", "one", "yne", "ase", "ose", "ant", "ent", "able", "ible", "man", "men"} {
		if strings.HasSuffix(end, e) {
			return true
		}
	}
	return false
}

func allLetters(word []rune) bool {
	return !slices.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

func isRoman(word string) bool { return strings.Trim(word, "ivxlcdm") == "" }

// isOneOfKinds reports whether text ends in a letter that tells kinds apart: FuseA and FuseP, grade A and grade B.
func isOneOfKinds(text string) bool {
	runes := []rune(text)
	n := len(runes)
	return n > 1 && (unicode.IsUpper(runes[n-1]) && unicode.IsLower(runes[n-2]) || !unicode.IsLetter(runes[n-2]))
}
