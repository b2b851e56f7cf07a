package personal

import "strings"

// The kinds of what identifies a person.
const (
	Email      = "email"
	Phone      = "phone"
	IBAN       = "iban"
	Card       = "card"
	NationalID = "national-id"
	IP         = "ip-address"
	MAC        = "mac-address"
	VIN        = "vehicle-id"
	BirthDate  = "birth-date"
	Address    = "street-address"
	Name       = "person-name"
	Handle     = "handle"
	Location   = "geolocation" // exact to some ten metres, of a person
	Mention    = "mention"     // an e-mail address, telephone number, account or id within longer text
)

var labels = map[string]string{
	Email: "e-mail addresses", Phone: "telephone numbers", IBAN: "bank accounts", Card: "payment cards",
	NationalID: "national ids", IP: "IP addresses", MAC: "device addresses", VIN: "vehicle ids", BirthDate: "exact birth dates",
	Address: "street addresses", Name: "names of people", Handle: "account names", Location: "exact places", Mention: "contact details within texts",
}

// Label is a kind in plain words, as the subject of a sentence.
func Label(what string) string {
	if label, ok := labels[what]; ok {
		return label
	}
	return what
}

// Mask is all that may be shown of a value that identifies a person: its first
// character and its kind, such as "J… (person-name)".
func Mask(value, what string) string {
	for _, r := range value {
		return string(r) + "… (" + what + ")"
	}
	return ""
}

// Hides reports whether a value of a column in which a kind was found on n of all cells must
// be masked: where most cells are of the kind, each; else those that look like it themselves.
func Hides(value, what string, n, all int64) bool {
	return 2*n >= all || what == Location || single(strings.TrimSpace(value), Column{}) != ""
}

// A Found counts cells of a column that identify people.
type Found struct {
	What  string
	Count int64
}

// least is from how many cells a kind is reported, or from which share of them.
const (
	leastHits  = 5
	leastShare = 0.01
)
