package verdict

import (
	"fmt"
	"math"
	"strconv"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func varied() Criterion {
	const source = "of 20 real take-home tasks half have 6 columns or fewer and none more than 18; the datasets labelled fair have 5 to 29; " +
		"95% of 2,262 public tables have at most 39, and only 6% of public tables hold nothing but numbers"
	const logs = "argued from 19 real take-home tasks: the logs among them have 2 to 6 columns, and what there is to find lies between their rows"
	columns := func(limit func(Policy) int) func(Policy) string {
		return func(p Policy) string { return counted(int64(limit(p)), "column", "columns") }
	}
	return Criterion{
		ID:       "varied",
		Question: "Are there several kinds of column to reason about, and not too many?",
		Why: "A candidate shows judgement by choosing: which columns matter, how a date, a category and a number are handled. " +
			"With very few columns there is nothing to choose, with hundreds the few hours go into reading names. " +
			"A column counts as usable unless it is an identifier, a row number, a constant, empty, or a copy of another. " +
			"The families are numbers, categories, dates and texts.",
		Remedy: "Join a second public table, or drop blocks of columns that the question does not need.",

		Blocking: true,
		Hardness: 20,
		Limits: []LimitDoc{
			{"VariedPassMin", columns(func(p Policy) int { return p.VariedPassMin }), "the fewest usable columns that pass", source},
			{"VariedPassMax", columns(func(p Policy) int { return p.VariedPassMax }), "the most usable columns that pass", source},
			{"VariedFailMin", columns(func(p Policy) int { return p.VariedFailMin }), "with fewer usable columns it fails", source},
			{"VariedFailMax", columns(func(p Policy) int { return p.VariedFailMax }), "with more usable columns it fails", source},
			{"VariedLogMin", columns(func(p Policy) int { return p.VariedLogMin }), "the same for a log of events, a time series or a collection of texts, which have few columns by nature", logs},
			{"VariedFamilies", func(p Policy) string { return strconv.Itoa(p.VariedFamilies) }, "the fewest families that pass; one of them must be numbers", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeVaried(c, p, source) },
	}
}

func judgeVaried(c Case, p Policy, source string) Finding {
	usable := usableColumns(c.Profile)
	n, families := len(usable), familiesOf(usable)
	kind := narrow(c)
	if kind != "" {
		p.VariedFailMin = min(p.VariedFailMin, p.VariedLogMin-repeatedIDs(c.Profile))
	}
	f := Finding{Outcome: variedOutcome(n, families, p)}
	left := int64(len(c.Profile.Columns) - n)
	f.Reason = counted(int64(n), "usable column", "usable columns")
	if left > 0 {
		f.Reason += fmt.Sprintf(" of %s", number(int64(len(c.Profile.Columns))))
	}
	if n > 0 {
		f.Reason += ": " + families.String()
	}
	if kind != "" && n < p.VariedPassMin {
		f.Reason += "; few are usual for " + string(kind)
	}
	f.Measures = []Measure{
		{
			Name: "usable columns", Value: sketch.Exactly(float64(n)), Unit: "columns", Source: source,
			Limit: fmt.Sprintf("%d to %d; under %d or over %d fails", p.VariedPassMin, p.VariedPassMax, p.VariedFailMin, p.VariedFailMax),
		},
		{
			Name: "families of columns", Value: sketch.Exactly(float64(families.count())), Unit: "families", Source: source,
			Limit: fmt.Sprintf("at least %d, one of them numbers", p.VariedFamilies),
		},
	}
	f.Gist = variedGist(n, p, f.Outcome)
	f.setFlip(variedFlip(n, families, p, f.Outcome))
	f.Remedy = variedRemedy(n, p, f.Outcome)
	if kind != "" && f.Outcome == Warn && n < p.VariedPassMin {
		f.Remedy = "ask a question that takes more than one row to answer, or join a second public table"
		if kind == texts {
			f.Remedy = "say in the brief that the work is in the words of the texts, or join a second public table"
		}
	}
	return f
}

func variedOutcome(usable int, families families, p Policy) Outcome {
	switch {
	case usable < p.VariedFailMin || usable > p.VariedFailMax:
		return Fail
	case usable < p.VariedPassMin || usable > p.VariedPassMax,
		families.count() < p.VariedFamilies, families.numeric == 0:
		return Warn
	}
	return Pass
}

func variedFlip(n int, families families, p Policy, now Outcome) change {
	if now == Warn && n >= p.VariedPassMin && n <= p.VariedPassMax {
		if families.numeric == 0 {
			return change{by: 1, to: Pass, what: "a column of numbers"}
		}
		return change{by: 1, to: Pass, what: "a column of another family, such as a date or a category,"}
	}
	more := scan(int64(p.VariedPassMin), now,
		func(by int64) Outcome { return variedOutcome(n+int(by), families, p) },
		func(by int64) string { return counted(by, "more usable column", "more usable columns") })
	fewer := scan(int64(n), now,
		func(by int64) Outcome { return variedOutcome(n-int(by), families, p) },
		func(by int64) string { return counted(by, "fewer usable column", "fewer usable columns") })
	return nearest(more, fewer)
}

func variedGist(n int, p Policy, outcome Outcome) string {
	switch {
	case outcome == Pass:
		return "its columns are varied"
	case n > p.VariedPassMax:
		return counted(int64(n), "column is", "columns are") + " many to read in a few hours"
	case n == 0:
		return "no column is of use"
	case n < p.VariedPassMin:
		return "only " + counted(int64(n), "column is", "columns are") + " of use"
	}
	return "its columns are too much alike"
}

func variedRemedy(n int, p Policy, outcome Outcome) string {
	switch {
	case outcome == Pass:
		return ""
	case n > p.VariedPassMax:
		return "drop blocks of columns until " + number(int64(p.VariedPassMax)) + " or fewer are left"
	case n < p.VariedPassMin:
		return "join a second public table that adds columns"
	}
	return "join a second public table that adds columns of another family"
}

// usableColumns are the columns that there is something to say about.
func usableColumns(p *profile.Profile) []profile.Column {
	twins := make(map[string][]string)
	for _, pair := range p.Duplicates.Columns {
		twins[pair[0]] = append(twins[pair[0]], pair[1])
		twins[pair[1]] = append(twins[pair[1]], pair[0])
	}
	var usable []profile.Column
	counted := make(map[string]bool)
	for i, col := range p.Columns {
		if unusable(col) || i == 0 && numbersRows(col, p.Rows) || anyOf(counted, twins[col.Name]) {
			continue
		}
		counted[col.Name] = true
		usable = append(usable, col)
	}
	return usable
}

func unusable(col profile.Column) bool {
	switch col.Kind {
	case profile.Identifier, profile.Constant, profile.Empty:
		return true
	}
	return sound(col.Distinct) && col.Distinct.Hi == 1
}

// numbersRows reports whether the column counts the rows from 0 or 1, as the
// unnamed first column that pandas and R write.
func numbersRows(col profile.Column, rows int64) bool {
	if col.Kind != profile.Integer || col.Numeric == nil || col.Missing.Count > 0 || col.Misfits > 0 {
		return false
	}
	first, last := col.Numeric.Min, col.Numeric.Max
	return (first == 0 || first == 1) && last-first == float64(rows-1) && math.Ceil(col.Distinct.Hi) >= float64(rows)
}

func anyOf(set map[string]bool, keys []string) bool {
	for _, k := range keys {
		if set[k] {
			return true
		}
	}
	return false
}

// families counts columns by what kind of handling they ask for.
type families struct{ numeric, categorical, date, text int64 }

func familiesOf(columns []profile.Column) families {
	var f families
	for _, col := range columns {
		if isMoment(col) {
			f.date++
			continue
		}
		switch col.Kind {
		case profile.Integer, profile.Decimal, profile.Quantity, profile.Duration, profile.Latitude, profile.Longitude:
			f.numeric++
		case profile.Boolean, profile.Category, profile.Code:
			f.categorical++
		default:
			f.text++
		}
	}
	return f
}

// count is the number of families that have a column.
func (f families) count() int {
	n := 0
	for _, columns := range []int64{f.numeric, f.categorical, f.date, f.text} {
		if columns > 0 {
			n++
		}
	}
	return n
}

func (f families) String() string {
	var words []string
	add := func(n int64, one, many string) {
		if n > 0 {
			words = append(words, counted(n, one, many))
		}
	}
	add(f.numeric, "number", "numbers")
	add(f.categorical, "category", "categories")
	add(f.date, "date", "dates")
	add(f.text, "text", "texts")
	return both(words)
}
