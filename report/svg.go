package report

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// Small pictures that need no script. Only numbers go into them, so that they
// may be trusted as HTML; colours come from classes.

// coord writes a coordinate with two decimals.
func coord(x float64) string {
	return prose.TrimZeros(strconv.FormatFloat(x, 'f', 2, 64))
}

func rect(class string, x, y, w, h float64) string {
	return `<rect class="` + class + `" x="` + coord(x) + `" y="` + coord(y) + `" width="` + coord(w) + `" height="` + coord(h) + `"/>`
}

func svg(class string, w, h float64, body string) template.HTML {
	return template.HTML(`<svg class="` + class + `" viewBox="0 0 ` + coord(w) + ` ` + coord(h) + `" width="` + coord(w) + `" height="` + coord(h) +
		`" preserveAspectRatio="none" aria-hidden="true" focusable="false">` + body + `</svg>`)
}

// bar draws a share between 0 and 1 as a bar on its track.
func bar(share float64) template.HTML {
	const w, h = 96, 8
	body := rect("track", 0, 0, w, h)
	if share = unit(share); share > 0 {
		body += rect("fill", 0, 0, math.Max(1, share*w), h)
	}
	return svg("bar", w, h, body)
}

// markedBar draws a value with a mark for what chance gives, both between 0 and 1.
func markedBar(value, chance float64) template.HTML {
	const w, h = 140, 12
	body := rect("track", 0, 2, w, h-4) + rect("fill", 0, 2, unit(value)*w, h-4)
	body += rect("tick", math.Min(unit(chance)*w, w-2), 0, 2, h)
	return svg("bar", w, h, body)
}

// intervalBar draws a value with its interval, all between 0 and 1.
func intervalBar(value, lo, hi float64) template.HTML {
	const w, h = 140, 12
	left, right := unit(lo)*w, unit(hi)*w
	body := rect("track", 0, 2, w, h-4) + rect("fill", 0, 2, unit(value)*w, h-4)
	body += rect("tick", left, 5, math.Max(1, right-left), 2)
	return svg("bar", w, h, body)
}

// columnsSVG draws counts as standing columns, such as those of a histogram.
func columnsSVG(class string, counts []int64, w, h float64) template.HTML {
	most := int64(0)
	for _, n := range counts {
		most = max(most, n)
	}
	if most == 0 {
		return ""
	}
	step := w / float64(len(counts))
	gap := math.Min(1, step/5)
	var b strings.Builder
	for i, n := range counts {
		if n <= 0 {
			continue
		}
		tall := math.Max(1, float64(n)/float64(most)*h)
		b.WriteString(rect("fill", float64(i)*step, h-tall, step-gap, tall))
	}
	return svg(class, w, h, b.String())
}

func unit(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Max(0, math.Min(1, x))
}
