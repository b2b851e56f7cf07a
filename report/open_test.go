package report

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// A page opens within a second, with few columns and with very many. What is held
// to it is the processor time of the page's thread, which a busy machine does not
// stretch. FAIRSET_OPEN names a report of a real file to be timed as well.
func TestOpensAtOnceInChromium(t *testing.T) {
	for _, columns := range []int{50, 2000} {
		b := openBrowser(t)
		b.resize(1280, 900)
		b.work()
		b.load(wide(columns))
		b.atOnce(columns)
		b.calm()
	}
	if path := os.Getenv("FAIRSET_OPEN"); path != "" {
		b := openBrowser(t)
		b.work()
		b.open(path)
		b.atOnce(path)
	}
}

// atOnce fails the test when opening the page took more than a second of work.
func (b *browser) atOnce(what any) {
	b.t.Helper()
	loaded := ask[float64](b, "performance.getEntriesByType('navigation')[0].loadEventEnd")
	seconds := b.work()
	b.t.Logf("%v: opened with %.2f s of work, after %.0f ms", what, seconds, loaded)
	if seconds > 1 {
		b.t.Errorf("%v: %.2f s of work to open", what, seconds)
	}
}

// work is the processor time that the tab has taken since it was first asked, in seconds.
func (b *browser) work() float64 {
	b.t.Helper()
	var total float64
	b.do(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		params := performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}
		if _, err := cdp.Call(ctx, tab, performance.Enable, params); err != nil {
			return chromedp.Void{}, err
		}
		got, err := cdp.Call(ctx, tab, performance.GetMetrics, cdp.Empty{})
		for _, m := range got.Metrics {
			if m.Name == "TaskDuration" {
				total = m.Value
			}
		}
		return chromedp.Void{}, err
	})
	return total
}
