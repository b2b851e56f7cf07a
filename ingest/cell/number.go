package cell

import (
	"math"
	"strconv"
)

// Digits that a number may be written in before reading it loses some.
const (
	maxExact       = 1 << 53 // integers up to here are exact as float64
	maxSignificant = 17      // what it takes to write any float64 so that it reads back the same
	maxMantissa    = (math.MaxUint64 - 9) / 10
)

// A number is a trimmed cell taken apart: sign, the first significant digits as
// an integer, and the power of ten that it is to be multiplied with.
type number struct {
	mantissa    uint64
	exponent    int
	significant int  // digits after leading and before trailing zeros
	whole       bool // neither point nor exponent
	negative    bool
	padded      bool // leading zeros, as in 007
}

// parseInteger reads a trimmed cell as a plain integer: no leading zeros, and
// within int64.
func parseInteger(cell []byte) (value int64, ok bool) {
	digits := cell
	negative := false
	if len(cell) > 0 && (cell[0] == '-' || cell[0] == '+') {
		negative, digits = cell[0] == '-', cell[1:]
	}
	if len(digits) == 0 || len(digits) > 19 || digits[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	var u uint64
	for _, b := range digits {
		d := b - '0'
		if d > 9 {
			return 0, false
		}
		u = u*10 + uint64(d)
	}
	if negative {
		return -int64(u), u <= 1<<63
	}
	return int64(u), u < 1<<63
}

// scanNumber takes a trimmed cell apart when it is a number: digits with an
// optional sign, point and exponent, and nothing else.
func scanNumber(cell []byte) (n number, ok bool) {
	i := 0
	if len(cell) > 0 && (cell[0] == '-' || cell[0] == '+') {
		n.negative = cell[0] == '-'
		i++
	}
	start, point, zeros := i, -1, 0
	for ; i < len(cell); i++ {
		d := cell[i] - '0'
		if d > 9 {
			if cell[i] != '.' || point >= 0 {
				break
			}
			point = i
			continue
		}
		if point >= 0 {
			n.exponent--
		}
		if n.mantissa > maxMantissa {
			n.exponent++ // Note: the digit is lost here; value() falls back to strconv then.
			zeros, n.significant = countDigit(d, zeros, n.significant)
			continue
		}
		n.mantissa = n.mantissa*10 + uint64(d)
		zeros, n.significant = countDigit(d, zeros, n.significant)
	}
	end := i
	digits := end - start
	if point >= 0 {
		digits--
	}
	if digits == 0 {
		return n, false
	}
	n.whole = point < 0 && end == len(cell)
	n.padded = end-start > 1 && cell[start] == '0' && cell[start+1] != '.'
	if i == len(cell) {
		return n, true
	}
	e, ok := scanExponent(cell[i:])
	n.exponent += e
	return n, ok
}

// countDigit counts significant digits; zeros are those at the end so far,
// which count only when another digit follows them.
func countDigit(d byte, zeros, significant int) (int, int) {
	switch {
	case d != 0:
		return 0, significant + zeros + 1
	case significant > 0:
		return zeros + 1, significant
	}
	return 0, 0
}

// scanExponent reads e5, E+5 and the like, up to the end of tail.
func scanExponent(tail []byte) (exponent int, ok bool) {
	if tail[0]|0x20 != 'e' {
		return 0, false
	}
	tail = tail[1:]
	negative := false
	if len(tail) > 0 && (tail[0] == '-' || tail[0] == '+') {
		negative, tail = tail[0] == '-', tail[1:]
	}
	if len(tail) == 0 {
		return 0, false
	}
	for _, b := range tail {
		if b-'0' > 9 {
			return 0, false
		}
		exponent = min(exponent*10+int(b-'0'), 1_000_000)
	}
	if negative {
		return -exponent, true
	}
	return exponent, true
}

// value returns the float64 nearest to n, whose text is cell.
func (n *number) value(cell []byte) float64 {
	if n.mantissa < maxExact && n.significant <= maxSignificant {
		f := float64(n.mantissa)
		if n.negative {
			f = -f
		}
		// Both factors are exact in this range, so that one rounding makes the result right.
		switch {
		case n.exponent == 0:
			return f
		case 0 < n.exponent && n.exponent <= 22:
			return f * math.Pow10(n.exponent)
		case -22 <= n.exponent && n.exponent < 0:
			return f / math.Pow10(-n.exponent)
		}
	}
	f, _ := strconv.ParseFloat(string(cell), 64) // out of range gives ±Inf, which class tells
	return f
}

// plainDecimal reads digits with an optional sign and point, of which there are so
// few that mantissa and power of ten are exact: most numbers are such.
func plainDecimal(cell []byte) (f float64, c class, ok bool) {
	digits := cell
	if len(cell) > 0 && cell[0] == '-' {
		digits = cell[1:]
	}
	if len(digits) == 0 || len(digits) > 16 || digits[0] == '0' && len(digits) > 1 && digits[1] != '.' {
		return 0, 0, false
	}
	var mantissa uint64
	point := -1
	for i, b := range digits {
		d := b - '0'
		if d > 9 {
			if b != '.' || point >= 0 {
				return 0, 0, false
			}
			point = i
			continue
		}
		mantissa = mantissa*10 + uint64(d)
	}
	f, c = float64(mantissa), classInteger
	switch {
	case mantissa > maxExact, point >= 0 && len(digits) == 1:
		return 0, 0, false
	case point >= 0:
		f, c = f/math.Pow10(len(digits)-point-1), classDecimal
	}
	if len(digits) < len(cell) {
		f = -f
	}
	return f, c, true
}

// parseDecimal reads a trimmed cell as a float64 and tells its class. Only
// classInteger and classDecimal lose nothing.
func parseDecimal(cell []byte) (float64, class) {
	if f, c, ok := plainDecimal(cell); ok {
		return f, c
	}
	n, ok := scanNumber(cell)
	if !ok {
		if f, ok := parseInfinity(cell); ok {
			return f, classDecimal
		}
		return 0, classMixed
	}
	f := n.value(cell)
	switch {
	case n.padded:
		return f, classPadded
	case n.whole:
		return f, wholeClass(cell, n)
	case n.significant > maxSignificant, math.IsInf(f, 0), f == 0 && n.mantissa != 0:
		return f, classLong
	}
	return f, classDecimal
}

// wholeClass tells how much room an integer takes.
func wholeClass(cell []byte, n number) class {
	if n.mantissa <= maxExact && n.exponent == 0 {
		return classInteger
	}
	if _, ok := parseInteger(cell); ok {
		return classWide
	}
	return classBig
}

func parseInfinity(cell []byte) (float64, bool) {
	if len(cell) < 3 || len(cell) > len("-infinity") {
		return 0, false
	}
	sign, word := 1, cell
	if cell[0] == '-' || cell[0] == '+' {
		word = cell[1:]
		if cell[0] == '-' {
			sign = -1
		}
	}
	if !equalFold(word, "inf") && !equalFold(word, "infinity") {
		return 0, false
	}
	return math.Inf(sign), true
}

// equalFold compares ASCII letters without regard to case; lower is in small letters.
func equalFold(word []byte, lower string) bool {
	if len(word) != len(lower) {
		return false
	}
	for i, b := range word {
		if b|0x20 != lower[i] {
			return false
		}
	}
	return true
}

// parsePadded reads an integer whose leading zeros do not matter.
func parsePadded(cell []byte) (int64, bool) {
	v, err := strconv.ParseInt(string(cell), 10, 64)
	return v, err == nil
}
