package report

import (
	"fmt"
	"html/template"
	"math"
	"slices"
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

// columnsSVG draws counts as standing columns, such as those of a histogram, in one
// path of whole numbers, which takes little room in a page of many columns.
func columnsSVG(class string, counts []int64, w, h float64) template.HTML {
	const wide, gap, tall = 5, 1, 100
	most := slices.Max(append([]int64{0}, counts...))
	if most == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="%s" viewBox="0 0 %d %d" width="%s" height="%s" preserveAspectRatio="none" aria-hidden="true"><path class="fill" d="M0 %d`,
		class, len(counts)*(wide+gap)-gap, tall, coord(w), coord(h), tall)
	for i, n := range counts {
		if i > 0 {
			fmt.Fprintf(&b, "m%d 0", gap)
		}
		if up := standing(n, most, tall); up > 0 {
			fmt.Fprintf(&b, "v-%dh%dv%d", up, wide, up)
		} else {
			fmt.Fprintf(&b, "m%d 0", wide)
		}
	}
	b.WriteString(`"/></svg>`)
	return template.HTML(b.String())
}

// standing is how tall the column of n stands where that of most takes all: what
// is there at all is seen.
func standing(n, most int64, tall int) int {
	if n <= 0 {
		return 0
	}
	return max(1, int(math.Round(float64(n)/float64(most)*float64(tall))))
}

func unit(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Max(0, math.Min(1, x))
}
