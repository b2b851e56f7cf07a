package brief

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainly is text as a person reads it: entities and percent signs decoded, characters
// that are not seen and marks of emphasis inside words taken away, letters that look like Latin
// ones made so, and words that are joined as in missingValues parted.
func plainly(text string) string {
	text = html.UnescapeString(text)
	text = escaped.ReplaceAllStringFunc(text, func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			return plain
		}
		return s
	})
	text = norm.NFKC.String(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || r == '\uFFFD':
			return -1
		case lookalikes[r] != 0:
			return lookalikes[r]
		}
		return r
	}, text)
	text = comment.ReplaceAllString(text, "")
	text = emphasis.ReplaceAllString(text, "$1$3")
	text = plus.ReplaceAllString(text, "$1 $2")
	return joinedWords.ReplaceAllString(text, "$1 $2")
}

var (
	escaped     = regexp.MustCompile(`(%[0-9A-Fa-f]{2})+`)
	comment     = regexp.MustCompile(`<!--.*?-->|</?(b|i|u|em|strong|span|wbr)\b[^>]*>`)
	emphasis    = regexp.MustCompile("(\\pL)(\\*{1,3}|`+|~~|__?\\*|\\\\)(\\pL)")
	plus        = regexp.MustCompile(`(\pL)\+(\pL)`) // a blank in an address
	joinedWords = regexp.MustCompile(`(\p{Ll})(\p{Lu}\p{Ll})`)
)

// lookalikes are Cyrillic and Greek letters that read as Latin ones (Unicode, confusables).
var lookalikes = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i', 'ѕ': 's', 'ј': 'j', 'ԁ': 'd', 'ӏ': 'l', 'ո': 'n',
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'І': 'I', 'Ѕ': 'S',
	'ο': 'o', 'α': 'a', 'ι': 'i', 'ν': 'v', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'Ο': 'O', 'Α': 'A', 'Ι': 'I', 'Ν': 'N', 'Μ': 'M', 'ı': 'i', 'ɡ': 'g',
}
