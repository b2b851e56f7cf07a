package profile

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// assemble turns everything gathered into a Profile.
func (b *Builder) assemble(ctx context.Context) (*Profile, error) {
	positions := b.shared.sample.Rows()
	sum := b.fold.total()
	p, all, err := b.describeColumns(ctx, positions, sum.moments)
	if err != nil {
		return nil, err
	}
	frame, err := b.frame(ctx, all, positions)
	if err != nil {
		return nil, err
	}
	b.describeGaps(p, all, frame, positions)
	p.AssociationsNote = associationsNote(frame)
	p.Exact = exact(p)
	s := newSurvey(p, all, frame, sum.orders, positions)
	if err := b.describeTogether(ctx, s); err != nil {
		return nil, err
	}
	p.Weaknesses = s.weaknesses()
	return p, nil
}

// describeColumns starts a Profile with what every column tells by itself.
func (b *Builder) describeColumns(ctx context.Context, positions []int64, moments []sketch.Moments) (*Profile, []*facts, error) {
	targetAt := b.targetIndex()
	repeated := b.shared.rows.Duplicates()
	all := make([]*facts, len(b.columns))
	p := &Profile{Rows: b.rows, SampleRows: int64(len(positions)), Columns: make([]Column, len(b.columns))}
	err := b.eachColumn(ctx, func(i int) {
		all[i] = describe(evidence{
			c: b.columns[i], cells: &b.shared.sample.Columns[i], at: positions, rows: b.rows,
			repeated: repeated.Value, moments: moments[i], isTarget: i == targetAt,
		})
		p.Columns[i] = all[i].column
	})
	if err != nil {
		return nil, nil, err
	}
	acceptRepeated(all)
	for i, f := range all {
		p.Columns[i].Missing = f.column.Missing
	}
	p.Missing = b.missingTotal(all)
	p.Duplicates = duplicates(all, repeated, b.rows)
	p.Size = b.size(all, p.Duplicates.Rows)
	return p, all, nil
}

// frame is the row sample as associations and the target are measured on it.
func (b *Builder) frame(ctx context.Context, all []*facts, positions []int64) (target.Table, error) {
	t := target.Table{
		Columns: make([]target.Column, len(all)), RowHash: make([]uint64, len(positions)),
		Position: positions, Target: b.targetIndex(),
	}
	for i, at := range positions {
		t.RowHash[i] = sketch.Mix(uint64(at))
	}
	return t, b.eachColumn(ctx, func(i int) {
		t.Columns[i] = all[i].frameColumn(i == t.Target)
		all[i].gaps = all[i].findGaps()
	})
}

// describeTogether fills in what columns tell together, of the target or of columns that could be one too: steps that need nothing of
// one another, the longest first.
func (b *Builder) describeTogether(ctx context.Context, s *survey) error {
	p, workers := s.p, b.opts.workers()
	var people identified
	var d Duplicates
	var mixed int64
	steps := []func() error{
		func() (err error) {
			s.structure()
			if s.frame.Target < 0 {
				p.Suggestions, err = s.suggest(ctx, workers)
			} else {
				p.Target, err = b.analyse(ctx, s)
			}
			return err
		},
		func() error {
			p.Associations, d.Copies = associations(s.frame, p.Duplicates.Columns)
			return nil
		},
		func() (err error) {
			p.Fingerprint, err = fingerprint(ctx, workers, s.all)
			return err
		},
		func() error {
			people = identify(s.all, p.SampleRows == p.Rows)
			return nil
		},
		func() error {
			if e, ids := rowsButID(s.all, len(s.positions), b.rows); len(ids) > 0 {
				d.ButID, d.IDs = &e, ids
			}
			return nil
		},
		func() error {
			if s.frame.Target >= 0 {
				mixed = conflicts(s.all, s.frame)
			}
			return nil
		},
	}
	if err := each(ctx, workers, len(steps), func(i int) error { return steps[i]() }); err != nil {
		return err
	}
	p.Duplicates.Copies = d.Copies
	s.dropEdgesOfGrowth()
	if d.ButID != nil && !s.chanceRepeats(d.ButID.Value, d.ButID.Value/float64(p.Rows), s.isNoID) {
		p.Duplicates.ButID, p.Duplicates.IDs = d.ButID, d.IDs
	}
	p.describePeople(people)
	if t := p.Target; t != nil {
		if t.Conflicts == 0 {
			t.Conflicts = mixed
		}
		if t.Task == target.Classification {
			p.Size.Classes = s.all[s.frame.Target].classRows()
		}
	}
	return nil
}

// eachColumn calls f for every column, on as many cores as there are workers: first for those of most text, which take longest.
func (b *Builder) eachColumn(ctx context.Context, f func(i int)) error {
	sample := b.shared.sample.Columns
	order := make([]int, len(b.columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(sample[j].TextBytes(), sample[i].TextBytes()) })
	return each(ctx, b.opts.workers(), len(order), func(i int) error {
		f(order[i])
		return nil
	})
}

// each calls f for 0 to n−1 on as many cores as there are workers.
func each(ctx context.Context, workers, n int, f func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for i := range n {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return f(i)
		})
	}
	return group.Wait()
}

// targetIndex is the place of the target among the columns, −1 for none.
func (b *Builder) targetIndex() int {
	if b.opts.Target != "" {
		for i, c := range b.columns {
			if c.field.Name == b.opts.Target {
				return i
			}
		}
	}
	return -1
}

// duplicates tells what is there twice, given how many rows are.
func duplicates(all []*facts, repeated sketch.Estimate, rows int64) Duplicates {
	d := Duplicates{Columns: [][2]string{}}
	if len(all) == 0 {
		return d // rows without cells are not equal to one another
	}
	d.Rows = repeated
	if rows > 0 {
		d.Share = repeated.Value / float64(rows)
	}
	type cells struct {
		equal uint64
		as    storage
	}
	first := map[cells]string{}
	for _, f := range all {
		if f.n == 0 {
			continue
		}
		name, key := f.c.field.Name, cells{f.c.equal, f.c.storage}
		if key.as.isNumber() {
			key.as = intCells // 2 and 2.0 are equal; true and 1 are not
		}
		if before, ok := first[key]; ok {
			d.Columns = append(d.Columns, [2]string{before, name})
		} else {
			first[key] = name
		}
	}
	return d
}

// exact reports whether no measure is an estimate.
func exact(p *Profile) bool {
	yes := p.SampleRows == p.Rows && p.Missing.RowsExact && p.Duplicates.Rows.IsExact()
	for _, c := range p.Columns {
		yes = yes && c.Distinct.IsExact() && c.TopExact && (c.Numeric == nil || c.Numeric.QuantileError == 0)
	}
	return yes
}
