package target

import (
	"context"
	"slices"
	"sync"
)

// boostAll fits the boosted trees on every part, or returns what they did when the same was asked before.
func (a *analysis) boostAll(ctx context.Context, s *setting, feats []*feature) (held, error) {
	f := a.fits.of(s, feats)
	f.once.Do(func() { f.held, f.err = a.boost(ctx, s, feats) })
	return f.held, f.err
}

// boost boosts all parts in step and stops when more rounds would not help them on the held-out rows: a candidate's early
// stopping, decided for all parts together so that no part chooses by its own held-out rows alone.
func (a *analysis) boost(ctx context.Context, s *setting, feats []*feature) (held, error) {
	points := checkpoints(s.rounds)
	boosters := make([]*booster, len(s.parts))
	out := make(held, len(s.parts))
	from := 0
	for _, end := range stages(points) {
		err := a.each(ctx, len(s.parts), func(i int) error {
			if boosters[i] == nil {
				p := s.parts[i]
				seen := append(s.extra[:len(s.extra):len(s.extra)], a.goal.screen(feats, s.maxFeatures, p.train, a.xlogx)...)
				boosters[i] = a.goal.newBooster(s, a.goal.trees(seen, p), p)
			}
			for _, round := range points[from : end+1] {
				o, err := boosters[i].advance(ctx, round)
				if err != nil {
					return err
				}
				out[i] = append(out[i], o)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if out.settled(points, end, s.rate) {
			break
		}
		from = end + 1
	}
	return out, nil
}

// fits remembers what boosted trees did: handled with care and without, or split at random and in the way of the
// baseline, a tidy dataset gives the same rows and columns several times.
type fits struct {
	mu   sync.Mutex
	list []*fitted
}

type fitted struct {
	s     *setting
	feats []*feature
	once  sync.Once
	held  held
	err   error
}

// of returns the place of what s and feats give.
func (f *fits) of(s *setting, feats []*feature) *fitted {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, known := range f.list {
		if known.s.alike(s) && slices.Equal(known.feats, feats) {
			return known
		}
	}
	own := *s
	added := &fitted{s: &own, feats: feats}
	f.list = append(f.list, added)
	return added
}

// alike reports whether boosted trees do the same in both settings.
func (s *setting) alike(o *setting) bool {
	return s.rounds == o.rounds && s.rate == o.rate && s.maxFeatures == o.maxFeatures && slices.Equal(s.extra, o.extra) &&
		slices.EqualFunc(s.parts, o.parts, func(p, q part) bool { return slices.Equal(p.train, q.train) && slices.Equal(p.test, q.test) })
}
