package ingest

import (
	"context"
	"errors"
	"io"
	"math"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// A csvTable is one CSV file, or several that hold the same columns.
type csvTable struct {
	parts   []*csvPart
	columns columns
	rows    int64
	before  int64    // rows before the file that is being scanned
	notes   noteBook // of the last Scan
	opts    Options
	settled bool // no other dialect will be tried
	fixed   map[string]ColumnType
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
	whole   bool // every cell was shown to the samplers

	samplers []cell.Sampler // of the columns
	places   []int          // of each column of the table in this file, -1 for none; nil when they are the same
	rows     int64          // of the last Scan
}

// newCSVTable makes one table of files: its columns are those that any of them has.
func newCSVTable(parts []*csvPart, opts Options) (*csvTable, error) {
	t := &csvTable{parts: parts, opts: opts}
	at := map[string]int{}
	var samplers []cell.Sampler
	for _, p := range parts {
		for i, name := range p.names {
			c, ok := at[name]
			if !ok {
				c = len(samplers)
				at[name] = c
				samplers = append(samplers, cell.Sampler{})
				t.columns = append(t.columns, column{name: name})
			}
			samplers[c].Merge(&p.samplers[i])
		}
	}
	for i := range t.columns {
		var err error
		if t.columns[i], err = newColumn(t.columns[i].name, samplers[i].Type(), opts.Types); err != nil {
			return nil, err
		}
		t.columns[i].sample = samplers[i].Evidence()
	}
	names := t.columns.names()
	for _, p := range parts {
		p.places = placesIn(names, p.names)
	}
	return t, nil
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
		t.before = t.rows
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
	p.rows = rows
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
	dialect.Confidence = shownConfidence(dialect.Confidence, t.notes.count(NoteRagged), t.rows)
	r.Dialect = &dialect
	for _, p := range t.parts {
		r.Notes = append(r.Notes, p.notes...)
	}
	r.Notes = append(r.Notes, t.notes.notes...)
	if len(t.parts) > 1 {
		r.Notes = append(r.Notes, absentColumns(t.columns.names(), t.files())...)
	}
	r.Notes = append(r.Notes, t.columns.notes()...)
}

// shownConfidence is that of the sample, less the share of rows that break the dialect.
func shownConfidence(sampled float64, ragged, rows int64) float64 {
	if rows > 0 {
		sampled *= 1 - float64(ragged)/float64(rows)
	}
	return math.Round(100*sampled) / 100
}

// shardStart is how many rows are before the file that is being scanned.
func (t *csvTable) shardStart() int64 { return t.before }

// readAs has a column read as a kind from the next Scan on.
func (t *csvTable) readAs(name, kind string) error {
	return t.columns.readAs(name, kind)
}

func (t *csvTable) files() []shardFile {
	files := make([]shardFile, len(t.parts))
	for i, p := range t.parts {
		files[i] = shardFile{p.in.src.Name(), p.names, p.rows}
	}
	return files
}
