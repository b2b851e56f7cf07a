package target

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

const (
	mostSkillShuffles  = 40
	leastSkillShuffles = 20
	// skillWork is how many rows and cells all shuffles of all columns may visit.
	skillWork = 10_000_000
)

// singleChance sets what the skill of each column alone is by chance: it fits and scores the same models on shuffled targets, shuffled
// within each fold.
func (a *analysis) singleChance(ctx context.Context, s *setting) error {
	cells := 0
	for _, f := range a.feats {
		cells += s.rows + folds*f.bins*a.goal.dims()
	}
	n := min(max(skillWork/(cells*len(s.fold)), leastSkillShuffles), mostSkillShuffles)
	shuffled := make([]*goal, n)
	for j := range shuffled {
		shuffled[j] = a.goal.shuffled(s.fold[0], uint64(j))
	}
	null := make([]float64, n*len(a.feats))
	err := a.each(ctx, len(a.feats), func(i int) error {
		own := null[i*n : (i+1)*n]
		for j, g := range shuffled {
			for _, fold := range s.fold {
				skill := g.skillAlone(a.feats[i], fold)
				own[j] += mean(skill[:]) / float64(len(s.fold))
			}
		}
		slices.Sort(own)
		a.res.Features[i].SkillNull95 = max(own[int(math.Ceil(0.95*float64(n+1)))-1], 0)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	slices.Sort(null)
	p := make([]float64, len(a.feats))
	for i := range p {
		at, _ := slices.BinarySearch(null, a.res.Features[i].Skill-1e-12)
		p[i] = float64(1+len(null)-at) / float64(1+len(null))
	}
	for i, q := range falseShares(p) {
		a.res.Features[i].SkillQ = q
	}
	return nil
}

// skillAlone is the skill of a column alone on each fold.
func (g *goal) skillAlone(f *feature, fold []uint8) (skill [folds]float64) {
	h, rest := g.sums(f, fold), newBinSums(g, f.bins, 1)
	for k := range folds {
		skill[k] = h.skill(f, k, rest)
	}
	return skill
}

// skill is that on fold k of the column alone, fitted to the others; rest is overwritten.
func (h *binSums) skill(f *feature, k int, rest *binSums) float64 {
	h.without(k, rest)
	return h.judge(k, predictBins(f, rest), rest.mean())
}

// shuffled returns a goal of which the targets change places within each fold.
func (g *goal) shuffled(fold []uint8, salt uint64) *goal {
	rng := rand.New(rand.NewPCG(shuffleSeed, salt))
	out := *g
	of := make([][]int32, folds+1)
	for i, k := range fold {
		of[k] = append(of[k], int32(i))
	}
	if g.classes > 0 {
		out.class = make([]int32, len(g.class))
	} else {
		out.y = make([]float64, len(g.y))
	}
	for _, rows := range of {
		for to, from := range rng.Perm(len(rows)) {
			if g.classes > 0 {
				out.class[rows[to]] = g.class[rows[from]]
			} else {
				out.y[rows[to]] = g.y[rows[from]]
			}
		}
	}
	return &out
}
