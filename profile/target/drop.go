package target

import (
	"cmp"
	"context"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// maxDrops is how often columns are taken away.
const maxDrops = 3

// dropTest takes the suspects away and scores the rest, up to three times: first every copy and recode together,
// then the strongest column that is left. It ends when nothing is suspicious any more. What remains tells
// a leak that can be removed from a target that is easy by nature.
func (a *analysis) dropTest(ctx context.Context, s *setting) error {
	order := a.byStrength()
	total := a.res.Baseline.best().Value
	var gone []string
	for range maxDrops {
		n := a.next(order, total)
		if n == 0 {
			return nil
		}
		for _, i := range order[:n] {
			gone = append(gone, a.feats[i].name)
		}
		if order = order[n:]; len(order) == 0 { // nothing remains
			a.res.DropTest = append(a.res.DropTest, Drop{Columns: gone, Skill: sketch.Exactly(0)})
			return nil
		}
		rest := make([]*feature, 0, len(order))
		for _, i := range slices.Sorted(slices.Values(order)) {
			rest = append(rest, a.feats[i])
		}
		linear, boosted, err := a.fitAll(ctx, s, rest)
		if err != nil {
			return err
		}
		skill := better(estimate(linear.chosen()), estimate(boosted.chosen()))
		total = skill.Value
		a.res.DropTest = append(a.res.DropTest, Drop{Columns: slices.Clone(gone), Skill: skill})
	}
	return nil
}

// byStrength returns the features, copies and recodes first, then by falling skill.
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

func rank(l *Leak) int {
	if l == nil || l.Suspect == suspectStrong {
		return 1
	}
	return 0
}

// next says how many of the features in order are to be taken away next, 0 when none is suspicious.
func (a *analysis) next(order []int, total float64) int {
	n := 0
	for n < len(order) && rank(a.res.Features[order[n]].Leak) == 0 {
		n++
	}
	if n > 0 {
		return n
	}
	if len(order) > 0 && (a.res.Features[order[0]].Leak != nil || total >= strongTotal) {
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
