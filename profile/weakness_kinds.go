package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A weaknessKind is what all weaknesses of one kind have in common.
type weaknessKind struct {
	id       string
	level    Level
	question string // %s stands for the first column
}

// weaknessKinds lists the kinds, those first that do most harm when they are not noticed.
var weaknessKinds = [...]weaknessKind{
	{"leak", AcrossColumns, "When in the life of a row does %s become known, and what follows for using it?"},
	{"disguised-missing", InSummary, "What did you take the most extreme or most frequent values of %s to mean, and what did you do with them?"},
	{"zero-coded", InSummary, "What does a zero in %s mean, and how did you find out?"},
	{"mixed-units", InSummary, "Are all values of %s measured in the same unit? What makes you think so?"},
	{"duplicate-rows", AcrossColumns, "How did you make sure that a model is not tested on rows that it has learnt from?"},
	{"conflicting-labels", InGroups, "How good can any model be on this data, and how would you find out?"},
	{"implausible", ByDomain, "Which values of %s did you not believe, and why?"},
	{"mixed-dates", AtHead, "How did you turn %s into dates, and how did you check the result?"},
	{"ambiguous-dates", ByDomain, "Which number in %s is the day and which the month, and how do you know?"},
	{"misfit", InSummary, "Which cells of %s did not fit the others, and what did you do with them?"},
	{"missing-by-target", InGroups, "Does it tell anything that a value of %s is missing?"},
	{"repeated-entities", InGroups, "Are the rows independent of one another? How did you split them for testing?"},
	{"time-drift", InGroups, "Would your model still hold for next year's rows? How did you test that?"},
	{"row-order", AcrossColumns, "Does the order of the rows mean anything, and did it matter for how you split them?"},
	{"censored", InGroups, "What does %s tell of rows that are not over yet, and how did you use them?"},
	{"totals-disagree", AcrossColumns, "Which columns should add up to others, and do they?"},
	{"inconsistent-levels", InSummary, "How many different values does %s really have?"},
	{"misspelt", InSummary, "Are all values of %s spelt as they were meant? How did you look for those that are not?"},
	{"missing-words", InSummary, "In how many ways is a missing value of %s written, and what did that do to the column's type?"},
	{"lost-values", InSummary, "Which values of %s were gone when you had loaded it, and how did you notice?"},
	{"number-as-text", AtHead, "What type did %s have when you had loaded it, and what did you do about that?"},
	{"outliers", InSummary, "Which values of %s are far from the others, and are they mistakes?"},
	{"capped", InSummary, "What do you make of the values at the end of the range of %s?"},
	{"heaped", InSummary, "How precisely was %s measured, and by whom?"},
	{"class-imbalance", InSummary, "Which measure of success did you choose for %s, and what would a model reach that always gives the same answer?"},
	{"skewed-target", InSummary, "How is %s distributed, and what did that change in how you modelled and judged?"},
	{"missing", InSummary, "Why might values of %s be missing, and what follows for how you treat them?"},
	{"missing-by-column", InGroups, "Are values of %s missing at random?"},
	{"co-missing", AcrossColumns, "Do the gaps in different columns have something to do with each other?"},
	{"derived-column", AcrossColumns, "Which columns say the same thing twice, and what did you do with them?"},
	{"duplicate-columns", AcrossColumns, "Which columns say the same thing twice, and what did you do with them?"},
	{"mojibake", AtHead, "What happened to the letters in %s, and can it be undone?"},
	{"invalid-encoding", InSummary, "In which encoding did you read the file, and how did you choose it?"},
	{"ragged-rows", InSummary, "Did every line of the file load as one complete row?"},
	{"html", AtHead, "Where does the text in %s come from, and what had to be cleaned?"},
	{"white-space", InSummary, "Are there values of %s that look alike and are not?"},
	{"date-as-text", AtHead, "How did you turn %s into dates, and how did you check the result?"},
	{"free-text", AtHead, "Is there something to be learnt from %s? How would you try, given a day?"},
	{"index-column", AtHead, "What use is %s to a model?"},
	{"high-cardinality", InSummary, "How did you bring a column with as many values as %s into a model?"},
	{"rare-levels", InSummary, "What did you do with values of %s that only a few rows have?"},
	{"near-constant", InSummary, "Which columns carry almost no information, and how did you decide?"},
	{"constant", InSummary, "Which columns did you drop before anything else, and why?"},
	{"row-limit", InSummary, "Is this all the data there is? What makes you think so?"},
}

// kindPlace is where the kind of an ID stands among the kinds.
func kindPlace(id string) int {
	at := slices.IndexFunc(weaknessKinds[:], func(k weaknessKind) bool { return k.id == id })
	if at < 0 {
		panic("profile: a weakness of no kind")
	}
	return at
}

// NewWeakness completes a weakness of which ID, Columns, Count, Text and HowToFind are told,
// where cells is how many there are to be counted: those of a column, or the rows.
func NewWeakness(w Weakness, cells int64) Weakness {
	k := weaknessKinds[kindPlace(w.ID)]
	w.Level, w.Question = k.level, k.question
	if strings.Contains(k.question, "%s") {
		column := "the column"
		if len(w.Columns) > 0 {
			column = quoted(w.Columns[0])
		}
		w.Question = fmt.Sprintf(k.question, column)
	}
	w.Share = min(share(w.Count, cells), 1)
	if w.ExampleRows == nil {
		w.ExampleRows = []int64{}
	}
	if w.Columns == nil {
		w.Columns = []string{}
	}
	return w
}

// RankWeaknesses makes one weakness of those of one kind that concern one column each, and puts first what does most
// harm when it is not noticed.
func RankWeaknesses(list []Weakness) []Weakness {
	list = merged(list)
	sortWeaknesses(list)
	return list
}

// sortWeaknesses puts those first that do most harm when they are not noticed, and of one kind those
// of the most cells.
func sortWeaknesses(list []Weakness) {
	slices.SortStableFunc(list, func(a, b Weakness) int {
		return cmp.Or(cmp.Compare(kindPlace(a.ID), kindPlace(b.ID)), cmp.Compare(b.Share, a.Share))
	})
}

// maxOfKind is how many groups of columns are told of one kind.
const maxOfKind = 3

// merged makes one weakness of all those of a kind that concern one column each: that of the most
// cells, with a sentence on the others. Those of several columns stay apart, the first maxOfKind of a kind; the last of
// these tells how many more there are.
func merged(list []Weakness) []Weakness {
	sortWeaknesses(list)
	var out []Weakness
	first := map[string]int{}
	groups, last := map[string]int{}, map[string]int{}
	left := map[string][]Weakness{}
	others := map[string][]Weakness{}
	for _, w := range list {
		if len(w.Columns) != 1 {
			if groups[w.ID]++; groups[w.ID] > maxOfKind {
				left[w.ID] = append(left[w.ID], w)
				continue
			}
			last[w.ID] = len(out)
			out = append(out, w)
			continue
		}
		alike := w.ID
		if w.isEmpty() {
			alike = "empty" // what is said of one is not true of a column with one value
		}
		if _, ok := first[alike]; !ok {
			first[alike] = len(out)
			out = append(out, w)
			continue
		}
		others[alike] = append(others[alike], w)
	}
	for alike, rest := range others {
		out[first[alike]].join(rest)
	}
	for id, rest := range left {
		out[last[id]].Text += fmt.Sprintf(" %s of columns %s like this as well, such as %s.",
			counted(int64(len(rest)), "more group"), verb(int64(len(rest)), "is", "are"), listed(rest[0].Columns))
	}
	return out
}

// isOfWholeColumn reports whether a kind concerns all rows of a column, so that their share says nothing.
func isOfWholeColumn(id string) bool {
	switch id {
	case "leak", "high-cardinality", "free-text", "index-column", "constant", "date-as-text", "mixed-dates", "ambiguous-dates":
		return true
	}
	return false
}

const (
	maxColumnsNamed = 5  // in a sentence
	maxColumnsTold  = 50 // in Columns
)

// join adds weaknesses of the same kind of other columns.
func (w *Weakness) join(rest []Weakness) {
	var names []string
	cells := float64(0)
	if w.Share > 0 {
		cells = float64(w.Count) / w.Share
	}
	total := cells
	for i, r := range rest {
		if len(w.Columns) < maxColumnsTold {
			w.Columns = append(w.Columns, r.Columns[0])
		}
		if i < maxColumnsNamed {
			names = append(names, quoted(r.Columns[0]))
			if !isOfWholeColumn(w.ID) {
				names[i] += fmt.Sprintf(" (%s)", percent(r.Share))
			}
		}
		w.Count += r.Count
		total += cells
	}
	if total > 0 {
		w.Share = min(float64(w.Count)/total, 1)
	}
	more := ""
	if n := len(rest) - len(names); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	} else if len(names) > 1 {
		more = " and " + names[len(names)-1]
		names = names[:len(names)-1]
	}
	w.Text += " Likewise " + strings.Join(names, ", ") + more + "."
}
