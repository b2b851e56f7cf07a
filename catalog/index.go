package catalog

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"math"
	"net/url"
	"strings"

	"github.com/fairset/fairset/internal/csp"
	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/verdict"
)

//go:embed assets/index.css
var indexStyle string

//go:embed assets/index.js
var indexScript string

//go:embed assets/index.html
var indexPage string

var indexTemplate = template.Must(template.New("index").Funcs(template.FuncMap{
	"link": reportLink, "group": func(n int) string { return prose.Count(int64(n)) }, "percent": prose.Percent,
	"inc": func(n int) int { return n + 1 }, "show": prose.Line,
}).Parse(indexPage))

// An item is a row as the page holds it: short names, because there may be 10,000.
type item struct {
	Name       string   `json:"n"`
	Title      string   `json:"t,omitempty"`
	Link       string   `json:"l,omitempty"`
	Fairness   string   `json:"f"`
	Reason     string   `json:"r"`
	Rows       int64    `json:"w,omitempty"`
	Columns    int      `json:"c,omitempty"`
	Missing    float64  `json:"m,omitempty"`
	Hours      float64  `json:"h,omitempty"`
	Skill      float64  `json:"s"`
	Target     string   `json:"g,omitempty"`
	Weaknesses int      `json:"k,omitempty"`
	Domain     string   `json:"d,omitempty"`
	Family     int      `json:"y,omitempty"`
	License    string   `json:"i,omitempty"`
	Claims     []string `json:"a,omitempty"`
}

func itemOf(r Row, family int) item {
	x := item{
		Name: prose.Line(r.Name), Title: prose.Line(r.Title), Fairness: string(r.Fairness), Reason: reason(r), Rows: r.Rows, Columns: r.Columns,
		Missing: rounded(r.Missing), Hours: rounded(r.Hours), Skill: rounded(r.Skill), Target: prose.Line(r.Target), Weaknesses: len(r.Weaknesses),
		Domain: r.Domain, Family: family, License: prose.Line(shortened(r.License, 40)),
	}
	for _, c := range r.Claims {
		x.Claims = append(x.Claims, prose.Line(c))
	}
	if r.Error != "" {
		x.Fairness = "failed"
	} else {
		x.Link = reportLink(r)
	}
	return x
}

func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// reason is why a verdict is what it is, in a sentence.
func reason(r Row) string {
	if r.Error != "" {
		line, _, _ := strings.Cut(r.Error, "\n")
		return prose.Line(shortened(line, 240))
	}
	if len(r.Deciding) > 0 {
		if why := r.Reasons[r.Deciding[0]]; why != "" {
			return r.Deciding[0] + ": " + prose.Line(shortened(why, 240)) + others(len(r.Deciding)-1)
		}
	}
	why := r.Sentence
	if _, after, ok := strings.Cut(why, "): "); ok { // behind the name and the size, which stand beside it
		why = after
	}
	why = strings.TrimPrefix(why, "fair. ") // which stands beside it as well
	why, _, _ = strings.Cut(why, " Next, ")
	return prose.Line(shortened(why, 240))
}

func others(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " And one more reason."
	}
	return fmt.Sprintf(" And %d more reasons.", n)
}

func shortened(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

func reportLink(r Row) string { return url.PathEscape(r.Name) + "/" + htmlFile }

func sign(f verdict.Fairness) string {
	switch f {
	case verdict.Fair:
		return "✓"
	case verdict.FairWithCare:
		return "!"
	case verdict.Unfair:
		return "✗"
	case verdict.Undetermined:
		return "?"
	}
	return "–"
}

func word(f verdict.Fairness) string {
	switch f {
	case verdict.Fair:
		return "fair"
	case verdict.FairWithCare:
		return "with care"
	case verdict.Unfair:
		return "unfair"
	case verdict.Undetermined:
		return "undetermined"
	}
	return "not vetted"
}

const plainRows = 200 // that are shown without JavaScript

// writeIndex writes the page over all datasets: whole in itself, it loads nothing.
func writeIndex(w io.Writer, s Summary) error {
	items := make([]item, len(s.Rows))
	tally := map[string]int{}
	for i, r := range s.Rows {
		items[i] = itemOf(r, s.Family[i])
		tally[items[i].Fairness]++
	}
	data, err := json.Marshal(items) // escapes <, > and &
	if err != nil {
		return err
	}
	var failed []Row
	for _, r := range s.Rows {
		if r.Error != "" {
			failed = append(failed, r)
		}
	}
	var page bytes.Buffer
	err = indexTemplate.Execute(&page, map[string]any{
		"Policy": template.HTMLAttr(`content="default-src 'none'; script-src ` + csp.Hash(indexScript) + `; style-src ` + csp.Hash(indexStyle) +
			`; img-src data:; base-uri 'none'; form-action 'none'"`),
		"Style": template.CSS(indexStyle), "Script": template.JS(indexScript), "Data": template.JS(data),
		"Total": len(s.Rows), "Tally": tallyOf(tally), "Plain": items[:min(plainRows, len(items))], "More": max(0, len(items)-plainRows),
		"Chosen": s.Chosen, "Failed": failed, "Faults": s.Faults, "Map": scatter(s.Rows), "Version": s.Version, "Command": s.Command,
	})
	if err != nil {
		return err
	}
	_, err = w.Write(page.Bytes())
	return err
}

type counted struct {
	Fairness, Sign, Word string
	Count                int
}

func tallyOf(tally map[string]int) []counted {
	var out []counted
	for _, f := range []verdict.Fairness{verdict.Fair, verdict.FairWithCare, verdict.Undetermined, verdict.Unfair, "failed"} {
		if n := tally[string(f)]; n > 0 {
			out = append(out, counted{string(f), sign(f), word(f), n})
		}
	}
	return out
}
