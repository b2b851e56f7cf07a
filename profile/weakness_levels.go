package profile

import (
	"fmt"
	"math"
	"strings"
)

const (
	manyLevels    = 50
	rareRows      = 10   // fewer rows make a level rare
	rareShare     = 0.01 // when they are a smaller share than this as well
	minLevelsRows = 200  // below which every level is rare
)

// oddLevels tells what is odd about the values of a category, and of any column that has nearly one value.
func (f *facts) oddLevels() {
	f.oddVariants()
	f.oddMisspelt()
	f.oddOneValue()
	name := f.c.field.Name
	isCategory := f.column.Kind == Category || f.column.Kind == Code && f.c.storage.isText()
	if !isCategory || f.n < minLevelsRows {
		return
	}
	if d := int64(f.column.Distinct.Value + 0.5); d > manyLevels {
		f.odd("high-cardinality", f.n, fmt.Sprintf("%s has %s, too many to make a column of each.", quoted(name), counted(d, "different value")),
			df(name)+".value_counts()", nil)
		return
	}
	f.oddRare()
}

func (f *facts) oddRare() {
	if !f.exact {
		return
	}
	rare := map[string]bool{}
	var rows int64
	fewer := min(rareRows, int64(math.Ceil(rareShare*float64(f.n))))
	for _, v := range f.values {
		if v.n < fewer {
			rare[f.c.spell(v)] = true
			rows += v.n
		}
	}
	if len(rare) == 0 || len(rare) == len(f.values) {
		return
	}
	name := f.c.field.Name
	f.odd("rare-levels", rows, fmt.Sprintf("%s of %s %s in fewer than %d rows, %s in all.",
		counted(int64(len(rare)), "value"), quoted(name), verb(int64(len(rare)), "stands", "stand each"), fewer, counted(rows, "row")),
		fmt.Sprintf("df[%s.map(%s.value_counts()) < %d]", df(name), df(name), fewer), f.spelt(rare))
}

// oddVariants tells of values that are spellings of one another.
func (f *facts) oddVariants() {
	if f.column.Text == nil || len(f.column.Text.Variants) == 0 || f.column.Text.MeanLength > 60 || f.column.Kind == URL {
		return
	}
	name := f.c.field.Name
	var rows int64
	odd := map[string]bool{}
	var groups [][]Count
	for _, group := range f.column.Text.Variants {
		kept := group[:1:1]
		for _, c := range group[1:] {
			if isSpellingOf(c, group[0]) {
				kept = append(kept, c)
				rows += c.Count
				odd[c.Value] = true
			}
		}
		if len(kept) > 1 {
			groups = append(groups, kept)
		}
	}
	if len(groups) == 0 {
		return
	}
	var spellings []string
	for _, c := range groups[0] {
		if len(spellings) < 3 {
			spellings = append(spellings, fmt.Sprintf("%s (%s)", quoted(c.Value), counted(c.Count, "row")))
		}
	}
	n := int64(len(groups))
	f.odd("inconsistent-levels", rows, fmt.Sprintf("%s of %s %s spelt in more than one way, such as %s.",
		counted(n, "value"), quoted(name), verb(n, "is", "are"), strings.Join(spellings, " and ")),
		fmt.Sprintf(`df.groupby(%s.astype(str).str.casefold().str.replace("&", "and").str.normalize("NFKD").str.replace(r"[\W_]+", "", regex=True))[%s].unique().loc[lambda s: s.str.len() > 1]`,
			df(name), python(name)), f.spelt(odd))
}

// oddMisspelt tells of rare values that are a frequent one but for a slip of the pen.
func (f *facts) oddMisspelt() {
	if f.column.Text == nil || len(f.column.Text.Misspelt) == 0 {
		return
	}
	name := f.c.field.Name
	var rows, n int64
	odd := map[string]bool{}
	for _, group := range f.column.Text.Misspelt {
		for _, c := range group[1:] {
			rows += c.Count
			odd[c.Value] = true
			n++
		}
	}
	first := f.column.Text.Misspelt[0]
	f.odd("misspelt", rows, fmt.Sprintf("%s of %s %s to be spelt wrongly, such as %s (%s) for %s (%s).", counted(n, "value"), quoted(name),
		verb(n, "seems", "seem"), quoted(first[1].Value), counted(first[1].Count, "row"), quoted(first[0].Value), counted(first[0].Count, "row")),
		df(name)+".value_counts().sort_index()", f.spelt(odd))
}

// isSpellingOf reports whether a value is a spelling of a more frequent one: it differs in case and spaces only, or
// it is much rarer, where names such as "Tien" and "T'ien" are not.
func isSpellingOf(c, usual Count) bool {
	plain := func(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), "")) }
	return plain(c.Value) == plain(usual.Value) || 3*c.Count <= usual.Count
}

// oddOneValue tells of a column in which nearly every row has the same value.
func (f *facts) oddOneValue() {
	if f.n < 50 || len(f.column.Top) == 0 || f.column.Kind == List || f.column.Kind == Record {
		return
	}
	top := f.column.Top[0]
	rest := f.n - top.Count
	if rest <= 0 || share(top.Count, f.n) < nearlyConstant {
		return
	}
	name := f.c.field.Name
	usual := map[string]bool{top.Value: true}
	find := fmt.Sprintf("%s.value_counts(normalize=True).head()", df(name))
	f.odd("near-constant", rest, fmt.Sprintf("%s is %s in all but %s (%s) of those that have a value.", quoted(name), quoted(top.Value), counted(rest, "row"), percent(share(rest, f.n))),
		find, func(i int) bool {
			return f.cells.Valid[i] && !f.spelt(usual)(i) && !(f.c.storage.isText() && f.isMissingText(f.cells.Text(i)))
		})
}
