package report

import "github.com/fairset/fairset/verdict"

func nextSection(d Document) (section, error) {
	s := section{ID: "next", Title: "What to do next", Short: "Next"}
	var act, tell []step
	for _, one := range nextSteps(d.Verdict) {
		if one.Mark == outcomeMark(verdict.Unknown) {
			tell = append(tell, one)
		} else {
			act = append(act, one)
		}
	}
	if len(act)+len(tell) == 0 {
		return s, nil
	}
	var err error
	s.Body, err = fill("next", map[string]any{"Title": s.Title, "Act": act, "Tell": tell})
	return s, err
}

const nextTemplate = `<h2 id="next-title">{{.Title}}</h2>
<div class="card steps">
{{if .Act}}<ol>{{range .Act}}<li><span class="text">{{say .Text}}</span> <a class="pill {{.Mark.Class}}" href="#finding-{{.Criterion}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Criterion}}</a></li>{{end}}</ol>{{end}}
{{if .Tell}}<h3>Not checked yet</h3>
<ul>{{range .Tell}}<li><span class="text">{{say .Text}}</span> <a class="pill {{.Mark.Class}}" href="#finding-{{.Criterion}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Criterion}}</a></li>{{end}}</ul>{{end}}
</div>
`
