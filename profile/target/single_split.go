package target

import "context"

// singleAgain scores each column alone on the rows that the baseline held out, where that is not at random: what a column tells only because
// rows next to each other in time, or of one group, are alike is no skill, and no leak either.
func (a *analysis) singleAgain(ctx context.Context, s *setting) error {
	if s.by.column == nil {
		return nil
	}
	return a.each(ctx, len(a.feats), func(i int) error {
		var skill float64
		for _, p := range s.parts {
			skill += a.goal.aloneOn(a.feats[i], p) / float64(len(s.parts))
		}
		a.res.Features[i].Skill = skill
		return ctx.Err()
	})
}

// aloneOn fits a column alone on the training rows of a part and scores it on the others.
func (g *goal) aloneOn(f *feature, p part) float64 {
	h := newBinSums(g, f.bins, folds) // the first fold is held out, the second trained on
	for _, row := range p.test {
		h.put(int(f.bin[row]), row)
	}
	for _, row := range p.train {
		h.put(f.bins+int(f.bin[row]), row)
	}
	return h.skill(f, 0, newBinSums(g, f.bins, 1))
}
