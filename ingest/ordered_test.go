package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"github.com/fairset/fairset/ingest/cell"
)

// lineWorker makes a row of every line; the line "bad" is an error.
type lineWorker struct{ b *batch }

func (w *lineWorker) parse(c *chunk) (arrow.Record, error) {
	rows := 0
	for line := range bytes.Lines(c.data) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		if string(line) == "bad" {
			return nil, &SyntaxError{Position: c.position(bytes.Index(c.data, line)), Err: errors.New("bad")}
		}
		w.b.append(0, line, false, 0)
		rows++
	}
	return w.b.finish(rows), nil
}

func (w *lineWorker) fold(c *chunk, firstRow int64) error {
	w.b.fold(c, firstRow)
	return nil
}

func cutLines(buf []byte, _ bool) (n, state int) { return bytes.LastIndexByte(buf, '\n') + 1, 0 }

func scanLines(text string, workers int) (transcript []string, err error) {
	cols := columns{{name: "line", typ: cell.Text()}}
	c := newChunker(iotest.HalfReader(strings.NewReader(text)), cutLines, Position{})
	var mu sync.Mutex
	rows, err := scanOrdered(context.Background(), c, workers,
		func() chunkWorker { return &lineWorker{b: cols.newBatch(memory.DefaultAllocator)} },
		func(worker, index int, firstRow int64, rec arrow.Record) error {
			mu.Lock()
			defer mu.Unlock()
			if worker >= workers {
				return fmt.Errorf("worker %d of %d", worker, workers)
			}
			for len(transcript) <= index {
				transcript = append(transcript, "")
			}
			transcript[index] = fmt.Sprintf("%d+%d %s", firstRow, rec.NumRows(), rec.Column(0).ValueStr(0))
			return nil
		})
	return append(transcript, fmt.Sprint(rows)), err
}

func TestScanOrdered(t *testing.T) {
	var text strings.Builder
	for i := range 400_000 {
		fmt.Fprintf(&text, "line %d\n", i)
	}
	want, err := scanLines(text.String(), 1)
	if err != nil || len(want) < 5 || want[len(want)-1] != "400000" {
		t.Fatalf("%v, %v", want, err)
	}
	for _, workers := range []int{2, 5} {
		got, err := scanLines(text.String(), workers)
		if err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d workers: got %v, %v, want %v", workers, got, err, want)
		}
	}
}

func TestScanOrderedError(t *testing.T) {
	text := strings.Repeat("a line\n", 300_000) + "bad\n" + strings.Repeat("a line\n", 300_000) + "bad\n"
	for _, workers := range []int{1, 4} {
		_, err := scanLines(text, workers)
		var e *SyntaxError
		if !errors.As(err, &e) || e.Line != 300_001 || e.Column != 1 || e.Offset != 7*300_000 {
			t.Errorf("%d workers: got %v", workers, err)
		}
	}
}

func TestChunkerLongRecord(t *testing.T) {
	c := newChunker(strings.NewReader(strings.Repeat("x", longestRecord+1)), cutLines, Position{})
	if _, err := c.next(nil); !errors.Is(err, errLongRecord) {
		t.Errorf("got %v, want %v", err, errLongRecord)
	}
}
