package ingest

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/fairset/fairset/ingest/cell"
)

// Scan reads all rows; see table.
func (t *csvTable) Scan(ctx context.Context, workers int, visit Visit) (again bool, err error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	s := &csvScan{t: t, evidence: make([]cell.Evidence, len(t.names))}
	t.rows, t.notes = 0, noteBook{}
	group, ctx := errgroup.WithContext(ctx)
	chunks := make(chan *csvChunk)
	free := make(chan []byte, workers+2)
	for range workers + 2 {
		free <- nil
	}
	first := make(chan csvTurn, 1)
	first <- csvTurn{}
	reader := &csvReader{free: free, out: chunks, turn: first}
	group.Go(func() error { return reader.readAll(ctx, t.parts) })
	for n := range workers {
		group.Go(func() error { return s.work(ctx, n, chunks, free, visit) })
	}
	if err := group.Wait(); err != nil {
		return false, err
	}
	return s.finish(), nil
}

// A csvScan is one pass over a csvTable.
type csvScan struct {
	t        *csvTable
	evidence []cell.Evidence // by column; only touched by the worker whose turn it is
}

func (s *csvScan) work(ctx context.Context, number int, chunks <-chan *csvChunk, free chan<- []byte, visit Visit) error {
	w := newCSVWorker(s.t.Schema(), s.t.types)
	for c := range chunks {
		if err := s.chunk(ctx, w, number, c, visit); err != nil {
			return err
		}
		free <- c.data[:0]
	}
	return nil
}

func (s *csvScan) chunk(ctx context.Context, w *csvWorker, number int, c *csvChunk, visit Visit) error {
	rec := w.parse(c)
	defer rec.Release()
	var turn csvTurn
	select {
	case turn = <-c.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	s.fold(c, &w.found, turn.rows)
	after := csvTurn{turn.rows + w.found.rows, turn.batches}
	if w.found.rows > 0 {
		after.batches++
	}
	c.next <- after
	if w.found.rows == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	return visit(number, turn.batches, turn.rows, rec)
}

// fold adds what was found in a chunk to the table, in input order.
func (s *csvScan) fold(c *csvChunk, f *csvFindings, firstRow int64) {
	s.t.rows = firstRow + f.rows
	s.note(c, NoteRagged, "", "rows have more or fewer fields than there are columns: absent cells are missing, fields without a column are left out", f.ragged, firstRow)
	s.note(c, NoteQuote, "", "quotes stand where none is expected; they were taken as text", f.strays, firstRow)
	s.note(c, NoteBlank, "", "blank lines were skipped", f.blank, firstRow)
	s.note(c, NoteEncoding, "", fmt.Sprintf("bytes are not valid %s and were replaced", c.part.in.encoding), f.invalid, firstRow)
	s.note(c, NoteNul, "", "zero bytes stand in the text", f.nul, firstRow)
	for i, spot := range f.misfits {
		s.note(c, NoteMisfit, s.t.names[i], "cells do not fit the type of their column, "+s.t.types[i].String(), spot, firstRow)
		s.evidence[i].Merge(f.counts[i].Evidence)
	}
}

func (s *csvScan) note(c *csvChunk, kind, name, text string, spot csvSpot, firstRow int64) {
	if spot.count == 0 {
		return
	}
	n := Note{Kind: kind, Name: name, Text: text, Count: spot.count}
	if !s.t.notes.has(kind, name) {
		n.First = c.position(spot.at, firstRow+spot.row)
		if spot.row < 0 {
			n.First.Row = 0
		}
	}
	s.t.notes.add(n)
}

// finish widens the types that did not hold and notes what the evidence tells.
func (s *csvScan) finish() (again bool) {
	for i, typ := range s.t.types {
		wider, changed := typ.Widen(s.evidence[i], s.t.rows)
		if changed {
			again = true
			s.t.types[i] = wider
			s.t.widened.add(Note{
				Kind: NoteWidened, Name: s.t.names[i], Count: 1,
				Text: fmt.Sprintf("a sample of the column reads as %s, the whole as %s", typ, wider),
			})
		}
	}
	for i, name := range s.t.names {
		s.noteLayouts(name, s.evidence[i].Layouts())
	}
	return again
}

// noteLayouts notes a column of dates that are written in several ways.
func (s *csvScan) noteLayouts(name string, layouts map[string]int64) {
	if len(layouts) < 2 {
		return
	}
	var all, most int64
	for _, n := range layouts {
		all += n
		most = max(most, n)
	}
	s.t.notes.add(Note{
		Kind: NoteMixedDates, Name: name, Count: all - most,
		Text: fmt.Sprintf("dates are written in %d layouts; this many are not in the commonest one", len(layouts)),
	})
}
