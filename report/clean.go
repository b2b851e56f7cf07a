package report

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/fairset/fairset/internal/prose"
)

// clean makes text of unknown origin safe to show: what would steer a terminal,
// turn the direction of writing or stay invisible becomes visible. Newlines
// become ↵, tabs ⇥, other controls and format characters ⟨U+202E⟩, invalid bytes
// U+FFFD. Joiners stay, because scripts and emoji need them.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteRune('↵')
		case r == '\t':
			b.WriteRune('⇥')
		case prose.Shown(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !prose.Shown(r) {
			return false
		}
	}
	return true
}

// longestText is how many characters of any one text a report shows. A header of
// a megabyte is an attack or an accident, and no reader's loss.
const longestText = 1000

// cleaned returns a copy of d that may be shown: masked, and every string in it went
// through clean and is at most longestText long; d stays as it is.
func cleaned(d Document) Document {
	return copied(reflect.ValueOf(masked(d)), func(_, s string) string {
		return clean(short(s, longestText))
	}).Interface().(Document)
}

// columnName is a column's name as a report shows it.
func columnName(s string) string {
	if strings.TrimSpace(s) == "" {
		return "(no name)"
	}
	return short(s, longestName)
}

// short cuts s to at most n characters, the middle left out.
func short(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	tail := n / 4
	return string(r[:n-tail-1]) + "…" + string(r[len(r)-tail:])
}
