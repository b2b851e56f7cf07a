package profile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
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
				HowToFind: s.findLeak(f.Column),
			}, s.p.Rows))
		}
	}
	list = append(list, s.uneven()...)
	return append(list, s.conflicts()...)
}

// sentence ends a text with a full stop.
func sentence(text string) string { return strings.TrimSuffix(text, ".") + "." }

// findLeak is a line of pandas that shows how closely a column goes with the target.
func (s *survey) findLeak(name string) string {
	i, t := s.column(name), s.frame.Target
	switch x, y := s.frame.Columns[i].Numbers != nil, s.frame.Columns[t].Numbers != nil; {
	case x && y:
		return fmt.Sprintf(`pd.concat([%s, %s], axis=1).corr(method="spearman")`, s.all[i].numbersOf(), s.all[t].numbersOf())
	case x:
		return fmt.Sprintf("%s.groupby(%s).describe()", s.all[i].numbersOf(), df(s.name(t)))
	case y:
		return fmt.Sprintf("%s.groupby(%s).describe()", s.all[t].numbersOf(), df(name))
	}
	return fmt.Sprintf("pd.crosstab(%s, %s)", df(name), df(s.name(t)))
}

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

const (
	conflictShare  = 0.002 // of the rows, from which conflicts are told
	ownCombination = 0.7   // share of different combinations of features; fewer conflict anyway
)

// conflicts tells of rows that are alike in every feature and have another class.
func (s *survey) conflicts() []Weakness {
	if s.p.Target.Task != target.Classification || len(s.p.Target.Classes) < 2 {
		return nil
	}
	features := s.featureHashes()
	first := make(map[uint64]int32, len(features))
	mixed := map[uint64]bool{}
	classes := s.code(s.frame.Target).codes
	for j, h := range features {
		if classes[j] < 0 {
			continue
		}
		if c, ok := first[h]; !ok {
			first[h] = classes[j]
		} else if c != classes[j] {
			mixed[h] = true
		}
	}
	n := 0
	conflicting := func(j int) bool { return classes[j] >= 0 && mixed[features[j]] }
	for j := range features {
		if conflicting(j) {
			n++
		}
	}
	if float64(n) < conflictShare*float64(len(features)) || n < 4 || float64(len(first)) < ownCombination*float64(len(features)) {
		return nil
	}
	name := s.p.Target.Column
	count := int64(math.Round(float64(n) * float64(s.p.Rows) / float64(len(features))))
	ids := s.namesOfIdentifiers()
	columns := fmt.Sprintf("df.columns.difference(%s).tolist()", pythonList(append(ids, name)))
	return []Weakness{NewWeakness(Weakness{
		ID: "conflicting-labels", Columns: []string{name}, Count: count, ExampleRows: s.rowsWhere(conflicting),
		Text: fmt.Sprintf("%s (%s) %s alike in everything with another row, but %s differs.", counted(count, "row"),
			percent(share(count, s.p.Rows)), verb(count, "is", "are"), quoted(name)),
		HowToFind: fmt.Sprintf("df[df.groupby(%s, dropna=False)[%s].transform(\"nunique\") > 1]", columns, python(name)),
	}, s.p.Rows)}
}

// featureHashes is the same for near rows alike in everything but the target and ids.
func (s *survey) featureHashes() []uint64 {
	ids := s.namesOfIdentifiers()
	hashes := make([]uint64, len(s.near))
	for i, f := range s.all {
		if i == s.frame.Target || slices.Contains(ids, s.name(i)) {
			continue
		}
		for j, r := range s.near {
			hashes[j] = sketch.Mix(hashes[j] ^ f.cellHash(r))
		}
	}
	return hashes
}

func (s *survey) namesOfIdentifiers() (names []string) {
	for i, f := range s.all {
		if s.kind(i) == Identifier && f.nearlyDistinct() {
			names = append(names, s.name(i))
		}
	}
	return names
}
