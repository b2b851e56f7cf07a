package cell

// A notation is a way to write numbers: what groups the digits of large ones by
// three, and what stands before the fraction.
type notation uint8

const (
	notationPlain    notation = iota // 1234.5
	notationEnglish                  // 1,234.5
	notationComma                    // 1234,5
	notationGerman                   // 1.234,5
	notationSpace                    // 1 234.5
	notationFrench                   // 1 234,5
	notationSwiss                    // 1'234.5
	notationAustrian                 // 1'234,5
	notationCount
)

// notations is a set of them.
type notations uint8

func (s notations) has(n notation) bool { return s>>n&1 != 0 }

// A separator is what may stand between digits; white space and apostrophes
// of all kinds are one each.
type separator uint8

const (
	noSeparator separator = iota
	commaSeparator
	pointSeparator
	spaceSeparator
	apostropheSeparator
)

// signs returns what groups digits and what stands before a fraction.
func (n notation) signs() (group, decimal separator) {
	switch n {
	case notationEnglish:
		return commaSeparator, pointSeparator
	case notationComma:
		return noSeparator, commaSeparator
	case notationGerman:
		return pointSeparator, commaSeparator
	case notationSpace:
		return spaceSeparator, pointSeparator
	case notationFrench:
		return spaceSeparator, commaSeparator
	case notationSwiss:
		return apostropheSeparator, pointSeparator
	case notationAustrian:
		return apostropheSeparator, commaSeparator
	}
	return noSeparator, pointSeparator
}

// String shows a number that is written so.
func (n notation) String() string {
	return [...]string{"1234.5", "1,234.5", "1234,5", "1.234,5", "1 234.5", "1 234,5", "1'234.5", "1'234,5"}[n]
}
