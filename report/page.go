package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/fairset/fairset/internal/csp"
)

//go:embed assets/page.css
var pageStyle string

//go:embed assets/page.js
var pageScript string

//go:embed assets/echarts.min.js
var chartScript string

//go:embed assets/echarts.LICENSE.txt
var chartLicense string

// A section is one part of the page. Body is made by the file page_<ID>.go.
type section struct {
	ID    string
	Title string
	Short string // in the navigation
	Body  template.HTML
}

// HTML writes d as one page that needs nothing from anywhere: style, scripts and
// data are inside, and a policy forbids everything else.
func HTML(w io.Writer, d Document) error {
	d = cleaned(d)
	sections, err := sectionsOf(d)
	if err != nil {
		return err
	}
	charted := false
	for _, s := range sections {
		charted = charted || strings.Contains(string(s.Body), `data-chart=`)
	}
	charts := ""
	if charted {
		charts = chartScript
	}
	var page bytes.Buffer
	err = templates.ExecuteTemplate(&page, "page", map[string]any{
		"Title":    fairnessMark(d.Verdict.Fairness).Word + ": " + short(datasetName(d), longestName),
		"Name":     short(datasetName(d), longestName),
		"Version":  d.Version,
		"Policy":   policy(pageStyle, charts, pageScript),
		"Style":    template.CSS(pageStyle),
		"Charts":   template.JS(charts),
		"Script":   template.JS(pageScript),
		"License":  chartLicense,
		"Sections": sections,
	})
	if err != nil {
		return err
	}
	_, err = w.Write(page.Bytes())
	return err
}

// sectionsOf renders every section that has something to say, in reading order.
func sectionsOf(d Document) ([]section, error) {
	renderers := []func(Document) (section, error){
		verdictSection, nextSection, findingsSection, weaknessesSection, effortSection, targetSection, columnsSection,
		missingSection, associationsSection, structureSection, notesSection, methodSection,
	}
	var out []section
	for _, render := range renderers {
		s, err := render(d)
		if err != nil {
			return nil, err
		}
		if s.Body != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

// fill executes a template of the page.
func fill(name string, view any) (template.HTML, error) {
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, name, view)
	return template.HTML(b.String()), err
}

var templates = parseTemplates()

func parseTemplates() *template.Template {
	t := template.New("report").Funcs(template.FuncMap{
		"short": func(n int, s string) string { return short(s, n) },
		"count": Count,
		"say":   say,
	})
	for name, text := range map[string]string{
		"page": pageTemplate, "chart": chartTemplate,
		"verdict": verdictTemplate, "next": nextTemplate, "findings": findingsTemplate,
		"weaknesses": weaknessesTemplate, "weakness": weaknessTemplate, "effort": effortTemplate,
		"trials": trialsTemplate, "trial": trialTemplate, "structure": structureTemplate,
		"target": targetTemplate, "features": featuresTemplate, "baseline": baselineTemplate,
		"columns": columnsTemplate, "column": columnTemplate,
		"missing": missingTemplate, "gaps": gapsTemplate, "associations": associationsTemplate,
		"notes": notesTemplate, "method": methodTemplate,
	} {
		template.Must(t.New(name).Parse(text))
	}
	return t
}

// policy is the Content-Security-Policy: nothing may be loaded or run but the
// given style and scripts, named by their hashes.
func policy(style string, scripts ...string) template.HTMLAttr {
	var hashes []string
	for _, s := range scripts {
		if s != "" {
			hashes = append(hashes, csp.Hash(s))
		}
	}
	return template.HTMLAttr(`content="default-src 'none'; script-src ` + strings.Join(hashes, " ") +
		`; style-src ` + csp.Hash(style) + `; img-src data:; base-uri 'none'; form-action 'none'"`)
}

const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" {{.Policy}}>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="fairset">
<link rel="icon" href="data:,">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
<header class="top">
<div class="wide">
<p class="brand"><span class="logo" aria-hidden="true">f</span>fairset</p>
<nav aria-label="Sections of this report"><ul>{{range .Sections}}<li><a href="#{{.ID}}">{{.Short}}</a></li>{{end}}</ul></nav>
<button type="button" id="theme" class="quiet" hidden>Dark</button>
</div>
</header>
<main class="wide">
{{range .Sections}}<section id="{{.ID}}" aria-labelledby="{{.ID}}-title">
{{.Body}}</section>
{{end}}</main>
<footer class="wide">
<p>Made by fairset {{.Version}}. This page is complete in itself: it loads nothing and sends nothing.</p>
{{if .Charts}}<details><summary>Licences of the chart script</summary><pre tabindex="0">{{.License}}</pre></details>{{end}}
</footer>
{{if .Charts}}<script>{{.Charts}}</script>
{{end}}<script>{{.Script}}</script>
</body>
</html>
`

const chartTemplate = `<div class="plot" data-chart="{{.ID}}" data-height="{{.Height}}" hidden></div>
<script type="application/json" id="{{.ID}}">{{.Option}}</script>
`
