package brief

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/fairset/fairset/report/blocks"

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
	return place + ": " + g.Why + ": " + shortened(blocks.Shown(g.Text))
}

const longestQuote = 100

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestQuote {
		return string(runes[:longestQuote]) + "…"
	}
	return text
}

// Lint reads every finished file of a pack again, as a person or a program would, and
// lists what gives something away. pdfText is the text of brief.pdf, "" without one.
func Lint(files Files, pdfText string, f Facts, d report.Document, o Options) ([]Giveaway, error) {
	w := newWatch(d, o)
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
	if pdfText != "" {
		var pieces []piece
		for i, line := range strings.Split(pdfText, "\n") {
			pieces = append(pieces, piece{i + 1, line})
		}
		out = append(out, w.search("brief.pdf", pieces)...)
	}
	return out, nil
}

// LintAsked looks for give-aways, and for methods that are asked for without saying so
// (Options.Require), in what the interviewer wrote.
func LintAsked(d report.Document, o Options) []Giveaway {
	w := newWatch(d, o)
	var out []Giveaway
	for _, asked := range [][2]string{
		{"--title", o.Title}, {"--question", o.Question}, {"--company", o.Company}, {"--contact", o.Contact}, {"--deadline", o.Deadline},
	} {
		for _, found := range w.look(asked[1]) {
			out = append(out, Giveaway{File: asked[0], Text: asked[1], Why: found.why})
		}
		if asked[0] == "--company" || asked[0] == "--contact" {
			continue
		}
		if word := prescribed(asked[1]); word != "" {
			out = append(out, Giveaway{File: asked[0], Text: asked[1], Why: "asks for a method, library or measure of success (" + word + ") without --require"})
		}
	}
	for _, r := range o.Require {
		for _, found := range w.look(r) {
			if found.kind != kindScore { // a measure of success may be asked for
				out = append(out, Giveaway{File: "--require", Text: r, Why: found.why})
			}
		}
	}
	return out
}

func (w *watch) search(file string, pieces []piece) []Giveaway {
	var out []Giveaway
	for _, p := range pieces {
		for _, found := range w.look(p.text) {
			out = append(out, Giveaway{file, p.line, p.text, found.why})
		}
	}
	return out
}
