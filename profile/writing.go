package profile

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// measureWriting fills what TextMeasures tell about words, scripts and damage. The counts are exact
// where Column.TopExact is, else scaled up from the row sample.
func (f *facts) measureWriting(m *TextMeasures) {
	scripts := map[string]int64{}
	var words, n int64
	for _, v := range f.values {
		n += v.n
		words += v.n * int64(len(strings.Fields(v.text)))
		if isMojibake(v.text) {
			m.Mojibake += v.n
		}
		if hasHTML(v.text) {
			m.HTML += v.n
		}
		if s := script(v.text); s != "" {
			scripts[s] += v.n
		}
	}
	m.MeanWords = share(words, n)
	for s, count := range scripts {
		m.Scripts = append(m.Scripts, Count{s, count})
	}
	slices.SortFunc(m.Scripts, compareCounts)
}

// compareCounts brings the most frequent first, equals in the order of their values.
func compareCounts(a, b Count) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
}

// isMojibake reports whether text holds what comes of reading UTF-8 as Windows-1252, such as "Ã©" for "é" or
// "â€™" for "’", or the sign for a character that was lost.
func isMojibake(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return mojibake.MatchString(text[i:])
		}
	}
	return false
}

// mojibake is two or more characters that Windows-1252 makes of one character in UTF-8: a leading byte (0xC2 to
// 0xF4) and what the bytes 0x80 to 0xBF after it become.
var mojibake = regexp.MustCompile(`\x{FFFD}|[ÂÃ][\x{80}-\x{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[Ð-Ñ][\x{80}-\x{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€„‚][\x{80}-\x{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¦¢]|ï»¿|ðŸ`)

// hasHTML reports whether text holds a tag or an entity of HTML.
func hasHTML(text string) bool {
	if strings.IndexByte(text, '<') >= 0 && htmlTag.MatchString(text) {
		return true
	}
	at := strings.IndexByte(text, '&')
	return at >= 0 && strings.IndexByte(text[at:], ';') > 0 && htmlEntity.MatchString(text) && html.UnescapeString(text) != text
}

var (
	htmlTag    = regexp.MustCompile(`(?i)</?(a|b|i|u|p|br|hr|div|span|em|strong|img|table|tr|td|th|ul|ol|li|h[1-6]|font|sup|sub|script|style|html|body)(\s[^<>]*)?/?>`)
	htmlEntity = regexp.MustCompile(`&(#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d?);`)
)

// knownScripts are those that most texts of the world are written in, by their names in Unicode.
var knownScripts = []string{
	"Latin", "Cyrillic", "Greek", "Han", "Hiragana", "Katakana", "Hangul", "Arabic", "Hebrew", "Devanagari", "Bengali",
	"Tamil", "Telugu", "Thai", "Georgian", "Armenian", "Ethiopic",
}

// script is the script of the first letter of text that is not Latin, "Latin" where all are, "" where there is no letter.
func script(text string) string {
	found := ""
	for _, r := range text {
		switch {
		case r < unicode.MaxLatin1:
			if found == "" && unicode.IsLetter(r) {
				found = "Latin"
			}
			continue
		case !unicode.IsLetter(r):
			continue
		}
		for _, name := range knownScripts {
			if unicode.Is(unicode.Scripts[name], r) {
				if name != "Latin" {
					return name
				}
				found = name
				break
			}
		}
	}
	return found
}
