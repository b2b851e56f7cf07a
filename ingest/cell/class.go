package cell

// A class is what one cell looks like, whatever the type of its column.
type class uint8

const (
	classMissing class = iota
	classInteger       // a plain integer that float64 holds as well
	classWide          // a plain integer that int64 holds and float64 does not
	classBig           // an integer beyond int64
	classPadded        // a number with leading zeros
	classDecimal
	classThousandths // a decimal such as 1.234, in which the point could group digits
	classLong        // a decimal that float64 does not hold: too many digits, too large, too small
	classQuoted      // a number that the format marks as text
	classWord        // text without a digit
	classMixed       // other text
	classStyled      // a number as people write it; its style tells more
	classMoment      // a date, a time or both; its layout tells more
	classList        // a list of the format itself; the items of all tell more
	classBoolean
	// A boolean's class is classBoolean plus twice its pair, plus one when false.
	classCount = classBoolean + class(2*pairCount)
)

// A look is what one cell looks like.
type look struct {
	class  class
	layout layout // of a classMoment
	style  style  // of a classStyled
}

// classify tells what a trimmed cell looks like.
func classify(cell []byte, isString bool) look {
	if isMissing(cell) {
		return look{class: classMissing}
	}
	if _, c := parseDecimal(cell); c != classMixed {
		switch {
		case isString:
			c = classQuoted
		case c == classDecimal && inThousandths(cell):
			c = classThousandths
		}
		return look{class: c}
	}
	if m, ok := parseMoment(cell, orderAssumed); ok {
		return look{class: classMoment, layout: m.layout}
	}
	if p, value, ok := parseBoolean(cell); ok && !isString {
		c := classBoolean + class(2*p)
		if !value {
			c++
		}
		return look{class: c}
	}
	if !isString {
		if p, ok := parseStyled(cell); ok {
			if s := p.style(); s.fits != 0 {
				return look{class: classStyled, style: s}
			}
		}
	}
	for _, b := range cell {
		if b-'0' <= 9 {
			return look{class: classMixed}
		}
	}
	return look{class: classWord}
}

// inThousandths reports whether a decimal has one to three digits before its point,
// the first not zero, and three behind.
func inThousandths(cell []byte) bool {
	if len(cell) > 0 && cell[0] == '-' {
		cell = cell[1:]
	}
	n := len(cell)
	if n < 5 || n > 7 || cell[n-4] != '.' || cell[0] == '0' {
		return false
	}
	for i, b := range cell {
		if b-'0' > 9 && i != n-4 {
			return false
		}
	}
	return true
}
