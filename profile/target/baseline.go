package target

import (
	"context"
	"fmt"
	"math"
	"slices"

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
		skills[i] = h.pick(i).skill
	}
	return skills
}

// pick is how the chosen candidate did on fold i.
func (h held) pick(i int) outcome {
	best, least := 0, 0.0
	for c := range h[i] {
		if loss := h.lossElsewhere(i, c); c == 0 || loss < least {
			best, least = c, loss
		}
	}
	return h[i][best]
}

// companions are the means over all folds of the measures beside skill.
func (g *goal) companions(h held) []Companion {
	var loss, other float64
	for i := range h {
		o := h.pick(i)
		loss += o.loss / float64(len(h))
		other += o.other / float64(len(h))
	}
	if g.classes == 0 {
		return []Companion{{"mae", finite(other * g.scale / g.unit)}, {"rmse", finite(math.Sqrt(loss) * g.scale / g.unit)}}
	}
	return []Companion{{"log-loss", loss}, {"balanced-accuracy", other}}
}

// finite keeps x within what a number can hold.
func finite(x float64) float64 { return min(x, math.MaxFloat64) }

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
	err = together(
		ctx,
		func(ctx context.Context) (err error) { linear, err = a.linearAll(ctx, s, feats); return err },
		func(ctx context.Context) (err error) { boosted, err = a.boostAll(ctx, s, feats); return err },
	)
	return linear, boosted, err
}

// linearAll fits the linear model on every part.
func (a *analysis) linearAll(ctx context.Context, s *setting, feats []*feature) (held, error) {
	linear := make(held, len(s.parts))
	return linear, a.each(ctx, len(s.parts), func(i int) (err error) {
		p := s.parts[i]
		linear[i], err = a.goal.linear(ctx, a.goal.screen(feats, s.maxFeatures, p.train, a.xlogx), p.train, p.test)
		return err
	})
}

// bayesAll is the skill of naive Bayes on every part.
func (a *analysis) bayesAll(ctx context.Context, s *setting) (*sketch.Estimate, error) {
	if a.goal.classes == 0 {
		return nil, nil
	}
	skills := make([]float64, len(s.parts))
	err := a.each(ctx, len(s.parts), func(i int) error {
		p := s.parts[i]
		skills[i] = a.goal.bayes(a.goal.screen(a.feats, s.maxFeatures, p.train, a.xlogx), p.train, p.test).skill
		return nil
	})
	skill := estimate(skills)
	return &skill, err
}

// honestBaseline scores all columns together on rows held out at random. Where that is suspiciously good and the structure of the
// rows explains it, because rows next to each other in time or of one group are alike, it scores them again on later
// times, or on whole groups; so it does from the start when the task is to look ahead. All that follows holds out the same rows.
func (a *analysis) honestBaseline(ctx context.Context, s *setting, t Table) error {
	if a.goal.task == Forecast {
		if c, ok := t.when(); ok && s.holdOut(a.goal, byColumn{"time", c}) {
			s.extra = a.goal.calendar(c)
			return a.baseline(ctx, s)
		}
		a.res.Notes = append(a.res.Notes, "The held-out rows were drawn at random, because no column tells when rows happened.")
	}
	if err := a.baseline(ctx, s); err != nil || a.res.Baseline.best().Value < a.strong.Together {
		return err
	}
	random, notes := *a.res.Baseline, a.res.Notes
	for _, by := range t.byStructure() {
		other := *s
		if !other.holdOut(a.goal, by) {
			continue
		}
		a.res.Notes = slices.Clone(notes)
		if err := a.baseline(ctx, &other); err != nil {
			return err
		}
		if a.res.Baseline.best().Value < random.best().Value-splitMatters {
			*s = other
			return nil
		}
		a.res.Baseline, a.res.Notes = &random, notes
	}
	return nil
}

// splitMatters is by how much skill must fall when rows are held out by time or by group, to say that they should be.
const splitMatters = 0.005

// holdOut lets the setting hold rows out by a column, false when the column does not allow it.
func (s *setting) holdOut(g *goal, by byColumn) bool {
	p := by.parts(g, s.rows)
	if p == nil {
		return false
	}
	s.by, s.parts = by, p
	return true
}

// baseline scores all columns together.
func (a *analysis) baseline(ctx context.Context, s *setting) error {
	linear, boosted, err := a.fitAll(ctx, s, a.feats)
	if err != nil {
		return err
	}
	bayes, err := a.bayesAll(ctx, s)
	if err != nil {
		return err
	}
	b := &Baseline{
		Bayes:  bayes,
		Metric: a.goal.metric(), Folds: folds, Rows: int64(s.rows), Split: "random",
		Dummy:   estimate(boosted.constant()),
		Stump:   estimate(a.stumps),
		Linear:  estimate(linear.chosen()),
		Boosted: []sketch.Estimate{estimate(boosted.chosen())},
	}
	if s.by.how != "" {
		b.Split = s.by.how
		why := "rows that follow each other in time are alike"
		if b.Split == "group" {
			why = "rows of one group are alike"
		}
		a.res.Notes = append(a.res.Notes, fmt.Sprintf("The held-out rows were chosen by %s (%q), because %s.", b.Split, s.by.column.Name, why))
	}
	if a.goal.task == Forecast && s.by.how == "time" {
		b.Dummy = estimate(a.goal.seasonalNaive(s.by.column, s.parts))
	}
	simple := max(b.Dummy.Value, b.Stump.Value, b.Linear.Value)
	if bayes != nil {
		simple = max(simple, bayes.Value)
	}
	b.Headroom = b.Boosted[0].Value - simple
	b.Companions = a.goal.companions(boosted)
	a.res.Baseline = b
	if s.rows < len(a.goal.rows) {
		much := fmt.Sprintf("%d columns", min(len(a.feats), s.maxFeatures))
		if a.goal.classes > 2 {
			much = fmt.Sprintf("%d classes", a.goal.classes)
		}
		a.res.Notes = append(a.res.Notes, fmt.Sprintf(
			"The models saw %s of the %s rows, because %s take much work.", thousands(s.rows), thousands(len(a.goal.rows)), much))
	}
	if len(a.feats) > s.maxFeatures {
		a.res.Notes = append(a.res.Notes, fmt.Sprintf(
			"The models saw the %d of %s columns that tell most about %q, chosen anew on the training rows of each fold.",
			s.maxFeatures, thousands(len(a.feats)), a.res.Column))
	}
	return nil
}
