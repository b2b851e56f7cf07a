package verdict

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// sentence says what the dataset is, whether to send it, the one or two
// reasons, and the next step. The findings still hold clauses.
func sentence(c Case, v Verdict, deciding []Finding) string {
	var body string
	switch v.Fairness {
	case Fair:
		body = fairSentence(c, v)
	case FairWithCare:
		body = careSentence(deciding)
	case Unfair:
		body = unfairSentence(deciding)
	default:
		body = undeterminedSentence(deciding)
	}
	return subject(c) + taskWords(c) + ": " + body + notChecked(v)
}

// subject names the dataset and its size: "houses.csv (4,013 rows, 15 columns)".
func subject(c Case) string {
	name := quoted(path.Base(c.Reading.Name))
	switch c.Reading.Name {
	case "":
		name = "this dataset"
	case "-":
		name = "standard input"
	}
	rows, columns := c.Reading.Rows, int64(c.Reading.Columns)
	if c.Profile != nil {
		rows, columns = c.Profile.Rows, int64(len(c.Profile.Columns))
	}
	return name + " (" + counted(rows, "row", "rows") + ", " + counted(columns, "column", "columns") + ")"
}

// taskWords says what the candidate is to do with the dataset.
func taskWords(c Case) string {
	switch {
	case c.Profile == nil:
		return ""
	case c.explores():
		return ", to be explored"
	case c.targetName() == "":
		return ""
	}
	return ", to predict " + quoted(c.targetName())
}

func fairSentence(c Case, v Verdict) string {
	text := "fair. You can send it as it is"
	if c.targetName() == "" {
		text += " as a task of exploration"
	}
	var reasons []string
	for _, id := range []string{"large", "informative", "varied"} {
		for _, f := range v.Findings {
			if f.Criterion == id && f.Outcome == Pass && len(reasons) < 2 {
				reasons = append(reasons, f.Gist)
			}
		}
	}
	if len(reasons) > 0 {
		text += ": " + both(reasons)
	}
	text += "."
	for _, f := range v.Findings {
		if f.Criterion == "hours" && f.Outcome == Pass {
			return text + " Next, write the brief, which says that " + f.Gist + "."
		}
	}
	return text + " Next, write the brief."
}

func careSentence(deciding []Finding) string {
	text := "fair with care. Before you send it, "
	text += deciding[0].Remedy + ": " + deciding[0].Gist
	if len(deciding) > 1 {
		text += ". Also, " + deciding[1].Gist
	}
	return text + more(len(deciding)-2, "warning", "warnings") + "."
}

func unfairSentence(deciding []Finding) string {
	deciding = withoutEchoes(deciding)
	text := "unfair. Do not send it: " + deciding[0].Gist
	if len(deciding) > 1 {
		text += "; and " + deciding[1].Gist
	}
	text += more(len(deciding)-2, "reason", "reasons") + "."
	start := "To mend it, "
	if len(deciding) > 1 {
		start = "To begin with, "
	}
	return text + " " + start + deciding[0].Remedy + "."
}

// withoutEchoes leaves out that little can be learnt where it is said already
// that only a column that gives the target away tells anything.
func withoutEchoes(deciding []Finding) []Finding {
	trivial := slices.ContainsFunc(deciding, func(f Finding) bool { return f.Criterion == "not-trivial" })
	return slices.DeleteFunc(slices.Clone(deciding), func(f Finding) bool { return trivial && f.Criterion == "informative" })
}

func undeterminedSentence(deciding []Finding) string {
	first := deciding[0]
	text := "undetermined. Do not send it yet: the question \"" + first.Question + "\" has no answer, because " + first.Gist +
		more(len(deciding)-1, "question", "questions")
	return text + ". Next, " + first.Remedy + "."
}

// more says how many of a kind the sentence leaves out.
func more(n int, one, many string) string {
	switch {
	case n <= 0:
		return ""
	case n == 1:
		return " (1 more " + one + " below)"
	}
	return " (" + number(int64(n)) + " more " + many + " below)"
}

// notChecked names what the user may still tell: the findings say how.
func notChecked(v Verdict) string {
	if v.Fairness == Unfair {
		return ""
	}
	var open []string
	for _, f := range v.Findings {
		if f.Outcome == Unknown && f.Ask != "" {
			open = append(open, withDefault(openWords[f.Criterion], spaced(f.Criterion)))
		}
	}
	if len(open) == 0 {
		return ""
	}
	return " Not checked: " + both(open) + "."
}

// openWords names in a few words what is asked of the user.
var openWords = map[string]string{
	"target-present": "what to predict", "open": "the licence", "distinct-industry": "the industry",
	"informative": "what a model finds", "not-trivial": "what gives the target away",
	"personal-data": "whether people can be recognised",
}

// asSentence gives a clause a capital and a full stop. A clause begins with no
// name, so that a name never changes.
func asSentence(clause string) string {
	if clause == "" {
		return ""
	}
	runes := []rune(clause)
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes) + "."
}

// longestClause is how many characters of a text from elsewhere are shown.
const longestClause = 200

// asClause undoes asSentence for a text that came from elsewhere.
func asClause(text string) string {
	runes := []rune(strings.TrimSuffix(clean(text), "."))
	if len(runes) > longestClause {
		runes = append(runes[:longestClause-1], '…')
	}
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && unicode.IsLower(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}
