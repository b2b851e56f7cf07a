package report

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
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
		b.press(".open-row")
		b.shot(look.name)
	}
	b.press("#theme")
	if got := ask[string](b, "document.documentElement.dataset.theme"); got != "dark" {
		t.Errorf("the button makes it %s", got)
	}
	if got := ask[int](b, "document.querySelectorAll('.plot svg').length"); got != 4 {
		t.Errorf("%d charts after the change", got)
	}
	b.calm()
}

// Without script every number is on the page: the tables are open, and what only
// a script can do is not offered.
func TestWithoutScript(t *testing.T) {
	b := openBrowser(t)
	b.do(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
	b.resize(1280, 900)
	b.load(houses())
	for expression, want := range map[string]int{
		"document.querySelectorAll('.plot svg').length":                                                             0,
		"document.querySelectorAll('details.numbers:not([open])').length":                                           0,
		"document.querySelectorAll('tr.more > td > details > summary').length":                                      15,
		"[...document.querySelectorAll('tr.more > td > details > summary')].filter(s => s.offsetHeight > 0).length": 15,
		"[...document.querySelectorAll('#theme, .tools, .plot')].filter(e => e.offsetHeight > 0).length":            0,
	} {
		if got := ask[int](b, expression); got != want {
			t.Errorf("%s is %d, not %d", expression, got, want)
		}
	}
	b.shot("without-script")
	b.calm()
}

// Headings go down one level at a time, and there is one of the first.
func TestHeadings(t *testing.T) {
	b := openBrowser(t)
	b.load(houses())
	levels := ask[string](b, "[...document.querySelectorAll('h1, h2, h3, h4')].map(h => h.tagName[1]).join('')")
	if levels[0] != '1' || strings.Count(levels, "1") != 1 {
		t.Errorf("levels %s", levels)
	}
	for i := range levels[1:] {
		if levels[i+1] > levels[i]+1 {
			t.Errorf("level %c follows level %c", levels[i+1], levels[i])
		}
	}
	b.calm()
}
