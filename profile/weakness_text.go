package profile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

const (
	// mojibakeMarks is UTF-8 that was read as Windows-1252 or Latin-1: the first byte of a letter
	// shows as Ã or Â and the second as a sign, which in no language follows those.
	mojibakeMarks = "[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|â€|\ufffd"
	// htmlMarks is a tag or an entity of HTML.
	htmlMarks = `</?(?:a|b|i|p|br|div|span|em|strong|li|ul|img|h[1-6]|td|tr|font|blockquote)(?:\s[^<>]*)?/?>|&(?:amp|lt|gt|quot|nbsp|apos|#\d{2,5}|#x[0-9a-fA-F]{2,4});`
)

var (
	mojibakeIn = regexp.MustCompile(mojibakeMarks)
	htmlIn     = regexp.MustCompile(htmlMarks)
)

// oddText tells of damage to the texts of a column.
func (f *facts) oddText() {
	name := f.c.field.Name
	if n := f.column.Text; n != nil && n.Untrimmed > 0 {
		f.odd("white-space", n.Untrimmed, fmt.Sprintf("%s of %s %s white space before or after.",
			counted(n.Untrimmed, "value"), quoted(name), verb(n.Untrimmed, "has", "have")),
			fmt.Sprintf(`df[%s.notna() & (%s.astype(str) != %s.astype(str).str.strip()) & (%s.astype(str).str.strip() != "")]`, df(name), df(name), df(name), df(name)),
			func(i int) bool { return f.cells.Valid[i] && isUntrimmed(f.cells.Text(i)) })
	}
	if f.column.Kind == URL || f.column.Kind == Record {
		return
	}
	f.oddMarks("mojibake", mojibakeIn, "ÃÂâ\ufffd", `[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|â€|\ufffd`,
		"has letters that were broken by a wrong encoding")
	f.oddMarks("html", htmlIn, "<&", htmlMarks, "has tags or signs of HTML")
}

func isUntrimmed(text string) bool {
	return text != "" && strings.TrimSpace(text) != "" && strings.TrimSpace(text) != text
}

// oddMarks tells of texts that a pattern is found in. first lists the characters that it can begin with.
func (f *facts) oddMarks(id string, marks *regexp.Regexp, first, pattern, what string) {
	has := func(text string) bool { return strings.ContainsAny(text, first) && marks.MatchString(text) }
	var n int64
	example := ""
	for _, v := range f.values {
		if has(v.text) {
			n += v.n
			if example == "" {
				example = v.text
			}
		}
	}
	if n == 0 {
		return
	}
	rows := counted(n, "row")
	if !f.exact {
		rows = about(n, "row")
	}
	literal := "r" + `"` + strings.ReplaceAll(pattern, `"`, `\x22`) + `"`
	f.odd(id, n, fmt.Sprintf("%s %s in %s, such as %s.", quoted(f.c.field.Name), what, rows, quoted(around(example, marks))),
		fmt.Sprintf("df[%s.astype(str).str.contains(%s, regex=True)]", df(f.c.field.Name), literal),
		func(i int) bool { return f.cells.Valid[i] && has(f.cells.Text(i)) })
}

// around cuts a long text to what stands beside the first mark.
func around(text string, marks *regexp.Regexp) string {
	const before, after = 20, 40
	at := marks.FindStringIndex(text)
	runes := []rune(text[:at[0]])
	start := string(runes[max(0, len(runes)-before):])
	rest := []rune(text[at[0]:])
	return strings.Map(func(r rune) rune {
		if prose.Shown(r) {
			return r
		}
		return '\ufffd'
	}, start+string(rest[:min(len(rest), after)]))
}
