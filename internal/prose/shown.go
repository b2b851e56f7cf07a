package prose

import (
	"strings"
	"unicode"
)

// Shown reports whether a character of unknown origin may be shown as it is: a
// graphic character that takes room, an ordinary space, or a joiner, which scripts
// and emoji need. Line breaks, tabs and whatever else steers a terminal, turns the
// direction of writing or stays invisible may not.
func Shown(r rune) bool {
	const joiner, nonJoiner, grapheme = '\u200d', '\u200c', '\u034f'
	switch {
	case r < 0x7f:
		return r >= ' '
	case r == joiner, r == nonJoiner:
		return true
	case r == grapheme, r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0':
		return false // letters by class, blank by looks
	}
	return unicode.IsGraphic(r)
}

// Line is a text of unknown origin as one line: what breaks lines becomes a blank, and
// what would steer a terminal or hide in a text is replaced.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case Shown(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return unicode.ReplacementChar
	}, s)
}

// Lines is Line for a text of several lines, which stay.
func Lines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Line(lines[i])
	}
	return strings.Join(lines, "\n")
}
