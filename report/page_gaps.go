package report

import (
	"html/template"
	"math"
	"strings"

	"github.com/fairset/fairset/profile"
)

const (
	patternsShown = 6
	togetherShown = 10
	leastTogether = 0.1 // weaker pairs say nothing
)

// A gapPattern is a set of columns that are missing in the same rows.
type gapPattern struct {
	Columns string
	Share   string
	Bar     template.HTML
}

// A gapPair is two columns with how much the gaps of the first go with the second.
type gapPair struct {
	A, B  string
	Value string
	Bar   template.HTML
}

// gapsPart shows where in the file cells are missing, in which columns together, and
// what the gaps tell about the target.
func gapsPart(m profile.MissingTotal) (template.HTML, error) {
	view := map[string]any{
		"Place": positionSVG(m.ByPosition), "Parts": len(m.ByPosition), "Range": positionRange(m.ByPosition),
		"Patterns": viewPatterns(m.Patterns), "Together": viewTogether(m.Together), "Tells": viewGapTells(m.WithTarget),
	}
	if len(m.Patterns) < 2 && len(m.Together)+len(m.WithTarget) == 0 {
		return "", nil
	}
	return fill("gaps", view)
}

func viewPatterns(patterns []profile.Pattern) []gapPattern {
	if len(patterns) < 2 {
		return nil // every row lacks the same
	}
	var out []gapPattern
	for _, p := range patterns[:min(len(patterns), patternsShown)] {
		name := "nothing"
		if len(p.Columns) > 0 {
			name = listed(p.Columns, 4)
		}
		out = append(out, gapPattern{name, percent(p.Share), bar(p.Share)})
	}
	return out
}

func viewTogether(pairs []profile.CoMissing) []gapPair {
	var out []gapPair
	for _, p := range pairs {
		if math.Abs(p.Phi) < leastTogether || len(out) == togetherShown {
			continue
		}
		out = append(out, gapPair{columnName(p.A), columnName(p.B), associationValue(profile.Association{Value: p.Phi, Lo: p.Lo, Hi: p.Hi}), bar(math.Abs(p.Phi))})
	}
	return out
}

func viewGapTells(pairs []profile.Association) []gapPair {
	var out []gapPair
	for _, p := range pairs[:min(len(pairs), togetherShown)] {
		out = append(out, gapPair{columnName(p.A), columnName(p.B), associationValue(p), bar(math.Abs(p.Value))})
	}
	return out
}

// positionSVG draws the share of missing cells from the first rows of the file to the last.
func positionSVG(shares []float64) template.HTML {
	counts := make([]int64, len(shares))
	for i, s := range shares {
		counts[i] = int64(math.Round(unit(s) * 1e6))
	}
	return columnsSVG("spark place", counts, 420, 60)
}

// positionRange says in words what positionSVG draws.
func positionRange(shares []float64) string {
	if len(shares) == 0 {
		return ""
	}
	least, most := shares[0], shares[0]
	for _, s := range shares {
		least, most = math.Min(least, s), math.Max(most, s)
	}
	return strings.Replace(span(percent(least), percent(most)), " to ", " and ", 1)
}

const gapsTemplate = `<div class="cards">{{if .Place}}<div class="card"><h3>Over the rows</h3>
<p class="note">Share of missing cells in {{.Parts}} equal parts of the file, from the first rows to the last: between {{.Range}}. A jump means that something changed while the data was collected.</p>
{{.Place}}<p class="axis"><span>first rows</span> <span>last rows</span></p></div>{{end}}
{{if .Patterns}}<div class="card"><h3>What rows lack</h3>
<div class="scroll" tabindex="0" role="region" aria-label="What rows lack"><table><thead><tr><th scope="col">Missing in a row</th><th scope="col" class="num">Share of rows</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Patterns}}<tr><th scope="row"><bdi>{{.Columns}}</bdi></th><td class="num">{{.Share}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div></div>{{end}}
{{if .Together}}<div class="card"><h3>Missing together</h3>
<p class="note">1: always missing in the same rows. 0: unrelated. Below 0: one is missing where the other is not.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Missing together"><table><thead><tr><th scope="col">Columns</th><th scope="col" class="num">Together</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Together}}<tr><th scope="row"><bdi>{{.A}}</bdi> and <bdi>{{.B}}</bdi></th><td class="num">{{.Value}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div></div>{{end}}
{{if .Tells}}<div class="card"><h3>Gaps that tell of the target</h3>
<p class="note">How strongly it goes with the target whether a cell is missing: 0 not at all, 1 wholly. A minus means that the target is lower there. Filling such gaps with the mean loses what they tell.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Gaps that tell of the target"><table><thead><tr><th scope="col">Gaps in</th><th scope="col" class="num">Strength</th><th scope="col" class="pic"><span class="unseen">Picture</span></th></tr></thead>
<tbody>{{range .Tells}}<tr><th scope="row"><bdi>{{.A}}</bdi></th><td class="num">{{.Value}}</td><td class="pic">{{.Bar}}</td></tr>{{end}}</tbody></table></div></div>{{end}}</div>
`
