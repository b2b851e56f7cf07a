package prose

import "unicode"

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
