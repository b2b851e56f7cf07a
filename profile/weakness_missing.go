package profile

import (
	"fmt"
	"slices"
	"strings"
)

// oddMissing tells what is missing in the column: cells without a value, words for missing that pandas
// does not know, and values that stand for missing.
func (f *facts) oddMissing() {
	m := f.column.Missing
	name := f.c.field.Name
	var unread int64
	words := f.unreadWords()
	for _, s := range m.Spellings {
		if isUnread(s.Text) {
			unread += s.Count
		}
	}
	if n := m.Count - unread; n > 0 && f.n > 0 {
		f.odd("missing", n, fmt.Sprintf("%s has no value in %s (%s).", quoted(name), counted(n, "row"), percent(share(n, f.rows))),
			fmt.Sprintf("df[%s.isna()]", df(name)), f.isNull())
	}
	if unread > 0 && f.n > 0 {
		for i, w := range words {
			words[i] = strings.TrimSpace(w)
		}
		f.odd("missing-words", unread, fmt.Sprintf("Missing values of %s are written as %s in %s (%s), which pandas takes for values.",
			quoted(name), wordList(words), counted(unread, "row"), percent(share(unread, f.rows))),
			fmt.Sprintf("df[%s.astype(str).str.strip().isin(%s)]", df(name), pythonList(words)), f.isWordIn(words))
	}
	f.oddDisguised()
	f.oddLost()
}

// oddLost tells of values that pandas takes for missing, such as NA for North America or None for no garage.
func (f *facts) oddLost() {
	if !f.c.storage.isText() || f.n == 0 {
		return
	}
	var words []string
	lost := map[string]bool{}
	var n int64
	for _, v := range f.values {
		if v.text != "" && !isUnread(v.text) && !f.disguised[v.text] {
			words, lost[v.text] = append(words, v.text), true
			n += v.n
		}
	}
	if n == 0 {
		return
	}
	rows := counted(n, "row")
	if !f.exact {
		rows = about(n, "row")
	}
	name := f.c.field.Name
	find := fmt.Sprintf("df[%s.isna()]", df(name))
	if f.column.Missing.Count > 0 {
		find = df(name) + ".isna().sum()"
	}
	f.odd("lost-values", n, fmt.Sprintf("%s in %s seems to be a value like the others in %s (%s), and pandas takes it for missing.",
		wordList(words), quoted(name), rows, percent(share(n, f.rows))), find, f.spelt(lost))
}

// isNull reports whether the cell in row i of the sample holds nothing, or a word that pandas takes for nothing. Of cells that came as
// nothing the other words are not told apart: of texts the blanks, of numbers and dates all.
func (f *facts) isNull() func(i int) bool {
	isText := f.c.storage.isText()
	unsure := slices.ContainsFunc(f.unreadWords(), func(w string) bool { return !isText || strings.TrimSpace(w) == "" })
	return func(i int) bool {
		if !f.cells.Valid[i] {
			return !unsure
		}
		return isText && f.isMissingText(f.cells.Text(i)) && !isUnread(f.cells.Text(i))
	}
}

func (f *facts) isWordIn(words []string) func(i int) bool {
	return func(i int) bool {
		if f.cells.Valid[i] {
			return f.c.storage.isText() && slices.Contains(words, strings.TrimSpace(f.cells.Text(i)))
		}
		// A null is such a word when every missing cell of the column is.
		return f.onlyUnread()
	}
}

func (f *facts) onlyUnread() bool {
	return !slices.ContainsFunc(f.column.Missing.Spellings, func(s Spelling) bool { return !isUnread(s.Text) })
}

// wordList names words for missing.
func wordList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = fmt.Sprintf("%q", w)
		if w == "" {
			quoted[i] = "blanks"
		}
	}
	if last := len(quoted) - 1; last > 0 {
		return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return quoted[0]
}

// oddDisguised tells of the values that stand for missing; zeros are a kind of their own.
func (f *facts) oddDisguised() {
	for _, d := range f.column.Missing.Disguised {
		id := "disguised-missing"
		if d.Value == "0" {
			id = "zero-coded"
		}
		rows := counted(d.Count, "row")
		if d.Estimated {
			rows = about(d.Count, "row")
		}
		f.odd(id, d.Count, fmt.Sprintf("%s in %s seems to stand for a missing value in %s (%s).",
			d.Value, quoted(f.c.field.Name), rows, percent(share(d.Count, f.rows))),
			f.findValue(d.Value), f.spelt(map[string]bool{d.Value: true}))
	}
}

// findValue is a line of pandas that shows the rows where the column has a value, spelt as fairset does.
func (f *facts) findValue(value string) string {
	name := f.c.field.Name
	switch {
	case f.c.storage.isTime():
		return fmt.Sprintf("df[%s.astype(str).str.contains(%s)]", df(name), python(value[:4]))
	case f.c.storage.isNumber():
		return fmt.Sprintf("df[%s == %s]", f.numbersOf(), value)
	}
	return fmt.Sprintf("df[%s.astype(str).str.strip() == %s]", df(name), python(strings.TrimSpace(value)))
}
