package profile

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// quoted is a column's name or a value within a sentence.
func quoted(name string) string {
	const longest = 60
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest-1]) + "…"
	}
	return strconv.Quote(name)
}

// python is a text as a literal of Python, which reads all that Go writes.
func python(text string) string { return strconv.Quote(text) }

func pythonList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = python(t)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// df is a column of the data frame df.
func df(name string) string { return "df[" + python(name) + "]" }

// percent is a share in words: "12.3%", "under 0.1%", never 0% or 100% of what is not none or all.
func percent(share float64) string {
	p := 100 * share
	switch {
	case p > 0 && p < 0.1:
		return "under 0.1%"
	case p < 100 && p > 99.9:
		return "over 99.9%"
	}
	return prose.TrimZeros(strconv.FormatFloat(p, 'f', 1, 64)) + "%"
}

// counted is a number of things: "1 row", "4,014 rows".
func counted(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if before, isY := strings.CutSuffix(thing, "y"); isY {
		return prose.Group(strconv.FormatInt(n, 10)) + " " + before + "ies"
	}
	return prose.Group(strconv.FormatInt(n, 10)) + " " + thing + "s"
}

// about is a number of things that is scaled up from a sample, to two figures: "about 640 rows".
func about(n int64, thing string) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(float64(n), 'g', 2, 64), 64)
	return "about " + counted(int64(rounded), thing)
}

// verb chooses the form that goes with n things.
func verb(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// shown is a number in a sentence, to four figures. Those below ten thousand, which may be
// years, have no separator.
func shown(v float64) string {
	text := formatNumber(v)
	if v != math.Trunc(v) || math.Abs(v) >= 1e15 {
		text = strconv.FormatFloat(v, 'g', 4, 64)
		if a := math.Abs(v); a >= 1e15 || a < 1e-4 {
			return text
		}
		r, _ := strconv.ParseFloat(text, 64)
		text = formatNumber(r)
	}
	if math.Abs(v) < 10_000 {
		return text
	}
	return prose.Group(text)
}

// numbersOf is the numbers of a column of the data frame, which pandas reads as text where some of
// its cells are none or carry a unit.
func (f *facts) numbersOf() string {
	column := df(f.c.field.Name)
	switch {
	case f.c.hasUnit || f.c.written != "" && f.c.storage.isNumber() || f.column.Kind == Quantity:
		return f.plainNumbers(column)
	case f.readAsTimes():
		return f.timesOf()
	case f.c.storage.isText() || f.column.Misfits > 0 || len(f.unreadWords()) > 0:
		return fmt.Sprintf(`pd.to_numeric(%s, errors="coerce")`, column)
	}
	return column
}

// readAsTimes reports whether the numbers of a column are times.
func (f *facts) readAsTimes() bool {
	return f.c.storage.isTime() || f.column.Kind == Date || f.calendar != nil && !f.calendar.keepsNumbers()
}

// isUnread reports whether a word for missing is one that pandas.read_csv takes for a value.
func isUnread(word string) bool {
	switch word {
	case "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
		"NULL", "NaN", "None", "n/a", "nan", "null":
		return false
	}
	return true
}

// unreadWords lists the words for missing in a column that pandas takes for values.
func (f *facts) unreadWords() (words []string) {
	for _, s := range f.column.Missing.Spellings {
		if isUnread(s.Text) {
			words = append(words, s.Text)
		}
	}
	return words
}
