package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
)

const (
	progressAfter = time.Second            // work that takes less needs no bar
	progressEvery = 200 * time.Millisecond // between two looks
	barCells      = 24
)

// A progress tells on a terminal how far the work is. nil tells nothing.
type progress struct {
	w      io.Writer
	total  int64  // bytes to read, as stored
	packed string // what they are packed in, when unpacking is slower than reading
	read   atomic.Int64
	rows   atomic.Int64
	phase  atomic.Int32
	passed atomic.Int64 // when the phase began, in nanoseconds since start
	start  time.Time
}

// The phases of the work.
const (
	opening int32 = iota
	reading
	readingAgain // with wider types, or after another look at the dialect
	comparing
)

// newProgress returns nil where w is no terminal.
func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		return nil
	}
	return &progress{w: w, start: time.Now()}
}

// took is told of bytes that were read.
func (p *progress) took(bytes int) {
	if p != nil {
		p.read.Add(int64(bytes))
	}
}

// watch makes src tell how far it is, and shows that until stop is called or ctx is done.
func (p *progress) watch(ctx context.Context, data *ingest.Dataset, src profile.Source) (watched profile.Source, stop func()) {
	if p == nil {
		return src, func() {}
	}
	p.total = data.Bytes()
	for _, slow := range []string{"bzip2", "xz"} {
		if strings.Contains(data.Compression(), slow) {
			p.packed = slow
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		p.show(ctx)
	}()
	return profile.Watched(src, p), func() { cancel(); <-gone }
}

// show draws a line again and again, and wipes it at the end.
func (p *progress) show(ctx context.Context) {
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	shown := 0
	for {
		select {
		case <-ctx.Done():
			if shown > 0 {
				fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", shown))
			}
			return
		case <-tick.C:
		}
		elapsed := time.Since(p.start)
		if elapsed < progressAfter {
			continue
		}
		line := p.line(elapsed)
		fmt.Fprintf(p.w, "\r%s%s", line, strings.Repeat(" ", max(0, shown-len(line))))
		shown = len(line)
	}
}

// line tells how far the work is so long after its start, in less than 80 cells of ASCII.
func (p *progress) line(elapsed time.Duration) string {
	here := (elapsed - time.Duration(p.passed.Load())).Seconds() // in this phase
	switch p.phase.Load() {
	case opening:
		return "Looking at the file"
	case comparing:
		return fmt.Sprintf("Comparing columns and trying models, %.0f s", here)
	}
	verb := "Reading"
	if p.phase.Load() == readingAgain {
		verb = "Reading again"
	}
	read, rows := min(p.read.Load(), p.total), p.rows.Load()
	if read == 0 || p.total == 0 || here <= 0 {
		return fmt.Sprintf("%s, %s rows so far", verb, report.Count(rows))
	}
	share := float64(read) / float64(p.total)
	full := int(share * barCells)
	line := fmt.Sprintf("%s [%s%s] %2.0f%% of %s, %s/s, %s left", verb,
		strings.Repeat("#", full), strings.Repeat(".", barCells-full), min(99, 100*share), report.Size(p.total),
		report.Size(int64(float64(read)/here)), timeLeft(here*(1-share)/share))
	if p.packed != "" {
		line += " (unpacking " + p.packed + " is slow)"
	}
	return line[:min(len(line), 79)]
}

func timeLeft(seconds float64) string {
	if seconds < 90 {
		return fmt.Sprintf("%.0f s", seconds)
	}
	return fmt.Sprintf("%.0f min", seconds/60)
}

func (p *progress) enter(phase int32) {
	p.read.Store(0)
	p.rows.Store(0)
	p.passed.Store(int64(time.Since(p.start)))
	p.phase.Store(phase)
}

// Begin, Rows and End make a progress a profile.Watcher.
func (p *progress) Begin() {
	phase := reading
	if p.phase.Load() != opening {
		phase = readingAgain
	}
	p.enter(phase)
}

func (p *progress) Rows(n int64) { p.rows.Add(n) }

func (p *progress) End(again bool, err error) {
	if err == nil && !again {
		p.enter(comparing)
	}
}
