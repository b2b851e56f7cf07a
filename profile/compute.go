package profile

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"
)

// A Source hands out a dataset as Arrow record batches. *ingest.Dataset is one.
type Source interface {
	Schema() *arrow.Schema
	// Scan calls visit with every batch. Calls with the same worker, counted from 0, never overlap;
	// calls with different workers do. index numbers the batches from 0 in input order, firstRow is
	// the number of rows before the batch; rec is valid until visit returns. again means that the
	// schema turned out to be wrong and has been widened: what was visited is void, start over.
	Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (again bool, err error)
}

// Options steer Compute and NewBuilder. The zero value is the usual case.
type Options struct {
	Target     string // the column to predict, "" for none
	Task       string // a target.Task, "" to infer it
	Workers    int    // under 1 means all cores
	SampleRows int    // size of the row sample; 0 for the default
}

// Compute profiles src in one pass.
func Compute(ctx context.Context, src Source, opts Options) (*Profile, error) { panic("stub") }

// A Builder gathers the measures of batches in any order.
type Builder struct{}

// NewBuilder returns an empty Builder for batches of the given schema.
func NewBuilder(schema *arrow.Schema, opts Options) *Builder { panic("stub") }

// Add adds a batch that has firstRow rows before it.
func (b *Builder) Add(rec arrow.Record, firstRow int64) { panic("stub") }

// Merge adds what other has gathered; other is used up.
func (b *Builder) Merge(other *Builder) error { panic("stub") }

// Profile computes the profile of everything added so far.
func (b *Builder) Profile(ctx context.Context) (*Profile, error) { panic("stub") }
