package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FAIRSET_PAGES names pages of real datasets, as a glob: reports, briefs, comparisons, the list of a batch; without
// it the page of the made houses stands for them. In none of them is there a barrier, in any colours and width; `go test -artifacts` keeps pictures for looking at.
func TestRealPagesInChromium(t *testing.T) {
	pages, err := filepath.Glob(os.Getenv("FAIRSET_PAGES"))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) == 0 {
		pages = []string{filepath.Join(t.TempDir(), "houses.html")}
		if err := os.WriteFile(pages[0], render(t, HTML, houses()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range pages {
		b := openBrowser(t)
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		for _, look := range []struct {
			name, scheme string
			width        int64
		}{{"desktop", "light", 1280}, {"dark", "dark", 1280}, {"phone", "light", 390}} {
			b.resize(look.width, 900)
			b.scheme(look.scheme)
			b.open(path)
			if got := ask[int64](b, "document.documentElement.scrollWidth"); got > look.width {
				t.Errorf("%s, %s: the page is %d pixels wide", name, look.name, got)
			}
			b.shot(name + "-" + look.name)
			if look.name == "phone" {
				b.paper(name)
			}
			ask[int](b, "[...document.querySelectorAll('.open-row')].slice(0, 30).map(button => button.click()).length")
			ask[int](b, "[...document.querySelectorAll('details')].map(details => details.open = true).length")
			b.run(string(axe))
			b.barriers(name + ", " + look.name)
		}
		b.calm()
	}
}
