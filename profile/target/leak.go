package target

import "context"

func (a *analysis) suspect(t Table) {}

func (a *analysis) dropTest(ctx context.Context, s *setting) error { return ctx.Err() }
