package verdict

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func reachable() Criterion {
	const source = "argued from the ETS Guidelines for Developing Fair Tests (2022): knowledge that the job does not need is a barrier; " +
		"the lists of words are our own, and no list can see a culture"
	return Criterion{
		ID:       "reachable",
		Question: "Can it be understood without a special field, a culture or another language?",
		Why: "Who happens to follow baseball reads RBI and SLG at once; who does not loses an hour and does not know what is a mistake. " +
			"The job asks for neither. Words of special fields are counted among the names of columns and, with the question and the title, their context: " +
			"sport, games, screen and stage, politics, medicine, trading and exams. Names and texts in another language or script count too.",
		Remedy: "Add a glossary, and choose another dataset unless the job needs that knowledge.",

		Hardness: 35,
		Limits: []LimitDoc{
			{"ReachableWords", func(p Policy) string { return counted(int64(p.ReachableWords), "word", "words") }, "from this many different words of one special field on it is a warning", source},
			{"ReachableForeign", func(p Policy) string { return percent(p.ReachableForeign) }, "the largest share of names, or of columns of text, in another language or script that passes", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeReachable(c, p, source) },
	}
}

func judgeReachable(c Case, p Policy, source string) Finding {
	columns := namedColumns(c)
	if len(columns) == 0 {
		return notApplicable("there are no columns")
	}
	field, words := specialField(columns)
	foreign := foreignColumns(c, columns)
	outcome := func(words int, foreign int) Outcome {
		if words >= p.ReachableWords || shareOf(foreign, len(columns)) > p.ReachableForeign {
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(len(words), len(foreign))}
	f.Measures = []Measure{
		{
			Name: "words of one special field", Value: sketch.Exactly(float64(len(words))), Unit: "words", Source: source,
			Limit: "under " + strconv.Itoa(p.ReachableWords),
		},
		{
			Name: "columns in another language", Value: sketch.Exactly(shareOf(len(foreign), len(columns))), Unit: "share", Source: source,
			Limit: "at most " + percent(p.ReachableForeign),
		},
	}
	f.flips(
		scan(int64(p.ReachableWords), f.Outcome, func(by int64) Outcome { return outcome(len(words)+int(by), len(foreign)) },
			func(by int64) string {
				return counted(by, "more word of a special field", "more words of a special field")
			}),
		scan(int64(len(words)), f.Outcome, func(by int64) Outcome { return outcome(len(words)-int(by), len(foreign)) },
			func(by int64) string { return counted(by, "fewer word of ", "fewer words of ") + field }),
		scan(int64(len(foreign)), f.Outcome, func(by int64) Outcome { return outcome(len(words), len(foreign)-int(by)) },
			func(by int64) string { return "translating " + counted(by, "column", "columns") }),
	)
	var parts []string
	if len(words) >= p.ReachableWords {
		parts = append(parts, "it takes knowledge of "+field+": "+both(quotedAll(words[:min(4, len(words))])))
		f.Remedy = "add a glossary, or choose another dataset unless the job needs to know " + field
	}
	if shareOf(len(foreign), len(columns)) > p.ReachableForeign {
		parts = append(parts, counted(int64(len(foreign)), "column is", "columns are")+" in another language or script, such as "+names(foreign[:1]))
		f.Remedy = withDefault(f.Remedy, "translate the names and levels, or say in the brief what they mean")
	}
	f.Reason = withDefault(both(parts), "no special field, culture or other language is needed, as far as word lists can tell")
	if f.Outcome == Warn && f.Flip == "" {
		f.setFlip(change{by: 1, far: 0.5, to: Pass, what: "plain English names"})
	}
	return f
}

// specialField returns the special field that most words of the names belong to, with
// those words in alphabetical order. Words that every field has count for none.
func specialField(columns []string) (field string, words []string) {
	used := map[string]bool{}
	for _, name := range columns {
		parts := prose.Words(name)
		for i, w := range parts {
			used[strings.TrimFunc(w, unicode.IsDigit)] = true
			used[w] = true
			if i > 0 {
				used[parts[i-1]+w] = true
			}
		}
	}
	for _, f := range specialFields {
		var found []string
		for w := range f.words {
			if used[w] {
				found = append(found, w)
			}
		}
		if len(found) > len(words) {
			slices.Sort(found)
			field, words = f.name, found
		}
	}
	return field, words
}

// foreignColumns are the columns whose name, or most of whose values, are in another
// language or script.
func foreignColumns(c Case, columns []string) []string {
	var foreign []string
	for _, name := range columns {
		col, _ := c.column(name)
		if foreignName(name) || foreignValues(col) {
			foreign = append(foreign, name)
		}
	}
	return foreign
}

func foreignName(name string) bool {
	if otherScript(name) {
		return true
	}
	for _, w := range prose.Words(name) {
		if foreignWords[w] {
			return true
		}
	}
	return false
}

// otherScript reports whether most letters are of a script other than Latin.
func otherScript(text string) bool {
	other, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Greek, r) {
				other++
			}
		}
	}
	return 2*other > letters
}

// foreignValues reports whether most of the commonest texts of a column are in another script.
func foreignValues(col profile.Column) bool {
	if col.Text == nil {
		return false
	}
	other := 0
	for _, value := range col.Top {
		if otherScript(value.Value) {
			other++
		}
	}
	return 2*other > len(col.Top)
}
