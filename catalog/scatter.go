package catalog

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/verdict"
)

// scatter is a map of rows against missing cells as SVG. A verdict is one path of
// points, and has a shape of its own, so that colour is not all that tells it.
func scatter(rows []Row) template.HTML {
	const width, height, left, bottom, right = 720.0, 300.0, 46.0, 34.0, 34.0
	most := 10.0
	for _, r := range rows {
		most = max(most, float64(r.Rows))
	}
	decades := math.Ceil(math.Log10(most))
	x := func(n int64) float64 { return left + (width-left-right)*math.Log10(float64(max(n, 1)))/decades }
	y := func(share float64) float64 { return (height - bottom) - (height-bottom-10)*math.Sqrt(min(share, 1)) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %g %g" role="img" aria-labelledby="map-title"><title id="map-title">Each dataset by its rows and its share of missing cells</title>`, width, height)
	for d := 0.0; d <= decades; d++ {
		at := left + (width-left-right)*d/decades
		fmt.Fprintf(&b, `<path class="grid" d="M%.1f 10V%.1f"/><text x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, at, height-bottom, at, height-bottom+16, prose.Count(int64(math.Pow(10, d))))
	}
	for _, share := range []float64{0, 0.05, 0.2, 0.4, 0.7, 1} {
		fmt.Fprintf(&b, `<path class="grid" d="M%g %.1fH%g"/><text x="%g" y="%.1f" text-anchor="end">%s</text>`, left, y(share), width-right, left-6, y(share)+4, prose.Percent(share))
	}
	fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="end">rows</text><text x="%g" y="24">missing</text>`, width-right, height-4, left+6)
	for _, f := range []verdict.Fairness{verdict.Unfair, verdict.Undetermined, verdict.FairWithCare, verdict.Fair} {
		var d strings.Builder
		for _, r := range rows {
			if r.Error == "" && r.Fairness == f {
				d.WriteString(point(f, x(r.Rows), y(r.Missing)))
			}
		}
		if d.Len() > 0 {
			fmt.Fprintf(&b, `<path class="point %s" d="%s"/>`, f, d.String())
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// point is a mark: a diamond for fair, a triangle for care, a cross for unfair, a bar else.
func point(f verdict.Fairness, x, y float64) string {
	switch f {
	case verdict.Fair:
		return fmt.Sprintf("M%.0f %.0fl4 4-4 4-4-4z", x, y-4)
	case verdict.FairWithCare:
		return fmt.Sprintf("M%.0f %.0fl4 7h-8z", x, y-4)
	case verdict.Unfair:
		return fmt.Sprintf("M%.0f %.0fl4 4m0-4-4 4", x-2, y-2)
	}
	return fmt.Sprintf("M%.0f %.0fh5", x-2, y)
}
