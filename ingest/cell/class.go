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
	classLong   // a decimal that float64 does not hold: too many digits, too large, too small
	classQuoted // a number that the format marks as text
	classWord   // text without a digit
	classMixed  // other text
	classMoment // a date, a time or both; its layout tells more
	classBoolean
	// A boolean's class is classBoolean plus twice its pair, plus one when false.
	classCount = classBoolean + class(2*pairCount)
)

// classify tells what a trimmed cell looks like.
func classify(cell []byte, isString bool) (class, layout) {
	if isMissing(cell) {
		return classMissing, 0
	}
	if _, c := parseDecimal(cell); c != classMixed {
		if isString {
			return classQuoted, 0
		}
		return c, 0
	}
	if m, ok := parseMoment(cell, orderAssumed); ok {
		return classMoment, m.layout
	}
	if p, value, ok := parseBoolean(cell); ok && !isString {
		c := classBoolean + class(2*p)
		if !value {
			c++
		}
		return c, 0
	}
	for _, b := range cell {
		if b-'0' <= 9 {
			return classMixed, 0
		}
	}
	return classWord, 0
}
