package target

import (
	"context"
	"fmt"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	curveFolds = 3  // that are held out while the rows to train on grow
	curveLeast = 30 // rows that a model is trained on
	moreHelps  = 0.02
	halfDoes   = 0.005
)

// curve trains the boosted trees on a sixteenth, an eighth, a quarter and half of the rows that the baseline
// trained on, and holds out the same rows every time. Each part lies within the next. The last point is all of them,
// which may take twice the rounds. Columns that the drop test took away are left out: who knows the answer needs few rows.
func (a *analysis) curve(ctx context.Context, s *setting) error {
	feats := a.remaining()
	if len(feats) == 0 {
		return nil
	}
	last := s.parts[len(s.parts)-curveFolds:]
	full := int64(len(last[curveFolds-1].train))
	var points []CurvePoint
	var steps []func(context.Context) error
	for _, by := range []int{16, 8, 4, 2} {
		if full/int64(by) < curveLeast {
			continue
		}
		at := len(points)
		points = append(points, CurvePoint{Rows: full / int64(by)})
		steps = append(steps, func(ctx context.Context) error {
			boosted, err := a.boostAll(ctx, s.fewer(last, by), feats)
			if err == nil {
				points[at].Skill = estimate(boosted.chosen())
			}
			return err
		})
	}
	var whole sketch.Estimate
	steps = append(steps, func(ctx context.Context) error {
		boosted, err := a.boostAll(ctx, s, feats)
		if err == nil {
			whole = estimate(boosted.chosen())
		}
		return err
	})
	slices.Reverse(steps) // the longest first
	if err := together(ctx, steps...); err != nil {
		return err
	}
	a.res.LearningCurve = append(points, CurvePoint{Rows: full, Skill: whole})
	a.res.MoreRows = moreRows(a.res.LearningCurve)
	return nil
}

// remaining is the features that the drop test left.
func (a *analysis) remaining() []*feature {
	if len(a.res.DropTest) == 0 {
		return a.feats
	}
	gone := a.res.DropTest[len(a.res.DropTest)-1].Columns
	return slices.DeleteFunc(slices.Clone(a.feats), func(f *feature) bool { return slices.Contains(gone, f.name) })
}

// fewer is a setting that trains on one in by of the rows of the given parts.
func (s *setting) fewer(parts []part, by int) *setting {
	q := *s
	q.rounds = min(s.rounds, besideRounds)
	q.rate = min(s.rate*float64(s.rounds)/float64(q.rounds), fastRate)
	q.parts = nil
	for _, p := range parts {
		q.parts = append(q.parts, part{p.train[:len(p.train)/by], p.test})
	}
	return &q
}

// moreRows says what the last doubling of the rows brought.
func moreRows(curve []CurvePoint) string {
	if len(curve) < 2 {
		return ""
	}
	half, full := curve[len(curve)-2], curve[len(curve)-1]
	switch gain := full.Skill.Value - half.Skill.Value; {
	case full.Skill.Lo <= 0:
		return ""
	case gain >= moreHelps:
		return fmt.Sprintf("More rows would still help: the last doubling raised the skill from %.2f to %.2f.", half.Skill.Value, full.Skill.Value)
	case gain <= halfDoes:
		return fmt.Sprintf("Half of the rows would do: they reach a skill of %.2f, all of them %.2f.", half.Skill.Value, full.Skill.Value)
	}
	return ""
}
