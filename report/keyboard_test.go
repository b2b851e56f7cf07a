package report

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The tab key reaches everything that acts, in the order of the page, and the focus
// is seen wherever it is.
func TestKeyboardReachesEverythingInChromium(t *testing.T) {
	b := openBrowser(t)
	b.resize(1280, 900)
	b.load(houses())
	b.run(`window.reach = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(e => e.checkVisibility() && !e.closest('[hidden]'));
		window.reached = new Set(); window.unseen = [];
		document.addEventListener('focusin', function (event) {
			window.reached.add(event.target);
			var style = getComputedStyle(event.target);
			if (style.outlineStyle === 'none' && !event.target.matches('.skip')) window.unseen.push(event.target.outerHTML.slice(0, 80));
		});`)
	count := ask[int](b, "reach.length")
	if count < 60 {
		t.Fatalf("only %d elements that act", count)
	}
	b.do(chromedp.KeyEvent(strings.Repeat("\t", count+2)))
	if missed := ask[[]string](b, "reach.filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 80))"); len(missed) > 0 {
		t.Errorf("%d of %d are not reached:\n%s", len(missed), count, strings.Join(missed, "\n"))
	}
	if unseen := ask[[]string](b, "unseen"); len(unseen) > 0 {
		t.Errorf("the focus is not seen on:\n%s", strings.Join(unseen, "\n"))
	}
	b.calm()
}
