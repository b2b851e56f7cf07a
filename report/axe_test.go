package report

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe-core finds no barrier in the page: light and dark, wide and narrow, as it
// opens and with everything in it open. testdata/axe says where it comes from.
func TestAxeFindsNoBarrierInChromium(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t)
	for _, look := range []struct {
		name   string
		scheme string
		width  int64
		d      Document
	}{
		{"light", "light", 1280, houses()},
		{"dark", "dark", 1280, houses()},
		{"phone", "light", 390, houses()},
		{"people", "dark", 390, people()},
		{"bare", "light", 1280, Document{}},
	} {
		b.resize(look.width, 900)
		b.scheme(look.scheme)
		b.load(look.d)
		b.run(string(axe))
		b.barriers(look.name)
		ask[int](b, "[...document.querySelectorAll('.open-row')].map(button => button.click()).length")
		ask[int](b, "[...document.querySelectorAll('details')].map(details => details.open = true).length")
		b.barriers(look.name + ", all open")
	}
	b.calm()
}

// run evaluates a script that has no value. Unlike one in the page it does not fall
// under the page's policy.
func (b *browser) run(script string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void](script+"\n;undefined")); err != nil {
		b.t.Fatal(err)
	}
}

// barriers fails the test for everything that axe finds.
func (b *browser) barriers(name string) {
	b.t.Helper()
	b.run(`window.axeFound = null; axe.run(document, {resultTypes: ['violations']}).then(function (result) {
		window.axeFound = result.violations.map(function (v) {
			return v.id + ': ' + v.help + ' (' + v.nodes.length + ' times, first ' + v.nodes[0].html.slice(0, 200) + ' ' + (v.nodes[0].any[0] || {message: ''}).message + ')';
		});
	}, function (error) { window.axeFound = ['axe failed: ' + error]; })`)
	b.until("window.axeFound !== null")
	if found := ask[[]string](b, "window.axeFound"); len(found) > 0 {
		b.t.Errorf("%s:\n%s", name, strings.Join(found, "\n"))
	}
}
