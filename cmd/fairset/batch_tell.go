package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fairset/fairset/catalog"
	"github.com/fairset/fairset/verdict"
)

// batchProgress shows on a terminal how far a run is.
type batchProgress struct {
	out      io.Writer // nil where there is no terminal
	start    time.Time
	last     time.Time
	all      int
	done     int
	kept     int
	underway []string
	mu       sync.Mutex
}

func newBatchProgress(stderr io.Writer, all int) *batchProgress {
	p := &batchProgress{all: all, start: time.Now()}
	if isTerminal(stderr) {
		p.out = stderr
	}
	return p
}

func (p *batchProgress) began(e catalog.Entry) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.underway = append(p.underway, e.Name)
	p.show()
}

func (p *batchProgress) ended(e catalog.Entry, _ catalog.Row, kept bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if kept {
		p.kept++
	}
	if i := slices.Index(p.underway, e.Name); i >= 0 {
		p.underway = slices.Delete(p.underway, i, i+1)
	}
	p.show()
}

// show writes one line over the one before, a few times a second.
func (p *batchProgress) show() {
	const pause = 150 * time.Millisecond
	if p.out == nil || time.Since(p.last) < pause {
		return
	}
	p.last = time.Now()
	fresh, took := p.done-p.kept, time.Since(p.start)
	left := ""
	if fresh > 0 {
		rate := float64(fresh) / took.Seconds()
		left = fmt.Sprintf(", %.1f a second, %s left", rate, time.Duration(float64(p.all-p.done)/rate*float64(time.Second)).Round(time.Second))
	}
	line := fmt.Sprintf("%d of %d datasets%s: %s", p.done, p.all, left, strings.Join(p.underway, ", "))
	const width = 79
	if runes := []rune(printable(line)); len(runes) > width {
		line = string(runes[:width-1]) + "…"
	}
	fmt.Fprintf(p.out, "\r\x1b[K%s", printable(line))
}

func (p *batchProgress) close() {
	if p.out != nil {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

// tellBatch says what came of a run.
func tellBatch(w io.Writer, s catalog.Summary, out string, kept int) error {
	var b strings.Builder
	count := map[verdict.Fairness]int{}
	var failed []catalog.Row
	for _, r := range s.Rows {
		if r.Error != "" {
			failed = append(failed, r)
			continue
		}
		count[r.Fairness]++
	}
	fmt.Fprintf(&b, "%d datasets: %d fair, %d fair with care, %d undetermined, %d unfair, %d not vetted", len(s.Rows),
		count[verdict.Fair], count[verdict.FairWithCare], count[verdict.Undetermined], count[verdict.Unfair], len(failed)+len(s.Faults))
	if kept > 0 {
		fmt.Fprintf(&b, " (%d kept from before)", kept)
	}
	b.WriteString("\n")
	if len(s.Chosen) > 0 {
		b.WriteString("\nShort list\n")
		for i, c := range s.Chosen {
			fmt.Fprintf(&b, "%3d. %s (%s)\n     %s\n", i+1, c.Row.Name, rowsOf(c.Row), c.Why)
		}
	}
	if len(failed)+len(s.Faults) > 0 {
		b.WriteString("\nNot vetted\n")
		for _, f := range s.Faults {
			fmt.Fprintf(&b, "  %s: %s\n", f.From, firstLineOf(f.Err.Error()))
		}
		const most = 20
		for i, r := range failed {
			if i == most {
				fmt.Fprintf(&b, "  and %d more, listed in the page\n", len(failed)-most)
				break
			}
			fmt.Fprintf(&b, "  %s: %s\n", r.Name, firstLineOf(r.Error))
		}
	}
	fmt.Fprintf(&b, "\nRanked, with a report for each: %s\n", filepath.Join(out, "index.html"))
	_, err := io.WriteString(w, printable(b.String()))
	return err
}

func rowsOf(r catalog.Row) string { return fmt.Sprintf("%d rows, %d columns", r.Rows, r.Columns) }

func firstLineOf(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
