package report

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// The page in the sizes, colours and on the paper that people read it in: it
// is never wider than the window, and pictures are kept for looking at.
func TestLook(t *testing.T) {
	b := openBrowser(t)
	for _, look := range []struct {
		name   string
		scheme string
		width  int64
	}{
		{"desktop-light", "light", 1280},
		{"desktop-dark", "dark", 1280},
		{"phone-light", "light", 390},
	} {
		b.resize(look.width, 900)
		b.scheme(look.scheme)
		b.load(houses())
		if got := ask[int64](b, "document.documentElement.scrollWidth"); got > look.width {
			t.Errorf("%s: the page is %d pixels wide", look.name, got)
		}
		if got := ask[int](b, "document.querySelectorAll('.plot svg').length"); got != 4 {
			t.Errorf("%s: %d charts drawn", look.name, got)
		}
		b.do(chromedp.Click(chromedp.CSS(".open-row")))
		b.shot(look.name)
	}
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	b.keep("paper.pdf", pdf)
	b.calm()
}
