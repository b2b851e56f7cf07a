package cell

import "encoding/binary"

// A pair is one way to write the two truth values. A column is boolean only
// when it keeps to one pair.
type pair uint8

const (
	pairTrueFalse pair = iota
	pairYesNo
	pairTF
	pairYN
	pairCount
	pairAny = pairCount // any of them, and 1 and 0: only when the user asks for it
)

func (p pair) String() string {
	return [...]string{"true/false", "yes/no", "t/f", "y/n", "1/0"}[p]
}

// The first four letters of the usual pair as a word, and what makes capitals small.
const (
	trueWord = 't' | 'r'<<8 | 'u'<<16 | 'e'<<24
	falsWord = 'f' | 'a'<<8 | 'l'<<16 | 's'<<24
	spaces   = ' ' | ' '<<8 | ' '<<16 | ' '<<24
)

// parseBoolean reads a trimmed cell, in capitals or not.
func parseBoolean(cell []byte) (p pair, value, ok bool) {
	var low [5]byte
	if len(cell) == 0 || len(cell) > len(low) {
		return 0, false, false
	}
	n := copy(low[:], cell)
	for i := range low[:n] {
		low[i] |= 0x20
	}
	switch string(low[:n]) {
	case "true":
		return pairTrueFalse, true, true
	case "false":
		return pairTrueFalse, false, true
	case "yes":
		return pairYesNo, true, true
	case "no":
		return pairYesNo, false, true
	case "t":
		return pairTF, true, true
	case "f":
		return pairTF, false, true
	case "y":
		return pairYN, true, true
	case "n":
		return pairYN, false, true
	}
	return 0, false, false
}

// boolean reads a trimmed cell as a truth value written as want tells.
func boolean(cell []byte, want pair) (value, ok bool) {
	if want == pairTrueFalse && len(cell) >= len("true") {
		// Calculated instead of asked about: a processor cannot guess which of the two comes next.
		first := binary.LittleEndian.Uint32(cell) | spaces
		isTrue := one(first == trueWord) & one(len(cell) == len("true"))
		isFalse := one(first == falsWord) & one(len(cell) == len("false")) & one(cell[len(cell)-1]|' ' == 'e')
		return isTrue == 1, isTrue|isFalse == 1
	}
	p, value, ok := parseBoolean(cell)
	if ok {
		return value, p == want || want == pairAny
	}
	if want == pairAny && len(cell) == 1 && (cell[0] == '0' || cell[0] == '1') {
		return cell[0] == '1', true
	}
	return false, false
}

// one is 1 for true and 0 for false.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
