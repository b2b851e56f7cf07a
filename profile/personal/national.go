package personal

import (
	"regexp"
	"strings"
)

// A national id whose form is so particular that single cells count.
var particular = []struct {
	form  *regexp.Regexp
	valid func(string) bool
}{
	{regexp.MustCompile(`^[0-9]{3}-[0-9]{2}-[0-9]{4}$`), isSSN},
	{regexp.MustCompile(`^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$`), isCodiceFiscale},
	{regexp.MustCompile(`^[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]$`), isHETU},
	{regexp.MustCompile(`^[0-9]{6}-[1-8][0-9]{6}$`), isRRN},
	{regexp.MustCompile(`^[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}$`), func(s string) bool { return isCPF(digitsOf(s)) }},
}

// National ids that other codes look like: most cells of the column must pass.
var plain = []struct {
	form  *regexp.Regexp
	valid func(string) bool
}{
	{regexp.MustCompile(`^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]$`), isNINO},
	{regexp.MustCompile(`^[0-9XYZ][0-9]{7}-?[A-Z]$`), isNIF},
	{regexp.MustCompile(`^[STFG][0-9]{7}[A-Z]$`), isNRIC},
	{regexp.MustCompile(`^[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]$`), func(string) bool { return true }}, // Indian PAN
	{regexp.MustCompile(`^(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}$`), isPersonnummer},
	{regexp.MustCompile(`^[2-9][0-9]{3} ?[0-9]{4} ?[0-9]{4}$`), func(s string) bool { return verhoeff(digitsOf(s)) }}, // Aadhaar
	{regexp.MustCompile(`^[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}$`), isNHS},
	{regexp.MustCompile(`^[0-9]{11}$`), func(s string) bool { return isPESEL(s) || isSteuerID(s) || isCPF(s) }},
	{regexp.MustCompile(`^[0-9]{13}$`), isZAID},
	{regexp.MustCompile(`^[0-9]{3} [0-9]{3} [0-9]{3}$`), isTFN},
}

func isParticularID(text string) bool {
	for _, id := range particular {
		if id.form.MatchString(text) && id.valid(text) {
			return true
		}
	}
	return false
}

// plainID is the place in plain of the first id that text passes for, −1 for none.
func plainID(text string) int {
	for i, id := range plain {
		if id.form.MatchString(text) && id.valid(text) {
			return i
		}
	}
	return -1
}

// isSSN: social security numbers of the United States have no check digit, but areas,
// groups and serials that were never given out.
func isSSN(s string) bool {
	area, group, serial := s[:3], s[4:6], s[7:]
	return area != "000" && area != "666" && group != "00" && serial != "0000" && (area[0] != '9' || group >= "50")
}

// isNINO: prefixes of British national insurance numbers that are not given out.
func isNINO(s string) bool {
	switch s[:2] {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	return true
}

// isNIF: the letter of a Spanish NIF or NIE is the remainder of 23.
func isNIF(s string) bool {
	s = strings.ReplaceAll(s, "-", "")
	number := strings.NewReplacer("X", "0", "Y", "1", "Z", "2").Replace(s[:1]) + s[1:8]
	return "TRWAGMYFPDXBNJZSQVHLCKE"[atoi(number)%23] == s[8]
}

// isNRIC: the check letter of Singapore's NRIC and FIN.
func isNRIC(s string) bool {
	sum := weighted(s[1:8], 2, 7, 6, 5, 4, 3, 2)
	if s[0] == 'T' || s[0] == 'G' {
		sum += 4
	}
	letters := "JZIHGFEDCBA"
	if s[0] == 'F' || s[0] == 'G' {
		letters = "XWUTRQPNMLK"
	}
	return letters[sum%11] == s[8]
}

// isCodiceFiscale: the check letter of the Italian tax code.
func isCodiceFiscale(s string) bool {
	const odd = "BAKPLCQDREVOSFTGUHMINJWZYX" // the place of each letter is its value in odd places
	sum := 0
	for i := range 15 {
		c := s[i]
		if '0' <= c && c <= '9' {
			c = "ABCDEFGHIJ"[c-'0']
		}
		if i%2 == 0 {
			sum += strings.IndexByte(odd, c)
		} else {
			sum += int(c - 'A')
		}
	}
	return byte('A'+sum%26) == s[15]
}

// isHETU: the check character of the Finnish code is the remainder of 31.
func isHETU(s string) bool {
	return isDay(s[4:6], s[2:4], s[:2]) && "0123456789ABCDEFHJKLMNPRSTUVWXY"[atoi(s[:6]+s[7:10])%31] == s[10]
}

// isRRN: Korean resident registration numbers given before October 2020.
func isRRN(s string) bool {
	digits := s[:6] + s[7:]
	return isDay(s[:2], s[2:4], s[4:6]) && (11-weighted(digits, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)%11)%10 == int(digits[12]-'0')
}

// isCPF: the two check digits of the Brazilian number.
func isCPF(s string) bool {
	if len(s) != 11 || strings.Count(s, s[:1]) == 11 {
		return false
	}
	check := func(remainder int) byte {
		if remainder < 2 {
			return '0'
		}
		return byte('0' + 11 - remainder)
	}
	return check(weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2)%11) == s[9] && check(weighted(s, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)%11) == s[10]
}

// isPersonnummer: a day and the check digit of Luhn, in Sweden.
func isPersonnummer(s string) bool {
	digits := digitsOf(s)
	if len(digits) == 12 {
		if century := digits[:2]; century != "19" && century != "20" {
			return false
		}
		digits = digits[2:]
	}
	return isDay(digits[:2], digits[2:4], digits[4:6]) && luhn(digits)
}

// isNHS: the check digit of the number of the British health service, modulus 11.
func isNHS(s string) bool {
	digits := digitsOf(s)
	check := 11 - weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2)%11
	return check%11 == int(digits[9]-'0') && check != 10
}

// isPESEL: a day, with the century in the month, and the check digit of the Polish number.
func isPESEL(s string) bool {
	month := atoi(s[2:4]) % 20
	return month >= 1 && month <= 12 && s[4:6] >= "01" && s[4:6] <= "31" &&
		(10-weighted(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3)%10)%10 == int(s[10]-'0')
}

// isSteuerID: the German tax id has one digit two or three times among its first ten, and
// the check digit of ISO 7064, modulus 11,10.
func isSteuerID(s string) bool {
	if s[0] == '0' {
		return false
	}
	repeated := 0
	for d := range 10 {
		switch n := strings.Count(s[:10], string(rune('0'+d))); {
		case n > 3:
			return false
		case n > 1:
			repeated++
		}
	}
	product := 10
	for i := range 10 {
		sum := (int(s[i]-'0') + product) % 10
		if sum == 0 {
			sum = 10
		}
		product = 2 * sum % 11
	}
	return repeated == 1 && (11-product)%10 == int(s[10]-'0')
}

// isZAID: a day, the citizenship and the check digit of Luhn, in South Africa.
func isZAID(s string) bool { return isDay(s[:2], s[2:4], s[4:6]) && s[10] <= '2' && luhn(s) }

// isTFN: the weighted sum of an Australian tax file number is a multiple of 11.
func isTFN(s string) bool {
	return weighted(digitsOf(s), 1, 4, 3, 7, 5, 8, 6, 9, 10)%11 == 0
}

func weighted(digits string, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += int(digits[i]-'0') * w
	}
	return sum
}

func isDay(_, month, day string) bool {
	return "01" <= month && month <= "12" && "01" <= day && day <= "31"
}

// verhoeff reports whether digits pass the check of Verhoeff (1969), the dihedral group D5.
func verhoeff(digits string) bool {
	const multiplied = "0123456789" + "1234067895" + "2340178956" + "3401289567" + "4012395678" +
		"5987604321" + "6598710432" + "7659821043" + "8765932104" + "9876543210"
	const permuted = "0123456789" + "1576283094" + "5803796142" + "8916043527" + "9453126870" + "4286573901" + "2793806415" + "7046913258"
	check := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		check = int(multiplied[check*10+int(permuted[i%8*10+d]-'0')] - '0')
	}
	return check == 0
}

// isVIN reports whether text is a vehicle identification number (ISO 3779) with the check
// digit that North America demands.
func isVIN(text string) bool {
	if len(text) != 17 {
		return false
	}
	const weights = "\x08\x07\x06\x05\x04\x03\x02\x0a\x00\x09\x08\x07\x06\x05\x04\x03\x02"
	sum, letters := 0, 0
	for i := range 17 {
		c := text[i]
		value := 0
		switch {
		case '0' <= c && c <= '9':
			value = int(c - '0')
		case 'A' <= c && c <= 'Z' && c != 'I' && c != 'O' && c != 'Q':
			value = int("12345678012345070923456789"[c-'A'] - '0')
			letters++
		default:
			return false
		}
		sum += value * int(weights[i])
	}
	check := byte('0' + sum%11)
	if sum%11 == 10 {
		check = 'X'
	}
	return letters > 0 && text[8] == check
}
