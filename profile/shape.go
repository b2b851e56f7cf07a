package profile

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shape counts what the distinct values of a text column look like. A value
// may look like several things.
type shape struct {
	n          int
	booleans   int
	numbers    int
	zeroLed    int // digits that begin with 0
	digits     int // digits only
	quantities int
	dates      int
	urls       int
	emails     int
	phones     int
	dialled    int // phones that begin with + or (
	uuids      int
	lists      int
	records    int
	tokens     int // no white space, at most 40 bytes
	digitful   int // tokens that have a digit
	commonest  int // tokens of the most frequent pattern
	words      int // white-space separated words over all values
}

// maxShaped is how many distinct values are looked at, the most frequent ones.
const maxShaped = 1000

func shapeOf(values []value) shape {
	var s shape
	patterns := map[string]int{}
	units := map[string]int{}
	layouts := dateLayouts(true)
	for _, v := range values[:min(len(values), maxShaped)] {
		text := strings.TrimSpace(v.text)
		s.n++
		s.words += len(strings.Fields(text))
		s.look(text, layouts)
		if unit, ok := quantityUnit(text); ok {
			units[unit]++
		}
		if len(text) <= 40 && strings.IndexFunc(text, unicode.IsSpace) < 0 {
			s.tokens++
			if strings.ContainsAny(text, "0123456789") {
				s.digitful++
			}
			patterns[pattern(text)]++
		}
	}
	for _, n := range patterns {
		s.commonest = max(s.commonest, n)
	}
	if len(units) <= 5 {
		for _, n := range units {
			s.quantities += n
		}
	}
	return s
}

// isCurrency reports whether text is a currency, which may stand before a number.
func isCurrency(text string) bool {
	switch strings.ToLower(text) {
	case "usd", "eur", "gbp", "chf", "inr", "jpy", "cny", "aud", "cad", "rs":
		return true
	}
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
}

// isUnit reports whether text is a unit or currency that people write beside numbers.
func isUnit(text string) bool {
	if isCurrency(text) || strings.ContainsAny(text, "%°") {
		return true
	}
	per := strings.Split(strings.ToLower(text), "/") // kg/m2
	if len(per) > 2 {
		return false
	}
	for _, part := range per {
		if !isSingleUnit(part) && !isLength(strings.TrimRight(part, "23²³^")) {
			return false
		}
	}
	return true
}

// isLength reports whether a unit has squares and cubes.
func isLength(unit string) bool {
	switch unit {
	case "m", "cm", "mm", "km", "in", "ft", "mi":
		return true
	}
	return false
}

func isSingleUnit(text string) bool {
	switch text {
	case "kg", "g", "mg", "lb", "lbs", "oz", "t", "km", "m", "cm", "mm", "mi", "mile", "miles", "ft", "in", "mph", "kmh", "µg", "ug", "mol", "mmol", "dl", "ha", "s", "j", "kj", "db",
		"kw", "kwh", "hp", "bhp", "cc", "l", "ml", "gal", "mpg", "kmpl", "hz", "ghz", "mhz", "gb", "mb", "kb", "tb",
		"min", "mins", "minutes", "h", "hr", "hrs", "hours", "sec", "secs", "ms", "day", "days", "week", "weeks", "month", "months", "year", "years", "yrs",
		"k", "bn", "sqft", "sqm", "c", "f", "kcal", "cal", "pa", "hpa", "bar", "psi", "nm", "v", "w":
		return true
	}
	return false
}

func (s *shape) look(text string, layouts []string) {
	if text == "" {
		return
	}
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	lower := strings.ToLower(text)
	isDigits := strings.Trim(text, "0123456789") == ""
	count(&s.booleans, isBooleanWord(lower))
	count(&s.digits, isDigits)
	count(&s.zeroLed, isDigits && len(text) > 1 && text[0] == '0')
	count(&s.numbers, isNumber(text))
	count(&s.dates, isDate(text, layouts))
	count(&s.urls, isURL(lower))
	count(&s.emails, isEmail(text))
	count(&s.phones, isPhone(text))
	count(&s.dialled, isPhone(text) && (text[0] == '+' || text[0] == '('))
	count(&s.uuids, isUUID(text))
	count(&s.lists, text[0] == '[' && text[len(text)-1] == ']')
	count(&s.records, text[0] == '{' && text[len(text)-1] == '}')
}

func isBooleanWord(lower string) bool {
	switch lower {
	case "yes", "no", "y", "n", "true", "false", "t", "f", "on", "off",
		"ja", "nein", "nee", "oui", "non", "vrai", "faux", "si", "sí", "sim", "não", "nao", "sì", "tak", "nie", "да", "нет":
		return true
	}
	return false
}

// isNumber reports whether text is a number, with or without thousands separators.
func isNumber(text string) bool {
	if c := text[0]; c != '-' && c != '+' && c != '.' && (c < '0' || c > '9') {
		return false
	}
	plain, ok := ungrouped(text)
	if !ok {
		return false
	}
	_, err := strconv.ParseFloat(plain, 64)
	return err == nil
}

// ungrouped takes the commas out of a number such as 1,234,567.5 or 12,34,567. It is not ok where they do not stand
// as between groups of digits: 1,2,3 is a list, and 1,5 is one and a half.
func ungrouped(text string) (plain string, ok bool) {
	if strings.IndexByte(text, ',') < 0 {
		return text, true
	}
	whole, fraction, _ := strings.Cut(strings.TrimLeft(text, "+-"), ".")
	groups := strings.Split(whole, ",")
	first, last := len(groups[0]), len(groups)-1
	if last == 0 || len(groups[last]) != 3 || strings.Contains(fraction, ",") {
		return "", false
	}
	wide := len(groups[1]) // 2 digits between the outer groups, as in South Asia, or 3
	if first < 1 || first > wide || wide != 3 && wide != 2 {
		return "", false
	}
	for _, g := range groups[1:last] {
		if len(g) != wide {
			return "", false
		}
	}
	return strings.ReplaceAll(text, ",", ""), true
}

// numberEnd is where the number ends that starts in text. A unit behind it may have a digit, as m2.
func numberEnd(text string, start int) int {
	if start == 0 || text[:start] == "-" {
		return len(text) - len(strings.TrimLeft(text[start:], "0123456789., "))
	}
	return strings.LastIndexAny(text, "0123456789") + 1
}

// quantityUnit splits a number with a unit or currency, such as "$1,200", "45 %"
// or "12.5kg", and returns the unit.
func quantityUnit(text string) (unit string, ok bool) {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return "", false
	}
	end := numberEnd(text, start)
	before, after := strings.TrimSpace(text[:start]), strings.TrimSpace(text[end:])
	before = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(before, "."), "-"))
	if before == "" && after == "" || before != "" && after != "" || len(before)+len(after) > 8 {
		return "", false
	}
	if strings.Trim(text[start:end], "0123456789., ") != "" {
		return "", false
	}
	if before != "" {
		return before, isCurrency(before)
	}
	return after, isUnit(after)
}

func isDate(text string, layouts []string) bool {
	_, ok := parseDate(text, layouts)
	return ok
}

func isURL(lower string) bool {
	return (strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") ||
		strings.HasPrefix(lower, "ftp://") || strings.HasPrefix(lower, "www.")) && !strings.Contains(lower, " ")
}

func isEmail(text string) bool {
	at := strings.IndexByte(text, '@')
	return at > 0 && at == strings.LastIndexByte(text, '@') && strings.IndexByte(text[at:], '.') > 1 &&
		strings.IndexFunc(text, unicode.IsSpace) < 0 && text[len(text)-1] != '.'
}

// isPhone reports whether text has 9 to 15 digits and otherwise only signs that are
// common in telephone numbers: a plus at the start, or two or more of them.
func isPhone(text string) bool {
	digits, signs := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == ' ' || c == '-' || c == '(' || c == ')':
			signs++
		case c == '+' && i == 0:
			signs++
		default:
			return false
		}
	}
	return digits >= 9 && digits <= 15 && (text[0] == '+' || signs >= 2)
}

func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (text[i] == '-') || !dash && !strings.ContainsRune("0123456789abcdefABCDEF", rune(text[i])) {
			return false
		}
	}
	return true
}

// pattern is text with each run of digits as 9, capitals as A and other letters as a.
func pattern(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			r = '9'
		case unicode.IsUpper(r):
			r = 'A'
		case unicode.IsLetter(r):
			r = 'a'
		case r == utf8.RuneError:
			r = '?'
		}
		if r != '9' || last != '9' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
