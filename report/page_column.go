package report

import (
	"html/template"
	"math"
	"strings"
	"time"

	"github.com/fairset/fairset/profile"
)

const (
	topShown      = 12
	variantsShown = 10
	spellingShown = 10
)

// A columnDetail is everything that is known of one column.
type columnDetail struct {
	Signs     []string // what stands out, in sentences
	Facts     []fact
	Picture   template.HTML
	From, To  string // under the picture
	Bins      []bin
	Quantiles []fact
	Top       []topView
	TopNote   string
	Missing   []fact
	Variants  []string
	Misspelt  []string
	Notes     []noteView
}

// A bin is a bar of the histogram in words.
type bin struct{ From, To, Count string }

type topView struct {
	Value string
	Count string
	Share string
	Bar   template.HTML
}

func detailColumn(c *profile.Column, rows int64, notes []noteView) columnDetail {
	d := columnDetail{
		Signs:   columnSigns(c),
		Facts:   columnFacts(c, rows),
		Missing: missingFacts(c),
		Notes:   notes,
	}
	d.histogram(c)
	d.quantiles(c)
	d.top(c, rows)
	if c.Text != nil {
		d.Variants = variants(c.Text.Variants)
		d.Misspelt = variants(c.Text.Misspelt)
	}
	return d
}

func columnFacts(c *profile.Column, rows int64) []fact {
	facts := []fact{
		{"Stored as", typeWords(c.Type), ""},
		{"Cells with a value", Count(rows - c.Missing.Count), ""},
		{"Distinct values", estimate(c.Distinct), ""},
	}
	if words := formWords(c.Form); words != "" {
		facts = append(facts, fact{"Looks like", words, ""})
	}
	if c.Misfits > 0 {
		facts = append(facts, fact{"Misfits", Count(c.Misfits), "cells that do not fit the column's type"})
	}
	if n := c.Numeric; n != nil {
		facts = append(facts, numericFacts(n)...)
	}
	if t := c.Text; t != nil {
		facts = append(facts,
			fact{"Length", lengths(t), "characters"})
		if t.Untrimmed > 0 {
			facts = append(facts, fact{"Spaces around", Count(t.Untrimmed), "values that begin or end with a space"})
		}
	}
	if t := c.Time; t != nil {
		facts = append(facts, timeFacts(t)...)
	}
	return facts
}

// lengths tells how long values are, and how long usually.
func lengths(t *profile.TextMeasures) string {
	if t.MinLength == t.MaxLength {
		return Count(t.MinLength)
	}
	return Count(t.MinLength) + " to " + Count(t.MaxLength) + ", mean " + number(t.MeanLength)
}

func numericFacts(n *profile.Numeric) []fact {
	write := valueWriter(n)
	facts := []fact{
		{"Least", write(n.Min), ""},
		{"Greatest", write(n.Max), ""},
		{"Mean", write(n.Mean), ""},
		{"Standard deviation", number(n.SD), "typical distance from the mean"},
		{"Skewness", skill(n.Skewness), "0 is even, above 0 a long tail to the right"},
		{"Kurtosis", skill(n.Kurtosis), "0 is like a bell curve, above 0 heavier tails"},
		{"Zeros", Count(n.Zeros), ""},
		{"Negative", Count(n.Negatives), ""},
		{"Outliers", estimate(n.Outliers), "beyond 1.5 times the middle half"},
	}
	if n.FarOut.Value > 0 {
		facts = append(facts, fact{"Far out", estimate(n.FarOut), "beyond 3 times the middle half"})
	}
	if n.Infinite > 0 {
		facts = append(facts, fact{"Infinite", Count(n.Infinite), ""})
	}
	return facts
}

func missingFacts(c *profile.Column) []fact {
	if c.Missing.Count == 0 && len(c.Missing.Disguised) == 0 {
		return nil
	}
	facts := []fact{{"Missing cells", Count(c.Missing.Count), percent(c.Missing.Share)}}
	for _, s := range c.Missing.Spellings[:min(spellingShown, len(c.Missing.Spellings))] {
		name := "written “" + short(s.Text, 40) + "”"
		if s.Text == "" {
			name = "empty"
		}
		facts = append(facts, fact{name, Count(s.Count), ""})
	}
	for _, v := range c.Missing.Disguised {
		facts = append(facts, fact{"“" + short(v.Value, 40) + "” for missing", Count(v.Count), v.Why})
	}
	return facts
}

func (d *columnDetail) histogram(c *profile.Column) {
	h := c.Histogram
	if h == nil || len(h.Counts) == 0 || len(h.Edges) != len(h.Counts)+1 {
		return
	}
	edge := day
	if c.Time == nil || c.Form == "year" {
		edge = valueWriter(c.Numeric)
	}
	d.Picture = columnsSVG("histogram", h.Counts, 420, 110)
	d.From, d.To = edge(h.Edges[0]), edge(h.Edges[len(h.Edges)-1])
	for i, n := range h.Counts {
		d.Bins = append(d.Bins, bin{edge(h.Edges[i]), edge(h.Edges[i+1]), Count(n)})
	}
}

func (d *columnDetail) quantiles(c *profile.Column) {
	if c.Numeric == nil {
		return
	}
	write := valueWriter(c.Numeric)
	for _, q := range []struct{ key, name string }{
		{"0.01", "1%"}, {"0.05", "5%"}, {"0.25", "25%"}, {"0.5", "50%, the median"}, {"0.75", "75%"}, {"0.95", "95%"}, {"0.99", "99%"},
	} {
		x, ok := c.Numeric.Quantiles[q.key]
		if !ok {
			continue
		}
		text := write(x)
		if c.Numeric.QuantileError > 0 {
			text = "about " + text + " (±" + percent(c.Numeric.QuantileError) + ")"
		}
		d.Quantiles = append(d.Quantiles, fact{q.name, text, ""})
	}
}

// top lists the most frequent values, unless each stands once.
func (d *columnDetail) top(c *profile.Column, rows int64) {
	if len(c.Top) > 1 && c.Top[0].Count == 1 {
		return
	}
	for _, t := range c.Top[:min(topShown, len(c.Top))] {
		share := shareOf(t.Count, rows)
		name := short(t.Value, 80)
		if name == "" {
			name = "(empty)"
		}
		d.Top = append(d.Top, topView{name, Count(t.Count), percent(share), bar(share)})
	}
	if len(d.Top) > 0 && !c.TopExact {
		d.TopNote = "The counts are estimates."
	}
}

func variants(groups [][]profile.Count) []string {
	var out []string
	for _, group := range groups[:min(variantsShown, len(groups))] {
		text := ""
		for i, v := range group[:min(variantsShown, len(group))] {
			if i > 0 {
				text += ", "
			}
			text += "“" + short(v.Value, 40) + "” (" + Count(v.Count) + ")"
		}
		out = append(out, text)
	}
	return out
}

// value writes a value of a column with about six digits.
func value(x float64) string { return rounded(x, 6) }

// year writes a year, which has no thousands separator.
func year(x float64) string { return strings.ReplaceAll(value(x), ",", "") }

// valueWriter is how to write the values of a column: as years where all of them
// could be years.
func valueWriter(n *profile.Numeric) func(float64) string {
	const first, last = 1500, 2200
	if n != nil && n.Min >= first && n.Max <= last && n.Min == math.Trunc(n.Min) && n.Max == math.Trunc(n.Max) {
		return year
	}
	return value
}

// day writes seconds since 1970 as a date.
func day(seconds float64) string {
	if math.IsNaN(seconds) || math.Abs(seconds) > 1e12 {
		return number(seconds)
	}
	return time.Unix(int64(seconds), 0).UTC().Format(time.DateOnly)
}

// moment drops a midnight from a time, so that dates look like dates.
func moment(s string) string {
	const midnight = "T00:00:00"
	if n := len(s) - len(midnight); n > 0 && s[n:] == midnight {
		return s[:n]
	}
	return s
}

const columnTemplate = `<div class="detail">
{{if .Signs}}<div><h3>What stands out</h3><ul class="plain">{{range .Signs}}<li><bdi>{{.}}</bdi></li>{{end}}</ul></div>{{end}}
{{if .Picture}}<figure><figcaption>Distribution</figcaption>{{.Picture}}<p class="axis"><span>{{.From}}</span> <span>{{.To}}</span></p>
{{if .Bins}}<details class="bins"><summary>Counts</summary><table><thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col" class="num">Rows</th></tr></thead><tbody>{{range .Bins}}<tr><td>{{.From}}</td><td>{{.To}}</td><td class="num">{{.Count}}</td></tr>{{end}}</tbody></table></details>{{end}}</figure>{{end}}
{{if .Top}}<div><h3>Most frequent values</h3><table><thead class="unseen"><tr><th scope="col">Value</th><th scope="col">Rows</th><th scope="col">Share</th><th scope="col">Picture</th></tr></thead><tbody>{{range .Top}}<tr><th scope="row"><bdi>{{.Value}}</bdi></th><td class="num">{{.Count}}</td><td class="num">{{.Share}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table>{{if .TopNote}}<p class="note">{{.TopNote}}</p>{{end}}</div>{{end}}
<div><h3>Measures</h3><dl class="list">{{range .Facts}}<div><dt>{{.Name}}{{if .Note}}<small>{{.Note}}</small>{{end}}</dt><dd>{{.Value}}</dd></div>{{end}}</dl></div>
{{if .Quantiles}}<div><h3>Share of values at or below</h3><dl class="list">{{range .Quantiles}}<div><dt>{{.Name}}</dt><dd>{{.Value}}</dd></div>{{end}}</dl></div>{{end}}
{{if .Missing}}<div><h3>Missing</h3><dl class="list">{{range .Missing}}<div><dt><bdi>{{.Name}}</bdi>{{if .Note}}<small>{{.Note}}</small>{{end}}</dt><dd>{{.Value}}</dd></div>{{end}}</dl></div>{{end}}
{{if .Variants}}<div><h3>Spelt in several ways</h3><ul class="plain">{{range .Variants}}<li><bdi>{{.}}</bdi></li>{{end}}</ul></div>{{end}}
{{if .Misspelt}}<div><h3>Perhaps misspelt</h3><ul class="plain">{{range .Misspelt}}<li><bdi>{{.}}</bdi></li>{{end}}</ul></div>{{end}}
{{if .Notes}}<div><h3>Met while reading</h3><ul class="plain">{{range .Notes}}<li>{{.Text}} <span class="muted">{{.Times}}</span></li>{{end}}</ul></div>{{end}}
</div>`
