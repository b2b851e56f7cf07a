package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// A csvTable is one CSV file, or several that hold the same columns.
type csvTable struct {
	parts   []*csvPart
	columns columns
	rows    int64
	notes   noteBook // of the last Scan
	opts    Options
	settled bool // no other dialect will be tried
}

// A csvPart is one file of a csvTable.
type csvPart struct {
	in      *input
	format  csvFormat
	dialect Dialect
	names   []string
	start   int64      // where the first data record begins in the text
	line    int64      // its line, from 1
	end     int64      // where the footer begins; negative when there is none
	extra   bool       // every row ends in a delimiter that the header lacks
	score   float64    // of the format on the sample
	rivals  []csvGuess // other dialects that the sample allows, the likelier first
	skips   []int64    // where rows begin in the text that part the data and are none, in order
	notes   []Note
}

// newCSVTable tells dialect, columns and types of ins, which hold the same columns.
func newCSVTable(ctx context.Context, ins []*input, opts Options) (table, error) {
	return newCSVTableAs(ctx, ins, opts, nil)
}

// newCSVTableAs is newCSVTable with a dialect that is known, unless chosen is nil.
func newCSVTableAs(ctx context.Context, ins []*input, opts Options, chosen *csvGuess) (*csvTable, error) {
	t := &csvTable{opts: opts}
	var names []string
	var samplers []cell.Sampler
	for _, in := range ins {
		part, sample, err := newCSVPart(ctx, in, opts, chosen)
		if err != nil {
			return nil, err
		}
		if names == nil {
			names = part.names
			samplers = make([]cell.Sampler, len(names))
		}
		if !slices.Equal(names, part.names) {
			return nil, differentColumns(ins[0].src.Name(), names, in.src.Name(), part.names)
		}
		t.parts = append(t.parts, part)
		part.sampleTypes(sample, samplers)
	}
	for i, name := range names {
		c, err := newColumn(name, samplers[i].Type(), opts.Types)
		if err != nil {
			return nil, err
		}
		t.columns = append(t.columns, c)
	}
	return t, nil
}

// differentColumns says which column tells two files apart.
func differentColumns(name string, columns []string, other string, others []string) error {
	for i := range max(len(columns), len(others)) {
		switch {
		case i >= len(others):
			return fmt.Errorf("%s lacks the column %q that %s has\nhint: files that are read as one dataset must have the same columns in the same order", other, columns[i], name)
		case i >= len(columns):
			return fmt.Errorf("%s lacks the column %q that %s has\nhint: files that are read as one dataset must have the same columns in the same order", name, others[i], other)
		case columns[i] != others[i]:
			return fmt.Errorf("column %d is %q in %s but %q in %s\nhint: files that are read as one dataset must have the same columns in the same order", i+1, columns[i], name, others[i], other)
		}
	}
	return errors.New("the files have different columns")
}

// Schema is the schema that the next Scan will follow.
func (t *csvTable) Schema() *arrow.Schema { return t.columns.schema() }

// Scan reads all rows; see table.
func (t *csvTable) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	t.columns.reset()
	t.rows, t.notes = 0, noteBook{}
	batches := 0
	for _, p := range t.parts {
		var n shardCount
		if err := t.scanPart(ctx, p, workers, n.counting(batches, t.rows, visit)); err != nil {
			return false, err
		}
		batches += int(n.batches.Load())
	}
	if again, err := t.settle(ctx); again || err != nil {
		return again, err
	}
	return t.columns.widen(t.rows), nil
}

func (t *csvTable) scanPart(ctx context.Context, p *csvPart, workers int, visit Visit) error {
	name := p.in.src.Name()
	text, err := p.in.open(ctx)
	if err != nil {
		return wrapCorrupt(name, err, 0)
	}
	defer text.Close()
	if _, err := io.CopyN(io.Discard, text, p.start); err != nil {
		return wrapCorrupt(name, err, 1)
	}
	tokens := newCSVTokens(p.format)
	cut := func(buf []byte, last bool) (n, state int) { return tokens.cutBeforeBlanks(buf), 0 }
	chunks := newChunker(p.data(text), cut, Position{Line: p.line, Offset: p.in.base() + p.start})
	chunks.limit(len(t.columns), "\n")
	before := t.rows
	rows, err := scanOrdered(ctx, chunks, workers, func() chunkWorker { return newCSVWorker(t, p, before) }, visit)
	t.rows += rows
	var wrong *SyntaxError
	if errors.As(err, &wrong) {
		wrong.Name = name
		return err
	}
	return wrapCorrupt(name, err, chunks.line)
}

// describe adds what is known after Scan.
func (t *csvTable) describe(r *Reading) {
	r.Rows, r.Columns = t.rows, len(t.columns)
	dialect := t.parts[0].dialect
	if ragged := t.notes.count(NoteRagged); t.rows > 0 {
		dialect.Confidence *= 1 - float64(ragged)/float64(t.rows)
	}
	dialect.Confidence = math.Round(100*dialect.Confidence) / 100
	r.Dialect = &dialect
	for _, p := range t.parts {
		r.Notes = append(r.Notes, p.notes...)
	}
	r.Notes = append(r.Notes, t.notes.notes...)
	r.Notes = append(r.Notes, t.columns.notes()...)
}
