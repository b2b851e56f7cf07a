package report

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"math"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

const picturesPath = "testdata/pictures.json"

// A pictured is how much room a section takes and how much ink is in it.
type pictured struct {
	Height int     `json:"height"`
	Ink    float64 `json:"ink"` // share of pixels that are not the background's
}

// Each section takes about as much room and ink as in testdata/pictures.json: loosely, because fonts differ
// between machines. A section that vanishes, falls apart, loses its charts or its dark colours fails.
func TestPicturesInChromium(t *testing.T) {
	b := openBrowser(t)
	got := map[string]map[string]pictured{}
	for _, look := range []struct {
		name, scheme string
		width        int64
	}{{"desktop", "light", 1280}, {"dark", "dark", 1280}, {"phone", "light", 390}} {
		b.resize(look.width, 900)
		b.scheme(look.scheme)
		b.load(houses())
		got[look.name] = b.picture()
	}
	b.calm()
	if *update {
		text, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(picturesPath, append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(picturesPath)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]pictured
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	for look, sections := range want {
		if len(got[look]) != len(sections) {
			t.Errorf("%s: %d sections, not %d", look, len(got[look]), len(sections))
		}
		for id, w := range sections {
			if g := got[look][id]; !g.like(w) {
				t.Errorf("%s, %s: %+v, not about %+v; look at it, then rewrite with -update", look, id, g, w)
			}
		}
	}
}

func (p pictured) like(q pictured) bool {
	return math.Abs(float64(p.Height-q.Height)) <= 60+0.2*float64(q.Height) && p.Ink >= 0.6*q.Ink && p.Ink <= 1.6*q.Ink
}

// picture measures each section on a picture of the whole page.
func (b *browser) picture() map[string]pictured {
	b.t.Helper()
	ask[bool](b, "scrollTo({top: 0, behavior: 'instant'}) === undefined")
	type box struct {
		ID         string
		X, Y, W, H float64
	}
	boxes := ask[[]box](b, `[...document.querySelectorAll('main > section')].map(s => { const r = s.getBoundingClientRect(); return {ID: s.id, X: r.x, Y: r.y + scrollY, W: r.width, H: r.height} })`)
	shot, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		b.t.Fatal(err)
	}
	out := map[string]pictured{}
	for _, x := range boxes {
		area := image.Rect(int(x.X), int(x.Y), int(x.X+x.W), int(x.Y+x.H)).Intersect(img.Bounds())
		out[x.ID] = pictured{area.Dy(), ink(img, area)}
	}
	return out
}

// ink is the share of the pixels of an area that differ clearly from its most frequent colour, rounded.
func ink(img image.Image, area image.Rectangle) float64 {
	counts := map[[3]uint8]int{}
	all := 0
	for y := area.Min.Y; y < area.Max.Y; y += 2 {
		for x := area.Min.X; x < area.Max.X; x += 2 {
			r, g, b, _ := img.At(x, y).RGBA()
			counts[[3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}]++
			all++
		}
	}
	var paper [3]uint8
	for c, n := range counts {
		if n > counts[paper] {
			paper = c
		}
	}
	inked := 0
	for c, n := range counts {
		far := 0.0
		for i := range c {
			far = max(far, math.Abs(float64(c[i])-float64(paper[i])))
		}
		if far > 40 {
			inked += n
		}
	}
	return math.Round(1000*float64(inked)/float64(max(all, 1))) / 1000
}
