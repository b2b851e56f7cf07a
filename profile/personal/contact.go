package personal

import (
	"net/netip"
	"regexp"
	"strings"
)

var (
	emailPattern = regexp.MustCompile(`^[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z]{2,24}$`)
	// North American numbers need separators: ten digits alone may be anything.
	phonePattern  = regexp.MustCompile(`^(?:\+?1[-. ]?)?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}(?: ?(?:x|ext\.?) ?[0-9]{1,6})?$`)
	dialled       = regexp.MustCompile(`^(?:\+|00)[1-9][0-9]{0,2}[ ./-]?(?:\(0?[0-9]{1,4}\)[ ./-]?)?[0-9]{1,5}(?:[ ./-]?[0-9]{2,5}){1,4}$`)
	phoneShape    = regexp.MustCompile(`^[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}$`)
	phoneByName   = regexp.MustCompile(`^[+0-9][0-9 ().x/-]{6,20}$`)
	macPattern    = regexp.MustCompile(`^(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$`)
	handlePattern = regexp.MustCompile(`^@[A-Za-z0-9_.]{2,30}$`)
	handleByName  = regexp.MustCompile(`^[@A-Za-z0-9_.-]{3,40}$`)
)

func isEmail(text string) bool { return strings.Contains(text, "@") && emailPattern.MatchString(text) }

func isPhone(text string) bool {
	if phonePattern.MatchString(text) {
		return true
	}
	digits := digitsOf(text)
	if digits == text {
		return false // 00 and digits alone may be the number of anything
	}
	return len(digits) >= 8 && len(digits) <= 15 && dialled.MatchString(text)
}

// isIP reports whether text is an address on the open internet. Four small numbers
// are the version of a program.
func isIP(text string) bool {
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.IsPrivate() || !addr.IsGlobalUnicast() {
		return false
	}
	if addr.Is4() {
		for _, octet := range addr.As4() {
			if octet > 99 {
				return true
			}
		}
		return false
	}
	return strings.Count(text, ":") >= 3
}

// digitsOf is the digits of text, "" where there are others than separators between them.
func digitsOf(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case strings.ContainsRune(" -./()+", r):
		default:
			return ""
		}
	}
	return b.String()
}

// mentions are what a longer text may hold of a person.
var mentions = regexp.MustCompile(`[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}\b` +
	`|(?:^|[^0-9.-])(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-.])[2-9][0-9]{2}[-.][0-9]{4}(?:[^0-9.-]|$)` +
	`|(?:^|[^0-9])\+[1-9][0-9]{0,2}[ -][0-9][0-9 -]{6,12}[0-9](?:[^0-9]|$)` +
	`|(?:^|[^0-9-])[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}(?:[^0-9-]|$)`)

// mentionsPerson reports whether a longer text holds an e-mail address, a telephone number
// or a social security number.
func mentionsPerson(text string) bool {
	const looked = 4_000
	return mentions.MatchString(text[:min(len(text), looked)])
}
