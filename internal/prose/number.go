package prose

import (
	"strconv"
	"strings"
)

// Group puts commas between the thousands of a finite decimal number as strconv
// writes it without exponent: "-1234.5" becomes "-1,234.5".
func Group(number string) string {
	sign := ""
	if strings.HasPrefix(number, "-") {
		sign, number = "-", number[1:]
	}
	whole, rest, _ := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

// TrimZeros takes away the zeros at the end of a decimal number that say nothing,
// and the point when nothing follows it: "1.50" becomes "1.5" and "2.00" "2".
func TrimZeros(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
}

// Count is a whole number with thousands separators.
func Count(n int64) string { return Group(strconv.FormatInt(n, 10)) }

// Percent is a share, 0 to 1, in percent with at most one decimal place; a share that
// would round to nothing is "under 0.1%".
func Percent(share float64) string {
	if share > 0 && share < 0.001 {
		return "under 0.1%"
	}
	return TrimZeros(strconv.FormatFloat(100*share, 'f', 1, 64)) + "%"
}
