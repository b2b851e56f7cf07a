package compare

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/report/blocks"
)

// JSON writes the comparison as one document.
func JSON(w io.Writer, c Comparison) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(c)
}

// HTML writes it as a page that needs nothing from anywhere.
func HTML(w io.Writer, c Comparison) error {
	page, err := blocks.HTML(c.title(), "", c.pieces())
	if err != nil {
		return err
	}
	_, err = w.Write(page)
	return err
}

func (c Comparison) title() string { return c.A.Name + " against " + c.B.Name }

// drifted counts the columns that drift.
func (c Comparison) drifted() int {
	n := 0
	for _, x := range c.Columns {
		if x.Drift {
			n++
		}
	}
	return n
}

// Sentence says in short how the two differ.
func (c Comparison) Sentence() string {
	if c.A.SHA256 == c.B.SHA256 && c.A.SHA256 != "" {
		return "The two are the same, byte for byte."
	}
	var parts []string
	switch {
	case len(c.OnlyA)+len(c.OnlyB) > 0:
		parts = append(parts, fmt.Sprintf("%d columns are only in the first and %d only in the second", len(c.OnlyA), len(c.OnlyB)))
	case c.Moved:
		parts = append(parts, "the columns are the same in another order")
	default:
		parts = append(parts, "the columns are the same")
	}
	switch n := c.drifted(); n {
	case 0:
		parts = append(parts, "none that both have differs in a way that matters")
	case 1:
		parts = append(parts, "one that both have differs in a way that matters")
	default:
		parts = append(parts, fmt.Sprintf("%d that both have differ in a way that matters", n))
	}
	if c.Common != nil {
		parts = append(parts, fmt.Sprintf("%s of the rows of the second stand in the first", prose.Percent(c.Common.ShareB)))
	}
	text := strings.Join(parts, "; ") + "."
	return strings.ToUpper(text[:1]) + text[1:]
}

func (c Comparison) pieces() []blocks.Block {
	out := []blocks.Block{
		{Text: c.Sentence()},
		{Head: []string{"", c.A.Name, c.B.Name}, Rows: [][]string{
			{"Verdict", c.A.Fairness, c.B.Fairness},
			{"Rows", prose.Count(c.A.Rows), prose.Count(c.B.Rows)},
			{"Columns", prose.Count(int64(c.A.Columns)), prose.Count(int64(c.B.Columns))},
			{"Bytes", prose.Count(c.A.Bytes), prose.Count(c.B.Bytes)},
		}},
		{Text: "First: " + c.A.Sentence},
		{Text: "Second: " + c.B.Sentence},
	}
	if len(c.OnlyA) > 0 {
		out = append(out, blocks.Block{Title: "Only in " + c.A.Name, Items: c.OnlyA})
	}
	if len(c.OnlyB) > 0 {
		out = append(out, blocks.Block{Title: "Only in " + c.B.Name, Items: c.OnlyB})
	}
	out = append(out, blocks.Block{Title: "Columns", Text: fmt.Sprintf("Difference runs from 0, the same, to 1, nothing in common. It counts as drift from %g on when chance would hardly make it "+
		"(false discovery rate %s over all columns; up to %s rows of each were held against each other).", materialValues, prose.Percent(falseDiscovery), prose.Count(int64(c.SampleRows)))},
		blocks.Block{Title: "Columns that both have", Level: 3, Head: []string{"Column", "Kind", "Missing", "Middle", "Difference", "Drift"}, Rows: c.columnRows()},
		blocks.Block{Title: "Findings", Head: []string{"Question", c.A.Name, c.B.Name}, Rows: c.findingRows()})
	if c.Command != "" {
		out = append(out, blocks.Block{Title: "How to repeat it", Code: c.Command})
	}
	return out
}

func (c Comparison) columnRows() [][]string {
	var rows [][]string
	for _, drift := range []bool{true, false} {
		for _, x := range c.Columns {
			if x.Drift == drift {
				rows = append(rows, x.cells())
			}
		}
	}
	return rows
}

func (x Column) cells() []string {
	drift := "no"
	if x.Drift {
		drift = "yes"
	}
	middle := ""
	if x.Center != nil {
		middle = change(x.Center[0].Value, x.Center[1].Value)
	}
	return []string{x.Name, change(x.KindA, x.KindB), change(prose.Percent(x.MissingA), prose.Percent(x.MissingB)), middle, x.difference(), drift}
}

// change is both values, or one when they are equal.
func change(a, b string) string {
	if a == b {
		return a
	}
	return a + " → " + b
}

func (x Column) difference() string {
	var parts []string
	for _, t := range x.Tests {
		if t.Of == "missing" && t.Effect == 0 {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s %.2f (%s)", t.Of, t.Effect, chance(t.Q)))
	}
	return strings.Join(parts, ", ")
}

func chance(q float64) string {
	switch {
	case q < 0.001:
		return "not by chance"
	case q < falseDiscovery:
		return "hardly by chance"
	}
	return "may be chance"
}

func (c Comparison) findingRows() [][]string {
	var rows [][]string
	for _, f := range c.Findings {
		rows = append(rows, []string{f.Criterion, strings.TrimSpace(f.A + ": " + f.ReasonA), strings.TrimSpace(f.B + ": " + f.ReasonB)})
	}
	return rows
}

// Text writes it in short for a terminal.
func Text(w io.Writer, c Comparison) error {
	var b strings.Builder
	fmt.Fprintf(&b, "A  %s: %s rows, %d columns, %s\nB  %s: %s rows, %d columns, %s\n\n%s\n", c.A.Name, prose.Count(c.A.Rows), c.A.Columns, c.A.Fairness,
		c.B.Name, prose.Count(c.B.Rows), c.B.Columns, c.B.Fairness, c.Sentence())
	list := func(title string, names []string) {
		if len(names) > 0 {
			fmt.Fprintf(&b, "\n%s\n  %s\n", title, strings.Join(names, ", "))
		}
	}
	list("Only in A", c.OnlyA)
	list("Only in B", c.OnlyB)
	if c.drifted() > 0 {
		b.WriteString("\nColumns that differ\n")
	}
	for _, x := range c.Columns {
		if x.Drift {
			fmt.Fprintf(&b, "  %s: %s\n", x.Name, x.line())
		}
	}
	var changed []string
	for _, f := range c.Findings {
		if f.A != f.B {
			changed = append(changed, fmt.Sprintf("  %s: %s → %s", f.Criterion, f.A, f.B))
		}
	}
	if len(changed) > 0 {
		b.WriteString("\nFindings that differ\n" + strings.Join(changed, "\n") + "\n")
	}
	_, err := io.WriteString(w, prose.Lines(b.String()))
	return err
}

func (x Column) line() string {
	parts := []string{x.difference()}
	if x.Center != nil && x.Center[0] != x.Center[1] {
		parts = append(parts, x.Center[0].What+" "+change(x.Center[0].Value, x.Center[1].Value))
	}
	if x.KindA != x.KindB {
		parts = append(parts, "kind "+change(x.KindA, x.KindB))
	}
	return strings.Join(parts, ", ")
}
