package brief

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/fairset/fairset/internal/prose"

	"github.com/fairset/fairset/report"
)

// A Giveaway is a place in a finished file from which a candidate could read an answer.
type Giveaway struct {
	File string
	Line int // from 1; 0 where the file has no lines
	Text string
	Why  string
}

func (g Giveaway) String() string {
	place := g.File
	if g.Line > 0 {
		place = fmt.Sprintf("%s:%d", g.File, g.Line)
	}
	return place + ": " + g.Why + ": " + shortened(prose.Line(g.Text))
}

const longestQuote = 100

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestQuote {
		return string(runes[:longestQuote]) + "…"
	}
	return text
}

// Lint reads every finished file of a pack again, as a person or a program would, and
// lists what gives something away: words and figures that do, and any text that is none of the facts. pdfText is the text of brief.pdf, "" without one.
func Lint(files Files, pdfText string, f Facts, d report.Document, o Options) ([]Giveaway, error) {
	w := newWatch(d, o)
	w.columns(d.Profile.Columns)
	w.allow(f)
	var out []Giveaway
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".pdf" {
			continue // pdfText
		}
		pieces, err := textOf(name, files[name])
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read again: %w", name, err)
		}
		out = append(out, w.search(name, pieces)...)
	}
	unknown, err := lintFacts(files, f, d.Reading)
	if err != nil {
		return nil, err
	}
	out = append(out, unknown...)
	return append(out, w.printed(pdfText, files["brief.html"])...), nil
}

func (w *watch) search(file string, pieces []piece) []Giveaway {
	var out []Giveaway
	for _, p := range append(pieces, piece{0, path.Base(file)}) {
		for _, found := range w.look(p.text) {
			out = append(out, Giveaway{file, p.line, strings.TrimSpace(prose.First(found.line, p.text)), found.why()})
		}
	}
	return out
}
