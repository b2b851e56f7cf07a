package cell

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

var decimalSyntax = regexp.MustCompile(`^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$`)

// twin reads numbers the slow and obvious way.
func twin(s string) (i int64, isInt bool, f float64, isFloat bool) {
	i, err := strconv.ParseInt(s, 10, 64)
	isInt = err == nil && regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)$`).MatchString(s)
	if decimalSyntax.MatchString(s) {
		f, _ = strconv.ParseFloat(s, 64)
		isFloat = true
	}
	return i, isInt, f, isFloat
}

func checkNumber(t *testing.T, s string) {
	t.Helper()
	i, isInt, f, isFloat := twin(s)
	if got, ok := parseInteger([]byte(s)); ok != isInt || ok && got != i {
		t.Errorf("parseInteger(%q) = %d, %v, want %d, %v", s, got, ok, i, isInt)
	}
	got, class := parseDecimal([]byte(s))
	if _, inf := parseInfinity([]byte(s)); inf {
		return
	}
	if (class != classMixed) != isFloat || isFloat && math.Float64bits(got) != math.Float64bits(f) {
		t.Errorf("parseDecimal(%q) = %v, class %d, want %v, %v", s, got, class, f, isFloat)
	}
	if class == classInteger && (!isInt || float64(i) != f || int64(f) != i) {
		t.Errorf("%q is classed as an integer that float64 holds", s)
	}
}

func TestNumbersAgainstStrconv(t *testing.T) {
	for _, s := range []string{
		"", "0", "-0", "+0", "00", "1", "-1", "+1", "--1", "1-", "1.", ".1", ".", "-.", "1.1.1", "1e", "e1", "1e+", "1e5", "1E-5", "1e5.5",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
		"18446744073709551615", "18446744073709551616", "99999999999999999999",
		"9007199254740991", "9007199254740992", "9007199254740993", "9007199254740993.0",
		"0.1", "0.30000000000000004", "1e22", "1e23", "1e-22", "1e-23", "123456789012345678e-3",
		"1e308", "1e309", "-1e309", "5e-324", "1e-400", "1e99999999999", "0e99999999999", "0.000000000000000000000000000001",
		"1000000000000000000000000000000", "1.50000000000000000000000000", "179769313486231570000000000000000000000",
		"2.2250738585072011e-308", "0x10", "1_000", "1 ", "١", "inf", "nan", "1f",
	} {
		checkNumber(t, s)
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1", "-1.5e3", "007", "0.30000000000000004", "1e-400"} {
		f.Add(s)
	}
	f.Fuzz(checkNumber)
}
