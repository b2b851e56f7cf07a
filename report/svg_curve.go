package report

import (
	"html/template"
	"math"
	"strings"

	"github.com/fairset/fairset/profile/target"
)

// curveSVG draws a learning curve: rows from left to right by their logarithm, skill
// upwards from 0 to 1, with the interval of each point as a bar.
func curveSVG(points []target.CurvePoint) template.HTML {
	const w, h, left, right, top, bottom = 480.0, 190.0, 34.0, 16.0, 10.0, 40.0
	least, most := math.Log(float64(max(1, points[0].Rows))), math.Log(float64(max(1, points[len(points)-1].Rows)))
	x := func(rows int64) float64 {
		if most <= least {
			return left
		}
		return left + (w-left-right)*unit((math.Log(float64(max(1, rows)))-least)/(most-least))
	}
	y := func(v float64) float64 { return top + (h-top-bottom)*(1-unit(v)) }
	var b strings.Builder
	for _, v := range []float64{0, 0.5, 1} {
		b.WriteString(line("grid", left, y(v), w-right, y(v)))
		b.WriteString(text("end", left-6, y(v)+4, number(v)))
	}
	path := ""
	for i, p := range points {
		if !finite(p.Skill) {
			continue
		}
		px := x(p.Rows)
		b.WriteString(line("tick", px, y(p.Skill.Lo), px, y(p.Skill.Hi)))
		b.WriteString(`<circle class="fill" cx="` + coord(px) + `" cy="` + coord(y(p.Skill.Value)) + `" r="3.5"/>`)
		path += coord(px) + "," + coord(y(p.Skill.Value)) + " "
		switch i {
		case 0:
			b.WriteString(text("start", px-6, h-22, Count(p.Rows)))
		case len(points) - 1:
			b.WriteString(text("end", px+6, h-22, Count(p.Rows)))
		default:
			b.WriteString(text("middle", px, h-22, Count(p.Rows)))
		}
	}
	b.WriteString(`<polyline class="stroke" points="` + strings.TrimSpace(path) + `"/>`)
	b.WriteString(text("middle", (left+w-right)/2, h-4, "rows trained on"))
	return template.HTML(`<svg class="curve" viewBox="0 0 ` + coord(w) + ` ` + coord(h) + `" role="img" aria-label="Learning curve: skill by the number of rows trained on. The numbers are in the table below.">` + b.String() + `</svg>`)
}

func line(class string, x1, y1, x2, y2 float64) string {
	return `<line class="` + class + `" x1="` + coord(x1) + `" y1="` + coord(y1) + `" x2="` + coord(x2) + `" y2="` + coord(y2) + `"/>`
}

func text(anchor string, x, y float64, s string) string {
	return `<text class="` + anchor + `" x="` + coord(x) + `" y="` + coord(y) + `">` + template.HTMLEscapeString(s) + `</text>`
}
