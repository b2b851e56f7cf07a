package profile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nearlyConstant is the share of rows with the same value from which a column tells almost nothing.
const nearlyConstant = 0.98

const noValue = " has no value at all."

// isEmpty reports whether a weakness is a column without any value.
func (w Weakness) isEmpty() bool { return w.ID == "constant" && strings.HasSuffix(w.Text, noValue) }

// oddConstant tells of a column with one value, or none.
func (f *facts) oddConstant() {
	name := quoted(f.c.field.Name)
	if f.rows < 2 {
		return
	}
	text := name + noValue
	if f.n > 0 {
		text = fmt.Sprintf("%s has the same value wherever it has one.", name)
	}
	f.odd("constant", f.rows, text, df(f.c.field.Name)+".value_counts(dropna=False)", func(int) bool { return true })
}

// oddKind tells what is odd about the kind of a column, beside how it is stored.
func (f *facts) oddKind() {
	name := f.c.field.Name
	column := df(name)
	if f.calendar != nil && !f.calendar.keepsNumbers() {
		f.odd("date-as-text", f.n, fmt.Sprintf("The %s in %s are whole numbers, such as %s, and have to be parsed.", f.calendar.what(), quoted(name), f.c.spell(f.values[0])), column+".head()", f.isPresent)
		return
	}
	switch f.column.Kind {
	case Identifier:
		if f.nearlyDistinct() {
			f.odd("index-column", f.n, fmt.Sprintf("%s only names the row: it has %s in %s.",
				quoted(name), counted(int64(f.column.Distinct.Value+0.5), "different value"), counted(f.n, "row")),
				column+".nunique() / len(df)", func(int) bool { return true })
		}
	case Text:
		if f.shape.n > 20 && f.isProse() {
			f.odd("free-text", f.n, fmt.Sprintf("%s is text in people's own words, of %s on average.",
				quoted(name), counted(int64(f.column.Text.MeanLength+0.5), "character")),
				column+`.dropna().astype(str).sample(10, random_state=1, replace=True).tolist()`, f.isPresent)
		}
	case Date:
		if f.c.storage.isText() && len(f.column.Time.Formats) > 1 {
			f.oddFormats()
		} else if f.c.storage.isText() {
			f.odd("date-as-text", f.n, fmt.Sprintf("The dates in %s are text and have to be parsed.", quoted(name)), column+".head()", f.isPresent)
		}
	case Integer, Decimal, Quantity:
		f.oddNumberText()
	}
}

// isProse reports whether texts are mostly of words, at least four on average, most of which neither name
// something with a capital nor count.
func (f *facts) isProse() bool {
	values := f.values[:min(len(f.values), maxShaped)]
	words, plain := 0, 0
	for _, v := range values {
		for _, w := range strings.Fields(v.text) {
			words++
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) && !unicode.IsUpper(r) {
				plain++
			}
		}
	}
	return words >= 4*len(values) && 2*plain >= words
}

func (f *facts) isPresent(i int) bool { return f.cells.Valid[i] }

// oddNumberText tells of numbers that pandas reads as text: with a unit or currency, or among words.
func (f *facts) oddNumberText() {
	name := f.c.field.Name
	switch {
	case f.c.hasUnit || f.column.Kind == Quantity:
		example := ""
		if f.c.storage.isText() && len(f.column.Top) > 0 {
			example = ", such as " + quoted(f.column.Top[0].Value)
		}
		f.odd("number-as-text", f.n, fmt.Sprintf("%s holds numbers with a unit or currency sign%s, which load as text.", quoted(name), example),
			fmt.Sprintf(`df[%s.notna() & pd.to_numeric(%s, errors="coerce").isna()]`, df(name), df(name)), f.isPresent)
	case f.c.written != "":
		f.oddWritten()
	case f.c.storage.isText():
		var words int64
		for _, v := range f.values {
			if _, ok := numberIn(v.text); !ok {
				words += v.n
			}
		}
		holds := func(i int) bool {
			return f.isPresent(i) && f.numberAt(i) != f.numberAt(i) && !f.isMissingText(f.cells.Text(i))
		}
		if words > 0 {
			f.odd("number-as-text", words, fmt.Sprintf("%s holds numbers, but %s with something else make the whole column load as text.",
				quoted(name), counted(words, "row")),
				fmt.Sprintf(`df[%s.notna() & pd.to_numeric(%s, errors="coerce").isna()]`, df(name), df(name)), holds)
		}
	}
}
