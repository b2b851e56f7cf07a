package ingest

import (
	"bytes"
	"strings"
)

// A cellShape is what a cell looks like at first sight: enough to tell a likely
// dialect from an unlikely one and a header from data. Package cell decides types.
type cellShape int

const (
	shapeEmpty cellShape = iota
	shapeMissing
	shapeNumber
	shapeTime
	shapeBoolean
	shapeWord
	shapeText
	shapeOdd // text that holds a separator or a loose quote
)

// typed reports whether a header would not look so.
func (s cellShape) typed() bool {
	return s == shapeNumber || s == shapeTime || s == shapeBoolean
}

func shapeOf(cell []byte) cellShape {
	cell = bytes.TrimSpace(cell)
	if len(cell) == 0 {
		return shapeEmpty
	}
	if len(cell) <= 40 {
		switch {
		case looksNumber(cell):
			return shapeNumber
		case looksTime(cell):
			return shapeTime
		}
		switch strings.ToLower(string(cell)) {
		case "na", "n/a", "nan", "null", "none", "nil", "-", "--", "?", ".", "inf", "-inf":
			return shapeMissing
		case "true", "false", "yes", "no", "t", "f", "y", "n":
			return shapeBoolean
		}
	}
	switch {
	case bytes.ContainsAny(cell, ",;|\t\""):
		return shapeOdd
	case bytes.ContainsAny(cell, " "):
		return shapeText
	}
	return shapeWord
}

// looksNumber accepts digits with sign, decimal point or comma, grouping,
// exponent, and a currency or percent sign around them.
func looksNumber(b []byte) bool {
	b = bytes.Trim(b, "%$ ")
	b = bytes.TrimPrefix(bytes.TrimPrefix(bytes.TrimLeft(b, "+-("), []byte("£")), []byte("€"))
	b = bytes.TrimSuffix(bytes.TrimLeft(b, "$- "), []byte(")"))
	digits, exponent := 0, false
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' || c == ',' || c == '\'':
			if i > 0 && b[i-1] == c {
				return false
			}
		case (c == 'e' || c == 'E') && digits > 0 && !exponent && i+1 < len(b):
			exponent = true
		case (c == '-' || c == '+') && exponent && (b[i-1] == 'e' || b[i-1] == 'E'):
		default:
			return false
		}
	}
	return digits > 0
}

// looksTime accepts what is made of digits and date separators alone, and
// dates with the name of a month.
func looksTime(b []byte) bool {
	digits, separators, letters := 0, 0, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '-' || c == '/' || c == ':':
			separators++
		case c == '.' || c == ' ' || c == '+' || c == ',':
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		default:
			return false
		}
	}
	if digits == 0 || b[0] == '-' || b[0] == ':' {
		return false
	}
	if letters == 0 {
		return separators >= 2 && digits >= 3 || separators == 1 && digits >= 3 && bytes.IndexByte(b, ':') > 0
	}
	if letters <= 2 && digits >= 8 && separators >= 2 { // 2020-01-01T10:00Z
		return true
	}
	return letters <= 9 && hasMonth(strings.ToLower(string(b)))
}

func hasMonth(s string) bool {
	for _, m := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}

// plausible is how likely a cell of this shape is when the dialect is right.
func (s cellShape) plausible() float64 {
	switch s {
	case shapeEmpty:
		return 0.6
	case shapeWord:
		return 0.9
	case shapeText:
		return 0.8
	case shapeOdd:
		return 0.2
	}
	return 1
}
