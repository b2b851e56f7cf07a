package target

import "context"

const (
	quickRounds   = 20
	quickFeatures = 20
	quickFolds    = 2 // of five, that are held out
)

// Quick tells about how well the other columns of a small table predict its target: the skill of a few boosted
// trees on two held-out folds, after the best quickFeatures columns. It is for ranking columns, not for judging: there is
// no interval. skipped says why the target cannot be measured, "" when it can.
func Quick(ctx context.Context, t Table) (task Task, skill float64, skipped string, err error) {
	if err := check(t); err != nil {
		return "", 0, "", err
	}
	res := &Result{Column: t.Columns[t.Target].Name}
	g := newGoal(t, res)
	if res.Skipped != "" {
		return res.Task, 0, res.Skipped, ctx.Err()
	}
	a := newAnalysis(1, g, res)
	if err := a.cut(ctx, t); err != nil || len(a.feats) == 0 {
		return res.Task, 0, "", err
	}
	s := newSetting(g, min(len(a.feats), quickFeatures))
	s.rounds, s.rate, s.maxFeatures = min(s.rounds, quickRounds), fastRate, quickFeatures
	s.parts = s.parts[:quickFolds]
	boosted, err := a.boost(ctx, s, a.feats)
	if err != nil {
		return res.Task, 0, "", err
	}
	for _, steps := range boosted {
		best := 0.0
		for _, o := range steps {
			best = max(best, o.skill)
		}
		skill += best / quickFolds
	}
	return res.Task, skill, "", nil
}
