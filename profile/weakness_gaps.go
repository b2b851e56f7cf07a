package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const (
	minAbsent        = 10 // missing cells, and cells with a value, that tell anything
	gapsTogether     = 0.95
	gapsTell         = 0.5  // Cramér's V from which another column tells where values are missing
	gapsTellGoal     = 0.15 // and from which that tells something of the target
	minGapRange      = 0.03 // between the shares of missing values in groups of rows
	gapsExplained    = 0.9  // from which it explains them, so that the target is not looked at
	maxAbsentColumns = 60
)

// A gap is a column with missing values, as the near rows have them.
type gap struct {
	column int
	codes  []int32 // 1 where the value is missing
	n      int
}

// gaps lists columns that have both missing values and others.
func (s *survey) gaps() []gap {
	var list []gap
	for i := range s.all {
		if m := s.p.Columns[i].Missing.Count; m < minAbsent || m > s.p.Rows-minAbsent || len(list) == maxAbsentColumns {
			continue
		}
		missing, n := s.absent(i)
		if n < minAbsent || n > len(s.near)-minAbsent {
			continue
		}
		g := gap{column: i, n: n, codes: make([]int32, len(missing))}
		for j, m := range missing {
			if m {
				g.codes[j] = 1
			}
		}
		list = append(list, g)
	}
	return list
}

// gapsTogether tells of columns whose values are missing in the same rows.
func (s *survey) gapsTogether() []Weakness {
	list := s.gaps()
	done := map[int]bool{}
	var out []Weakness
	for at, g := range list {
		if done[g.column] {
			continue
		}
		names := []string{s.name(g.column)}
		same := true
		for _, h := range list[at+1:] {
			if !done[h.column] && agreement(g, h) >= gapsTogether {
				done[h.column] = true
				names = append(names, s.name(h.column))
				same = same && slices.Equal(g.codes, h.codes)
			}
		}
		if len(names) > 1 {
			out = append(out, s.tellTogether(g, names, same))
		}
	}
	slices.SortStableFunc(out, func(a, b Weakness) int { return cmp.Compare(len(b.Columns), len(a.Columns)) })
	return out
}

// agreement is φ of two columns of gaps.
func agreement(g, h gap) float64 { return cramersV(g.codes, 2, h.codes, 2, nil) }

// tellTogether tells of columns with the gaps of g, or nearly so.
func (s *survey) tellTogether(g gap, names []string, same bool) Weakness {
	n := s.p.Columns[g.column].Missing.Count
	text := fmt.Sprintf("%s are missing together, in the same %s (%s).", listed(names), counted(n, "row"), percent(share(n, s.p.Rows)))
	if !same {
		text = fmt.Sprintf("%s are nearly always missing in the same rows: %s in %s (%s).", listed(names), quoted(names[0]), counted(n, "row"), percent(share(n, s.p.Rows)))
	}
	shownNames := names[:min(len(names), maxColumnsNamed)]
	list := make([]string, len(shownNames))
	for i, name := range shownNames {
		list[i] = python(name)
	}
	return NewWeakness(Weakness{
		ID: "co-missing", Columns: names[:min(len(names), maxColumnsTold)], Count: n,
		Text:        text,
		HowToFind:   fmt.Sprintf("df[[%s]].isna().value_counts()", strings.Join(list, ", ")),
		ExampleRows: s.rowsWhere(func(j int) bool { return g.codes[j] == 1 }),
	}, s.p.Rows)
}

// gapsThatTell tells of columns whose values are missing above all where the target, or another column, has
// certain values.
func (s *survey) gapsThatTell() []Weakness {
	var out []Weakness
	for _, g := range s.gaps() {
		best, most := s.gapBest(g)
		if t := s.frame.Target; t >= 0 && g.column != t && most < gapsExplained {
			if v, ok := s.gapTold(g, t); ok && v >= gapsTellGoal {
				out = append(out, s.tellGap("missing-by-target", g, t))
				continue
			}
		}
		if best >= 0 {
			out = append(out, s.tellGap("missing-by-column", g, best))
		}
	}
	return out
}

// gapBest is the column that tells most of where another has gaps, −1 when none tells enough.
func (s *survey) gapBest(g gap) (best int, most float64) {
	best, most = -1, gapsTell
	for _, i := range s.tied(func(i int) bool { return i != g.column && i != s.frame.Target && s.frame.Columns[i].Skip == "" }) {
		if v, ok := s.gapTold(g, i); ok && v > most {
			best, most = i, v
		}
	}
	return best, most
}

const gapGroups = 5

// gapTold is how strongly the values of a column go with the gaps of another, on the rows where it has one.
func (s *survey) gapTold(g gap, column int) (v float64, ok bool) {
	codes, groups, ok := s.binned(column, gapGroups)
	if !ok || groups > maxLevels || s.code(column).n < int64(len(s.near))/2 {
		return 0, false
	}
	v = cramersV(codes, groups, g.codes, 2, nil)
	// Among few gaps chance makes more: V² of nothing is about df/n.
	n := float64(s.code(column).n)
	low, high := gapRange(g, codes, groups)
	return v, v*v*n > 15+3*float64(groups) && high-low >= minGapRange
}

func (s *survey) tellGap(id string, g gap, by int) Weakness {
	codes, groups, _ := s.binned(by, gapGroups)
	low, high := gapRange(g, codes, groups)
	name, other := s.name(g.column), s.name(by)
	n := s.p.Columns[g.column].Missing.Count
	gaps := df(name) + ".isna()"
	if words := s.all[g.column].unreadWords(); len(words) > 0 {
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
		}
		gaps = fmt.Sprintf("(%s.isna() | %s.astype(str).str.strip().isin(%s))", df(name), df(name), pythonList(words))
	}
	groupedBy := df(other)
	if s.frame.Columns[by].Numbers != nil && s.code(by).levels() > gapGroups {
		numbers := s.all[by].numbersOf()
		if s.hasTimes(by) {
			numbers = s.all[by].timesOf()
		}
		groupedBy = fmt.Sprintf(`pd.qcut(%s, %d, duplicates="drop")`, numbers, gapGroups)
	}
	return NewWeakness(Weakness{
		ID: id, Columns: []string{name}, Count: n,
		Text: fmt.Sprintf("Whether %s is missing depends on %s: between its values the share goes from %s to %s.",
			quoted(name), quoted(other), percent(low), percent(high)),
		HowToFind:   fmt.Sprintf("%s.groupby(%s).mean()", gaps, groupedBy),
		ExampleRows: s.rowsWhere(func(j int) bool { return g.codes[j] == 1 }),
	}, s.p.Rows)
}

// gapRange is the least and the largest share of gaps in groups of at least ten rows.
func gapRange(g gap, codes []int32, groups int) (low, high float64) {
	missing, rows := make([]float64, groups), make([]float64, groups)
	for j, c := range codes {
		if c >= 0 {
			rows[c]++
			missing[c] += float64(g.codes[j])
		}
	}
	low = 1
	for c, n := range rows {
		if n >= 10 {
			low, high = min(low, missing[c]/n), max(high, missing[c]/n)
		}
	}
	return min(low, high), high
}
