package target

import (
	"cmp"
	"context"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	maxDrops   = 3    // columns without suspicion of their own that are taken away
	easyTotal  = 0.95 // skill that remains and is still too good; the verdict may be milder
	maxSteps   = 10   // of the whole test
	candidates = 4    // for the next drop: the strongest alone, and as many that a linear fit would miss most
	trialRows  = 2000 // rows on which the candidates are compared
	otherWays  = 2    // to begin with, where one leaves the target too easy
)

// A dropping is a drop test on its way.
type dropping struct {
	*analysis
	s      *setting
	trial  *setting // to compare candidates with
	left   []int    // features, in the order of byStrength
	gone   []string
	total  float64 // skill of the best model on what is left
	linear float64 // skill of the linear model on it
	looked bool    // for products and pairs
	plain  int     // columns taken away without suspicion of their own
	steps  []Drop
	not    []int // columns that are not to be chosen first
	first  int   // column that was chosen first, −1 for none
}

// dropTest takes the suspects away and scores the rest: first every copy and recode together, then every column
// that is too strong alone. While what is left still predicts almost perfectly, it takes away the column that the models
// miss most, one at a time: any number of parts of a sum, and up to three others. What remains tells a leak that can be
// removed from a target that is easy by nature.
//
// Where that leaves a target too easy, another column may have been the one to begin with, as games can be told from innings and
// losses from nothing else: the test is tried again with others first, and the way that leaves least is kept.
func (a *analysis) dropTest(ctx context.Context, s *setting) error {
	a.formulas(slices.DeleteFunc(a.byStrength(), func(i int) bool { return rank(a.res.Features[i].Leak) == 0 }))
	d := a.dropping(s, s, nil)
	if err := d.run(ctx); err != nil {
		return err
	}
	a.res.DropTest = d.steps
	var not []int
	for range otherWays {
		if !d.easy() || d.first < 0 || len(a.feats) < 2 {
			return nil
		}
		not = append(not, d.first)
		if d = a.dropping(s.quick(a.goal, trialRows), s, not); d.run(ctx) != nil {
			return ctx.Err()
		}
		if !d.easy() && d.first >= 0 {
			if d = a.dropping(s, s, not); d.run(ctx) != nil {
				return ctx.Err()
			}
			if !d.easy() {
				a.res.DropTest = d.steps
			}
		}
	}
	return nil
}

// dropping begins a drop test on the rows of s, that does not choose the columns in not first.
func (a *analysis) dropping(s, full *setting, not []int) *dropping {
	return &dropping{
		analysis: a, s: s, trial: full.quick(a.goal, trialRows), left: a.byStrength(), steps: []Drop{},
		total: a.res.Baseline.best().Value, linear: a.res.Baseline.Linear.Value, not: not, first: -1,
	}
}

// easy reports whether what is left at the end is still too easy.
func (d *dropping) easy() bool { return len(d.steps) > 0 && d.total >= easyTotal }

// run drops columns until nothing is suspicious.
func (d *dropping) run(ctx context.Context) error {
	for range maxSteps {
		n, err := d.next(ctx)
		if err != nil || n == 0 {
			return err
		}
		if err := d.take(ctx, n); err != nil || len(d.left) == 0 {
			return err
		}
	}
	return nil
}

// take takes the first n of the features that are left away and scores the rest.
func (d *dropping) take(ctx context.Context, n int) error {
	for _, i := range d.left[:n] {
		d.gone = append(d.gone, d.feats[i].name)
	}
	d.left = d.left[n:]
	skill := sketch.Exactly(0)
	if len(d.left) > 0 {
		linear, boosted, err := d.fitAll(ctx, d.s, d.featuresOf(d.left))
		if err != nil {
			return err
		}
		straight := estimate(linear.chosen())
		skill = better(straight, estimate(boosted.chosen()))
		d.linear = straight.Value
	}
	d.total = skill.Value
	d.steps = append(d.steps, Drop{Columns: slices.Clone(d.gone), Skill: skill})
	return nil
}

// next says how many of the features that are left are to be taken away next, having moved them to the front; 0 when
// nothing is suspicious.
func (d *dropping) next(ctx context.Context) (int, error) {
	if n := d.leading(0); n > 0 {
		return n, nil
	}
	if n := d.leading(1); n > 0 {
		return n, nil
	}
	limit := d.strong.Together
	if len(d.gone) > 0 {
		limit = easyTotal
	}
	if len(d.left) == 0 {
		return 0, nil
	}
	among := d.together(limit)
	if among == nil && d.total < limit {
		return 0, nil
	}
	if among == nil {
		if d.plain == maxDrops {
			return 0, nil
		}
		d.plain++
		if among = d.mostTelling(); len(among) == 0 {
			return 0, nil
		}
	}
	if d.first < 0 {
		others := slices.DeleteFunc(slices.Clone(among), func(i int) bool { return slices.Contains(d.not, i) })
		if len(others) == 0 {
			return 0, nil
		}
		among = others
	}
	at, err := d.mostMissed(ctx, among)
	if err != nil {
		return 0, err
	}
	if d.first < 0 {
		d.first = at
	}
	place := slices.Index(d.left, at)
	d.left = slices.Insert(slices.Delete(slices.Clone(d.left), place, place+1), 0, at)
	return 1, nil
}

// together finds features in what is left that give the target away together, nil for none. Formulas are looked for
// every time, products and pairs once, sums only where the rest predicts almost perfectly.
func (d *dropping) together(limit float64) []int {
	if found := d.formulas(d.left); found != nil {
		return found
	}
	if !d.looked {
		d.looked = true
		if found := d.products(d.left, d.s.rows); found != nil {
			return found
		}
		if found := d.pairs(d.left, d.s.rows); found != nil {
			return found
		}
	}
	if d.total >= limit && d.linear >= sumSkill {
		return d.parts(d.left, d.s.rows)
	}
	return nil
}

// leading counts the features of a rank at the front of what is left.
func (d *dropping) leading(of int) int {
	n := 0
	for n < len(d.left) && rank(d.res.Features[d.left[n]].Leak) == of {
		n++
	}
	return n
}

// mostTelling are the features that may be the ones to make the target easy. When rows happened is none of them: what
// time tells is gone in a split by time.
func (d *dropping) mostTelling() []int {
	timeless := slices.DeleteFunc(slices.Clone(d.left), func(i int) bool { return d.feats[i].name == d.time })
	out := slices.Clone(timeless[:min(candidates, len(timeless))])
	for _, i := range d.costliest(timeless, d.s.rows, candidates) {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// mostMissed is the one of the given features without which the rest predicts worst.
func (d *dropping) mostMissed(ctx context.Context, among []int) (int, error) {
	if len(d.left) < 2 {
		return among[0], nil
	}
	best, least := among[0], 0.0
	for at, i := range among {
		rest := slices.DeleteFunc(slices.Clone(d.left), func(j int) bool { return j == i })
		linear, boosted, err := d.fitAll(ctx, d.trial, d.featuresOf(rest))
		if err != nil {
			return 0, err
		}
		skill := better(estimate(linear.chosen()), estimate(boosted.chosen())).Value
		if at == 0 || skill < least {
			best, least = i, skill
		}
	}
	return best, nil
}

// featuresOf returns the features with the given indices, in the order of the table.
func (a *analysis) featuresOf(indices []int) []*feature {
	out := make([]*feature, 0, len(indices))
	for _, i := range slices.Sorted(slices.Values(indices)) {
		out = append(out, a.feats[i])
	}
	return out
}

// byStrength returns the features: copies and recodes first, then those too strong alone, then all by falling skill.
func (a *analysis) byStrength() []int {
	order := make([]int, len(a.feats))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		fx, fy := a.res.Features[x], a.res.Features[y]
		return cmp.Or(cmp.Compare(rank(fx.Leak), rank(fy.Leak)), cmp.Compare(fy.Skill, fx.Skill), cmp.Compare(fx.Column, fy.Column))
	})
	return order
}

// rank is 0 for a copy, a recode or another certain leak, 1 for a column that is too strong alone, 2 for all others.
func rank(l *Leak) int {
	switch {
	case l == nil || l.Suspect == suspectPart || l.Suspect == suspectFormula:
		return 2
	case l.Suspect == suspectStrong:
		return 1
	}
	return 0
}

// best is the better of the linear model and the boosted trees.
func (b *Baseline) best() sketch.Estimate { return better(b.Linear, b.Boosted[0]) }

func better(a, b sketch.Estimate) sketch.Estimate {
	if b.Value > a.Value {
		return b
	}
	return a
}
