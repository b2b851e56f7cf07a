package personal

import "strings"

// ibanLengths are the lengths that the registry of SWIFT states for each country.
var ibanLengths = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "CH": 21, "CR": 22, "CY": 28, "CZ": 24,
	"DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27,
	"GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20,
	"LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
	"QA": 29, "RO": 24, "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "VG": 24, "XK": 20,
}

// isIBAN reports whether text is an international bank account number (ISO 13616): of the
// length of its country, with 1 as the remainder of 97.
func isIBAN(text string) bool {
	text = strings.ToUpper(strings.ReplaceAll(text, " ", ""))
	if len(text) < 15 || ibanLengths[text[:2]] != len(text) {
		return false
	}
	remainder := 0
	for _, c := range []byte(text[4:] + text[:4]) {
		switch {
		case '0' <= c && c <= '9':
			remainder = (remainder*10 + int(c-'0')) % 97
		case 'A' <= c && c <= 'Z':
			remainder = (remainder*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return remainder == 1
}

// isCard reports whether digits are the number of a payment card: of an issuer's prefix and
// length (ISO/IEC 7812), with the check digit of Luhn.
func isCard(digits string) bool {
	if len(digits) < 12 || len(digits) > 19 || !luhn(digits) {
		return false
	}
	prefix := func(n int) int { return atoi(digits[:n]) }
	n := len(digits)
	switch two, four := prefix(2), prefix(4); {
	case digits[0] == '4':
		return n == 13 || n == 16 || n == 19
	case two >= 51 && two <= 55, four >= 2221 && four <= 2720:
		return n == 16
	case two == 34 || two == 37:
		return n == 15
	case four == 6011, two == 65, prefix(3) >= 644 && prefix(3) <= 649:
		return n >= 16
	case two == 36 || two == 38 || two == 39, prefix(3) >= 300 && prefix(3) <= 305:
		return n >= 14
	case four >= 3528 && four <= 3589:
		return n >= 16
	case two == 62:
		return n >= 16
	case two == 50, two >= 56 && two <= 69:
		return true
	}
	return false
}

// luhn reports whether the last digit is the check digit of Luhn (1960).
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
