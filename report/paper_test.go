package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// On paper the report has a few pages, says the verdict and every section, and no table or picture is wider than
// the page. Pictures cannot be cut in two: an SVG is never broken over pages.
func TestPaperInChromium(t *testing.T) {
	b := openBrowser(t)
	b.load(houses())
	pdf := b.paper("paper")
	if n := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf, -1)); n < 3 || n > 12 {
		t.Errorf("%d pages", n)
	}
	b.media("print")
	const inside = 688 // A4 without margins of 14 mm, in pixels
	b.resize(inside, 1000)
	if got := ask[int](b, "document.documentElement.scrollWidth"); got > inside {
		t.Errorf("%d pixels wide on a page of %d", got, inside)
	}
	cut := ask[[]string](b, `[...document.querySelectorAll('svg, table, .card, pre')].filter(e => e.offsetHeight !== 0 && e.getBoundingClientRect().right > 689).map(e => e.outerHTML.slice(0, 120))`)
	if len(cut) > 0 {
		t.Errorf("%d are cut, such as %s", len(cut), cut[0])
	}
	if tall := ask[[]string](b, `[...document.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().height > 900).map(e => e.outerHTML.slice(0, 120))`); len(tall) > 0 {
		t.Errorf("taller than a page: %s", tall[0])
	}
	b.calm()
	b.saysOnPaper(pdf, "Fair with care", "tax_value", "What to do next", "Findings", "What a good candidate will find", "Columns", "How this was measured", "9f2c7d0b5a1e4c3f")
}

// paper prints the page on A4 and keeps it.
func (b *browser) paper(name string) []byte {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
	if err != nil {
		b.t.Fatal(err)
	}
	b.keep(name+".pdf", pdf)
	return pdf
}

// media shows the page as on a screen ("screen") or on paper ("print").
func (b *browser) media(name string) {
	b.t.Helper()
	b.do(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
		return chromedp.Void{}, err
	})
}

// saysOnPaper fails the test for every text that is not in the PDF, as pdftotext reads it.
func (b *browser) saysOnPaper(pdf []byte, texts ...string) {
	b.t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		b.t.Skip("SKIP: the words of the PDF are not read: no pdftotext (poppler-utils)")
	}
	path := filepath.Join(b.t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		b.t.Fatal(err)
	}
	out, err := exec.CommandContext(b.t.Context(), tool, "-layout", path, "-").Output()
	if err != nil {
		b.t.Fatal(err)
	}
	for _, text := range texts {
		if !strings.Contains(string(out), text) {
			b.t.Errorf("not on paper: %s", text)
		}
	}
}
