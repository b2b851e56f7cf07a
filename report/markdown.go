package report

import (
	"fmt"
	"io"
	"strings"
)

// markdownColumns is how many columns of the dataset the Markdown lists.
const markdownColumns = 100

// Markdown writes d for an issue or a wiki: verdict, next steps, findings, weaknesses and columns.
func Markdown(w io.Writer, d Document) error {
	d = cleaned(d)
	var b strings.Builder
	markdownVerdict(&b, d)
	markdownNext(&b, d)
	markdownFindings(&b, d)
	markdownWeaknesses(&b, d)
	markdownColumnTable(&b, d)
	markdownNotes(&b, d)
	fmt.Fprintf(&b, "\n%s, sha256 `%s`\n", escape("fairset "+d.Version), escape(d.Reading.SHA256))
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownVerdict(b *strings.Builder, d Document) {
	m := fairnessMark(d.Verdict.Fairness)
	fmt.Fprintf(b, "# %s %s: %s\n\n", m.Sign, m.Word, escape(short(datasetName(d), longestName)))
	fmt.Fprintf(b, "%s\n\n", escape(d.Verdict.Sentence))
	fmt.Fprintf(b, "%s", escape(strings.Join(textFacts(d), " · ")))
	if d.Verdict.Confidence != "" {
		fmt.Fprintf(b, " · confidence %s", escape(d.Verdict.Confidence))
	}
	b.WriteString("\n")
}

func markdownNext(b *strings.Builder, d Document) {
	steps := nextSteps(d.Verdict)
	if len(steps) == 0 {
		return
	}
	b.WriteString("\n## What to do next\n\n")
	for i, s := range steps {
		fmt.Fprintf(b, "%d. %s (%s)", i+1, escape(s.Text), escape(s.Criterion))
		if s.Rerun != "" {
			fmt.Fprintf(b, " Try it: %s", escape(s.Rerun))
		}
		b.WriteString("\n")
	}
}

func markdownFindings(b *strings.Builder, d Document) {
	b.WriteString("\n## Findings\n\n")
	markdownRow(b, "Answer", "Question", "Why", "Limit", "What would change it")
	markdownRule(b, 5)
	for _, f := range gravestFirst(d.Verdict) {
		m := outcomeMark(f.Outcome)
		var limits []string
		for _, measure := range f.Measures {
			limits = append(limits, measure.Name+": "+measure.Limit+" ("+measure.Source+")")
		}
		markdownRow(b, m.Sign+" "+m.Word, escape(f.Question), escape(f.Reason), escape(strings.Join(limits, "; ")), escape(f.Flip))
	}
}

func markdownWeaknesses(b *strings.Builder, d Document) {
	if len(d.Weaknesses) == 0 {
		return
	}
	b.WriteString("\n## What a good candidate will find\n\n")
	for _, w := range plainestFirst(d.Weaknesses) {
		fmt.Fprintf(b, "- %s (%s)\n", escape(w.Text), escape(levelWords(w.Level)))
	}
}

func markdownColumnTable(b *strings.Builder, d Document) {
	all := troubles(d)
	if len(all) == 0 {
		return
	}
	b.WriteString("\n## Columns\n\n")
	markdownRow(b, "Column", "Kind", "Missing", "Distinct", "Range", "Note")
	markdownRule(b, 6)
	for i, t := range all {
		if i == markdownColumns {
			fmt.Fprintf(b, "\n%s more are in the HTML report.\n", Count(int64(len(all)-i)))
			break
		}
		c := t.Column
		markdownRow(b, escape(columnName(c.Name)), string(c.Kind), percent(c.Missing.Effective),
			estimate(c.Distinct), escape(columnRange(c)), escape(strings.Join(t.Words, ", ")))
	}
}

func markdownNotes(b *strings.Builder, d Document) {
	if len(d.Reading.Notes) == 0 {
		return
	}
	b.WriteString("\n## Notes on the file\n\n")
	for _, n := range d.Reading.Notes {
		fmt.Fprintf(b, "- %s: %s (%s)\n", escape(noteWords(n.Kind)), escape(n.Text), times(n))
	}
}

func markdownRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func markdownRule(b *strings.Builder, n int) {
	b.WriteString(strings.Repeat("| --- ", n) + "|\n")
}

// escape makes text plain in Markdown: no tables, tags, code, links, images,
// emphasis or mentions come out of it.
func escape(s string) string {
	var b strings.Builder
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "://", ":\u200b//")
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '@':
			b.WriteString("&#64;") // no mention of a person
		case '|', '`', '\\', '*', '_', '[', ']', '!', '#', '~', '$':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
