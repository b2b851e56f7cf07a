package profile

import (
	"fmt"
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	leakCorrelation = 0.9 // from which on a coefficient shows a leak
	leakGroups      = 20  // that a column of numbers is cut into to show one
)

// findLeak is a line of pandas that shows how closely a column goes with the target; suspect says what it is taken for.
func (s *survey) findLeak(name, suspect string) string {
	i, t := s.column(name), s.frame.Target
	x, y := s.all[i].numbersOf(), s.all[t].numbersOf()
	isNumber, ofNumbers := s.frame.Columns[i].Numbers != nil, s.frame.Columns[t].Numbers != nil
	by := df(name)
	switch {
	case suspect == "missing-tells":
		by = df(name) + ".isna()"
	case suspect == "group":
		return fmt.Sprintf("df.groupby(%s)[%s].nunique().value_counts()", python(name), python(s.name(t)))
	case isNumber && ofNumbers && s.correlate(i, t):
		return fmt.Sprintf(`pd.concat([%s, %s], axis=1).corr(method="spearman")`, x, y)
	case isNumber && suspect == "recode" && !ofNumbers: // each class has a range of the column to itself
		return fmt.Sprintf("%s.groupby(%s).describe()", x, df(s.name(t)))
	case isNumber && s.code(i).levels() > leakGroups:
		by = fmt.Sprintf(`pd.qcut(%s, %d, duplicates="drop")`, x, leakGroups)
	}
	if ofNumbers {
		return fmt.Sprintf("%s.groupby(%s).describe()", y, by)
	}
	return fmt.Sprintf(`pd.crosstab(%s, %s)`, by, df(s.name(t)))
}

// correlate reports whether two columns of numbers, other than times, rise or fall together.
func (s *survey) correlate(a, b int) bool {
	if s.all[a].readAsTimes() || s.all[b].readAsTimes() {
		return false
	}
	x, y := s.frame.Columns[a].Numbers, s.frame.Columns[b].Numbers
	return math.Abs((&pairFrame{}).correlation(sketch.Ranks(x), sketch.Ranks(y))) >= leakCorrelation
}
