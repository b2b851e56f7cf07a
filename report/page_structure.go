package report

import (
	"fmt"
	"strings"

	"github.com/fairset/fairset/profile"
)

// dependenciesShown is how many dependencies the page lists.
const dependenciesShown = 20

// A tie is one thing that ties rows or columns together, and what follows from it.
type tie struct {
	What   string
	Text   string
	Advice string
}

func structureSection(d Document) (section, error) {
	s := section{ID: "structure", Title: "What ties the rows together", Short: "Structure"}
	if d.Profile == nil {
		return s, nil
	}
	ties := viewTies(d.Profile.Structure)
	if len(ties) == 0 {
		return s, nil
	}
	var err error
	s.Body, err = fill("structure", map[string]any{"Title": s.Title, "Ties": ties})
	return s, err
}

func viewTies(st profile.Structure) []tie {
	var out []tie
	if e := st.Entity; e != nil {
		out = append(out, entityTie(*e))
	}
	if t := st.Time; t != nil {
		out = append(out, timeTie(*t))
	}
	for _, k := range st.Keys {
		out = append(out, keyTie(k))
	}
	if len(st.SortedBy) > 0 {
		out = append(out, tie{"Order", "Rows are sorted by " + listed(st.SortedBy, 5) + ".", "Shuffle before taking the first rows as a sample."})
	}
	for _, o := range st.Order {
		out = append(out, tie{
			"Row number", fmt.Sprintf("The place of a row in the file tells of %s (strength %s of 1).", columnName(o.Column), skill(o.Value)),
			"Shuffle the rows, or say what their order means.",
		})
	}
	for _, dep := range st.Dependencies[:min(len(st.Dependencies), dependenciesShown)] {
		out = append(out, dependencyTie(dep))
	}
	if more := len(st.Dependencies) - dependenciesShown; more > 0 {
		out = append(out, tie{"Dependency", Count(int64(more)) + " more are in the JSON document.", ""})
	}
	return out
}

func entityTie(e profile.Entity) tie {
	text := fmt.Sprintf("%s different values of %s, with %s rows each on average and %s at most.",
		Count(e.Entities), columnName(e.Column), number(e.MeanRows), Count(e.MaxRows))
	if e.LikeTarget > 0 {
		text += fmt.Sprintf(" Rows of one are alike: %s of the target's variation lies between them.", percent(e.LikeTarget))
	}
	return tie{"Same thing", text, "Keep all rows of one on the same side when rows are held out."}
}

func timeTie(t profile.TimeOrder) tie {
	parts := []string{"Rows belong to moments in " + listed(t.Names(), 5)}
	if t.Step != "" {
		parts = append(parts, stepWords(t.Step))
	}
	if t.MinYear > 0 && t.MaxYear >= t.MinYear {
		parts = append(parts, span(fmt.Sprint(t.MinYear), fmt.Sprint(t.MaxYear)))
	}
	if t.Gaps > 0 {
		parts = append(parts, plural(t.Gaps, "gap"))
	}
	if t.Panel {
		parts = append(parts, "several rows at each")
	}
	return tie{"Time", strings.Join(parts, ", ") + ".", "Hold out the latest rows, not random ones, when the future is to be predicted."}
}

// stepWords says how far apart moments are: "one day apart", "30 minutes apart".
func stepWords(step string) string {
	if step[0] >= '0' && step[0] <= '9' {
		return step + " apart"
	}
	return "one " + step + " apart"
}

func keyTie(k profile.Key) tie {
	var names []string
	for _, name := range k.Columns {
		names = append(names, columnName(name))
	}
	what, tells := strings.Join(names, " and "), " tells "
	if len(names) > 1 {
		tells = " together tell "
	}
	if k.Share < 1 {
		return tie{"Nearly a key", what + tells + percent(k.Share) + " of the rows apart.", "The rows that share a value are worth a look."}
	}
	if !k.Exact {
		return tie{"Key", what + tells + "every row apart, as far as the sample shows.", ""}
	}
	return tie{"Key", what + tells + "every row apart.", ""}
}

func dependencyTie(d profile.Dependency) tie {
	text := fmt.Sprintf("%s settles %s", columnName(d.From), columnName(d.To))
	if d.Share >= 1 {
		return tie{"Dependency", text + " in every row.", ""}
	}
	return tie{"Dependency", text + " in " + percent(d.Share) + " of the rows.", "The exceptions may be mistakes."}
}

const structureTemplate = `<h2 id="structure-title">{{.Title}}</h2>
<p class="lead">It decides how rows may be held out to test a model.</p>
<div class="card"><dl class="list ties">{{range .Ties}}<div><dt>{{.What}}</dt><dd><bdi>{{.Text}}</bdi>{{if .Advice}}<small>{{.Advice}}</small>{{end}}</dd></div>{{end}}</dl></div>
`
