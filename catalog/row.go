package catalog

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// A Row is what was found of one dataset: all that the tables, the page and the choice need.
type Row struct {
	Key        string            `json:"key"` // of what it was made from: bytes, metadata, policy, version
	Name       string            `json:"name"`
	Title      string            `json:"title"`
	Dataset    string            `json:"dataset"` // where it lies, as it may be shown
	Error      string            `json:"error"`   // why it was not vetted, "" when it was
	Fairness   verdict.Fairness  `json:"fairness"`
	Confidence string            `json:"confidence"`
	Sentence   string            `json:"sentence"`
	Deciding   []string          `json:"deciding"`
	Outcomes   map[string]string `json:"outcomes"` // by criterion
	Reasons    map[string]string `json:"reasons"`  // of those that did not pass
	Warnings   int               `json:"warnings"` // warnings, and fails that do not block
	Unknowns   int               `json:"unknowns"`
	Rows       int64             `json:"rows"`
	Columns    int               `json:"columns"`
	Bytes      int64             `json:"bytes"`
	SHA256     string            `json:"sha256"`
	Format     string            `json:"format"`
	Missing    float64           `json:"missing"`    // share of cells, stand-ins counted
	Duplicates float64           `json:"duplicates"` // share of rows
	Kinds      map[string]int    `json:"kinds"`      // columns of each kind
	Target     string            `json:"target"`
	Task       string            `json:"task"`
	Skill      float64           `json:"skill"` // of the best baseline; NaN is written as -1
	Hours      float64           `json:"hours"`
	Weaknesses []string          `json:"weaknesses"` // kinds, each once
	Domain     string            `json:"domain"`
	License    string            `json:"license"`
	Claims     []string          `json:"claims"` // what the metadata says and the data does not
	Header     []string          `json:"header"`
	Signatures []string          `json:"signatures"` // of columns, to recognise other versions
}

// NewRow takes from a document what a Row holds.
func NewRow(key string, e Entry, d report.Document) Row {
	r := Row{
		Key: key, Name: e.Name, Title: prose.First(e.Title, title(d)), Dataset: d.Reading.Name,
		Fairness: d.Verdict.Fairness, Confidence: d.Verdict.Confidence, Sentence: d.Verdict.Sentence, Deciding: d.Verdict.Deciding,
		Outcomes: map[string]string{}, Reasons: map[string]string{}, Kinds: map[string]int{},
		Rows: d.Profile.Rows, Columns: len(d.Profile.Columns), Bytes: d.Reading.Bytes, SHA256: d.Reading.SHA256, Format: d.Reading.Format,
		Missing: d.Profile.Missing.Effective, Duplicates: d.Profile.Duplicates.Share, Skill: -1,
		Weaknesses: kindsOf(d.Weaknesses), License: e.License,
	}
	for _, f := range d.Verdict.Findings {
		r.Outcomes[f.Criterion] = f.Outcome.String()
		switch f.Outcome {
		case verdict.Warn, verdict.Fail:
			r.Reasons[f.Criterion] = f.Reason
			r.Warnings++
		case verdict.Unknown:
			r.Reasons[f.Criterion] = f.Reason
			r.Unknowns++
		}
	}
	for _, c := range d.Profile.Columns {
		r.Kinds[string(c.Kind)]++
		r.Header = append(r.Header, c.Name)
		if s := signature(c); s != "" {
			r.Signatures = append(r.Signatures, s)
		}
	}
	if t := d.Profile.Target; t != nil {
		r.Target, r.Task = t.Column, string(t.Task)
		r.Skill = bestSkill(t.Baseline)
	}
	if d.Effort != nil {
		r.Hours = d.Effort.Hours.Likely
	}
	if m := d.Metadata; m != nil && r.License == "" {
		r.License = m.License
	}
	r.Domain = verdict.Domain(verdict.Case{Reading: d.Reading, Profile: d.Profile, Told: verdict.Told{Target: e.Target, Question: e.Question, Metadata: d.Metadata}})
	r.Claims = Claims(e, d)
	return r
}

func title(d report.Document) string {
	if d.Metadata != nil {
		return d.Metadata.Title
	}
	return ""
}

func kindsOf(weaknesses []profile.Weakness) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range weaknesses {
		if !seen[w.ID] {
			seen[w.ID] = true
			out = append(out, w.ID)
		}
	}
	sort.Strings(out)
	return out
}

// bestSkill is the skill of the best model, -1 for none.
func bestSkill(b *target.Baseline) float64 {
	if b == nil {
		return -1
	}
	best := max(b.Stump.Value, b.Linear.Value)
	for _, e := range b.Boosted {
		best = max(best, e.Value)
	}
	if math.IsNaN(best) || math.IsInf(best, 0) {
		return -1
	}
	return best
}

// signature tells the values of a column apart from those of others, whatever it is
// called: of numbers the extremes, mean and spread, of other columns the commonest values. A column
// of few values tells nothing, since many datasets have one like it.
func signature(c profile.Column) string {
	const few = 4
	if c.Distinct.Value < few {
		return ""
	}
	if n := c.Numeric; n != nil {
		if n.Max == n.Min {
			return ""
		}
		return fmt.Sprintf("%.6g|%.6g|%.5g|%.4g", n.Min, n.Max, n.Mean, n.SD)
	}
	if len(c.Top) < few {
		return ""
	}
	var b strings.Builder
	for _, t := range c.Top[:few] {
		fmt.Fprintf(&b, "%s=%d|", strings.ToLower(t.Value), t.Count)
	}
	return b.String()
}

// Claims holds what the catalogue and the metadata say against what was measured, and
// lists in plain words where they disagree.
func Claims(e Entry, d report.Document) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	p := d.Profile
	rows := e.Claimed.Rows
	if rows == 0 && d.Metadata != nil {
		rows = d.Metadata.Rows
	}
	if rows > 0 && rows != p.Rows {
		say("claims %s rows, has %s", prose.Count(rows), prose.Count(p.Rows))
	}
	if n := e.Claimed.Columns; n > 0 && n != int64(len(p.Columns)) && n != int64(len(p.Columns)-rowNames(d)) {
		say("claims %s columns, has %s", prose.Count(n), prose.Count(int64(len(p.Columns))))
	}
	if n := e.Claimed.Numeric; n != nil {
		if has := numbers(p.Columns); *n != has && *n != has-int64(rowNames(d)) {
			say("claims %s columns of numbers, has %s", prose.Count(*n), prose.Count(has))
		}
	}
	if m := e.Claimed.Missing; m != nil {
		switch {
		case *m && p.Missing.Effective == 0:
			say("claims missing values, has none")
		case !*m && p.Missing.Effective > 0:
			say("claims no missing values, has %s of the cells", prose.Percent(p.Missing.Effective))
		}
	}
	return append(out, columnClaims(d)...)
}

// rowNames is 1 for a dataset whose first column is that of unnamed row names, which
// indexes do not count.
func rowNames(d report.Document) int {
	for _, n := range d.Reading.Notes {
		if n.Kind == "row-names" {
			return 1
		}
	}
	if len(d.Profile.Columns) > 0 && strings.EqualFold(d.Profile.Columns[0].Name, "rownames") {
		return 1
	}
	return 0
}

func numbers(columns []profile.Column) int64 {
	n := int64(0)
	for _, c := range columns {
		if c.Numeric != nil {
			n++
		}
	}
	return n
}

// columnClaims holds each column that the metadata describes against the data.
func columnClaims(d report.Document) []string {
	if d.Metadata == nil {
		return nil
	}
	has := map[string]profile.Column{}
	for _, c := range d.Profile.Columns {
		has[c.Name] = c
	}
	var out, absent []string
	for _, told := range d.Metadata.Columns {
		c, ok := has[told.Name]
		switch {
		case !ok:
			absent = append(absent, told.Name)
		case claimsNumber(told.Type) && c.Numeric == nil && c.Kind != profile.Empty && c.Kind != profile.Constant && c.Kind != profile.Boolean:
			out = append(out, fmt.Sprintf("claims that %s holds numbers, it holds %s", told.Name, c.Kind))
		case told.Missing != nil && !*told.Missing && c.Missing.Effective > 0:
			out = append(out, fmt.Sprintf("claims that %s is always filled, %s of it is missing", told.Name, prose.Percent(c.Missing.Effective)))
		}
	}
	if n := len(absent); n > 0 && n < len(d.Metadata.Columns) { // all of them: it describes something else
		const most = 5
		out = append(out, "describes columns that are not there: "+strings.Join(absent[:min(n, most)], ", ")+more(n-most))
	}
	return out
}

func claimsNumber(typ string) bool {
	switch strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(typ, "sc:"), "xsd:")) {
	case "integer", "number", "float", "double", "decimal", "numeric", "int", "int64", "float64":
		return true
	}
	return false
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}
