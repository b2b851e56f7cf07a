package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// cells is how many columns of a terminal s takes: wide characters of East Asia
// and emoji take two, combining ones none.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

func cellsOf(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// pad fills s with spaces to n cells, cutting what is longer.
func pad(s string, n int) string {
	if cells(s) > n {
		s = cut(s, n)
	}
	return s + strings.Repeat(" ", n-cells(s))
}

// cut shortens s to n cells, the last one an ellipsis.
func cut(s string, n int) string {
	used := 0
	for i, r := range s {
		if used+cellsOf(r) > n-1 {
			return s[:i] + "…"
		}
		used += cellsOf(r)
	}
	return s
}

// wrap breaks s into lines of at most n cells, at spaces where it can.
func wrap(s string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && cells(line)+1+cells(word) > n {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
		for cells(line) > n {
			at := fit(line, n)
			lines, line = append(lines, line[:at]), line[at:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fit is how many bytes of s take at most n cells, and at least one character.
func fit(s string, n int) int {
	used := 0
	for i, r := range s {
		used += cellsOf(r)
		if used > n && i > 0 {
			return i
		}
	}
	return len(s)
}
