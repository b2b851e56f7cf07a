package profile

import (
	"context"
	"slices"

	"github.com/fairset/fairset/profile/target"
)

// analyse measures what the other columns tell about the target, given what ties the rows together.
func (b *Builder) analyse(ctx context.Context, s *survey) (*target.Result, error) {
	frame := s.targetFrame()
	frame.Task, frame.Rows = target.Task(b.opts.Task), b.rows
	return target.Analyse(ctx, frame, target.Options{Workers: b.opts.Workers, Strong: b.opts.Strong})
}

// Suspect sets from which skill on a column alone, and all together, are suspected to know the answer; the default where 0.
func (b *Builder) Suspect(alone, together float64) {
	b.opts.Strong = target.Strong{Alone: alone, Together: together}
}

// targetFrame is the row sample as the target is analysed on it: columns that are no features are filled all the same
// where they tell which rows belong together, or number them.
func (s *survey) targetFrame() target.Table {
	frame := s.frame
	frame.Columns = slices.Clone(frame.Columns)
	frame.Columns[frame.Target].Skip = ""
	if e := s.p.Structure.Entity; e != nil {
		frame.Group = e.Column
	}
	if t := s.p.Structure.Time; t != nil {
		frame.Time, frame.When = t.Column, s.axisTimes()
		frame.Series = t.Step != "" && !t.Panel && t.Points == s.p.Rows && s.p.Structure.Entity == nil
	}
	for i := range frame.Columns {
		c := &frame.Columns[i]
		if c.Skip != "" && (c.Name == frame.Group || c.Name == frame.Time || s.kind(i) == Identifier) {
			*c = s.sampled(i)
		}
	}
	return frame
}
