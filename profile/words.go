package profile

import (
	"strings"

	"github.com/fairset/fairset/internal/absent"
)

// missingWords are texts that mean missing almost wherever they stand alone. The
// first stands for every text of white space only.
var missingWords = [...]string{
	" ", "", "NA", "N/A", "n/a", "#N/A", "<NA>", "null", "NULL", "NaN", "nan",
	"?", "-", "--", ".", `\N`, "(null)", "(blank)",
}

// beginsWord tells with which bytes missing words begin, save the empty one.
var beginsWord = [256]bool{
	' ': true, '\t': true, '\n': true, '\v': true, '\f': true, '\r': true,
	'N': true, 'n': true, '#': true, '<': true, '?': true, '-': true, '.': true, '\\': true, '(': true,
}

// maxWord is the length of the longest missing word.
const maxWord = 7

// mayBeMissing is false for most texts that missingWord does not know, and takes less time.
func mayBeMissing(text string) bool {
	return len(text) == 0 || beginsWord[text[0]] && (len(text) <= maxWord || text[0] == ' ')
}

// missingWord returns the place of text in missingWords, −1 when it is none.
// Note: a map look-up costs four times the switch.
func missingWord(text string) int {
	switch text {
	case "":
		return 1
	case "NA":
		return 2
	case "N/A":
		return 3
	case "n/a":
		return 4
	case "#N/A":
		return 5
	case "<NA>":
		return 6
	case "null":
		return 7
	case "NULL":
		return 8
	case "NaN":
		return 9
	case "nan":
		return 10
	case "?":
		return 11
	case "-":
		return 12
	case "--":
		return 13
	case ".":
		return 14
	case `\N`:
		return 15
	case "(null)":
		return 16
	case "(blank)":
		return 17
	}
	if isSpace(text[0]) && strings.TrimSpace(text) == "" {
		return 0
	}
	return -1
}

// plausible reports whether a missing word means missing beside the other
// values of its column. It does not when it is one of many codes of its own
// shape: "NA" among two-letter country codes, "-" among signs.
func plausible(word string, others []value) bool {
	if len(others) == 0 {
		return true
	}
	var twoLetters, continents, signs, n int
	for _, v := range others {
		if missingWordOrBlank(v.text) {
			continue
		}
		n++
		if len(v.text) == 2 && isUpper(v.text[0]) && isUpper(v.text[1]) {
			twoLetters++
			if strings.Contains(" AF AN AS EU OC SA ", " "+v.text+" ") {
				continents++
			}
		}
		if len(v.text) <= 2 && strings.Trim(v.text, "+-*/.=<>?!#%&|~^") == "" {
			signs++
		}
	}
	switch word {
	case "NA":
		return (twoLetters < 10 || 2*twoLetters < n) && (continents < 3 || continents < n) // not North America
	case "?", "-", "--", ".":
		return n == 0 || 2*signs < n
	}
	return true
}

func missingWordOrBlank(text string) bool { return text == "" || missingWord(text) >= 0 }

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// weakMissing reports whether text is a word for missing that may as well be a
// value, so that it is only ever a candidate for Disguised.
func weakMissing(text string) bool { return absent.Of(text) != absent.Present }

// needsNumbers reports whether a weak word for missing is a plain answer in most columns, so that it counts only
// beside numbers, amounts or dates.
func needsNumbers(text string) bool { return absent.Of(text) == absent.Nothing }
