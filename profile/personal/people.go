package personal

import (
	"regexp"
	"slices"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A Class says how law and tact treat a topic.
type Class string

// The classes of topics.
const (
	Special   Class = "special"   // GDPR Art. 9 and 10
	Protected Class = "protected" // the lists of the EEOC, where not special
	Loaded    Class = "loaded"    // may distress, whoever the rows are about
	Theme     Class = "theme"     // alcohol, gambling, tobacco, drugs
)

// A Sensitive is a column that tells something sensitive. Special and Protected only
// count where rows are about people.
type Sensitive struct {
	Column string `json:"column"`
	Topic  string `json:"topic"`
	Class  Class  `json:"class"`
}

// People says whether rows are about people, and what is sensitive about them.
type People struct {
	Likely    bool        `json:"likely"`  // two or more columns speak of people, and none of animals
	Public    bool        `json:"public"`  // columns speak of players, artists, politicians and the like
	Columns   []string    `json:"columns"` // that speak of people
	Sensitive []Sensitive `json:"sensitive"`
	// Quasi is what rare combinations of harmless columns tell, nil where there are none such.
	Quasi *Quasi `json:"quasi,omitempty"`
}

// A Quasi is a set of columns that single people out together: year of birth, sex and
// postcode (Sweeney 2000).
type Quasi struct {
	Columns []string `json:"columns"`
	Rows    int64    `json:"rows"`  // that share their values with fewer than four others
	Share   float64  `json:"share"` // of all rows
}

// Words that columns about people have.
var personWords = []string{
	"customer", "customers", "client", "patient", "employee", "student", "students", "passenger", "applicant", "borrower", "respondent", "respondentid", "respid", "voter", "defendant", "victim",
	"subject", "payer", "payee", "age", "ages", "sex", "gender", "race", "ethnicity", "ethnic", "marital", "maritl", "married", "divorced", "widowed", "single", "spouse",
	"education", "educ", "schooling", "school", "hschool", "college", "income", "occupation", "job", "jobclass", "salary", "wage", "wages", "religion", "birth", "dob", "birthday", "birthdate",
	"children", "kids", "dependents", "firstname", "lastname", "surname", "forename", "smoker", "bmi", "nationality", "citizen", "household", "pregnant", "pregnancies",
	"pregnancy", "diagnosis", "unemp", "unemployed", "selfemp", "employed", "employment", "hispanic", "afam", "female", "male", "person", "people", "participant", "resident", "immigrant", "foreign", "worker", "felony", "arrest", "inmate", "priors", "menopause", "seniorcitizen", "senior", "retired",
	"gre", "gpa", "sat", "height", "weight", "residence", "housing", "personal", "seniority", "attrition", "hired", "alcohol", "smoking", "schoolyear", "hours", "deny", "denied", "denial", "callback",
}

// Words on people that files of statistics cut short or run together, such as motheduc,
// faminc, colgpa, hispan and mblck: a form is the whole of one word of a name.
const raceForms = `hispan\w{0,2}|[a-z]?hisp|(?:m|f|hus|wife)?(?:blck|blk|whte)|asian|nonwhite|latin[oa]|caucasian`

var (
	raceForm    = regexp.MustCompile(`^(?:` + raceForms + `)$`)
	personForms = regexp.MustCompile(`^(?:` + raceForms + `|[a-z]{0,6}educ|l?faminc|(?:col|hs|trm|cum)gpa|(?:hus|wife|spouse)(?:age|hrs|hours|earns|wage|inc)|(?:mother|father|mom|dad|moth|fath)(?:age|ed|job|occ))$`)
)

// Of personWords, those that say little: they count once for all of them.
var weakPersonWords = []string{
	"height", "weight", "single", "school", "college", "job", "income", "housing", "hours", "race", "education", "senior", "subject", "client", "household",
	"employment", "alcohol", "resident", "foreign", "worker", "personal", "people", "students", "gre", "gpa", "sat", "age", "ages", "birth", "male", "female", "wage", "wages", "salary", "customer", "customers", "patient",
}

var animalWords = []string{
	"species", "breed", "fur", "wing", "wings", "beak", "flipper", "animal", "cat", "cats", "dog", "dogs", "horse", "cattle", "hawk", "plumage", "tarsus", "culmen",
	"sparrow", "penguin", "squirrel", "hoof", "litter", "kitten", "puppy", "hatch", "egg", "eggs", "sire", "herd", "predator", "prey", "snout", "carapace", "skull", "tail", "antler", "paw", "feather", "bird", "birds", "turtle", "whale", "elephant", "lizard", "frog", "mice", "rat",
}

var publicWords = []string{
	"congress", "senate", "senator", "president", "governor", "mayor", "candidate", "politician", "player", "players", "playerid", "team", "artist", "actor", "actress", "director", "film",
	"movie", "song", "album", "athlete", "boxer", "olympics", "nba", "nfl", "mlb", "fifa", "coach", "pitcher", "batter", "author", "novelist", "astronaut", "celebrity",
	"episode", "show", "performer", "guest", "chamber", "incumbent", "innings", "goals", "assists", "rebounds", "pts", "reb", "ast", "character", "appearances", "sport", "league", "club", "minister", "laureate", "draft", "yardage", "touchdowns", "quarterback", "wrestler", "driver", "season",
}

// A topic is what law protects or what distresses, and the words that tell it.
type topic struct {
	name   string
	class  Class
	words  []string
	values *regexp.Regexp // that one of the commonest values must match where they are words
	alone  bool           // values alone tell it
}

func valueWords(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` + words + `)(?:[^\pL]|$)`)
}

const race = "race or ethnic origin"

var topics = []topic{
	{
		race, Special,
		[]string{"race", "ethnicity", "ethnic", "ethnos", "afam", "hispanic", "latino", "latina", "asian", "nonwhite", "othrace", "caucasian", "aboriginal", "caste", "skincolor"},
		valueWords(`whites?|blacks?|asians?|hispanics?|caucasian|african(?:[- ]american)?|latin[oa]s?|native|indigenous|mixed|multiracial|cauc|afam|amer[- ]indian|aborigine`), false,
	},
	{
		"religion", Special,
		[]string{"religion", "religious", "relig", "denomination", "catholic", "protestant", "muslim", "jewish", "hindu", "christian", "islam", "mormon", "atheist"},
		nil, false,
	},
	{
		"political opinion", Special,
		[]string{"political", "politics", "partyid", "ideology", "polviews", "republican", "democrat", "liberal", "conservative", "vote", "voted", "voter", "votes", "party", "partisan", "statusquo"},
		nil, false,
	},
	{
		"sexual orientation", Special,
		[]string{"lgbt", "lgbtq", "gay", "lesbian", "homosexual", "bisexual"},
		valueWords(`heterosexual|homosexual|bisexual|lesbian|gay|transgender(?:ed)?`), true,
	},
	{"trade-union membership", Special, []string{"union", "unionmember"}, nil, false},
	{"genetic data", Special, []string{"genotype", "dna", "allele", "genome"}, nil, false},
	{"biometric data", Special, []string{"biometric", "fingerprint", "voiceprint", "faceid"}, nil, false},
	{"health", Special, []string{
		"patient", "disease", "diagnosis", "hiv", "cancer", "tumor", "tumour", "diabetes", "diabetic", "depression", "disability", "disabled", "pregnant", "pregnancy", "pregnancies", "bmi", "insulin", "glucose",
		"cholesterol", "hypertension", "stroke", "medication", "illness", "anxiety", "adhd", "autism", "asthma", "symptom", "symptoms", "surgery", "health", "menopause", "angina", "dementia", "updrs", "thyroid", "obesity", "mental", "handicap", "psychiatric", "chestpain", "trestbps", "thalach",
	}, nil, false},
	{"criminal record", Special, []string{"arrest", "arrests", "arrested", "convicted", "conviction", "offense", "offence", "felony", "fel", "misdemeanor", "misd", "prison", "jail", "recid", "defendant", "inmate", "priors", "parole", "bail"}, nil, false},
	{"sex or gender", Protected, []string{"sex", "gender", "female", "male", "woman", "women", "geschlecht", "genero", "sexe"}, nil, false},
	{"marital or family status", Protected, []string{"marital", "maritl", "maritalstatus", "married", "divorced", "widowed", "nevermarried", "cohab", "spouse", "marriage"}, nil, false},
	{"origin or citizenship", Protected, []string{"nationality", "citizen", "citizenship", "immigrant", "immigration", "foreigner", "foreign", "birthplace", "ancestry", "migrant"}, nil, false},
	{"military service", Protected, []string{"veteran"}, nil, false},
}

// loaded are phrases of themes that distress, as words parted by single spaces.
var loaded = []struct {
	topic   string
	pattern *regexp.Regexp
}{
	{"crime and its prosecution", themes(`recid|recidivism|arrest|arrests|arrested|arrestees?|police|policing|use of force|death row|inmates?|incarcerat\w*|prisoners?|defendants?|felony|convicts?`)},
	{"killings", themes(`murders?|murdered|homicides?|manslaughter|killings?|killed by|shootings|mass shooting|police shooting|massacres?|lynchings?|genocide|capital punishment|death penalty|terrorism|terrorists?|slavery|war dead|casualties of war`)},
	{"deaths of individuals", themes(`victims?|cause of death|obituar\w*|autops\w*|deceased`)},
	{"hate", themes(`hate|hate crimes?|hatred|racis[tm]|antisemiti\w*`)},
	{"sexual violence or sex work", themes(`rape|rapes|sexual (?:assault|violence|abuse|harassment)|molest\w*|prostitut\w*|sex work(?:ers?)?|escorts?|adult services|sexual services|pornograph\w*|porn`)},
	{"suicide", themes(`suicid\w*|self harm`)},
	{"abortion", themes(`abortions?`)},
	{"HIV", themes(`hiv|aids patients?`)},
}

var themePattern = themes(`alcohol (?:use|frequency|consumption|servings?)|drinks? per (?:day|week)|binge|gambling|gamblers?|casinos?|betting|cigarettes?|tobacco|marijuana|cannabis|cocaine|heroin|meth|opioids?|smok(?:er|ing|es)|drug use|firearms?`)

func themes(phrases string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^| )(?:` + phrases + `)(?: |$)`)
}

// places are areas that are called after the police and have nothing else to do with it.
var places = regexp.MustCompile(`police (?:district|precinct|station|beat|zone)s?`)

// trailingNumber is a word with a number behind it, as versions and years stand in names: "homicides15".
var trailingNumber = regexp.MustCompile(`([a-z]{4,})[0-9]+\b`)

// LoadedTopic is the theme that a name, title or question tells and that may distress, "" for none.
func LoadedTopic(text string) string {
	phrase := trailingNumber.ReplaceAllString(strings.Join(prose.Words(text), " "), "$1")
	phrase = places.ReplaceAllString(phrase, "place")
	for _, t := range loaded {
		if t.pattern.MatchString(phrase) {
			return t.topic
		}
	}
	return ""
}

// describe looks at all columns of a table together.
func describe(columns []Column) People {
	p := People{Columns: []string{}, Sensitive: []Sensitive{}}
	strong, weak, animals := 0, 0, 0
	words := make([][]string, len(columns))
	for i, c := range columns {
		words[i] = prose.Words(c.Name)
		switch {
		case len(words[i]) > 8: // a question of a survey
			if hasWord(words[i], "you", "your", "gender", "household", "education") {
				strong++
				p.Columns = append(p.Columns, c.Name)
			}
		case (hasWord(words[i], personWords...) || slices.ContainsFunc(words[i], personForms.MatchString)) && !hasWord(words[i], "rate", "percent", "pct", "per", "population", "median", "mean", "avg", "index", "count", "total", "share", "ratio"):
			p.Columns = append(p.Columns, c.Name)
			if hasWord(words[i], weakPersonWords...) {
				weak++
			} else {
				strong++
			}
		}
		if hasWord(words[i], animalWords...) {
			animals++
		}
		if hasWord(words[i], publicWords...) {
			p.Public = true
		}
	}
	p.Likely = strong+weak >= 2 && strong >= 1 && animals == 0 || strong+weak >= 4 && animals < 2
	for i, c := range columns {
		p.Sensitive = append(p.Sensitive, sensitive(c, words[i])...)
	}
	p.Sensitive = dummies(p, columns, words)
	return p
}

// sensitive is what the name and the values of a column tell.
func sensitive(c Column, words []string) []Sensitive {
	var found []Sensitive
	for _, t := range topics {
		if t.told(c, words) {
			found = append(found, Sensitive{c.Name, t.name, t.class})
			break
		}
	}
	if topic := LoadedTopic(c.Name); topic != "" {
		found = append(found, Sensitive{c.Name, topic, Loaded})
	} else if themePattern.MatchString(strings.Join(words, " ")) {
		found = append(found, Sensitive{c.Name, "alcohol, tobacco, drugs, gambling or weapons", Theme})
	}
	return found
}

// told reports whether a column is of the topic.
func (t topic) told(c Column, words []string) bool {
	named := len(words) <= 8 && hasWord(words, t.words...) || t.name == "sexual orientation" && hasWord(words, "orientation") && hasWord(words, "sexual") ||
		t.name == race && slices.ContainsFunc(words, raceForm.MatchString)
	texts, matching := 0, 0
	if t.values != nil {
		for _, v := range c.Values {
			if strings.ContainsFunc(v.Text, func(r rune) bool { return r > '9' }) && len(v.Text) > 1 {
				texts++
				if t.values.MatchString(v.Text) {
					matching++
				}
			}
		}
	}
	few := c.Distinct <= 60
	switch {
	case t.alone && matching >= 2 && few && 4*matching >= texts:
		return true
	case !named:
		return false
	case t.name == "trade-union membership" || t.name == "sex or gender":
		return c.Distinct <= 12
	case t.name == "political opinion":
		return c.Distinct <= 60 && !hasWord(words, "candidate", "cand1", "cand2", "count", "total", "turnout")
	case t.name == "origin or citizenship":
		return !hasWord(words, "senior")
	case t.values == nil:
		return true
	case texts == 0 || onlyYesNo(c):
		return c.Distinct <= 12 // codes, or a dummy of its own
	}
	return matching > 0 && few
}

func onlyYesNo(c Column) bool {
	for _, v := range c.Values {
		switch strings.ToLower(strings.TrimSpace(v.Text)) {
		case "yes", "no", "y", "n", "true", "false", "t", "f", "not hispanic", "hispanic":
		default:
			return false
		}
	}
	return true
}

// dummies adds columns of two values that are called after a colour only, where rows are about people or
// others beside them speak of race: white and black alone may be pieces of a game or the fur of an animal.
func dummies(p People, columns []Column, words [][]string) []Sensitive {
	found := p.Sensitive
	if !p.Likely && !slices.ContainsFunc(found, func(s Sensitive) bool { return s.Topic == race }) {
		return found
	}
	for i, c := range columns {
		if hasWord(words[i], "black", "white", "blacks", "whites") && c.Distinct <= 3 && len(words[i]) <= 2 {
			found = append(found, Sensitive{c.Name, race, Special})
		}
	}
	return found
}

// QuasiColumns picks the columns for year of birth, sex and postcode, which together single people
// out; all are "" where one lacks.
func QuasiColumns(columns []Column) (birth, sex, postcode string) {
	for _, c := range columns {
		words := prose.Words(c.Name)
		switch {
		case postcode == "" && hasWord(words, "zip", "zipcode", "postcode", "postal", "postalcode", "plz", "pincode"):
			postcode = c.Name
		case sex == "" && hasWord(words, "sex", "gender") && c.Distinct <= 12:
			sex = c.Name
		case birth == "" && (hasWord(words, "age", "dob", "yob", "birthday", "birthdate", "birthyear") || hasWord(words, "birth") && !hasWord(words, "weight", "rate", "place", "order")):
			birth = c.Name
		}
	}
	if birth == "" || sex == "" || postcode == "" {
		return "", "", ""
	}
	return birth, sex, postcode
}
