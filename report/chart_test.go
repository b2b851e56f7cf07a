package report

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/fairset/fairset/internal/csp"
	"github.com/fairset/fairset/profile/target"
)

// Every option in the page is JSON with series, nothing in it is a name that would
// change Object.prototype, and no tooltip is HTML.
func TestChartOptions(t *testing.T) {
	page := render(t, HTML, hostile())
	options := regexp.MustCompile(`(?s)<script type="application/json" id="(chart-[a-z]+)">(.*?)</script>`).FindAllSubmatch(page, -1)
	if len(options) != 4 {
		t.Fatalf("%d charts", len(options))
	}
	for _, o := range options {
		var option struct {
			Series  []any
			Tooltip struct{ RenderMode string }
		}
		if err := json.Unmarshal(o[2], &option); err != nil {
			t.Fatalf("%s: %v", o[1], err)
		}
		if len(option.Series) == 0 || option.Tooltip.RenderMode != "richText" {
			t.Errorf("%s: %+v", o[1], option)
		}
		if bytes.Contains(o[2], []byte(`"__proto__`)) || bytes.Contains(o[2], []byte("function")) {
			t.Errorf("%s holds what may act: %s", o[1], o[2])
		}
	}
}

// One number that is not finite leaves a gap and the rest of the chart stands.
func TestChartNotFinite(t *testing.T) {
	c, err := featuresChart([]target.Feature{{Column: "a", Value: math.NaN()}, {Column: "b", Value: 0.25, Null95: math.Inf(1)}})
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid([]byte(c.Option)) || !strings.Contains(string(c.Option), "0.25") {
		t.Error(c.Option)
	}
}

func TestDistinctLabels(t *testing.T) {
	got := distinctLabels([]string{"a", "a", "__proto__", "b", "a (2)"}, 10)
	want := []string{"a", "a (2)", "\u200b__proto__", "b", "a (2) (2)"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q", got)
		}
	}
}

// What stands inside script and style elements cannot end them early, and the
// policy names it by its hash.
func TestPolicy(t *testing.T) {
	page := string(render(t, HTML, houses()))
	for name, text := range map[string]string{"echarts.min.js": chartScript, "page.js": pageScript, "page.css": pageStyle} {
		for _, end := range []string{"</script", "</style", "<!--"} {
			if strings.Contains(strings.ToLower(text), end) {
				t.Errorf("%s holds %s", name, end)
			}
		}
		if strings.Count(page, text) != 1 || !strings.Contains(page, csp.Hash(text)) {
			t.Errorf("%s is not in the page as it is, or not in its policy", name)
		}
	}
	for _, loose := range []string{"unsafe-inline", "unsafe-eval", "style=\"", "http://", "onclick"} {
		head := strings.ReplaceAll(strings.ReplaceAll(page, chartScript, ""), chartLicense, "")
		if i := strings.Index(head, "<footer"); strings.Contains(head[:i], loose) {
			t.Errorf("the page holds %s", loose)
		}
	}
}

// Colour repeats what sign and word say: without it the text is the same.
func TestColour(t *testing.T) {
	var plain, coloured bytes.Buffer
	if err := Text(&plain, houses(), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := Text(&coloured, houses(), TextOptions{Color: true}); err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`\x1b\[[0-9;]*m`)
	if !codes.MatchString(coloured.String()) {
		t.Error("no colour")
	}
	if got := codes.ReplaceAllString(coloured.String(), ""); got != plain.String() {
		t.Errorf("colour changes the text:\n%s", got)
	}
}
