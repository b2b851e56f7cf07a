package profile

import (
	"context"
	"errors"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/sketch"
)

// A Builder gathers the measures of batches in any order. It is not safe for use
// by several goroutines; give each its own and Merge them.
type Builder struct {
	schema  *arrow.Schema
	opts    Options
	columns []*column
	rows    int64
	lacks   lacks
	shared  *shared
	picked  *sketch.Sample // of the batch at hand
	fold    *fold
	scratch scratch
}

// NewBuilder returns an empty Builder for batches of the given schema.
func NewBuilder(schema *arrow.Schema, opts Options) *Builder {
	fields := schema.Fields()
	b := &Builder{
		schema:  schema,
		opts:    opts,
		columns: make([]*column, len(fields)),
		fold:    newFold(len(fields)),
	}
	texts := 0
	for _, f := range fields {
		if storageOf(f.Type).isText() {
			texts++
		}
	}
	limits := limitsFor(len(fields), texts)
	types := make([]sketch.CellType, len(fields))
	for i, f := range fields {
		b.columns[i] = newColumn(f, limits)
		types[i] = b.columns[i].storage.cells()
	}
	k := limits.sampleRows
	if opts.SampleRows > 0 {
		k = opts.SampleRows
	}
	b.shared = newShared(sketch.NewRows(repeatBudget), sketch.NewSample(k, types))
	b.picked = sketch.NewSample(k, types)
	return b
}

// Add adds a batch that has firstRow rows before it. It keeps nothing of rec.
func (b *Builder) Add(rec arrow.Record, firstRow int64) {
	b.add(rec, firstRow, shard{})
}

// add adds a batch of a shard that has firstRow rows of the dataset before it.
func (b *Builder) add(rec arrow.Record, firstRow int64, of shard) {
	n := int(rec.NumRows())
	if n == 0 {
		return
	}
	s := &b.scratch
	s.reset(n, of.seed+uint64(firstRow-of.start))
	b.shared.begin(b.picked)
	picked := b.picked.Pick(firstRow, s.positions)
	moments := make([]sketch.Moments, len(b.columns))
	orders := make([]order, len(b.columns))
	for i, c := range b.columns {
		c.addCounts(rec.Schema().Field(i).Metadata)
		c.add(rec.Column(i), s)
		c.keep(&b.picked.Columns[i], s, picked)
		moments[i] = sketch.MomentsOf(s.numbers)
		orders[i] = c.orderOf(s)
	}
	for i, h := range s.rows {
		s.rows[i] = sketch.Mix(h)
	}
	b.shared.add(s.rows, b.picked)
	b.lacks.add(s)
	b.rows += int64(n)
	b.fold.add(part{firstRow, firstRow + int64(n), firstRow == of.start, moments, orders})
}

// Merge adds what other has gathered; other is used up. Both must be of the same
// schema and options.
func (b *Builder) Merge(other *Builder) error {
	if len(b.columns) != len(other.columns) || b.opts.SampleRows != other.opts.SampleRows {
		return errors.New("the parts of a profile have different columns or samples")
	}
	for i, c := range b.columns {
		o := other.columns[i]
		if c.field.Name != o.field.Name || !arrow.TypeEqual(c.field.Type, o.field.Type) {
			return errors.New("the parts of a profile have different columns")
		}
	}
	for i, c := range b.columns {
		c.merge(other.columns[i])
	}
	b.rows += other.rows
	b.lacks.merge(&other.lacks)
	b.shared.merge(other.shared)
	b.fold.merge(other.fold)
	return nil
}

// Rows is how many rows were added so far.
func (b *Builder) Rows() int64 { return b.rows }

// Names are the names of the columns.
func (b *Builder) Names() []string {
	names := make([]string, len(b.columns))
	for i, c := range b.columns {
		names[i] = c.field.Name
	}
	return names
}

// Schema is the schema of the batches.
func (b *Builder) Schema() *arrow.Schema { return b.schema }

// Aim says what Profile is to do: it sets Target, Task and Workers of the Options.
func (b *Builder) Aim(target, task string, workers int) {
	b.opts.Target, b.opts.Task, b.opts.Workers = target, task, workers
}

// Profile computes the profile of everything added so far. The Builder may be
// added to afterwards.
func (b *Builder) Profile(ctx context.Context) (*Profile, error) {
	if err := checkTarget(b.schema, b.opts.Target); err != nil {
		return nil, err
	}
	p, err := b.assemble(ctx)
	if err == nil {
		maskPersonal(p)
	}
	return p, err
}
