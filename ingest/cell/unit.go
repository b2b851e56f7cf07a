package cell

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// longestUnit is the number of bytes in the longest unit that cutUnit knows.
const longestUnit = 5

// isUnit reports whether text is a currency or a percent sign as people write
// it before or behind a number. Codes are in capitals, since in small letters
// too many of them are words.
func isUnit(text []byte) bool {
	switch string(text) {
	case "%", "‰", "US$", "R$", "A$", "C$", "AU$", "CA$", "NZ$", "HK$", "S$", "NT$", "Rs", "Rs.", "zł", "Kč", "kr", "kr.",
		"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "INR", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
		"RON", "BGN", "RUB", "UAH", "TRY", "ILS", "BRL", "MXN", "ARS", "CLP", "COP", "ZAR", "NGN", "KES", "EGP", "AED",
		"SAR", "KRW", "HKD", "SGD", "TWD", "THB", "IDR", "MYR", "PHP", "VND", "PKR":
		return true
	}
	r, n := utf8.DecodeRune(text)
	return n == len(text) && unicode.Is(unicode.Sc, r)
}

// cutUnitBefore takes a unit off the beginning of text.
func cutUnitBefore(text []byte) (unit, rest []byte) {
	for n := min(longestUnit, len(text)); n > 0; n-- {
		if isUnit(text[:n]) && text[n-1] != '%' {
			return text[:n], text[n:]
		}
	}
	return nil, text
}

// cutUnitBehind takes a unit off the end of text.
func cutUnitBehind(text []byte) (unit, rest []byte) {
	for n := min(longestUnit, len(text)); n > 0; n-- {
		if at := len(text) - n; isUnit(text[at:]) {
			return text[at:], text[:at]
		}
	}
	return nil, text
}

// trimSpaces takes white space off both ends, that of Unicode as well, which
// typesetters put between a number and its unit.
func trimSpaces(text []byte) []byte { return bytes.TrimFunc(text, unicode.IsSpace) }
