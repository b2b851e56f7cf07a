package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldKey is what spellings of one text have in common: letters and digits in lower case, accents, spaces and most signs
// taken off, "&" written out. Signs that tell texts apart stay: those at a digit that is not part of a name, because 1.5 and 15
// or 5 and −5 are not one value, and those at the ends of short texts, because A and A+ are not.
func foldKey(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if !isASCII(text) {
		runes = []rune(strings.TrimSpace(plainSigns.Replace(norm.NFKD.String(text))))
	}
	var b strings.Builder
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.In(r, unicode.Mn, unicode.Cf), unicode.IsSpace(r), r == '_', r == '"', r == '`':
		case r == '&' && isBetween(runes, i):
			b.WriteString("and")
		case !isLoose(runes, i):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isLoose reports whether the sign at i may be there or not without a text meaning something else.
func isLoose(runes []rune, i int) bool {
	var before, after rune
	if i > 0 {
		before = runes[i-1]
	}
	if i+1 < len(runes) {
		after = runes[i+1]
	}
	switch runes[i] {
	case '.':
		if unicode.IsDigit(after) {
			return unicode.IsLetter(before)
		}
		return !unicode.IsDigit(before) || after != 0
	case '-':
		switch {
		case after == 0:
			return endsInWord(runes[:i])
		case unicode.IsDigit(after):
			return unicode.IsLetter(before) // Covid-19, F-150
		}
		return before != 0
	case '\'', '/':
		return before != 0 && after != 0 && !unicode.IsDigit(before) && !unicode.IsDigit(after)
	case ',', ';', ':', '!':
		if after == 0 {
			return endsInWord(runes[:i])
		}
		return runes[i] == ',' && before != 0 && !unicode.IsDigit(before) && !unicode.IsDigit(after)
	}
	return false
}

// endsInWord reports whether more than three letters are at the end: of fewer, as of a grade or a blood group, a sign may make another.
func endsInWord(runes []rune) bool {
	n := 0
	for n < len(runes) && unicode.IsLetter(runes[len(runes)-1-n]) {
		n++
	}
	return n > 3
}

// isBetween reports whether the sign at i stands between words, spaces aside.
func isBetween(runes []rune, i int) bool {
	return strings.TrimSpace(string(runes[:i])) != "" && strings.TrimSpace(string(runes[i+1:])) != ""
}

// plainSigns writes signs and letters, as NFKD leaves them, in the way of typewriters.
var plainSigns = strings.NewReplacer(
	"’", "'", "‘", "'", "´", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-",
	"ß", "ss", "ẞ", "SS", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ı", "i",
)

// longUmlauts writes ä, ö and ü as ae, oe and ue; "" for a text without any.
func longUmlauts(text string) string {
	if isASCII(text) {
		return ""
	}
	composed := norm.NFC.String(text)
	if long := umlauts.Replace(composed); long != composed {
		return long
	}
	return ""
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
