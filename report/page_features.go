package report

import (
	"fmt"
	"html/template"

	"github.com/fairset/fairset/profile/target"
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

const (
	featuresDrawn = 20  // bars in the chart
	featuresShown = 200 // rows of the table; the details of each column tell the same
)

// A featureView is a row of the table of features.
type featureView struct {
	Column string
	Value  string
	Chance string
	Skill  string
	Luck   string // the skill that chance gives
	Effect string // the effect size that fits the kinds of column and target
	Bar    template.HTML
	Sure   string // whether it tells more than chance
	Leak   bool
}

func featuresPart(t *target.Result) (template.HTML, error) {
	if len(t.Features) == 0 {
		return "", nil
	}
	features := strongestFirst(t.Features)
	shown := features[:min(len(features), featuresShown)]
	rows, sampled := make([]featureView, len(shown)), false
	for i, f := range shown {
		value, inexact := sampledShare(f)
		sampled = sampled || inexact
		rows[i] = featureView{
			Column: columnName(f.Column), Value: value, Chance: skill(f.Null95), Skill: skill(f.Skill), Luck: skill(f.SkillNull95),
			Effect: effectWords(f), Sure: sureWords(f), Leak: f.Leak != nil, Bar: markedBar(f.Value, f.Null95),
		}
	}
	drawn, err := featuresChart(features[:min(len(features), featuresDrawn)])
	if err != nil {
		return "", err
	}
	return fill("features", map[string]any{"Rows": rows, "Chart": drawn, "Drawn": featuresDrawn, "More": len(rows) > featuresDrawn, "Sampled": sampled, "Rest": int64(len(features) - len(shown))})
}

// sampledShare is what a column tells, with how far it may be off where not all rows were looked at.
func sampledShare(f target.Feature) (text string, inexact bool) {
	if off := max(f.Hi-f.Value, f.Value-f.Lo); off >= 0.0005 && f.Hi >= f.Value {
		return skill(f.Value) + " ± " + skill(off), true
	}
	return skill(f.Value), false
}

func featuresChart(features []target.Feature) (*chart, error) {
	names := make([]string, len(features))
	bars := make([]opts.BarData, len(features))
	chance := make([]opts.ScatterData, len(features))
	for i, f := range features {
		names[i] = columnName(f.Column)
		bars[i] = opts.BarData{Value: plotted(f.Value)}
		if f.Leak != nil {
			bars[i].ItemStyle = &opts.ItemStyle{Color: "@bad"}
		}
		chance[i] = opts.ScatterData{Value: []any{plotted(f.Null95), i}}
	}
	names = distinctLabels(names, 40)
	for i, f := range features {
		if f.Leak != nil {
			names[i] = "✗ " + names[i]
		}
	}
	c := charts.NewBar()
	c.SetGlobalOptions(looks(
		fmt.Sprintf("Bar chart of what the %d strongest columns tell about the target. The numbers are in the table below.", len(features)),
		opts.Grid{Left: "4", Right: "24", Top: "8", Bottom: "44", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(valueAxisX("0 is nothing, 1 is everything", 0, 1)),
		charts.WithYAxisOpts(categoryAxisY(names)))
	c.AddSeries("tells of the target", bars,
		charts.WithItemStyleOpts(opts.ItemStyle{Color: "@accent"}),
		charts.WithBarChartOpts(opts.BarChart{BarCategoryGap: "35%"}))
	ticks := charts.NewScatter()
	ticks.AddSeries("chance alone", chance,
		charts.WithItemStyleOpts(opts.ItemStyle{Color: "@ink"}),
		charts.WithScatterChartOpts(opts.ScatterChart{Symbol: "rect", SymbolSize: []int{3, 16}}))
	c.Overlap(ticks)
	c.XYReversal()
	c.SetXAxis(names)
	return newChart("chart-features", 64+24*len(features), c)
}

const featuresTemplate = `<h3>What each column tells</h3>
<p class="note">Share of the target's information that a column gives, corrected for chance: 0 is nothing, 1 is everything. The thin mark is what a column of pure chance would reach in 19 of 20 tries; a bar that does not pass it tells nothing for certain.{{if .More}} The chart shows the {{.Drawn}} strongest.{{end}}</p>
{{template "chart" .Chart}}
<details class="numbers" open><summary>The numbers</summary>
<div class="scroll" tabindex="0" role="region" aria-label="What each column tells"><table><thead><tr><th scope="col">Column</th><th scope="col" class="num">Tells</th><th scope="col" class="num">By chance</th><th scope="col">More than chance?</th><th scope="col" class="num" title="cross-validated skill of this column alone">Skill alone</th><th scope="col" class="num" title="the skill that a column of pure chance would reach in 19 of 20 tries">Skill by chance</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Rows}}<tr><th scope="row"><bdi>{{.Column}}</bdi>{{if .Leak}} <span class="pill bad">✗ suspect</span>{{end}}{{if .Effect}}<small>{{.Effect}}</small>{{end}}</th><td class="num">{{.Value}}</td><td class="num">{{.Chance}}</td><td>{{.Sure}}</td><td class="num">{{.Skill}}</td><td class="num">{{.Luck}}</td><td class="pic">{{.Bar}}</td></tr>
{{end}}</tbody></table></div>
{{if gt (len .Rows) 25}}<p class="note paper">On paper only the 25 strongest are shown.</p>
{{end}}{{if .Rest}}<p class="note">{{count .Rest}} columns that tell less are left out here; what each tells stands in its details, under “Columns”.</p>
{{end}}<p class="note">{{if .Sampled}}“±” says how far a number may be off because not all rows were looked at. {{end}}“Skill alone” is how well this one column predicts rows that a model has not seen: 0 is guessing, 1 is perfect. Each “by chance” is what a column of pure chance would stay under in 19 of 20 tries. “More than chance?” allows for so many columns being tried: “yes” would come up in one of a thousand tables of pure noise.</p></details>
`
