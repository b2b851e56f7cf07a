package report

import (
	"fmt"
	"io"
	"strings"
)

// TextOptions steer Text. The zero value is plain text without colour.
type TextOptions struct {
	Color    bool
	HTMLPath string // of the page that says more; "" for none
}

const (
	textWidth   = 80
	textColumns = 8  // columns of the dataset in the short table
	longestName = 60 // characters of a name from the data
	textNotes   = 5  // oddities in the short list
	textFlaws   = 5  // weaknesses in the short list
)

// Text writes d for a terminal: the verdict, one line per finding, what to do
// next, the columns with most trouble and what was odd about the file.
func Text(w io.Writer, d Document, opts TextOptions) error {
	d = cleaned(d)
	t := &textWriter{opts: opts}
	t.verdict(d)
	t.findings(d)
	t.next(d)
	t.weaknesses(d)
	t.columns(d)
	t.notes(d)
	t.where()
	_, err := io.WriteString(w, t.b.String())
	return err
}

type textWriter struct {
	b    strings.Builder
	opts TextOptions
}

func (t *textWriter) verdict(d Document) {
	m := fairnessMark(d.Verdict.Fairness)
	t.line(t.colour(m, m.Sign+" "+strings.ToUpper(m.Word)))
	t.block("  ", short(datasetName(d), longestName)+" · "+strings.Join(textFacts(d), " · "))
	if d.Verdict.Sentence != "" {
		t.line("")
		t.block("  ", withoutSubject(d.Verdict))
	}
	if d.Verdict.Confidence != "" {
		t.block("  ", "Confidence: "+d.Verdict.Confidence+". "+confidenceWords(d.Verdict))
	}
}

func textFacts(d Document) []string {
	facts := []string{
		plural(d.Reading.Rows, "row"),
		plural(int64(d.Reading.Columns), "column"),
		Size(d.Reading.Bytes),
	}
	if d.Profile != nil && d.Profile.Target != nil && d.Profile.Target.Column != "" {
		facts = append(facts, "target "+short(d.Profile.Target.Column, longestName))
	}
	if d.Effort != nil && d.Effort.Hours.Likely > 0 {
		facts = append(facts, "about "+hours(d.Effort.Hours.Likely)+" of work")
	}
	return facts
}

func (t *textWriter) findings(d Document) {
	if len(d.Verdict.Findings) == 0 {
		return
	}
	const marks, criteria = 16, 16
	t.head("Findings")
	for _, f := range gravestFirst(d.Verdict) {
		m := outcomeMark(f.Outcome)
		label := pad(m.Sign+" "+m.Word, marks)
		start := "  " + t.colour(m, label) + " " + pad(f.Criterion, criteria) + " "
		t.hanging(start, marks+criteria+4, f.Reason)
	}
}

func (t *textWriter) next(d Document) {
	steps := nextSteps(d.Verdict)
	if len(steps) == 0 {
		return
	}
	t.head("What to do next")
	for i, s := range steps {
		start := fmt.Sprintf("  %2d. ", i+1)
		t.hanging(start, len(start), s.Text)
		if s.Rerun != "" {
			t.hanging("      Try it: ", 14, s.Rerun)
		}
	}
}

// weaknesses tells what a good candidate will find, the first few.
func (t *textWriter) weaknesses(d Document) {
	if len(d.Weaknesses) == 0 {
		return
	}
	t.head("What a good candidate will find")
	for _, w := range plainestFirst(d.Weaknesses)[:min(len(d.Weaknesses), textFlaws)] {
		t.hanging("  - ", 4, w.Text)
	}
	if more := len(d.Weaknesses) - textFlaws; more > 0 {
		t.line("  and " + Count(int64(more)) + " more: see the full report")
	}
}

func (t *textWriter) columns(d Document) {
	var rows []trouble
	for _, c := range troubles(d) {
		if len(c.Words) > 0 && len(rows) < textColumns {
			rows = append(rows, c)
		}
	}
	if len(rows) == 0 {
		return
	}
	const names, kinds, shares, distincts = 22, 11, 11, 10
	t.head("Columns with most trouble")
	t.line("  " + pad("column", names) + " " + pad("kind", kinds) + pad("missing", shares) + pad("distinct", distincts) + "note")
	for _, c := range rows {
		start := "  " + pad(columnName(c.Column.Name), names) + " " + pad(string(c.Column.Kind), kinds) +
			pad(percent(c.Column.Missing.Effective), shares) + pad(number(c.Column.Distinct.Value), distincts)
		t.hanging(start, 3+names+kinds+shares+distincts, strings.Join(c.Words, ", "))
	}
}

// notes tells of the oddities that were met while reading, the first few.
func (t *textWriter) notes(d Document) {
	notes := d.Reading.Notes
	if len(notes) == 0 {
		return
	}
	t.head("Met while reading the file")
	notes = alike(notes)
	for _, n := range notes[:min(len(notes), textNotes)] {
		t.hanging("  - ", 4, n.Text+" ("+times(n)+")")
	}
	if more := len(notes) - textNotes; more > 0 {
		t.line("  and " + Count(int64(more)) + " more: see the full report")
	}
}

func (t *textWriter) where() {
	if t.opts.HTMLPath == "" {
		return
	}
	t.line("")
	t.line("Full report: " + clean(t.opts.HTMLPath))
}

func (t *textWriter) line(s string) { t.b.WriteString(strings.TrimRight(s, " ") + "\n") }

func (t *textWriter) head(s string) {
	t.line("")
	t.line(s)
}

func (t *textWriter) block(indent, s string) { t.hanging(indent, len(indent), s) }

// hanging writes s wrapped beside start, which takes n cells.
func (t *textWriter) hanging(start string, n int, s string) {
	lines := wrap(s, textWidth-n)
	if len(lines) == 0 {
		t.line(start)
	}
	for i, line := range lines {
		if i > 0 {
			start = strings.Repeat(" ", n)
		}
		t.line(start + line)
	}
}

func (t *textWriter) colour(m mark, s string) string {
	if !t.opts.Color {
		return s
	}
	codes := map[string]string{"good": "32", "care": "33", "bad": "31", "open": "36"}
	code := codes[m.Class]
	if code == "" {
		return s
	}
	return "\x1b[1;" + code + "m" + s + "\x1b[0m"
}

// datasetName is what to call the dataset.
func datasetName(d Document) string {
	switch d.Reading.Name {
	case "":
		return "the dataset"
	case "-":
		return "standard input"
	}
	return d.Reading.Name
}
