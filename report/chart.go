package report

import (
	"encoding/json"
	"html/template"
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A chart is an ECharts option as JSON, beside the box that it is drawn into.
// The page draws it with a script of its own; the numbers stand in a table as
// well, for readers without script.
//
// Note: go-echarts' Render functions write names unescaped and load scripts from
// a remote host, so only its options are used. A colour that begins with @ is
// the name of a CSS variable, which the script looks up in the current theme.
type chart struct {
	ID     string
	Height int // pixels
	Option template.JS
}

// An echart is what every chart type of go-echarts has.
type echart interface {
	Validate()
	JSON() map[string]any
}

// newChart turns the options of c into JSON that is safe inside a script element.
func newChart(id string, height int, c echart) (*chart, error) {
	c.Validate()
	option := c.JSON()
	for _, unused := range []string{"legend", "title", "toolbox", "color"} {
		delete(option, unused)
	}
	tooltip, err := asMap(option["tooltip"])
	if err != nil {
		return nil, err
	}
	tooltip["renderMode"] = "richText" // drawn as text, never parsed as HTML
	option["tooltip"] = tooltip
	text, err := json.Marshal(option)
	if err != nil {
		return nil, err
	}
	return &chart{id, height, template.JS(text)}, nil
}

func asMap(v any) (map[string]any, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	m := map[string]any{}
	return m, json.Unmarshal(text, &m)
}

// plotted rounds x for a chart; what is not finite becomes null, because one NaN
// would empty the whole option.
func plotted(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return math.Round(x*1000) / 1000
}

// label makes a name from the data safe as a category. ECharts keeps categories
// as keys of an object, where __proto__ would change every object of the page.
func label(name string, n int) string {
	name = short(name, n)
	if strings.HasPrefix(name, "__") || name == "constructor" || name == "toString" || name == "valueOf" || name == "hasOwnProperty" {
		return "\u200b" + name
	}
	return name
}

// distinctLabels makes labels unique, because ECharts merges equal categories.
func distinctLabels(names []string, n int) []string {
	out := make([]string, len(names))
	taken := map[string]bool{}
	for i, name := range names {
		first := label(name, n)
		out[i] = first
		for k := int64(2); taken[out[i]]; k++ {
			out[i] = first + " (" + Count(k) + ")"
		}
		taken[out[i]] = true
	}
	return out
}

// Shared looks of the axes.
func valueAxisX(name string, least, most any) opts.XAxis {
	return opts.XAxis{
		Type: "value", Name: name, NameLocation: "middle", NameGap: 28, Min: least, Max: most,
		AxisLabel: &opts.AxisLabel{Color: "@muted"},
		AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@muted"}},
		SplitLine: &opts.SplitLine{LineStyle: &opts.LineStyle{Color: "@line"}},
	}
}

func categoryAxisY(names []string) opts.YAxis {
	return opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true),
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "@ink", Interval: "0", Width: 130, Overflow: "truncate"},
		AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@line"}},
	}
}

func looks(description string, grid opts.Grid) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item", BackgroundColor: "@card", BorderColor: "@line"}),
		charts.WithGridOpts(grid),
		charts.WithAriaOpts(&opts.Aria{
			Enabled: opts.Bool(true),
			Label:   &opts.AriaLabel{Enabled: opts.Bool(true), Description: description},
		}),
	}
}
