package report

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
)

// A targetView is what the other columns tell about the target.
type targetView struct {
	Title    string
	Column   string
	Facts    []fact
	Skipped  string
	Notes    []string
	Classes  []classView
	Counted  string // in which rows the classes were counted, where not in all
	Features template.HTML
	Baseline template.HTML
	Leaks    []leakView
	Drops    []dropView
	Trials   template.HTML
	Could    []couldView // be the target, where none was named
}

type classView struct {
	Value string
	Count string
	Share string
	Bar   template.HTML
}

type leakView struct {
	Column string
	What   string
	Why    string
}

type dropView struct {
	Column string // taken away in this step
	Skill  string
	Bar    template.HTML
}

func targetSection(d Document) (section, error) {
	s := section{ID: "target", Title: "What the columns tell about the target", Short: "Target"}
	if d.Profile == nil {
		return s, nil
	}
	view := targetView{Title: s.Title, Could: viewCould(d.Profile.Suggestions)}
	var err error
	if t := d.Profile.Target; t != nil {
		could := view.Could
		view, err = viewTarget(s.Title, t)
		view.Could = could
		if d.Profile.SampleRows > 0 && d.Profile.SampleRows < d.Profile.Rows {
			view.Counted = "Counted in a sample of " + Count(d.Profile.SampleRows) + " of the " + Count(d.Profile.Rows) + " rows."
		}
	}
	if err == nil {
		s.Body, err = fill("target", view)
	}
	return s, err
}

func viewTarget(title string, t *target.Result) (targetView, error) {
	view := targetView{
		Title: title, Column: targetName(t), Skipped: t.Skipped, Notes: t.Notes,
		Facts: []fact{
			{"Task", taskWords(t.Task), ""},
			{"Rows analysed", Count(t.Rows), ""},
			{"Rows without a target", percent(t.Missing), ""},
		},
		Classes: viewClasses(t.Classes),
		Drops:   viewDrops(t.DropTest),
	}
	if t.Conflicts > 0 {
		view.Facts = append(view.Facts, fact{"Rows that contradict each other", Count(t.Conflicts), "alike in every other column, another target"})
	}
	for _, f := range t.Features {
		if f.Leak != nil {
			view.Leaks = append(view.Leaks, leakView{columnName(f.Column), leakWords(f.Leak.Suspect), f.Leak.Why})
		}
	}
	for _, x := range t.Suspects {
		if x.Suspect == "group" {
			view.Leaks = append(view.Leaks, leakView{columnName(x.Column), leakWords(x.Suspect), x.Why})
		} else {
			view.Notes = append(slices.Clone(view.Notes), x.Why)
		}
	}
	var err error
	if view.Features, err = featuresPart(t); err != nil {
		return view, err
	}
	if view.Trials, err = trialsPart(t); err != nil {
		return view, err
	}
	view.Baseline, err = baselinePart(t.Baseline)
	return view, err
}

// targetName is "" where nothing is to be predicted.
func targetName(t *target.Result) string {
	if t.Column == "" {
		return ""
	}
	return columnName(t.Column)
}

// classesShown is how many classes of the target the page lists.
const classesShown = 30

func viewClasses(classes []target.Class) []classView {
	var total int64
	for _, c := range classes {
		total += c.Count
	}
	var out []classView
	for _, c := range classes[:min(len(classes), classesShown)] {
		share := shareOf(c.Count, total)
		out = append(out, classView{short(c.Value, longestName), Count(c.Count), percent(share), bar(share)})
	}
	return out
}

// viewDrops names in each step only the columns that were added to those taken away.
func viewDrops(drops []target.Drop) []dropView {
	var out []dropView
	before := 0
	for _, d := range drops {
		var names []string
		for _, c := range d.Columns[min(before, len(d.Columns)):] {
			names = append(names, columnName(c))
		}
		name := cmp.Or(strings.Join(names, ", "), "nothing")
		if before > 0 {
			name = "and " + name
		}
		before = len(d.Columns)
		out = append(out, dropView{name, skillEstimate(d.Skill), intervalBar(d.Skill.Value, d.Skill.Lo, d.Skill.Hi)})
	}
	return out
}

// A couldView is a column that could be the target.
type couldView struct {
	Column, Task, Why, Skill string
	Bar                      template.HTML
}

func viewCould(suggestions []profile.Suggestion) []couldView {
	var out []couldView
	for _, s := range suggestions {
		out = append(out, couldView{columnName(s.Column), s.Task, s.Why, skill(s.Skill), bar(s.Skill)})
	}
	return out
}

// strongestFirst returns the features in the order of what they tell.
func strongestFirst(features []target.Feature) []target.Feature {
	out := slices.Clone(features)
	slices.SortStableFunc(out, func(a, b target.Feature) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(b.Skill, a.Skill))
	})
	return out
}

const targetTemplate = `<h2 id="target-title">{{.Title}}</h2>
{{if .Column}}<p class="lead">The target is <strong><bdi>{{.Column}}</bdi></strong>, the column that the candidate predicts.</p>
<dl class="facts small">{{range .Facts}}<div><dt>{{.Name}}</dt><dd>{{.Value}}</dd></div>{{end}}</dl>
{{else if not .Skipped}}<p class="lead">No column was named as the target, so nothing was measured about predicting it. Name one with <code>--target COLUMN</code>.</p>
{{end}}{{if .Could}}<div class="card"><h3>Columns that could be the target</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Columns that could be the target"><table><thead><tr><th scope="col">Column</th><th scope="col">Task</th><th scope="col">Why</th><th scope="col" class="num">Skill of a quick model</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Could}}<tr><th scope="row"><bdi>{{.Column}}</bdi></th><td>{{.Task}}</td><td>{{.Why}}</td><td class="num">{{.Skill}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div>
<p class="note">0 is guessing, 1 is perfect. A good target lies between.</p></div>
{{end}}{{if .Skipped}}<p class="notice"><strong>Not measured:</strong> {{.Skipped}}</p>{{end}}
{{if .Notes}}<ul class="aside">{{range .Notes}}<li>{{.}}</li>{{end}}</ul>{{end}}
{{if .Leaks}}<div class="notice bad"><h3><span aria-hidden="true">✗</span> May know the answer</h3>
<p>A column that is filled in after the target is known gives the answer away. Take it out, or keep it on purpose as a trap.</p>
<ul>{{range .Leaks}}<li><strong><bdi>{{.Column}}</bdi></strong> ({{.What}}): {{.Why}}</li>{{end}}</ul></div>{{end}}
<div class="pair">{{if .Features}}<div class="card">{{.Features}}</div>{{end}}
{{if or .Baseline .Classes}}<div>{{if .Baseline}}<div class="card">{{.Baseline}}
{{if .Drops}}<h4>Without the suspects</h4>
<p class="note">The skill that remains when the suspects are taken away one after the other. If little remains, they were all there was to find.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Skill without the suspects"><table><thead><tr><th scope="col">Taken away</th><th scope="col">Skill that remains</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Drops}}<tr><th scope="row"><bdi>{{.Column}}</bdi></th><td class="num">{{.Skill}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div>{{end}}</div>{{end}}
{{if .Classes}}<div class="card"><h3>How often each answer occurs</h3>{{with .Counted}}<p class="note">{{.}}</p>{{end}}
<div class="scroll" tabindex="0" role="region" aria-label="Answers"><table><thead><tr><th scope="col">Answer</th><th scope="col" class="num">Rows</th><th scope="col" class="num">Share</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Classes}}<tr><th scope="row"><bdi>{{.Value}}</bdi></th><td class="num">{{.Count}}</td><td class="num">{{.Share}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div></div>{{end}}</div>{{end}}
</div>
{{if .Trials}}<div class="cards">{{.Trials}}</div>{{end}}
`
