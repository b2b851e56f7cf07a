package profile

import (
	"context"

	"github.com/fairset/fairset/profile/target"
)

// analyse measures what the other columns tell about the target.
func (b *Builder) analyse(ctx context.Context, frame target.Table) (*target.Result, error) {
	frame.Task = target.Task(b.opts.Task)
	frame.Columns[frame.Target].Skip = ""
	return target.Analyse(ctx, frame, target.Options{Workers: b.opts.Workers})
}
