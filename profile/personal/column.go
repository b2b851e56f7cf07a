package personal

import (
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A Column is what is known of a column: its name and its values.
type Column struct {
	Name     string
	Values   []Value // distinct ones, the most frequent or a random part, missing left out
	Cells    int64   // with a value
	Distinct float64 // values
	Number   bool    // its cells are numbers
	Time     bool    // its cells are dates or times
}

// A Value is a value as text and how many cells hold it.
type Value struct {
	Text  string
	Count int64
}

// Examine finds what identifies people in a column. Counts are scaled to all cells
// where Values are only a part.
func Examine(c Column) []Found {
	if len(c.Values) == 0 || c.Cells == 0 {
		return nil
	}
	l := look(c)
	words := prose.Words(c.Name)
	var found []Found
	add := func(what string, hits int64) {
		n := int64(float64(hits)*float64(c.Cells)/float64(l.cells) + 0.5)
		if hits > 0 && (hits >= leastHits || float64(hits) >= leastShare*float64(l.cells)) {
			found = append(found, Found{what, max(n, 1)})
		}
	}
	for _, what := range [...]string{Email, IBAN, MAC, NationalID, Phone, Card} {
		if what == Phone && float64(l.hits[what]) < mostPhones*float64(l.shaped) {
			continue // numbers of parts have the shape as well, and any digits
		}
		if hits := l.hits[what]; hits > 0 {
			add(what, hits)
		}
	}
	if len(found) > 0 {
		return found
	}
	if what := l.byMost(c, words); what != "" {
		add(what, l.cells)
		return found
	}
	if c.Number || c.Time {
		return found
	}
	if hasWord(words, "address", "addr", "streetaddr", "street") || 10*l.valid[Address] >= 3*l.distinct {
		add(Address, l.hits[Address]) // here and there a title reads like one
	}
	add(Mention, l.hits[Mention])
	if len(found) == 0 && l.areNames(c, words) {
		add(Name, l.cells)
	}
	return found
}

// A looking counts what the values of a column look like.
type looking struct {
	cells    int64 // of the values looked at
	distinct int
	hits     map[string]int64
	valid    map[string]int  // distinct values that look like a kind
	plain    map[int]int     // distinct values that pass for an id of plain, by its place
	names    [3]int          // distinct values by likeness
	initials map[string]bool // first words
	long     int             // distinct values of more than five words
	shaped   int64           // cells with digits where those of a North American telephone number stand
}

// mostPhones is the share of cells shaped like telephone numbers that have to be some: of digits drawn at random 64 in 100 are.
const mostPhones = 0.75

func look(c Column) looking {
	l := looking{hits: map[string]int64{}, valid: map[string]int{}, plain: map[int]int{}, initials: map[string]bool{}}
	for _, v := range c.Values {
		text := strings.TrimSpace(v.Text)
		if text == "" {
			continue
		}
		l.cells += v.Count
		l.distinct++
		if what := single(text, c); what != "" {
			l.hits[what] += v.Count
			l.valid[what]++
		}
		if phoneShape.MatchString(text) {
			l.shaped += v.Count
		}
		l.lookAtAll(text, c)
	}
	return l
}

// single is the kind of which a single cell is enough, "" for none.
func single(text string, c Column) string {
	if c.Number || c.Time {
		return ""
	}
	switch {
	case isEmail(text):
		return Email
	case len(text) < 64 && isIBAN(text):
		return IBAN
	case macPattern.MatchString(text):
		return MAC
	case isParticularID(text):
		return NationalID
	case isPhone(text):
		return Phone
	case strings.ContainsAny(text, " -") && len(text) < 30 && isCard(digitsOf(text)):
		return Card
	case isStreet(text):
		return Address
	case len(text) > 20 && mentionsPerson(text):
		return Mention
	}
	return ""
}

// lookAtAll counts the kinds of which most cells of a column must be.
func (l *looking) lookAtAll(text string, c Column) {
	count := func(what string, yes bool) {
		if yes {
			l.valid[what]++
		}
	}
	digits := digitsOf(text)
	count("card digits", len(digits) >= 12 && isCard(digits))
	count("long digits", len(digits) >= 12 && len(digits) <= 19)
	if id := plainID(text); id >= 0 {
		l.plain[id]++
	}
	if c.Number {
		count("phone digits", len(digits) >= 9 && len(digits) <= 12)
		return
	}
	count("phone digits", phoneByName.MatchString(text) && len(digits) >= 7 && len(digits) <= 15)
	count(IP, isIP(text))
	count(VIN, isVIN(text))
	count(Handle, handlePattern.MatchString(text))
	count("handle by name", handleByName.MatchString(text))
	count(BirthDate, isFullDate(text))
	l.names[nameLikeness(text)]++
	words := strings.Fields(text)
	if len(words) > 0 {
		l.initials[words[0]] = true
	}
	if len(words) > 5 {
		l.long++
	}
}

// byMost is the kind that most values are of, where the column's name or the check digits
// make that more than chance.
func (l looking) byMost(c Column, words []string) string {
	most := func(n int, share float64) bool { return n >= 3 && float64(n) >= share*float64(l.distinct) }
	named := func(names ...string) bool { return hasWord(words, names...) }
	switch {
	case most(l.valid["card digits"], 0.8) && l.distinct >= 10,
		(named("card", "cc", "creditcard", "cardnumber") && named("number", "no", "num", "nr", "cc", "cardnumber", "creditcard", "pan")) && most(l.valid["long digits"], 0.8):
		return Card
	case named("ssn", "nino", "passport", "aadhaar", "nric", "cpf", "pesel", "sin", "curp", "dni") && l.distinct >= 5 && float64(l.distinct) > 0.5*float64(l.cells) &&
		!named("flag", "type", "country") && meanLength(c) >= 7:
		return NationalID
	case (named("phone", "telephone", "tel", "mobile", "fax", "whatsapp", "phonenumber", "cellphone") || named("cell") && named("number", "phone")) &&
		most(l.valid["phone digits"], 0.8) && l.distinct >= 5:
		return Phone
	case most(l.valid[IP], 0.8):
		return IP
	case most(l.valid[VIN], 0.5) && l.distinct >= 5:
		return VIN
	case most(l.valid[Handle], 0.8),
		(named("handle", "username", "twitter", "instagram", "nickname") || named("user", "screen") && named("name")) && most(l.valid["handle by name"], 0.9) && l.distinct > 20:
		return Handle
	case namesBirth(words) && most(l.valid[BirthDate], 0.8) && (l.distinct > 20 || float64(l.distinct) > 0.5*float64(l.cells)) && !l.onlyYears(c):
		return BirthDate
	}
	return l.plainIDs(c)
}

// plainIDs reports national ids without a particular form: nearly all values have the check digit
// that one in ten numbers has by chance.
func (l looking) plainIDs(c Column) string {
	for _, n := range l.plain {
		if n >= 8 && float64(n) >= 0.9*float64(l.distinct) && c.Distinct > 0.5*float64(c.Cells) {
			return NationalID
		}
	}
	return ""
}

func meanLength(c Column) float64 {
	n := 0
	for _, v := range c.Values {
		n += len(v.Text)
	}
	return float64(n) / float64(len(c.Values))
}

// namesBirth reports whether a column calls itself a date of birth or of death.
func namesBirth(words []string) bool {
	return hasWord(words, "dob", "birthday", "birthdate", "born", "dateofbirth", "geburtsdatum", "birth", "dod")
}

// isFullDate reports whether text begins with a day, month and year.
func isFullDate(text string) bool {
	digits, parts := 0, 0
	for i, r := range text {
		switch {
		case '0' <= r && r <= '9':
			digits++
			if i == 0 || strings.ContainsRune("-/.", rune(text[i-1])) {
				parts++
			}
		case r == '-' || r == '/' || r == '.':
		case (r == ' ' || r == 'T') && digits >= 4:
			return parts == 3
		default:
			return false
		}
	}
	return parts == 3 && digits >= 4 && digits <= 8
}

// onlyYears reports whether the dates are first days of a year, as where only years are known.
func (l looking) onlyYears(c Column) bool {
	n := 0
	for _, v := range c.Values {
		if strings.Contains(v.Text, "-01-01") || strings.HasPrefix(v.Text, "01/01/") || strings.HasPrefix(v.Text, "1/1/") {
			n++
		}
	}
	return 2*n > len(c.Values)
}

// Names of columns that hold names of people, and of columns that hold names of anything.
var (
	namesPeople = []string{"firstname", "lastname", "surname", "forename", "fullname", "givenname", "middlename", "familyname", "maidenname", "nachname", "vorname", "apellido", "prenom"}
	whose       = []string{
		"name", "author", "player", "customer", "client", "payer", "payee", "patient", "employee", "passenger", "student", "teacher", "artist", "actor", "actress",
		"director", "performer", "victim", "defendant", "candidate", "driver", "pitcher", "batter", "coach", "singer", "writer", "person", "member", "owner", "host", "manager",
		"username", "sender", "recipient", "contact", "witness", "inmate", "offender", "who", "boxer", "guest", "mother", "father", "parent",
	}
)

// areNames reports whether a column of text holds names of people: how many of its values must
// stand in the lexicons depends on what its name says.
func (l looking) areNames(c Column, words []string) bool {
	if l.distinct < 5 || 4*l.long > l.distinct {
		return false
	}
	share := func(n int) float64 { return float64(n) / float64(l.distinct) }
	full, any := share(l.names[fullName]), share(l.names[fullName]+l.names[oneWord])
	part := hasWord(words, "first", "last", "given", "family", "middle", "full") && hasWord(words, "name")
	switch {
	case hasWord(words, namesPeople...) || part || len(words) == 1 && hasWord(words, "first", "last"):
		return any >= 0.15
	case hasWord(words, "city", "town", "county", "state", "country", "street", "species", "breed", "product", "company", "brand", "team", "school", "college", "song", "track", "album", "title", "movie", "film", "place", "region", "district", "hurricane", "storm", "month"):
		return full >= 0.6 && c.Distinct > 20
	case hasWord(words, whose...):
		return full >= 0.3 || full >= 0.15 && any >= 0.5 || any >= 0.6
	}
	return full >= 0.5 && c.Distinct > 20 && len(l.initials) > 10
}

func hasWord(words []string, names ...string) bool {
	for _, w := range words {
		for _, n := range names {
			if w == n {
				return true
			}
		}
	}
	return false
}
