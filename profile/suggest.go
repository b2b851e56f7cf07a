package profile

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile/target"
)

const (
	maxSuggestions = 5
	maxCandidates  = 24 // columns that are held against the others
	wideCandidates = 10 // the same in tables of more than maxPairedColumns columns
	minSuggestRows = 50
	mostClasses    = 30
	maxLacking     = 0.4 // share of rows without a value
)

// A candidate is a column that could be a target.
type candidate struct {
	column int
	shape  float64 // what its kind says for it
	name   float64 // what its name says for it, weak evidence
	place  float64 // what its place among the columns says
	task   target.Task
	skill  float64

	strengths []float64 // with each column of the trial
}

// suggest ranks columns that could be the target: by their kind, by how well the others tell them, and a little by name and
// place. How strongly each goes with single columns picks those few that a quick model is tried on.
func (s *survey) suggest(ctx context.Context, workers int) ([]Suggestion, error) {
	if len(s.near) < minSuggestRows {
		return nil, nil
	}
	list := s.candidates()
	trial := s.newTrial(list)
	for i := range list {
		list[i].strengths = trial.strengths(list[i])
		list[i].skill = trial.guess(list[i])
	}
	sortBy(list, candidate.promise)
	var kept []candidate
	for len(list) > 0 && len(kept) < maxSuggestions {
		n := min(len(list), maxSuggestions-len(kept))
		tried, err := trial.try(ctx, workers, list[:n])
		if err != nil {
			return nil, err
		}
		kept, list = append(kept, tried...), list[n:]
	}
	sortBy(kept, candidate.score)
	var out []Suggestion
	for _, c := range kept {
		out = append(out, Suggestion{Column: s.name(c.column), Task: string(c.task), Skill: c.skill, Why: s.why(c)})
	}
	return out, nil
}

// sortBy sorts candidates, the likeliest first.
func sortBy(list []candidate, by func(candidate) float64) {
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(by(b), by(a)) })
}

// candidates lists the columns whose kind lets them be a target, the likeliest first, at most maxCandidates.
func (s *survey) candidates() []candidate {
	var list []candidate
	for i := range s.all {
		if c, ok := s.candidate(i); ok {
			list = append(list, c)
		}
	}
	sortBy(list, candidate.prior)
	most := maxCandidates
	if len(s.all) > maxPairedColumns {
		most = wideCandidates
	}
	return list[:min(len(list), most)]
}

func (s *survey) candidate(i int) (c candidate, ok bool) {
	col := s.p.Columns[i]
	if s.frame.Columns[i].Skip != "" || s.isTimeColumn(i) || col.Missing.Effective > maxLacking || namedIdentifier(col.Name) && !namedTarget(col.Name) {
		return c, false
	}
	if e := s.p.Structure.Entity; e != nil && e.Column == col.Name || len(col.Name) == 0 {
		return c, false
	}
	c = candidate{column: i}
	switch col.Kind {
	case Boolean, Category:
		coded := s.code(i)
		levels := coded.levels()
		if levels < 2 || levels > mostClasses || float64(slices.Max(coded.counts)) > 0.99*float64(coded.n) {
			return c, false
		}
		c.shape = 0.5
		if levels == 2 {
			c.shape = 0.7
		}
	case Integer, Decimal, Quantity:
		c.shape = 0.5
		if s.fewLevels(i, mostClasses) {
			c.shape = 0.4
		}
	default:
		return c, false
	}
	if namedTarget(col.Name) {
		c.name = 1
	}
	last := len(s.all) - 1
	switch {
	case i == last:
		c.place = 1
	case i == last-1:
		c.place = 0.3
	case i == 0 || i == 1 && namedIndex(s.name(0)):
		c.place = 0.5
	}
	return c, true
}

// namedTarget reports whether a column is called like something that people predict.
func namedTarget(name string) bool {
	return name == "y" || named(name, "target", "label", "labels", "class", "outcome", "output", "price", "saleprice", "churn", "churned", "default", "survived",
		"status", "result", "quality", "diagnosis", "income", "salary", "wage", "response", "revenue", "sales", "attrition", "fraud", "approved",
		"rating", "score", "grade", "cost", "charges", "demand", "species", "success", "successful", "left", "sold", "callback", "recid", "recidivism", "earnings", "count", "purchased", "clicked",
		"converted", "subscribed", "deposit", "medv", "cnt", "mpg", "risk", "sentiment", "spam", "tip", "fare", "value", "consumption", "volume", "yield")
}

// prior is what speaks for a candidate before a model is tried.
func (c candidate) prior() float64 { return c.shape + 1.2*c.name + 0.8*c.place }

// promise is what speaks for a candidate of which the skill is only guessed. Skill counts up to 0.9: what is told nearly in full
// is likely worked out from another column.
func (c candidate) promise() float64 {
	skill := max(c.skill, 0)
	if skill > 0.9 {
		skill = 0.9 - 3*(skill-0.9)
	}
	return c.prior() + 1.2*skill
}

// score is what speaks for a candidate after a model was tried: hardly any skill speaks against it.
func (c candidate) score() float64 {
	if c.skill < 0.05 {
		return c.prior() - 0.36
	}
	return c.promise()
}

// why says in a sentence what speaks for a candidate.
func (s *survey) why(c candidate) string {
	what := "is a number with many values"
	if levels := s.code(c.column).levels(); levels <= mostClasses {
		what = fmt.Sprintf("has %d different values", levels)
	}
	told := "which the other columns hardly tell"
	switch {
	case c.skill >= 0.97:
		told = "which the other columns tell almost in full"
	case c.skill >= 0.5:
		told = "which the other columns tell well"
	case c.skill >= 0.05:
		told = "which the other columns tell in part"
	}
	var more []string
	if c.name > 0 {
		more = append(more, "is called like something that people predict")
	}
	if c.place == 1 {
		more = append(more, "stands last")
	}
	text := fmt.Sprintf("%s %s, %s (skill %.2f)", quoted(s.name(c.column)), what, told, max(c.skill, 0))
	if len(more) > 0 {
		text += "; it " + strings.Join(more, " and ")
	}
	return text + "."
}
