package report

import (
	"html/template"
	"math"
	"strings"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/personal"
)

// Up to manyColumns columns are described in full. Of more, detailedColumns are, those
// with most trouble; the others have a row each, and their details are packed (pack.go).
const (
	manyColumns     = 200
	detailedColumns = 60
)

// A columnView is a row of the table of columns and what opens beneath it.
type columnView struct {
	Place    int // in the file, from 1
	Name     string
	Kind     string
	Search   string // the whole name for the search box, where Name is shortened
	Words    []string
	Leak     bool
	Target   bool
	Missing  string
	Share    float64 // of missing, for sorting
	Bar      template.HTML
	Distinct string
	Between  string  // interval of Distinct, where it is an estimate
	Many     float64 // distinct values, for sorting
	Range    string
	Picture  template.HTML
	Detail   *columnDetail
}

func columnsSection(d Document) (section, error) {
	s := section{ID: "columns", Title: "Columns", Short: "Columns"}
	all := troubles(d)
	if len(all) == 0 {
		return s, nil
	}
	describer := newDescriber(d)
	plain := len(all)
	if plain > manyColumns {
		plain = detailedColumns
	}
	views := make([]columnView, len(all))
	for i, t := range all {
		views[i] = viewColumn(t)
		views[i].Target = d.Profile.Target != nil && d.Profile.Target.Column == t.Column.Name
		if i >= plain {
			continue
		}
		detail := describer.detail(t.Column)
		views[i].Detail = &detail
		views[i].Picture = picture(t.Column, "spark", 120, 28)
		if views[i].Share > 0 {
			views[i].Bar = bar(views[i].Share)
		}
	}
	packed, err := describer.pack(all[plain:])
	if err != nil {
		return s, err
	}
	s.Body, err = fill("columns", map[string]any{
		"Title": s.Title, "Columns": views, "Total": int64(len(views)), "Many": len(all) > manyColumns, "Detailed": plain, "Packed": packed,
	})
	return s, err
}

func viewColumn(t trouble) columnView {
	c := t.Column
	name := columnName(c.Name)
	distinct, between, _ := strings.Cut(estimate(c.Distinct), " (")
	return columnView{
		Place:    t.Index + 1,
		Name:     name,
		Kind:     string(c.Kind),
		Search:   hiddenName(c.Name, name),
		Words:    t.Words,
		Leak:     t.Leak != nil,
		Missing:  percent(c.Missing.Effective),
		Share:    math.Round(c.Missing.Effective*1e4) / 1e4,
		Distinct: distinct,
		Between:  strings.TrimSuffix(between, ")"),
		Many:     math.Round(c.Distinct.Value),
		Range:    columnRange(c),
	}
}

// hiddenName is what the search box must know of a name that is shown as shown.
func hiddenName(name, shown string) string {
	if name == shown {
		return ""
	}
	return strings.ToLower(short(name, 400))
}

// columnRange is the least and the greatest value, or what is most frequent.
func columnRange(c *profile.Column) string {
	switch {
	case len(c.Personal) > 0:
		return "masked: " + personal.Label(mostFound(c.Personal))
	case c.Time != nil:
		return span(moment(c.Time.Min), moment(c.Time.Max))
	case c.Numeric != nil:
		write := valueWriter(c.Numeric)
		return span(write(c.Numeric.Min), write(c.Numeric.Max))
	case len(c.Top) > 0:
		var values []string
		for _, top := range c.Top[:min(3, len(c.Top))] {
			values = append(values, short(top.Value, 24))
		}
		if len(c.Top) > 3 {
			values = append(values, "…")
		}
		return strings.Join(values, ", ")
	}
	return notKnown
}

// span writes a range, one value alone where both ends are the same.
func span(from, to string) string {
	if from == to {
		return from
	}
	return from + " to " + to
}

// picture draws the distribution of a column: its histogram, or its top values.
// One value alone has no shape.
func picture(c *profile.Column, class string, w, h float64) template.HTML {
	if c.Kind == profile.Constant {
		return ""
	}
	if c.Histogram != nil && len(c.Histogram.Counts) > 0 {
		return columnsSVG(class, c.Histogram.Counts, w, h)
	}
	var counts []int64
	for _, top := range c.Top[:min(12, len(c.Top))] {
		counts = append(counts, top.Count)
	}
	if len(counts) == 0 {
		return ""
	}
	return columnsSVG(class+" ranked", counts, min(w, float64(len(counts))*w/6), h)
}

const columnsTemplate = `<h2 id="columns-title">{{.Title}}</h2>
<p class="lead">Those with most trouble first. Open a row for its values. “Missing” counts empty cells and values that stand for missing, such as −999.</p>
{{if .Many}}<p class="note paper">On paper only the {{.Detailed}} with most trouble are shown.</p>
{{else if gt .Total 100}}<p class="note paper">On paper only the 100 with most trouble are shown.</p>
{{end}}<div class="tools" hidden><label>Find a column <input type="search" id="search" placeholder="name, kind or trouble" autocomplete="off" spellcheck="false"></label>
<p id="found" role="status" aria-live="polite">{{count .Total}} columns</p></div>
<div class="card flush">
<table class="stack columns{{if .Many}} many{{end}}" id="column-table">
<thead><tr><th scope="col" data-sort="place">Column</th><th scope="col" data-sort="kind">Kind</th><th scope="col" class="num" data-sort="missing">Missing</th><th scope="col" class="num" data-sort="distinct">Distinct</th><th scope="col">Range or values</th><th scope="col">Shape</th></tr></thead>
{{range .Columns}}<tbody{{if .Search}} data-search="{{.Search}}"{{end}} data-place="{{.Place}}" data-missing="{{.Share}}" data-distinct="{{.Many}}">
<tr><th scope="row"><bdi class="name">{{.Name}}</bdi>{{if .Target}} <span class="tag">target</span>{{end}}{{if .Words}}<ul class="words">{{range .Words}}<li>{{.}}</li>{{end}}</ul>{{end}}</th><td class="kind">{{.Kind}}</td><td class="num">{{.Missing}}{{.Bar}}</td><td class="num">{{.Distinct}}{{if .Between}}<small>{{.Between}}</small>{{end}}</td><td class="range"><bdi>{{.Range}}</bdi></td><td class="shape">{{.Picture}}</td></tr>
{{with .Detail}}<tr class="more"><td colspan="6"><details><summary>More</summary>{{template "column" .}}</details></td></tr>
{{end}}</tbody>
{{end}}</table>
<p class="fold" hidden><button type="button" class="quiet" id="all-columns">Show all {{count .Total}} columns</button></p>
</div>
{{if .Packed}}<script type="application/json" id="packed">{{.Packed}}</script>
{{end}}<p class="nothing muted" hidden>No column matches.</p>
`
