package compare

import (
	"context"
	"math"
	"slices"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
)

// Schema names the version of the JSON document.
const Schema = "fairset-compare/1"

// A Comparison is what differs between two datasets, A and B.
type Comparison struct {
	Schema   string    `json:"schema"`
	Version  string    `json:"version"`
	Command  string    `json:"command"`
	A        Side      `json:"a"`
	B        Side      `json:"b"`
	OnlyA    []string  `json:"only_a"` // columns
	OnlyB    []string  `json:"only_b"`
	Moved    bool      `json:"moved"` // the common columns stand in another order
	Columns  []Column  `json:"columns"`
	Common   *Overlap  `json:"common,omitempty"` // nil when the columns differ or there are too many rows
	Findings []Finding `json:"findings"`
	// SampleRows is how many rows of each were held against each other at most.
	SampleRows int `json:"sample_rows"`
}

// A Side is what is told of one of the two.
type Side struct {
	Name     string `json:"name"`
	Rows     int64  `json:"rows"`
	Columns  int    `json:"columns"`
	Bytes    int64  `json:"bytes"`
	SHA256   string `json:"sha256"`
	Fairness string `json:"fairness"`
	Sentence string `json:"sentence"`
}

// A Column is one that both have.
type Column struct {
	Name     string    `json:"name"`
	KindA    string    `json:"kind_a"`
	KindB    string    `json:"kind_b"`
	TypeA    string    `json:"type_a"`
	TypeB    string    `json:"type_b"`
	MissingA float64   `json:"missing_a"` // share
	MissingB float64   `json:"missing_b"`
	Tests    []Test    `json:"tests"`
	Drift    bool      `json:"drift"` // a test is significant and its effect matters
	Center   *[2]Level `json:"center,omitempty"`

	personal bool // its values are never shown
}

// A Level is a value in the middle of a column, or its commonest.
type Level struct {
	What  string `json:"what"` // "median" or "commonest value"
	Value string `json:"value"`
}

// A Test is a test of whether A and B differ, with the size of the difference.
type Test struct {
	Of     string  `json:"of"`     // "values" or "missing"
	Name   string  `json:"name"`   // "kolmogorov-smirnov", "chi-squared", "two-proportions"
	P      float64 `json:"p"`      // of a difference as large by chance
	Q      float64 `json:"q"`      // the same, held over all columns (Benjamini, Hochberg 1995)
	Effect float64 `json:"effect"` // 0 none, 1 nothing in common: KS distance, total variation, difference of shares
}

// Overlap counts rows that stand in both, cell for cell in the common columns.
type Overlap struct {
	Rows   int64   `json:"rows"` // of B that stand in A
	ShareB float64 `json:"share_b"`
}

// A Finding is the answer of one criterion for both.
type Finding struct {
	Criterion string `json:"criterion"`
	A         string `json:"a"`
	B         string `json:"b"`
	ReasonA   string `json:"reason_a"`
	ReasonB   string `json:"reason_b"`
}

// What counts as drift: an effect below these is too small to care about however sure it is.
// 0.1 is a "small" effect by Cohen (1988, w) and for the KS distance the usual limit of drift monitors.
const (
	materialValues  = 0.1
	materialMissing = 0.05
	falseDiscovery  = 0.05
)

// Input is one of the two datasets.
type Input struct {
	Source   profile.Source
	Document report.Document
}

// Of compares a and b. It reads each once.
func Of(ctx context.Context, a, b Input) (Comparison, error) {
	c := Comparison{
		Schema: Schema, A: sideOf(a.Document), B: sideOf(b.Document), SampleRows: sampleRows,
		OnlyA: []string{}, OnlyB: []string{}, Columns: []Column{}, Findings: findings(a.Document, b.Document),
	}
	names := c.schema(a.Document.Profile.Columns, b.Document.Profile.Columns)
	sa, err := draw(ctx, a, names)
	if err != nil {
		return c, err
	}
	sb, err := draw(ctx, b, names)
	if err != nil {
		return c, err
	}
	for i := range c.Columns {
		c.Columns[i].hold(sa.columns[i], sb.columns[i])
	}
	c.correct()
	c.Common = overlap(sa, sb)
	return c, nil
}

func sideOf(d report.Document) Side {
	return Side{
		Name: d.Reading.Name, Rows: d.Profile.Rows, Columns: len(d.Profile.Columns), Bytes: d.Reading.Bytes, SHA256: d.Reading.SHA256,
		Fairness: string(d.Verdict.Fairness), Sentence: d.Verdict.Sentence,
	}
}

// schema finds the common columns, in the order of A, and returns their names.
func (c *Comparison) schema(a, b []profile.Column) []string {
	at := func(columns []profile.Column, name string) int {
		return slices.IndexFunc(columns, func(x profile.Column) bool { return x.Name == name })
	}
	var names []string
	last := -1
	for _, x := range a {
		i := at(b, x.Name)
		if i < 0 {
			c.OnlyA = append(c.OnlyA, x.Name)
			continue
		}
		c.Moved = c.Moved || i < last
		last = i
		y := b[i]
		names = append(names, x.Name)
		c.Columns = append(c.Columns, Column{
			Name: x.Name, KindA: string(x.Kind), KindB: string(y.Kind), TypeA: x.Type, TypeB: y.Type,
			MissingA: x.Missing.Effective, MissingB: y.Missing.Effective, Tests: []Test{},
			personal: len(x.Personal)+len(y.Personal) > 0,
		})
	}
	for _, y := range b {
		if at(a, y.Name) < 0 {
			c.OnlyB = append(c.OnlyB, y.Name)
		}
	}
	return names
}

// correct sets the q of every test and tells drift.
func (c *Comparison) correct() {
	var tests []*Test
	for i := range c.Columns {
		for k := range c.Columns[i].Tests {
			tests = append(tests, &c.Columns[i].Tests[k])
		}
	}
	slices.SortStableFunc(tests, func(x, y *Test) int {
		switch {
		case x.P > y.P:
			return -1
		case x.P < y.P:
			return 1
		}
		return 0
	})
	q := 1.0
	for i, t := range tests {
		q = math.Min(q, t.P*float64(len(tests))/float64(len(tests)-i))
		t.Q = q
	}
	for i := range c.Columns {
		for _, t := range c.Columns[i].Tests {
			limit := materialValues
			if t.Of == "missing" {
				limit = materialMissing
			}
			c.Columns[i].Drift = c.Columns[i].Drift || t.Q < falseDiscovery && t.Effect >= limit
		}
	}
}

func findings(a, b report.Document) []Finding {
	out := []Finding{}
	at := map[string]int{}
	for _, f := range a.Verdict.Findings {
		at[f.Criterion] = len(out)
		out = append(out, Finding{Criterion: f.Criterion, A: f.Outcome.String(), ReasonA: f.Reason})
	}
	for _, f := range b.Verdict.Findings {
		i, ok := at[f.Criterion]
		if !ok {
			i = len(out)
			out = append(out, Finding{Criterion: f.Criterion})
		}
		out[i].B, out[i].ReasonB = f.Outcome.String(), f.Reason
	}
	return out
}
