package report

import (
	"fmt"
	"html/template"

	"github.com/fairset/fairset/profile"
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A gapView counts the rows that lack so many cells.
type gapView struct {
	Cells string
	Rows  string
	Share string
	Bar   template.HTML
}

func missingSection(d Document) (section, error) {
	s := section{ID: "missing", Title: "Missing cells and repeated rows", Short: "Missing"}
	p := d.Profile
	if p == nil {
		return s, nil
	}
	drawn, err := missingChart(p)
	if err != nil {
		return s, err
	}
	more, err := gapsPart(p.Missing)
	if err != nil {
		return s, err
	}
	s.Body, err = fill("missing", map[string]any{
		"More":  more,
		"Title": s.Title, "Facts": missingTotals(p), "Gaps": viewGaps(p), "Chart": drawn, "Twins": twins(p.Duplicates),
	})
	return s, err
}

func missingTotals(p *profile.Profile) []fact {
	return []fact{
		{"Cells missing", Count(p.Missing.Cells), percent(p.Missing.Share)},
		{"With stand-ins such as −999", percent(p.Missing.Effective), ""},
		{"Rows without a gap", rowsCount(p, p.Missing.CompleteRows), percent(shareOf(p.Missing.CompleteRows, p.Rows))},
		{"Rows that repeat an earlier one", estimate(p.Duplicates.Rows), percent(p.Duplicates.Share)},
	}
}

// rowsCount is a number of rows with or without gaps, "about" where it is an estimate.
func rowsCount(p *profile.Profile, n int64) string {
	if p.Missing.RowsExact {
		return Count(n)
	}
	return "about " + Count(n)
}

func viewGaps(p *profile.Profile) []gapView {
	var out []gapView
	for i, n := range gaps(p) {
		share := shareOf(n, p.Rows)
		out = append(out, gapView{gapName(i, p), rowsCount(p, n), percent(share), bar(share)})
	}
	return out
}

// gaps is Missing.ByRow without the zeros at its end.
func gaps(p *profile.Profile) []int64 {
	rows := p.Missing.ByRow
	for len(rows) > 1 && rows[len(rows)-1] == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

func gapName(i int, p *profile.Profile) string {
	if last := len(p.Missing.ByRow) - 1; i == last && i > 0 && i < len(p.Columns) {
		return fmt.Sprintf("%d or more", i)
	}
	return fmt.Sprint(i)
}

// missingChart is nil where no row has a gap.
func missingChart(p *profile.Profile) (*chart, error) {
	if len(gaps(p)) < 2 || p.Missing.Cells == 0 {
		return nil, nil
	}
	var names []string
	var bars []opts.BarData
	for i, n := range gaps(p) {
		names = append(names, gapName(i, p))
		bars = append(bars, opts.BarData{Value: n})
	}
	c := charts.NewBar()
	c.SetGlobalOptions(looks("Bar chart of how many rows lack how many cells. The numbers are in the table below.",
		opts.Grid{Left: "8", Right: "16", Top: "16", Bottom: "44", ContainLabel: opts.Bool(true)})...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{
			Type: "category", Name: "cells missing in a row", NameLocation: "middle", NameGap: 28,
			AxisLabel: &opts.AxisLabel{Color: "@ink"}, AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@muted"}},
		}),
		charts.WithYAxisOpts(opts.YAxis{
			Type: "value", AxisLabel: &opts.AxisLabel{Color: "@muted"},
			SplitLine: &opts.SplitLine{LineStyle: &opts.LineStyle{Color: "@line"}},
		}))
	c.SetXAxis(names)
	c.AddSeries("rows", bars, charts.WithItemStyleOpts(opts.ItemStyle{Color: "@accent"}),
		charts.WithBarChartOpts(opts.BarChart{BarCategoryGap: "30%"}))
	return newChart("chart-missing", 240, c)
}

// twins names the pairs of equal columns.
func twins(d profile.Duplicates) [][2]string {
	var out [][2]string
	for _, pair := range d.Columns {
		out = append(out, [2]string{columnName(pair[0]), columnName(pair[1])})
	}
	return out
}

const missingTemplate = `<h2 id="missing-title">{{.Title}}</h2>
<dl class="facts small">{{range .Facts}}<div><dt>{{.Name}}</dt><dd>{{.Value}}{{if .Note}}<small>{{.Note}}</small>{{end}}</dd></div>{{end}}</dl>
{{if .Gaps}}<div class="card"><h3>Gaps by row</h3>
<p class="note">How many rows lack how many cells. Gaps that gather in few rows can be dropped; gaps spread over all rows cannot.</p>
{{with .Chart}}{{template "chart" .}}{{end}}
<details class="numbers" open><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="Gaps by row"><table><thead><tr><th scope="col">Cells missing</th><th scope="col" class="num">Rows</th><th scope="col" class="num">Share</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Gaps}}<tr><th scope="row">{{.Cells}}</th><td class="num">{{.Rows}}</td><td class="num">{{.Share}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div></details></div>{{end}}
{{.More}}{{if .Twins}}<div class="card"><h3>Columns that are equal in every row</h3><ul class="plain">{{range .Twins}}<li><bdi>{{index . 0}}</bdi> and <bdi>{{index . 1}}</bdi></li>{{end}}</ul></div>{{end}}
`
