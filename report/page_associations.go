package report

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"

	"github.com/fairset/fairset/profile"
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

const (
	pairsShown = 200
	pairsDrawn = 16 // columns of the heat map
)

// A pairView is a row of the table of associations.
type pairView struct {
	A, B    string
	Measure string
	Value   string
	Bar     template.HTML
}

func associationsSection(d Document) (section, error) {
	s := section{ID: "associations", Title: "Columns that go together", Short: "Together"}
	if d.Profile == nil || len(d.Profile.Associations) == 0 && d.Profile.AssociationsNote == "" {
		return s, nil
	}
	pairs := slices.Clone(d.Profile.Associations)
	slices.SortStableFunc(pairs, func(a, b profile.Association) int {
		return cmp.Compare(strength(b), strength(a))
	})
	var views []pairView
	for _, a := range pairs[:min(len(pairs), pairsShown)] {
		views = append(views, pairView{
			columnName(a.A), columnName(a.B), measureWords(a.Measure),
			associationValue(a), bar(math.Abs(a.Value)),
		})
	}
	drawn, err := associationsChart(pairs)
	if err != nil {
		return s, err
	}
	s.Body, err = fill("associations", map[string]any{
		"Title": s.Title, "Pairs": views, "Chart": drawn, "More": int64(max(0, len(pairs)-pairsShown)), "Note": d.Profile.AssociationsNote,
	})
	return s, err
}

// strength orders associations, unknown ones last.
func strength(a profile.Association) float64 {
	if math.IsNaN(a.Value) {
		return -1
	}
	return math.Abs(a.Value)
}

func associationValue(a profile.Association) string {
	if a.Lo == a.Hi || math.IsNaN(a.Lo) || math.IsNaN(a.Hi) {
		return skill(a.Value)
	}
	return skill(a.Value) + " (" + skill(a.Lo) + " to " + skill(a.Hi) + ")"
}

// associationsChart is a heat map of the columns that go together most, nil where
// there are too few of them.
func associationsChart(pairs []profile.Association) (*chart, error) {
	names, index := strongestColumns(pairs)
	if len(names) < 3 {
		return nil, nil
	}
	var heat []opts.HeatMapData
	seen := map[[2]int]bool{} // a pair may be measured in two ways; the stronger comes first
	for _, a := range pairs {
		i, inA := index[a.A]
		j, inB := index[a.B]
		if !inA || !inB || i == j || math.IsNaN(a.Value) || seen[[2]int{i, j}] || seen[[2]int{j, i}] {
			continue
		}
		seen[[2]int{i, j}] = true
		v := plotted(math.Abs(a.Value))
		heat = append(heat, opts.HeatMapData{Value: []any{i, j, v}}, opts.HeatMapData{Value: []any{j, i, v}})
	}
	labels := distinctLabels(names, 24)
	c := charts.NewHeatMap()
	c.SetGlobalOptions(looks(
		fmt.Sprintf("Heat map of how strongly %d columns go together. The numbers are in the table below.", len(names)),
		opts.Grid{Left: "4", Right: "8", Top: "8", Bottom: "56", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{
			Type: "category", Data: labels,
			AxisLabel: &opts.AxisLabel{Color: "@ink", Interval: "0", Rotate: 45, Width: 110, Overflow: "truncate"},
		}),
		charts.WithYAxisOpts(categoryAxisY(labels)),
		charts.WithVisualMapOpts(opts.VisualMap{
			Type: "continuous", Min: 0, Max: 1, Calculable: opts.Bool(false), Orient: "horizontal", Left: "center", Bottom: "0",
			Text:      []string{"1", "0"},
			InRange:   &opts.VisualMapInRange{Color: []string{"@faint", "@accent"}},
			TextStyle: &opts.TextStyle{Color: "@muted"},
		}))
	c.AddSeries("strength", heat,
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(false)}),
		charts.WithItemStyleOpts(opts.ItemStyle{BorderColor: "@card", BorderWidth: 2}))
	return newChart("chart-associations", 180+28*len(names), c)
}

// strongestColumns picks the columns of the strongest pairs, in order of appearance.
func strongestColumns(pairs []profile.Association) ([]string, map[string]int) {
	var names []string
	index := map[string]int{}
	for _, a := range pairs {
		for _, name := range []string{a.A, a.B} {
			if _, ok := index[name]; !ok && len(names) < pairsDrawn {
				index[name] = len(names)
				names = append(names, name)
			}
		}
	}
	return names, index
}

const associationsTemplate = `<h2 id="associations-title">{{.Title}}</h2>
<p class="lead">How strongly two columns go together, from 0 (not at all) to 1 (one gives the other). A minus means that one falls where the other rises.</p>{{with .Note}}
<p class="note">{{.}}</p>{{end}}{{if .Pairs}}
<div class="pair">{{with .Chart}}<div class="card picture-only"><h3>The strongest at a glance</h3>
<p class="note">The darker a square, the more its two columns go together. Pairs without a square are weaker, or could not be measured.</p>
{{template "chart" .}}</div>{{end}}
<div class="card"><h3>Pairs, the strongest first</h3>
<div class="scroll tall pairs" tabindex="0" role="region" aria-label="Pairs of columns"><table><thead><tr><th scope="col">Columns</th><th scope="col" class="num">Strength</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Pairs}}<tr><th scope="row"><bdi>{{.A}}</bdi> and <bdi>{{.B}}</bdi><small>{{.Measure}}</small></th><td class="num">{{.Value}}</td><td class="pic">{{.Bar}}</td></tr>
{{end}}</tbody></table></div>
{{if gt (len .Pairs) 40}}<p class="note paper">On paper only the 40 strongest are shown.</p>{{end}}
{{if .More}}<p class="note">{{count .More}} weaker pairs are in the JSON document only.</p>{{end}}</div></div>{{end}}
`
