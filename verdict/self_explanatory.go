package verdict

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/sketch"
)

func selfExplanatory() Criterion {
	const source = "of 2,262 public tables, 90% have at most a quarter of such names and 94% at most half; a company that sent \"feature_1, feature_2\" " +
		"found that it tests no thinking about the business (making.dia.com 2016)"
	const argued = "argued: a dictionary that leaves out one column in ten still explains the table; a name of more than one line is a question of a survey"
	of := func(limit func(Policy) float64) func(Policy) string {
		return func(p Policy) string { return percent(limit(p)) }
	}
	return Criterion{
		ID:       "self-explanatory",
		Question: "Can a stranger tell what the columns mean?",
		Why: "Where names say nothing, the candidate guesses, and the lucky one wins. A name says nothing when it is a letter or a general word with a number, " +
			"such as V1 or feature_3, a number, a few letters or letters without a vowel. A name of a longer series, such as item_07, says half. " +
			"What a dictionary explains counts as explained.",
		Remedy: "Send a dictionary along: a file that says what each column means; name it with --dictionary.",

		Blocking: true,
		Hardness: 45,
		Limits: []LimitDoc{
			{"OpaquePass", of(func(p Policy) float64 { return p.OpaquePass }), "the largest share of names that say nothing that passes", source},
			{"OpaqueFail", of(func(p Policy) float64 { return p.OpaqueFail }), "a larger share of names that say nothing fails", source},
			{"OpaqueLength", func(p Policy) string { return strconv.Itoa(p.OpaqueLength) + " characters" }, "a longer name is a sentence, hard to work with", argued},
			{"OpaqueLong", of(func(p Policy) float64 { return p.OpaqueLong }), "the largest share of names that are sentences that passes; more is a warning", argued},
			{"DictionaryCoverage", of(func(p Policy) float64 { return p.DictionaryCoverage }), "a dictionary that explains this share of the columns makes it a pass", argued},
		},
		judge: func(c Case, p Policy) Finding { return judgeSelfExplanatory(c, p, source, argued) },
	}
}

// naming is how well the columns of a dataset are named.
type naming struct {
	columns   int
	explained int // by a dictionary
	nothing   []string
	series    []string // names that say half
	long      int
}

func (n naming) opaque() float64 {
	return shareOf(2*len(n.nothing)+len(n.series), 2*n.columns)
}

func namingOf(c Case, p Policy) naming {
	columns := namedColumns(c)
	inSeries := seriesOf(columns)
	n := naming{columns: len(columns)}
	for _, name := range columns {
		told, _ := c.Told.Metadata.Column(name)
		switch {
		case told.Description != "" || told.Title != "" && told.Title != name:
			n.explained++
		case saysNothing(name):
			n.nothing = append(n.nothing, name)
		case inSeries[stem(name)]:
			n.series = append(n.series, name)
		}
		if len([]rune(name)) > p.OpaqueLength {
			n.long++
		}
	}
	return n
}

// namedColumns are the names of the columns, without the row number or row name in front.
func namedColumns(c Case) []string {
	var list []string
	for i, col := range c.Profile.Columns {
		if i == 0 && (numbersRows(col, c.Profile.Rows) || namesRows(col, c.Profile.Rows) || col.Name == "rownames") {
			continue
		}
		list = append(list, col.Name)
	}
	return list
}

func (n naming) outcome(p Policy) Outcome {
	switch share := n.opaque(); {
	case shareOf(n.explained, n.columns) >= p.DictionaryCoverage:
		return Pass
	case share > p.OpaqueFail:
		return Fail
	case share > p.OpaquePass || shareOf(n.long, n.columns) > p.OpaqueLong:
		return Warn
	}
	return Pass
}

func judgeSelfExplanatory(c Case, p Policy, source, argued string) Finding {
	n := namingOf(c, p)
	if n.columns == 0 {
		return notApplicable("there are no columns")
	}
	f := Finding{Outcome: n.outcome(p)}
	f.Measures = []Measure{
		{
			Name: "names that say nothing", Value: sketch.Exactly(n.opaque()), Unit: "share", Source: source,
			Limit: "at most " + percent(p.OpaquePass) + "; over " + percent(p.OpaqueFail) + " fails",
		},
		{
			Name: "names that are sentences", Value: sketch.Exactly(shareOf(n.long, n.columns)), Unit: "share", Source: argued,
			Limit: "at most " + percent(p.OpaqueLong),
		},
		{
			Name: "columns that a dictionary explains", Value: sketch.Exactly(shareOf(n.explained, n.columns)), Unit: "share", Source: argued,
			Limit: percent(p.DictionaryCoverage) + " or more is a pass",
		},
	}
	f.Reason, f.Gist = n.words()
	if f.Outcome == Pass {
		f.setFlip(n.worse(p))
		return f
	}
	f.setFlip(change{by: 1, far: 0.01, to: Pass, what: "a dictionary of " + percent(p.DictionaryCoverage) + " of the columns"})
	f.Remedy = "write down what each column means and name that file with --dictionary"
	return f
}

// worse is the change that makes names that are clear say too little.
func (n naming) worse(p Policy) change {
	return scan(int64(n.columns), Pass,
		func(by int64) Outcome {
			m := n
			m.explained = max(0, n.explained-int(by))
			m.nothing = make([]string, min(n.columns, len(n.nothing)+int(by)))
			return m.outcome(p)
		},
		func(by int64) string { return counted(by, "more name that says", "more names that say") + " nothing" })
}

func (n naming) words() (reason, gist string) {
	opaque := append(append([]string{}, n.nothing...), n.series...)
	switch {
	case n.explained > 0:
		reason = "a dictionary explains " + number(int64(n.explained)) + " of " + counted(int64(n.columns), "column", "columns")
	case len(opaque) == 0 && n.long == 0:
		return "the names of the columns say what they are", "its columns explain themselves"
	}
	if len(opaque) > 0 {
		said := counted(int64(len(opaque)), "name says", "names say") + " little or nothing, such as " + names(opaque[:min(3, len(opaque))])
		reason, gist = joined(reason, said), counted(int64(len(opaque)), "name says", "names say")+" little or nothing, such as "+names(opaque[:min(2, len(opaque))])
	}
	if n.long > 0 {
		said := counted(int64(n.long), "name is a whole sentence", "names are whole sentences")
		reason = joined(reason, said)
		if gist == "" {
			gist = said
		}
	}
	return reason, gist
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", and " + b
}

// seriesLength is how many columns of one name with a number are a series. Argued: four quarters or lags are read easily.
const seriesLength = 5

// seriesOf returns the stems that many columns share.
func seriesOf(columns []string) map[string]bool {
	count := map[string]int{}
	for _, name := range columns {
		if s := stem(name); s != "" {
			count[s]++
		}
	}
	series := map[string]bool{}
	for s, n := range count {
		series[s] = n >= seriesLength
	}
	return series
}

// stem is a name without the number at its end, "" when it has none.
func stem(name string) string {
	cut := strings.TrimRightFunc(name, unicode.IsDigit)
	if cut == name {
		return ""
	}
	return strings.ToLower(strings.TrimRight(cut, "_-. "))
}

// generalWords name a column without saying anything of it.
var generalWords = wordSet("v x y z f q c p var col column field feature feat attr attribute param parameter dim value val " +
	"question item_ unnamed pc comp component input output f_ att variable")

// shortWords are short names that everybody knows.
var shortWords = wordSet("id no nr n x y lat lon age sex day mo yr hr wk st us uk eu ip os pc tv dj ph kw mw kg cm mm km hp cc gb mb am pm dt ft lb oz url zip mpg " +
	"hd cd cpu ram gpu dob gps uv bmi gdp")

// saysNothing reports whether a stranger cannot tell from a name what the column is.
func saysNothing(name string) bool {
	letters, vowels, digits := 0, 0, 0
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
			if r > unicode.MaxASCII || strings.ContainsRune("aeiouy", r) {
				vowels++
			}
		}
	}
	words := prose.Words(name)
	first := ""
	if len(words) > 0 {
		first = strings.TrimRightFunc(words[0], unicode.IsDigit)
	}
	switch {
	case letters == 0:
		return true
	case digits > 0 && (letters == 1 || generalWords[first] && len(words) <= 3):
		return true
	case letters >= 4:
		return vowels == 0
	case letters <= 2:
		return !shortWords[strings.ToLower(strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }))]
	}
	return false
}

// wordSet makes a set of words parted by blanks.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// spaced writes an ID as words.
func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }
