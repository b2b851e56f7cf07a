package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

// attacks are names that a dataset may have made up to take over its report.
func attacks() []string {
	return []string{
		`</script><script>window.pwned=1</script>`,
		`</style><script>window.pwned=1</script>`,
		`<img src=x onerror="window.pwned=1">`,
		`"><svg onload=window.pwned=1>`,
		`__proto__`, `constructor`, `toString`, `__f__window.pwned=1__f__`,
		`{{.}}`, `${alert(1)}`, `'`, `"`, "`", `\`, `@accent`, `@bad`, `{a|b} {c}`, `javascript:alert(1)`,
		"line\nbreak\r\nand\ttab", "\x1b[31mred\x1b[0m\x1b]0;title\x07", "right\u202eto left\u2066", "zero\u200bwidth\ufeff", "\x00nul", "bad \xff\xfe bytes",
		"<!--", "-->", "]]>", "&lt;script&gt;", "\u2028\u2029", "=1+1", "| table | `code`", "![x](http://evil.example/x.png)", "@everyone #1",
		strings.Repeat("long", 2500), "long" + strings.Repeat("W", 10_000), "", " ",
		"عربي", "日本語の列名", "🦊👩‍💻",
	}
}

// hostile is the houses with every text from the data replaced by an attack.
func hostile() Document {
	d := houses()
	names := attacks()
	d.Reading.Name = names[0]
	d.Command = "fairset vet " + strings.Join(names[:3], " ")
	d.Profile.Columns = nil
	d.Profile.Associations = nil
	d.Profile.Target = &target.Result{Column: names[0], Task: target.Classification, Rows: 10, Baseline: d.Profile.Target.Baseline, Skipped: names[2]}
	d.Reading.Notes = nil
	for i, name := range names {
		c := category(name, 3, name, 5, names[(i+1)%len(names)], 3)
		c.Missing = profile.Missing{
			Count: 1, Share: 0.2, Effective: 0.3,
			Spellings: []profile.Spelling{{Text: name, Count: 1}},
			Disguised: []profile.Disguised{{Value: name, Count: 1, Why: name}},
		}
		c.Text.Variants = [][]profile.Count{{{Value: name, Count: 1}, {Value: names[(i+2)%len(names)], Count: 1}}}
		d.Profile.Columns = append(d.Profile.Columns, c)
		d.Profile.Associations = append(d.Profile.Associations, profile.Association{A: name, B: names[(i+1)%len(names)], Measure: "cramers-v", Value: 0.5, Lo: 0.4, Hi: 0.6})
		d.Profile.Target.Classes = append(d.Profile.Target.Classes, target.Class{Value: name, Count: 2})
		d.Profile.Target.Features = append(d.Profile.Target.Features, target.Feature{Column: name, Value: 0.5, Null95: 0.1, Leak: &target.Leak{Suspect: "copy", Why: name}})
		d.Profile.Target.DropTest = append(d.Profile.Target.DropTest, target.Drop{Columns: []string{name}})
		d.Profile.Target.Notes = append(d.Profile.Target.Notes, name)
		d.Profile.Duplicates.Columns = append(d.Profile.Duplicates.Columns, [2]string{name, name})
		d.Reading.Notes = append(d.Reading.Notes, ingest.Note{Kind: ingest.NoteMisfit, Name: name, Text: name, Count: 1})
		d.Verdict.Findings = append(d.Verdict.Findings, verdict.Finding{
			Criterion: "large", Question: "Is it?", Outcome: verdict.Fail, Reason: name, Remedy: "Do " + name, Flip: name,
			Measures: []verdict.Measure{{Name: name, Column: name, Limit: name, Source: name}},
		})
	}
	d.Verdict.Sentence = strings.Join(names[:10], " ")
	return d
}

// No character that acts rather than shows reaches a terminal or a page.
func TestNothingActs(t *testing.T) {
	d := hostile()
	for ext, write := range writers() {
		for _, r := range string(render(t, write, d)) {
			if r != '\n' && !unicode.IsGraphic(r) && r != '\u200b' && r != '\u200c' && r != '\u200d' {
				t.Errorf("%s: %U", ext, r)
				break
			}
		}
	}
}

// The text keeps to its 80 columns whatever the names.
func TestTextWidth(t *testing.T) {
	for _, line := range strings.Split(string(render(t, writers()["txt"], hostile())), "\n") {
		if n := cells(line); n > textWidth {
			t.Errorf("%d cells: %s", n, line)
		}
	}
}

func TestMarkdownKeepsItsTables(t *testing.T) {
	for _, line := range strings.Split(string(render(t, Markdown, hostile())), "\n") {
		line = strings.NewReplacer(`\[`, "", `\]`, "", `\|`, "").Replace(line)
		if strings.Contains(line, "<script") || strings.Contains(line, "](") || strings.Contains(line, "://") {
			t.Errorf("alive: %s", line)
		}
		if strings.HasPrefix(line, "| ✗") && strings.Count(line, "|") != 6 {
			t.Errorf("broken row: %s", line)
		}
	}
}

// A hostile dataset does nothing in a real browser: no script of its own, no
// request, no violation of the policy, and the page still works.
func TestHostilePage(t *testing.T) {
	b := openBrowser(t)
	for _, width := range []int64{1280, 390} {
		b.resize(width, 900)
		b.load(hostile())
		if ask[*int](b, "window.pwned") != nil {
			t.Fatal("a script from the data ran")
		}
		if ask[*string](b, "({}).accent || ({}).value || Object.keys(Object.prototype).join()||null") != nil {
			t.Error("Object.prototype was changed")
		}
		if got := ask[int](b, "document.querySelectorAll('.plot svg').length"); got != 4 {
			t.Errorf("%d charts drawn", got)
		}
		if got := ask[int](b, "document.querySelectorAll('img, iframe, object, embed, link[rel=stylesheet], script[src], base, form').length"); got != 0 {
			t.Errorf("%d elements that the page has no use for", got)
		}
		if got := ask[int64](b, "document.documentElement.scrollWidth"); got > width {
			t.Errorf("the page is %d pixels wide in a window of %d", got, width)
		}
	}
	search(t, b)
	b.calm()
}

// search finds the one column that is named like a script, and sorting and opening still work.
func search(t *testing.T, b *browser) {
	t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("#search"), "</STYLE>"))
	if got := ask[string](b, "document.getElementById('found').textContent"); got != fmt.Sprintf("1 of %d columns", len(attacks())) {
		t.Errorf("found: %s", got)
	}
	if got := ask[int](b, "document.querySelectorAll('#column-table > tbody:not([hidden])').length"); got != 1 {
		t.Errorf("%d columns are shown", got)
	}
	b.press("#column-table > tbody:not([hidden]) .open-row")
	if got := ask[int](b, "document.querySelectorAll('tr.more.shown details[open]').length"); got != 1 {
		t.Errorf("%d details are open", got)
	}
}

// Sorting goes by number where there are numbers and turns round on a second click.
func TestSort(t *testing.T) {
	b := openBrowser(t)
	b.resize(1280, 900)
	b.load(houses())
	first := "document.querySelector('#column-table .name').textContent"
	for _, step := range []struct{ key, want, sort string }{
		{"missing", "energy", "descending"},
		{"missing", "id", "ascending"},
		{"place", "area", "ascending"},
		{"distinct", "id", "descending"},
		{"kind", "district", "ascending"},
	} {
		b.press("th[data-sort=" + step.key + "] button")
		if got := ask[string](b, first); got != step.want {
			t.Errorf("by %s: %s comes first, not %s", step.key, got, step.want)
		}
		if got := ask[string](b, "document.querySelector('[aria-sort]').getAttribute('aria-sort')"); got != step.sort {
			t.Errorf("by %s: %s", step.key, got)
		}
	}
	b.calm()
}

func FuzzClean(f *testing.F) {
	for _, s := range attacks() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !isClean(got) {
			t.Errorf("%q is not clean", got)
		}
		if clean(got) != got {
			t.Errorf("%q changes twice", s)
		}
	})
}

func FuzzReports(f *testing.F) {
	for _, s := range attacks() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		// Without charts, because their script would take most of the time.
		d := Document{Profile: &profile.Profile{Columns: []profile.Column{category(s, 1, s, 1)}}}
		d.Reading.Name, d.Command, d.Verdict.Sentence = s, s, s
		for ext, write := range writers() {
			var b bytes.Buffer
			if err := write(io.Writer(&b), d); err != nil {
				t.Errorf("%s: %v", ext, err)
			}
		}
	})
}
