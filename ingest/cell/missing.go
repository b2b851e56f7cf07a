package cell

import "github.com/fairset/fairset/internal/absent"

// longestMissing is the number of bytes in the longest sign for missing that isMissing knows beside words.
const longestMissing = 7

// isMissing reports whether a trimmed cell spells a missing value, in any
// mixture of capitals and small letters.
func isMissing(cell []byte) bool { return isMissingSign(cell) || isMissingWord(cell) }

// isMissingWord reports whether a cell is a word for missing, in any language: in a column of text it is a text like
// any other, which nobody asks this of.
func isMissingWord(cell []byte) bool {
	if len(cell) < 2 || len(cell) > longestWord || '0' <= cell[0] && cell[0] <= '9' || cell[0] == '-' {
		return false
	}
	return absent.Of(string(cell)) != absent.Present
}

// longestWord is the number of bytes in the longest cell that may be a word for missing.
const longestWord = 40

func isMissingSign(cell []byte) bool {
	if len(cell) > longestMissing {
		return false
	}
	var low [longestMissing]byte
	n := copy(low[:], cell)
	for i, b := range low[:n] {
		if 'A' <= b && b <= 'Z' {
			low[i] = b + 'a' - 'A'
		}
	}
	switch string(low[:n]) {
	case "", "na", "n/a", "#n/a", "<na>", "n.a.", "n.a", "null", "#null!", "(null)", "nil", "none",
		"nan", "-nan", "+nan", "-", "--", "---", "?", ".", "..", "...", "missing", "unknown",
		"#value!", "#div/0!", "#ref!", "#name?", "#num!", `\n`, "(blank)", "(none)", "<null>", "<none>",
		"nat", "<nat>", "#na":
		return true
	}
	return false
}

// trim takes white space off both ends, as ASCII knows it.
func trim(cell []byte) []byte {
	for len(cell) > 0 && isSpace(cell[0]) {
		cell = cell[1:]
	}
	for len(cell) > 0 && isSpace(cell[len(cell)-1]) {
		cell = cell[:len(cell)-1]
	}
	return cell
}

func isSpace(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }
