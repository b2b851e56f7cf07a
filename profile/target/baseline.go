package target

import (
	"context"
	"fmt"

	"github.com/fairset/fairset/profile/sketch"
)

// held is what one model got on the held-out rows of each fold, at each of its candidates: numbers of
// rounds, or penalties. Folds of one repeat follow each other.
type held [][]outcome

// chosen picks for every fold the candidate that lost least on the other folds of its repeat, and returns
// the skill it has on this one: the rows that are scored take no part in the choice.
func (h held) chosen() []float64 {
	skills := make([]float64, len(h))
	for i := range h {
		best, least := 0, 0.0
		for c := range h[i] {
			if loss := h.lossElsewhere(i, c); c == 0 || loss < least {
				best, least = c, loss
			}
		}
		skills[i] = h[i][best].skill
	}
	return skills
}

// lossElsewhere is what candidate c lost on the folds of the same repeat other than i.
func (h held) lossElsewhere(i, c int) float64 {
	var loss float64
	from := i / folds * folds
	for j := from; j < min(from+folds, len(h)); j++ {
		if j != i {
			loss += h[j][c].loss
		}
	}
	return loss
}

// constant returns the skills of the first candidate, the constant predictor.
func (h held) constant() []float64 {
	skills := make([]float64, len(h))
	for i := range h {
		skills[i] = h[i][0].skill
	}
	return skills
}

// fitAll fits the linear model and the boosted trees on every part.
func (a *analysis) fitAll(ctx context.Context, s *setting, feats []*feature) (linear, boosted held, err error) {
	linear = make(held, len(s.parts))
	xlogx := logTable(len(a.goal.rows))
	err = a.each(ctx, len(s.parts), func(i int) error {
		p := s.parts[i]
		var err error
		linear[i], err = a.goal.linear(ctx, a.goal.screen(feats, s.maxFeatures, p.train, xlogx), p.train, p.test)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	boosted, err = a.boostAll(ctx, s, feats)
	return linear, boosted, err
}

// boostAll fits the boosted trees on every part.
func (a *analysis) boostAll(ctx context.Context, s *setting, feats []*feature) (held, error) {
	boosted := make(held, len(s.parts))
	xlogx := logTable(len(a.goal.rows))
	return boosted, a.each(ctx, len(s.parts), func(i int) (err error) {
		p := s.parts[i]
		seen := a.goal.screen(feats, s.maxFeatures, p.train, xlogx)
		boosted[i], err = a.goal.boost(ctx, s, a.goal.trees(seen, p.train), p.train, p.test)
		return err
	})
}

// baseline scores all columns together.
func (a *analysis) baseline(ctx context.Context, s *setting) error {
	linear, boosted, err := a.fitAll(ctx, s, a.feats)
	if err != nil {
		return err
	}
	b := &Baseline{
		Metric: a.goal.metric(), Folds: folds, Rows: int64(s.rows),
		Dummy:   estimate(boosted.constant()),
		Stump:   estimate(a.stumps),
		Linear:  estimate(linear.chosen()),
		Boosted: []sketch.Estimate{estimate(boosted.chosen())},
	}
	b.Headroom = b.Boosted[0].Value - max(b.Stump.Value, b.Linear.Value)
	a.res.Baseline = b
	if s.rows < len(a.goal.rows) {
		a.res.Notes = append(a.res.Notes, fmt.Sprintf(
			"The models saw %s of the %s rows, because %d classes take much work.", thousands(s.rows), thousands(len(a.goal.rows)), a.goal.classes))
	}
	if len(a.feats) > s.maxFeatures {
		a.res.Notes = append(a.res.Notes, fmt.Sprintf(
			"The models saw the %d of %s columns that tell most about %q, chosen anew on the training rows of each fold.",
			s.maxFeatures, thousands(len(a.feats)), a.res.Column))
	}
	return nil
}
