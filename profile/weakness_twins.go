package profile

import (
	"fmt"
	"slices"
	"strings"
)

const nearlySame = 0.995 // |r| from which a column tells what another tells

// twinColumns tells of columns that say the same: cell by cell, by other names for the same values, or as numbers
// that one can be worked out from the other.
func (s *survey) twinColumns() []Weakness {
	var list []Weakness
	for _, pair := range s.p.Duplicates.Columns {
		if s.isConstant(pair[0]) || namedIndex(pair[0]) || namedIndex(pair[1]) {
			continue // that two columns number the rows is told of each
		}
		a, b := df(pair[0]), df(pair[1])
		if f, g := s.all[s.column(pair[0])], s.all[s.column(pair[1])]; f.c.storage.isNumber() {
			a, b = f.numbersOf(), g.numbersOf() // which may be written differently
		}
		list = append(list, NewWeakness(Weakness{
			ID: "duplicate-columns", Columns: pair[:], Count: s.p.Rows,
			Text:      fmt.Sprintf("%s and %s are equal in every row.", quoted(pair[0]), quoted(pair[1])),
			HowToFind: fmt.Sprintf("(%s.eq(%s) | %s.isna() & %s.isna()).mean()", a, b, a, b),
		}, s.p.Rows))
	}
	for _, group := range s.derived() {
		list = append(list, s.derivedWeakness(group))
	}
	return list
}

func (s *survey) isConstant(name string) bool {
	i := s.column(name)
	return i < 0 || s.kind(i) == Constant || s.kind(i) == Empty
}

// A tie says that two columns tell the same.
type tie struct {
	a, b       int
	why        string
	correlated bool // as numbers; else value for value
}

func (s *survey) derivedWeakness(group []tie) Weakness {
	var columns []string
	for _, t := range group {
		for _, i := range []int{t.a, t.b} {
			if !slices.Contains(columns, s.name(i)) {
				columns = append(columns, s.name(i))
			}
		}
	}
	first := group[0]
	text := fmt.Sprintf("%s and %s tell nearly the same: %s.", quoted(s.name(first.a)), quoted(s.name(first.b)), first.why)
	if len(columns) > 2 {
		text += fmt.Sprintf(" The same holds for %s.", listed(columns[2:]))
	}
	find := fmt.Sprintf(`df.groupby(%s, dropna=False)[%s].nunique().value_counts()`, python(s.name(first.a)), python(s.name(first.b)))
	if first.correlated {
		find = fmt.Sprintf(`pd.concat([%s, %s], axis=1).corr(method="spearman")`, s.all[first.a].numbersOf(), s.all[first.b].numbersOf())
	}
	return NewWeakness(Weakness{ID: "derived-column", Columns: columns, Count: s.p.Rows, Text: text, HowToFind: find}, s.p.Rows)
}

// listed names columns in a sentence.
func listed(names []string) string {
	var out []string
	for i, n := range names {
		if i == maxColumnsNamed {
			return strings.Join(out, ", ") + fmt.Sprintf(" and %d more", len(names)-i)
		}
		out = append(out, quoted(n))
	}
	if last := len(out) - 1; last > 0 {
		return strings.Join(out[:last], ", ") + " and " + out[last]
	}
	return strings.Join(out, "")
}

// derived groups the columns that tell the same, those that are equal and the target left out.
func (s *survey) derived() [][]tie {
	group := make([]int, len(s.all))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	ties := s.ties()
	for _, t := range ties {
		group[root(t.b)] = root(t.a)
	}
	var out [][]tie
	place := map[int]int{}
	for _, t := range ties {
		at, ok := place[root(t.a)]
		if !ok {
			at = len(out)
			place[root(t.a)] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], t)
	}
	return out
}

// ties lists the pairs of columns that tell the same.
func (s *survey) ties() []tie {
	equal := map[[2]string]bool{}
	for _, p := range s.p.Duplicates.Columns {
		equal[p] = true
	}
	target := ""
	if s.frame.Target >= 0 {
		target = s.name(s.frame.Target)
	}
	fit := func(a, b string) bool {
		return a != target && b != target && !equal[[2]string{a, b}] && !equal[[2]string{b, a}]
	}
	var list []tie
	both := map[[2]string]bool{}
	for _, d := range s.p.Structure.Dependencies {
		if d.Share < 1 || !fit(d.From, d.To) {
			continue
		}
		both[[2]string{d.From, d.To}] = true
		a, b := s.column(d.From), s.column(d.To)
		if both[[2]string{d.To, d.From}] && !s.isDated(a) && !s.isDated(b) {
			list = append(list, tie{min(a, b), max(a, b), "each value of the one always stands with the same value of the other", false})
		}
	}
	for _, x := range s.p.Associations {
		if (x.Measure == "pearson" || x.Measure == "spearman") && max(x.Value, -x.Value) >= nearlySame && fit(x.A, x.B) && s.widelySpread(x.A) {
			a, b := s.column(x.A), s.column(x.B)
			if s.isTimeColumn(a) || s.isTimeColumn(b) { // what grows in time goes with it in the nature of things
				continue
			}
			if !slices.ContainsFunc(list, func(t tie) bool { return t.a == min(a, b) && t.b == max(a, b) }) {
				list = append(list, tie{min(a, b), max(a, b), fmt.Sprintf("their correlation is %.3f", x.Value), true})
			}
		}
	}
	return list
}

func (s *survey) isDated(i int) bool { return s.kind(i) == Date || s.kind(i) == Timestamp }

// widelySpread reports whether a column has more than a handful of values: of fewer, single rows make a correlation.
func (s *survey) widelySpread(name string) bool {
	c := s.code(s.column(name))
	return c.n >= 30 && c.levels() >= 5 && c.meeting() < 0.9
}
