package report

import (
	"fmt"
	"strconv"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/verdict"
)

func effortSection(d Document) (section, error) {
	s := section{ID: "effort", Title: "How long it takes a candidate", Short: "Effort"}
	if d.Effort == nil || d.Effort.Hours.Likely == 0 {
		return s, nil
	}
	e := d.Effort
	facts := []fact{{"Working time", hoursRange(e.Hours), "most likely about " + hours(e.Hours.Likely)}}
	if e.PandasBytes > 0 {
		facts = append(facts, fact{"Memory", "about " + Size(e.PandasBytes), "as a table in pandas"})
	}
	if e.LoadSeconds > 0 {
		facts = append(facts, fact{"Loading", seconds(e.LoadSeconds), "in pandas, on a laptop"})
	}
	var err error
	s.Body, err = fill("effort", map[string]any{"Title": s.Title, "Facts": facts, "Reasons": e.Reasons})
	return s, err
}

// hours writes working time, rounded to half an hour above one hour.
func hours(h float64) string {
	if h < 1 {
		return fmt.Sprintf("%.0f minutes", 60*h)
	}
	half := halfHours(h)
	if half == "1" {
		return "1 hour"
	}
	return half + " hours"
}

func halfHours(h float64) string {
	return prose.TrimZeros(strconv.FormatFloat(float64(int(2*h+0.5))/2, 'f', 1, 64))
}

func hoursRange(h verdict.Hours) string {
	low, high := halfHours(h.Low), halfHours(h.High)
	if low == high {
		return hours(h.High)
	}
	return low + " to " + high + " hours"
}

// seconds writes a rough time.
func seconds(s float64) string {
	if s < 1 {
		return "under a second"
	}
	if s < 90 {
		return "about " + plural(int64(s+0.5), "second")
	}
	return "about " + plural(int64(s/60+0.5), "minute")
}

const effortTemplate = `<h2 id="effort-title">{{.Title}}</h2>
<dl class="facts small">{{range .Facts}}<div><dt>{{.Name}}</dt><dd>{{.Value}}{{if .Note}}<small>{{.Note}}</small>{{end}}</dd></div>{{end}}</dl>
{{if .Reasons}}<details class="reasons"><summary>What the hours are made of</summary><ul class="plain">{{range .Reasons}}<li>{{.}}</li>{{end}}</ul></details>{{end}}
`
