package personal

import "regexp"

var (
	// English: number first. Suffixes are those of the United States Postal Service and of Britain.
	streetPattern = regexp.MustCompile(`(?i)^[0-9]{1,6}[a-z]?(?:-[0-9]{1,5})? (?:[nsew]\.? |north |south |east |west )?[a-z0-9'. -]{1,40}\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|way|pl|place|ter|terrace|hwy|highway|pkwy|parkway|cir|circle|sq|square|close|crescent|gardens|trail|trl)\b\.?`)
	// German, Dutch and Scandinavian: number last. Romance: kind first.
	streetAbroad = regexp.MustCompile(`(?i)^(?:[\pL .'-]{2,40}(?:straße|strasse|str\.|weg|allee|gasse|platz|straat|laan|gatan|vägen|gade|vej|veien|katu|tie) ?[0-9]{1,4} ?[a-z]?\b|(?:[0-9]{1,4}(?: ?bis)?,? )?(?:rue|avenue|boulevard|place|chemin|via|viale|piazza|calle|avenida|rua|paseo|plaza) [\pL0-9 .,'-]{2,40})`)
)

func isStreet(text string) bool {
	return len(text) <= 200 && (streetPattern.MatchString(text) || streetAbroad.MatchString(text))
}
