package report

import (
	"html/template"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// A trialTable is a table of trials with what to call it.
type trialTable struct {
	Label string
	Rows  []trialView
}

// A trialView is the skill of one trial as a row of a table.
type trialView struct {
	Name  string
	Note  string
	Skill string
	Bar   template.HTML
}

func viewTrial(name, note string, e sketch.Estimate) trialView {
	return trialView{name, note, skillEstimate(e), intervalBar(e.Value, e.Lo, e.Hi)}
}

// trialsPart shows what more rows, more care and another way to hold rows out change.
func trialsPart(t *target.Result) (template.HTML, error) {
	view := map[string]any{}
	if len(t.LearningCurve) > 1 {
		var points []trialView
		for _, p := range t.LearningCurve {
			points = append(points, viewTrial(plural(p.Rows, "row"), "", p.Skill))
		}
		view["Curve"], view["Points"] = curveSVG(t.LearningCurve), trialTable{"Skill by rows trained on", points}
		view["MoreRows"], view["Without"] = t.MoreRows, len(t.DropTest) > 0
	}
	if t.Careless != nil && t.Careful != nil {
		view["Care"] = trialTable{"Skill of careless and careful work", []trialView{
			viewTrial("Careless", "leaks, stand-ins for missing, gaps and repeated rows left as they are", *t.Careless),
			viewTrial("Careful", "all of that treated", *t.Careful),
		}}
	}
	if len(t.Splits) > 1 {
		var splits []trialView
		for _, s := range t.Splits {
			name, note := splitWords(s)
			splits = append(splits, viewTrial(name, note, s.Skill))
		}
		view["Splits"] = trialTable{"Skill by how rows are held out", splits}
	}
	if len(view) == 0 {
		return "", nil
	}
	return fill("trials", view)
}

// splitWords says how rows were held out.
func splitWords(s target.Split) (name, note string) {
	switch s.By {
	case "random":
		return "At random", "any rows held out"
	case "group":
		return "By " + columnName(s.Name), "all rows of one value held out together"
	case "time":
		return "By time (" + columnName(s.Name) + ")", "the latest rows held out"
	}
	return s.By, columnName(s.Name)
}

const trialsTemplate = `{{if .Points}}<div class="card"><h3>Would more rows help?</h3>
<p class="note">Skill of the boosted trees trained on growing shares of the rows{{if .Without}}, without the columns that were taken away{{end}}. A line that still climbs at its end says that more rows would help. The bars are the likely range.</p>
{{with .MoreRows}}<p>{{.}}</p>
{{end}}<figure class="curve">{{.Curve}}</figure>
<details class="numbers" open><summary>The numbers</summary>{{template "trial" .Points}}</details></div>{{end}}
{{if .Care}}<div class="card"><h3>What care is worth</h3>
<p class="note">The same trees, scored on the same held-out rows. Where the careless do better, the data gives the answer away; where the careful do, careful work is rewarded.</p>
{{template "trial" .Care}}</div>{{end}}
{{if .Splits}}<div class="card"><h3>How rows are held out</h3>
<p class="note">A random split can flatter a model where rows belong together. If the skill falls with the other split, a good candidate will say so.</p>
{{template "trial" .Splits}}</div>{{end}}
`

const trialTemplate = `<div class="scroll" tabindex="0" role="region" aria-label="{{.Label}}"><table class="trials"><thead class="unseen"><tr><th scope="col">Trial</th><th scope="col">Skill</th><th scope="col">Picture</th></tr></thead>
<tbody>{{range .Rows}}<tr><th scope="row"><bdi>{{.Name}}</bdi>{{if .Note}}<small>{{.Note}}</small>{{end}}</th><td class="num">{{.Skill}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div>
`
