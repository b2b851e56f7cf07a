package report

import (
	"slices"

	"github.com/fairset/fairset/verdict"
)

// A findingView is a row of the findings.
type findingView struct {
	verdict.Finding
	Mark     mark
	Evidence []evidence
	Sources  []string // of the limits, each once
	Open     bool     // its answer asks for something, so what would change it stands open
}

// An evidence is a measure in words.
type evidence struct {
	Name   string
	Column string
	Value  string
	Limit  string
}

func findingsSection(d Document) (section, error) {
	s := section{ID: "findings", Title: "Findings", Short: "Findings"}
	var rows []findingView
	for _, f := range gravestFirst(d.Verdict) {
		row := findingView{Finding: f, Mark: outcomeMark(f.Outcome), Open: f.Outcome != verdict.Pass && f.Outcome != verdict.NotApplicable}
		for _, m := range f.Measures {
			row.Evidence = append(row.Evidence, evidence{m.Name, short(m.Column, longestName), measureValue(m), m.Limit})
			if m.Source != "" && !slices.Contains(row.Sources, m.Source) {
				row.Sources = append(row.Sources, m.Source)
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return s, nil
	}
	var err error
	s.Body, err = fill("findings", map[string]any{"Title": s.Title, "Rows": rows, "Tally": outcomeTally(d.Verdict)})
	return s, err
}

const findingsTemplate = `<h2 id="findings-title">{{.Title}}</h2>
<p class="tally">{{range .Tally}}<span class="pill {{.Mark.Class}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Count}} {{.Mark.Word}}</span>{{end}}</p>
<p class="lead">The gravest answers first. A “decisive” question makes a dataset unfair when its answer is fail.</p>
<div class="card flush">
<table class="stack findings" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Answer</th><th scope="col" role="columnheader">Question</th><th scope="col" role="columnheader">Why</th><th scope="col" role="columnheader">Evidence and limit</th></tr></thead>
<tbody role="rowgroup">{{range .Rows}}
<tr role="row" id="finding-{{.Criterion}}"><td role="cell"><span class="pill {{.Mark.Class}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Mark.Word}}</span></td>
<th scope="row" role="rowheader"><span class="question">{{.Question}}</span><span class="tags"><code>{{.Criterion}}</code>{{if .Blocking}} <span class="tag">decisive</span>{{end}}{{if .Near}} <span class="tag">close to its limit</span>{{end}}</span></th>
<td role="cell"><p>{{say .Reason}}</p>{{if and .Flip .Open}}<p class="flip"><span class="muted">What would change it:</span> {{say .Flip}}</p>{{end}}</td>
<td role="cell">{{if .Open}}{{range .Evidence}}<div class="evidence"><p><span class="name">{{.Name}}{{if .Column}} (<bdi>{{.Column}}</bdi>){{end}}:</span> <strong>{{.Value}}</strong></p>{{if .Limit}}<p class="limit">Limit: {{.Limit}}</p>{{end}}</div>{{else}}<span class="muted">No limit applied</span>{{end}}{{if .Sources}}<details class="sources"><summary>Where the limit comes from</summary>{{range .Sources}}<p>Source: {{.}}</p>{{end}}</details>{{end}}
{{else if .Evidence}}<details class="sources"><summary>Numbers and limits</summary>{{range .Evidence}}<p>{{.Name}}{{if .Column}} (<bdi>{{.Column}}</bdi>){{end}}: {{.Value}}{{if .Limit}}. Limit: {{.Limit}}{{end}}</p>{{end}}{{if .Flip}}<p>What would change it: {{say .Flip}}</p>{{end}}{{range .Sources}}<p>Source: {{.}}</p>{{end}}</details>{{end}}</td></tr>{{end}}
</tbody></table>
</div>
`
