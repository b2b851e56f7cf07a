package cell

import (
	"bytes"
	"cmp"
	"math"
	"unicode"
	"unicode/utf8"
)

// A style is how one cell writes a number that no program would write so, but
// people do: digits in groups, a decimal comma, a unit, minus signs of other
// kinds. The same cell may be a number in several notations: 1,234.
type style struct {
	fits   notations // in which the cell is a number
	whole  notations // in which it is a whole number
	first  uint8     // digits before the first separator
	groups uint8     // separators between groups of digits, where the cell is a number with groups
	odd    bool      // negative by brackets or by a minus behind it
	unit   string
}

func (s style) compare(o style) int {
	return cmp.Or(cmp.Compare(s.unit, o.unit), cmp.Compare(s.fits, o.fits), cmp.Compare(s.whole, o.whole),
		cmp.Compare(s.first, o.first), cmp.Compare(s.groups, o.groups), cmp.Compare(oddness(s), oddness(o)))
}

func oddness(s style) int {
	if s.odd {
		return 1
	}
	return 0
}

const (
	longestStyled = 48 // bytes of a cell
	mostDigits    = 17 // of a cell, so that the mantissa cannot overflow
	mostParts     = 6  // runs of digits
)

// A styled is a cell that is taken apart: its sign, its digits as one integer,
// and where the separators stand among them.
type styled struct {
	mantissa uint64
	negative bool
	plus     bool
	odd      bool
	unit     []byte
	parts    int // runs of digits
	lengths  [mostParts]uint8
	before   [mostParts]separator // the separator before each run but the first
	zeroLed  bool
}

// parseStyled takes a trimmed cell apart. Cells that lose something as a number,
// such as leading zeros or digits, are none.
func parseStyled(cell []byte) (p styled, ok bool) {
	if len(cell) == 0 || len(cell) > longestStyled || bytes.IndexFunc(cell, isDigit) < 0 {
		return p, false
	}
	body, ok := p.frame(cell)
	if !ok || !p.digits(body) {
		return p, false
	}
	grouped := p.parts > 1
	return p, p.mantissa <= maxExact && !(p.zeroLed && p.lengths[0] > 1) && !(p.plus && grouped)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// frame takes off what stands around the digits: brackets, signs and a unit.
func (p *styled) frame(cell []byte) (body []byte, ok bool) {
	body = cell
	if n := len(body); body[0] == '(' && body[n-1] == ')' {
		p.negative, p.odd = true, true
		body = trimSpaces(body[1 : n-1])
	}
	body = p.sign(body)
	if unit, rest := cutUnitBefore(body); unit != nil {
		p.unit = unit
		body = p.sign(trimSpaces(rest))
		if n := len(body); n > 2 && !p.odd && body[0] == '(' && body[n-1] == ')' {
			p.negative, p.odd = true, true
			body = body[1 : n-1]
		}
	}
	if unit, rest := cutUnitBehind(body); unit != nil {
		if p.unit != nil {
			return nil, false
		}
		p.unit, body = unit, trimSpaces(rest)
	}
	if n := len(body); n > 1 && body[n-1] == '-' && !p.negative && !p.plus {
		p.negative, p.odd = true, true
		body = trimSpaces(body[:n-1])
	}
	return body, len(body) > 0
}

// sign takes a sign off the beginning of text, unless there was one.
func (p *styled) sign(text []byte) []byte {
	if p.negative || p.plus || len(text) == 0 {
		return text
	}
	switch r, n := utf8.DecodeRune(text); r {
	case '-', '−', '﹣', '－':
		p.negative = true
		return trimSpaces(text[n:])
	case '+':
		p.plus = true
		return text[n:]
	}
	return text
}

// digits reads runs of digits with single separators between.
func (p *styled) digits(body []byte) bool {
	total := 0
	p.parts = 1
	for i := 0; i < len(body); {
		if d := body[i] - '0'; d <= 9 {
			p.zeroLed = p.zeroLed || total == 0 && d == 0 && p.parts == 1
			p.mantissa = p.mantissa*10 + uint64(d)
			p.lengths[p.parts-1]++
			i++
			if total++; total > mostDigits {
				return false
			}
			continue
		}
		s, n := separatorAt(body[i:])
		if s == noSeparator || p.parts == mostParts || p.parts > 1 && p.lengths[p.parts-1] == 0 {
			return false
		}
		p.before[p.parts] = s
		p.parts++
		i += n
	}
	return total > 0 && p.lengths[p.parts-1] > 0
}

func separatorAt(b []byte) (s separator, size int) {
	switch r, n := utf8.DecodeRune(b); {
	case r == ',':
		return commaSeparator, n
	case r == '.':
		return pointSeparator, n
	case r == '\'', r == '’', r == '´':
		return apostropheSeparator, n
	case r == ' ', r != '\t' && unicode.Is(unicode.Zs, r):
		return spaceSeparator, n
	}
	return noSeparator, 0
}

// in reports whether the cell is a number in a notation, and how many digits
// its fraction has, -1 for none.
func (p *styled) in(n notation) (fraction int, ok bool) {
	group, decimal := n.signs()
	groups := p.parts - 1
	fraction = -1
	if groups > 0 && p.before[groups] == decimal {
		fraction = int(p.lengths[groups])
		groups--
	}
	for i := 1; i <= groups; i++ {
		if p.before[i] != group {
			return 0, false
		}
	}
	if groups > 0 && (p.zeroLed || !inThousands(p.lengths[:groups+1]) && !(group == commaSeparator && inLakhs(p.lengths[:groups+1]))) {
		return 0, false
	}
	return fraction, true
}

// inThousands reports whether runs of digits are those of 1,234,567.
func inThousands(lengths []uint8) bool {
	for _, n := range lengths[1:] {
		if n != 3 {
			return false
		}
	}
	return lengths[0] >= 1 && lengths[0] <= 3
}

// inLakhs reports whether runs of digits are those of 12,34,567, as numbers are written in South Asia.
func inLakhs(lengths []uint8) bool {
	last := len(lengths) - 1
	for _, n := range lengths[1:last] {
		if n != 2 {
			return false
		}
	}
	return last > 1 && lengths[0] >= 1 && lengths[0] <= 2 && lengths[last] == 3
}

// style sums up in which notations the cell is a number.
func (p *styled) style() style {
	s := style{odd: p.odd, unit: string(p.unit)}
	for n := range notationCount {
		fraction, ok := p.in(n)
		if !ok {
			continue
		}
		s.fits |= 1 << n
		groups := p.parts - 1
		if fraction >= 0 {
			groups--
		} else {
			s.whole |= 1 << n
		}
		s.groups = max(s.groups, uint8(groups))
	}
	if s.groups > 0 {
		s.first = p.lengths[0]
	}
	return s
}

// value is the number that the cell is in a notation.
func (p *styled) value(n notation) (f float64, ok bool) {
	fraction, ok := p.in(n)
	f = float64(p.mantissa)
	if fraction > 0 {
		f /= math.Pow10(fraction) // both are exact, so that one rounding makes the result right
	}
	if p.negative {
		f = -f
	}
	return f, ok
}
