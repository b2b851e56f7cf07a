package report

import (
	"slices"

	"github.com/fairset/fairset/verdict"
)

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
	turns := viewTurns(d.Verdict)
	if len(act)+len(tell)+len(turns) == 0 {
		return s, nil
	}
	var err error
	s.Body, err = fill("next", map[string]any{
		"Title": s.Title, "Act": act, "Tell": tell, "Turns": turns,
		"Foretold": slices.ContainsFunc(act, func(s step) bool { return s.Then != "" }),
	})
	return s, err
}

// A turn is something that would change the verdict, and to what.
type turn struct {
	Mark mark
	Text string
}

func viewTurns(v verdict.Verdict) []turn {
	var out []turn
	for _, t := range v.Changes {
		out = append(out, turn{fairnessMark(t.Fairness), t.Change})
	}
	return out
}

const nextTemplate = `<h2 id="next-title">{{.Title}}</h2>
{{if .Foretold}}<p class="lead">What matters most first. “Alone:” says what the verdict would be if that one step were done and it helped.</p>
{{end}}<div class="card steps">
{{if .Act}}<ol>{{range .Act}}<li><span class="text">{{say .Text}}{{if .Rerun}} <small>Try it: run again with <code class="flag long">{{.Rerun}}</code></small>{{end}}{{if .Then}} <small>Alone: {{.Then}}.</small>{{end}}</span> <a class="pill {{.Mark.Class}}" href="#finding-{{.Criterion}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Criterion}}</a></li>{{end}}</ol>{{end}}
{{if .Tell}}<h3>Not checked yet</h3>
<ul>{{range .Tell}}<li><span class="text">{{say .Text}}</span> <a class="pill {{.Mark.Class}}" href="#finding-{{.Criterion}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Criterion}}</a></li>{{end}}</ul>{{end}}
{{if .Turns}}<h3>What would change this verdict</h3>
<ul>{{range .Turns}}<li><span class="text">{{say .Text}}</span> <span class="pill {{.Mark.Class}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Mark.Word}}</span></li>{{end}}</ul>{{end}}
</div>
`
