package report

import (
	"html/template"
	"math"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A rung is a model of the baseline ladder.
type rung struct {
	Model string
	What  string
	Skill string
	Bar   template.HTML
	value sketch.Estimate
}

func baselinePart(b *target.Baseline) (template.HTML, error) {
	if b == nil {
		return "", nil
	}
	rungs := []rung{
		{Model: "Guess", What: "always the same answer", value: b.Dummy},
		{Model: "One question", What: "one split of one column", value: b.Stump},
		{Model: "Straight line", What: "a weighted sum of the columns", value: b.Linear},
	}
	if b.Bayes != nil {
		rungs = append(rungs, rung{Model: "Naive Bayes", What: "every column votes for itself", value: *b.Bayes})
	}
	for _, e := range b.Boosted {
		rungs = append(rungs, rung{Model: "Boosted trees", What: "many small decision trees", value: e})
	}
	for i := range rungs {
		r := &rungs[i]
		r.Skill = skillEstimate(r.value)
		r.Bar = intervalBar(r.value.Value, r.value.Lo, r.value.Hi)
	}
	drawn, err := baselineChart(rungs)
	if err != nil {
		return "", err
	}
	return fill("baseline", map[string]any{
		"Rungs": rungs, "Chart": drawn, "Metric": metricWords(b.Metric),
		"Headroom": skill(b.Headroom), "Folds": b.Folds, "Rows": b.Rows,
	})
}

func baselineChart(rungs []rung) (*chart, error) {
	least := 0.0
	names := make([]string, len(rungs))
	bars := make([]opts.BarData, len(rungs))
	var boxes []opts.BoxPlotData
	for i, r := range rungs {
		names[i] = r.Model
		bars[i] = opts.BarData{Value: plotted(r.value.Value)}
		lo, hi := plotted(r.value.Lo), plotted(r.value.Hi)
		boxes = append(boxes, opts.BoxPlotData{Value: []any{lo, lo, plotted(r.value.Value), hi, hi}})
		if finite(r.value) {
			least = math.Min(least, math.Floor(r.value.Lo*10)/10)
		}
	}
	c := charts.NewBar()
	c.SetGlobalOptions(looks(
		"Bar chart of the skill of four models, from guessing to boosted trees. The numbers are in the table below.",
		opts.Grid{Left: "4", Right: "24", Top: "8", Bottom: "44", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(valueAxisX("skill: 0 is guessing, 1 is perfect", math.Max(least, -1), 1)),
		charts.WithYAxisOpts(categoryAxisY(names)))
	c.AddSeries("skill", bars,
		charts.WithItemStyleOpts(opts.ItemStyle{Color: "@accent"}),
		charts.WithBarChartOpts(opts.BarChart{BarCategoryGap: "45%"}))
	spread := charts.NewBoxPlot()
	spread.AddSeries("interval", boxes, charts.WithItemStyleOpts(opts.ItemStyle{Color: "transparent", BorderColor: "@ink"}))
	c.Overlap(spread)
	c.XYReversal()
	c.SetXAxis(names)
	return newChart("chart-baseline", 64+40*len(rungs), c)
}

const baselineTemplate = `<h3>How far models get</h3>
<p class="note">Skill on rows that the model has not seen, for models of growing strength on all columns together ({{.Folds}} folds, {{count .Rows}} rows). {{.Metric}} The box is the interval of the skill.</p>
{{template "chart" .Chart}}
<details class="numbers" open><summary>The numbers</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Skill of each model"><table><thead><tr><th scope="col">Model</th><th scope="col" class="num">Skill</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Rungs}}<tr><th scope="row">{{.Model}}<small>{{.What}}</small></th><td class="num">{{.Skill}}</td><td class="pic">{{.Bar}}</td></tr>
{{end}}</tbody></table></div></details>
<p class="note">Headroom {{.Headroom}}: what the strong model gains over the best of the simpler ones. No headroom means that a careful candidate gains nothing over a hasty one.</p>
`
