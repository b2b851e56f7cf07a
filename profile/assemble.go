package profile

import (
	"context"

	"golang.org/x/sync/errgroup"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// assemble turns everything gathered into a Profile.
func (b *Builder) assemble(ctx context.Context) (*Profile, error) {
	targetAt := b.targetIndex()
	positions := b.shared.sample.Rows()
	folded := b.fold.total()
	repeated := b.shared.rows.Duplicates()
	all := make([]*facts, len(b.columns))
	p := &Profile{Rows: b.rows, SampleRows: int64(len(positions)), Columns: make([]Column, len(b.columns))}
	err := b.eachColumn(ctx, func(i int) {
		all[i] = describe(evidence{
			c: b.columns[i], cells: &b.shared.sample.Columns[i], at: positions, rows: b.rows,
			repeated: repeated.Value, moments: folded.moments[i], isTarget: i == targetAt,
		})
		p.Columns[i] = all[i].column
	})
	if err != nil {
		return nil, err
	}
	acceptRepeated(all)
	for i, f := range all {
		p.Columns[i].Missing = f.column.Missing
	}
	p.Missing = b.missingTotal(all)
	p.Duplicates = duplicates(all, repeated, b.rows)
	p.Size = b.size(all, p.Duplicates.Rows)
	frame := target.Table{Columns: make([]target.Column, len(all)), RowHash: make([]uint64, len(positions)), Position: positions, Target: targetAt}
	for i, at := range positions {
		frame.RowHash[i] = sketch.Mix(uint64(at))
	}
	if err := b.eachColumn(ctx, func(i int) {
		frame.Columns[i] = all[i].frameColumn(i == frame.Target)
		all[i].gaps = all[i].findGaps()
	}); err != nil {
		return nil, err
	}
	b.describeGaps(p, all, frame, positions)
	b.describePeople(p, all)
	p.Fingerprint = fingerprint(all)
	p.Associations, p.Duplicates.Copies = associations(frame, p.Duplicates.Columns)
	if e, ids := rowsButID(all, len(positions), b.rows); len(ids) > 0 {
		p.Duplicates.ButID, p.Duplicates.IDs = &e, ids
	}
	p.AssociationsNote = associationsNote(frame)
	p.Exact = exact(p)
	s := newSurvey(p, all, frame, folded.orders, positions)
	s.structure()
	if frame.Target >= 0 {
		result, err := b.analyse(ctx, s)
		if err != nil {
			return nil, err
		}
		if result.Conflicts == 0 {
			result.Conflicts = conflicts(all, frame)
		}
		p.Target = result
		if result.Task == target.Classification {
			p.Size.Classes = all[targetAt].classRows()
		}
	}
	if frame.Target < 0 {
		if p.Suggestions, err = s.suggest(ctx, b.opts.workers()); err != nil {
			return nil, err
		}
	}
	p.Weaknesses = s.weaknesses()
	return p, nil
}

// eachColumn calls f for every column, on as many cores as there are workers.
func (b *Builder) eachColumn(ctx context.Context, f func(i int)) error {
	return each(ctx, b.opts.workers(), len(b.columns), func(i int) error {
		f(i)
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
	first := map[uint64]string{}
	for _, f := range all {
		if f.n == 0 {
			continue
		}
		name := f.c.field.Name
		if before, ok := first[f.c.equal]; ok {
			d.Columns = append(d.Columns, [2]string{before, name})
		} else {
			first[f.c.equal] = name
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
