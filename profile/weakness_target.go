package profile

import (
	"fmt"
	"math"
	"strings"

	"github.com/fairset/fairset/profile/target"
)

const (
	skewedFrom    = 2    // skewness
	minorityUnder = 0.15 // share of the rarer of two classes
	rarestUnder   = 0.1  // of the most frequent class, among several
)

// targetOddities tells what is odd about the target, and what tells too much about it.
func (s *survey) targetOddities() []Weakness {
	r := s.p.Target
	if r == nil {
		return nil
	}
	var list []Weakness
	for _, f := range r.Features {
		if f.Leak != nil {
			list = append(list, NewWeakness(Weakness{
				ID: "leak", Columns: []string{f.Column}, Count: s.p.Rows,
				Text:      fmt.Sprintf("%s may give %s away. %s", quoted(f.Column), quoted(r.Column), sentence(f.Leak.Why)),
				HowToFind: s.findLeak(f.Column, f.Leak.Suspect),
			}, s.p.Rows))
		}
	}
	list = append(list, s.uneven()...)
	return append(list, s.conflicts()...)
}

// sentence ends a text with a full stop.
func sentence(text string) string { return strings.TrimSuffix(text, ".") + "." }

// uneven tells of rare classes, or of a long tail of the target.
func (s *survey) uneven() []Weakness {
	r := s.p.Target
	c := s.p.Columns[s.frame.Target]
	switch {
	case r.Task == target.Classification && len(r.Classes) > 1:
		var total int64
		for _, class := range r.Classes {
			total += class.Count
		}
		most, rarest := r.Classes[0], r.Classes[len(r.Classes)-1]
		part := share(rarest.Count, total)
		if len(r.Classes) == 2 && part >= minorityUnder || len(r.Classes) > 2 && share(rarest.Count, most.Count) >= rarestUnder {
			return nil
		}
		return []Weakness{NewWeakness(Weakness{
			ID: "class-imbalance", Columns: []string{r.Column}, Count: int64(math.Round(part * float64(s.p.Rows))),
			Text: fmt.Sprintf("The classes of %s are uneven: %s is %s of the rows and %s only %s.",
				quoted(r.Column), quoted(most.Value), percent(share(most.Count, total)), quoted(rarest.Value), percent(part)),
			HowToFind: df(r.Column) + ".value_counts(normalize=True)",
		}, s.p.Rows)}
	case r.Task == target.Regression && c.Numeric != nil && c.Numeric.Skewness >= skewedFrom && c.Numeric.Mean > c.Numeric.Quantiles["0.5"] && len(c.Missing.Disguised) == 0:
		return []Weakness{NewWeakness(Weakness{
			ID: "skewed-target", Columns: []string{r.Column}, Count: s.p.Rows,
			Text: fmt.Sprintf("%s has a long tail: its mean is %s and half of its values are below %s.",
				quoted(r.Column), shown(c.Numeric.Mean), shown(c.Numeric.Quantiles["0.5"])),
			HowToFind: fmt.Sprintf("%s.describe()", s.all[s.frame.Target].numbersOf()),
		}, s.p.Rows)}
	}
	return nil
}
