package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile"
)

// weaknessesShown is how many weaknesses stand open on the page; the others fold away.
const weaknessesShown = 12

// A weaknessView is a weakness in words.
type weaknessView struct {
	Level     string
	Text      string
	Columns   string
	Size      string
	Rows      string // where to see it
	HowToFind string
	Question  string
}

func weaknessesSection(d Document) (section, error) {
	s := section{ID: "weaknesses", Title: "What a good candidate will find", Short: "Weaknesses"}
	var views []weaknessView
	for _, w := range plainestFirst(d.Weaknesses) {
		views = append(views, viewWeakness(w))
	}
	if len(views) == 0 {
		return s, nil
	}
	shown := min(len(views), weaknessesShown)
	var err error
	s.Body, err = fill("weaknesses", map[string]any{
		"Title": s.Title, "Total": int64(len(views)), "Shown": views[:shown], "More": views[shown:],
	})
	return s, err
}

func viewWeakness(w profile.Weakness) weaknessView {
	view := weaknessView{
		Level: levelWords(w.Level), Text: w.Text, Columns: listed(w.Columns, 3),
		HowToFind: w.HowToFind, Question: w.Question,
	}
	if w.Count > 0 {
		view.Size = Count(w.Count) + " (" + percent(w.Share) + ")"
	}
	var rows []string
	for _, row := range w.ExampleRows[:min(3, len(w.ExampleRows))] {
		rows = append(rows, Count(row))
	}
	view.Rows = strings.Join(rows, ", ")
	return view
}

// listed names the first n columns and tells how many more there are.
func listed(columns []string, n int) string {
	var names []string
	for _, name := range columns[:min(n, len(columns))] {
		names = append(names, columnName(name))
	}
	if more := len(columns) - n; more > 0 {
		names = append(names, Count(int64(more))+" more")
	}
	return strings.Join(names, ", ")
}

var levels = []profile.Level{profile.AtHead, profile.InSummary, profile.InGroups, profile.AcrossColumns, profile.ByDomain}

// plainestFirst returns the weaknesses in the order in which they show.
func plainestFirst(weaknesses []profile.Weakness) []profile.Weakness {
	rank := func(l profile.Level) int {
		if i := slices.Index(levels, l); i >= 0 {
			return i
		}
		return len(levels)
	}
	out := slices.Clone(weaknesses)
	slices.SortStableFunc(out, func(a, b profile.Weakness) int { return cmp.Compare(rank(a.Level), rank(b.Level)) })
	return out
}

// levelWords says what it takes to see a weakness.
func levelWords(l profile.Level) string {
	switch l {
	case profile.AtHead:
		return "first rows"
	case profile.InSummary:
		return "summary"
	case profile.InGroups:
		return "by group"
	case profile.AcrossColumns:
		return "across columns"
	case profile.ByDomain:
		return "by meaning"
	}
	return string(l)
}

const weaknessesTemplate = `<h2 id="weaknesses-title">{{.Title}}</h2>
<p class="lead">{{if eq .Total 1}}One weakness{{else}}{{count .Total}} weaknesses{{end}} of the data, the plainest first. They are the interesting part of the task: talk about them afterwards, do not send this list.</p>
<div class="card weaknesses">
<ul>{{range .Shown}}{{template "weakness" .}}{{end}}</ul>
{{if .More}}<details class="rest"><summary>{{len .More}} more</summary><ul>{{range .More}}{{template "weakness" .}}{{end}}</ul></details>{{end}}
<p class="note levels">The label says where it shows: in the <b>first rows</b>, in a <b>summary</b> of each column, when a column is split <b>by group</b>, when columns are held <b>across</b> each other, or only to who knows what the columns <b>mean</b>.</p>
</div>
`

const weaknessTemplate = `<li><span class="tag level">{{.Level}}</span><div><p>{{.Text}}</p>
<details><summary>Ask about it{{if .Columns}} <span class="unseen">: {{.Columns}}</span>{{end}}</summary><dl class="ask">
{{if .Question}}<div><dt>Question</dt><dd>{{.Question}}</dd></div>{{end}}{{if .HowToFind}}<div><dt>In pandas</dt><dd><code>{{.HowToFind}}</code></dd></div>{{end}}
{{if .Columns}}<div><dt>Columns</dt><dd><bdi>{{.Columns}}</bdi></dd></div>{{end}}{{if .Size}}<div><dt>How much</dt><dd>{{.Size}}</dd></div>{{end}}{{if .Rows}}<div><dt>Seen in rows</dt><dd>{{.Rows}}</dd></div>{{end}}
</dl></details></div></li>
`
