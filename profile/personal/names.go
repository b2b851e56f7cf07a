package personal

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed given.txt
var givenText string

//go:embed surnames.txt
var surnameText string

var (
	givenNames = lexicon(givenText)
	surnames   = lexicon(surnameText)
)

// lexicon is the words of a list, whose first line is a comment.
func lexicon(text string) map[string]bool {
	_, text, _ = strings.Cut(text, "\n")
	words := map[string]bool{}
	for _, word := range strings.Fields(text) {
		words[word] = true
	}
	return words
}

// A likeness is how much a text looks like the name of a person.
type likeness int

const (
	noName   likeness = iota
	oneWord           // a given name or a surname alone
	fullName          // a given name with others, or a title before a name
)

// nameLikeness looks a text up in the lexicons: "Ann Lee", "Lee, Ann", "Braund, Mr. Owen".
func nameLikeness(text string) likeness {
	if len(text) > 80 || strings.ContainsAny(text, "0123456789@/\\_:;!?%$#*=+<>{}[]|") {
		return noName
	}
	text, _, _ = strings.Cut(text, "(")
	last, rest, comma := strings.Cut(text, ",")
	words := nameParts(text)
	if comma {
		words = append(nameParts(rest), nameParts(last)...)
	}
	if len(words) == 0 || len(words) > 6 {
		return noName
	}
	titled := false
	for len(words) > 1 && isTitle(words[0]) {
		titled = true
		words = words[1:]
	}
	first := strings.ToLower(words[0])
	switch {
	case len(words) == 1 && titled, len(words) == 1 && (givenNames[first] || surnames[first]):
		return oneWord
	case len(words) > 1 && (titled || givenNames[first]) && capitalised(words):
		return fullName
	}
	return noName
}

func nameParts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '.' || r == '"' || r == ',' })
}

func isTitle(word string) bool {
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "miss", "master", "dr", "prof", "rev", "sir", "lady", "herr", "frau", "mme", "mlle", "sra", "sr":
		return true
	}
	return false
}

// capitalised reports whether the words begin with capitals, as those of names do, apart
// from particles such as "van", or are all written small.
func capitalised(words []string) bool {
	capitals, small := 0, 0
	for _, w := range words {
		if w == "" {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r) && len(w) > 3:
			small++
		case !unicode.IsLetter(r):
			return false
		}
	}
	return small == 0 || capitals == 0
}
