package profile

import (
	"context"

	"github.com/fairset/fairset/profile/target"
)

// analyse measures what the other columns tell about the target, given what ties the rows together.
func (b *Builder) analyse(ctx context.Context, frame target.Table, s Structure) (*target.Result, error) {
	frame.Task = target.Task(b.opts.Task)
	if s.Entity != nil {
		frame.Group = s.Entity.Column
	}
	if s.Time != nil {
		frame.Time = s.Time.Column
	}
	frame.Columns[frame.Target].Skip = ""
	return target.Analyse(ctx, frame, target.Options{Workers: b.opts.Workers})
}
