package target

import (
	"cmp"
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Options steer Analyse. The zero value is the usual case.
type Options struct {
	Workers int // under 1 means all cores
	Strong  Strong
}

// Strong says from which skill on columns are suspected to know the answer, 0 for StrongSkill and StrongTotal.
type Strong struct{ Alone, Together float64 }

// Analyse measures how much the columns of t tell about its target. What cannot
// be measured is said in Result.Skipped; the error is that of ctx or of a malformed table.
func Analyse(ctx context.Context, t Table, opts Options) (*Result, error) {
	if err := check(t); err != nil {
		return nil, err
	}
	if opts.Workers < 1 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	res := &Result{
		Column: t.Columns[t.Target].Name, Classes: []Class{}, Features: []Feature{},
		DropTest: []Drop{}, Notes: []string{},
	}
	t = t.counted()
	g := newGoal(t, res)
	if res.Skipped != "" {
		return res, ctx.Err()
	}
	a := newAnalysis(opts.Workers, g, res)
	a.strong = Strong{cmp.Or(opts.Strong.Alone, StrongSkill), cmp.Or(opts.Strong.Together, StrongTotal)}
	if err := a.run(ctx, t); err != nil {
		return nil, err
	}
	return res, nil
}

// An analysis is one run of Analyse on a target that can be measured.
type analysis struct {
	slots  chan struct{} // one for each worker
	goal   *goal
	feats  []*feature
	res    *Result
	time   string    // the column that says when rows happened
	stumps []float64 // held-out skill of the best single split, per repeat and fold
	xlogx  []float64 // of as many rows as there are
	fits   fits
	strong Strong
}

func newAnalysis(workers int, g *goal, res *Result) *analysis {
	return &analysis{slots: make(chan struct{}, workers), goal: g, res: res, xlogx: logTable(len(g.rows)), strong: Strong{StrongSkill, StrongTotal}}
}

func (a *analysis) run(ctx context.Context, t Table) error {
	if err := a.cut(ctx, t); err != nil {
		return err
	}
	if len(a.feats) == 0 {
		a.res.Skipped = fmt.Sprintf("There is no other column that could tell anything about %q.", a.res.Column)
		return nil
	}
	if err := a.inform(ctx); err != nil {
		return err
	}
	s := newSetting(a.goal, len(a.feats))
	if err := a.single(ctx, s); err != nil {
		return err
	}
	if err := a.honestBaseline(ctx, s, t); err != nil {
		return err
	}
	if err := a.singleAgain(ctx, s); err != nil {
		return err
	}
	if err := a.suspect(ctx, t); err != nil {
		return err
	}
	content := a.contents(t)
	if err := a.triage(ctx, s, t, content); err != nil {
		return err
	}
	if c, ok := t.when(); ok {
		a.time = c.Name
		if t.When != nil {
			a.time = t.Time
		}
	}
	if err := a.dropTest(ctx, s); err != nil {
		return err
	}
	a.res.Conflicts = a.conflicts(content)
	return together(
		ctx,
		func(ctx context.Context) error { return a.curve(ctx, s) },
		func(ctx context.Context) error { return a.compareSplits(ctx, s, t) },
		func(ctx context.Context) error { return a.survive(ctx, s, t, content) },
		func(context.Context) error { a.order(t); return nil },
	)
}

// cut bins the columns that are features, in the order of the table.
func (a *analysis) cut(ctx context.Context, t Table) error {
	for i := range t.Columns {
		if i != t.Target && t.Columns[i].Skip == "" {
			a.feats = append(a.feats, &feature{column: i, name: t.Columns[i].Name})
		}
	}
	err := a.each(ctx, len(a.feats), func(i int) error {
		a.feats[i].cut(&t.Columns[a.feats[i].column], a.goal.rows)
		return nil
	})
	if err != nil {
		return err
	}
	kept := a.feats[:0]
	for _, f := range a.feats {
		if f.bins > 1 && !f.constant {
			kept = append(kept, f)
		}
	}
	a.feats = kept
	for _, f := range a.feats {
		a.res.Features = append(a.res.Features, Feature{Column: f.name, Measure: "mutual-information"})
	}
	return nil
}

// each calls do for 0 … n−1 from several goroutines; do may write only what belongs to its i, so that the number of workers
// does not show. All that run at the same time share the workers: do must not call each.
func (a *analysis) each(ctx context.Context, n int, do func(i int) error) error {
	group, inner := errgroup.WithContext(ctx)
	for i := range n {
		if !a.enter(inner) {
			break
		}
		group.Go(func() error {
			defer func() { <-a.slots }()
			return do(i)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// enter waits for a free worker, false when ctx is done.
func (a *analysis) enter(ctx context.Context) bool {
	if ctx.Err() != nil {
		return false
	}
	select {
	case a.slots <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// together runs steps that do not need each other's results.
func together(ctx context.Context, steps ...func(context.Context) error) error {
	group, inner := errgroup.WithContext(ctx)
	for _, step := range steps {
		group.Go(func() error { return step(inner) })
	}
	return group.Wait()
}

// check reports a table that its maker got wrong.
func check(t Table) error {
	if t.Target < 0 || t.Target >= len(t.Columns) {
		return fmt.Errorf("target column %d of %d does not exist", t.Target, len(t.Columns))
	}
	for _, c := range t.Columns {
		if n := max(len(c.Numbers), len(c.Codes)); n != len(t.RowHash) && c.Skip == "" {
			return fmt.Errorf("column %q has %d rows, not %d", c.Name, n, len(t.RowHash))
		}
		for _, code := range c.Codes {
			if int(code) >= len(c.Levels) {
				return fmt.Errorf("column %q has code %d, but %d levels", c.Name, code, len(c.Levels))
			}
		}
	}
	return nil
}
