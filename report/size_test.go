package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
)

// wide is the houses with n columns, every kind in turn and every one missing something.
func wide(n int) Document {
	d := houses()
	kinds := d.Profile.Columns
	d.Profile.Columns = nil
	d.Profile.Target.Features = nil
	d.Profile.Associations = nil
	for i := range n {
		c := kinds[i%len(kinds)]
		c.Name = fmt.Sprintf("%s_%d", c.Name, i)
		c.Missing = profile.Missing{Count: int64(i), Share: float64(i) / 4012, Effective: float64(i) / 4012, Spellings: []profile.Spelling{{Count: int64(i)}}}
		d.Profile.Columns = append(d.Profile.Columns, c)
		d.Profile.Target.Features = append(d.Profile.Target.Features, target.Feature{Column: c.Name, Value: float64(i) / 4012, Null95: 0.02})
		if i > 0 {
			d.Profile.Associations = append(d.Profile.Associations, profile.Association{A: c.Name, B: d.Profile.Columns[i-1].Name, Measure: "pearson", Value: 0.3, Lo: 0.2, Hi: 0.4})
		}
	}
	d.Reading.Columns = n
	return d
}

func TestPageSize(t *testing.T) {
	for _, c := range []struct {
		columns, most int
	}{
		{50, 1_200_000},
		{2000, 3_000_000},
	} {
		page := render(t, HTML, wide(c.columns))
		if len(page) > c.most {
			t.Errorf("%d columns take %d bytes", c.columns, len(page))
		}
		if got := bytes.Count(page, []byte(` data-distinct="`)); got != c.columns {
			t.Errorf("%d of %d columns have a row", got, c.columns)
		}
		t.Logf("%d columns: %d bytes", c.columns, len(page))
	}
}

// A page of 2,000 columns still opens, searches and fits.
func TestWidePage(t *testing.T) {
	b := openBrowser(t)
	b.resize(1280, 900)
	b.load(wide(2000))
	if got := ask[int64](b, "document.documentElement.scrollWidth"); got > 1280 {
		t.Errorf("the page is %d pixels wide", got)
	}
	seen := "[...document.querySelectorAll('#column-table > tbody')].filter(body => body.offsetHeight > 0).length"
	b.load(wide(60))
	if got := ask[int](b, seen); got != 20 {
		t.Errorf("%d columns are shown at first, not 20", got)
	}
	b.press("#all-columns")
	if got := ask[int](b, seen); got != 60 {
		t.Errorf("%d of 60 columns are shown", got)
	}
	b.load(wide(2000))
	ask[bool](b, "(search => { search.value = 'tax_value_11'; search.dispatchEvent(new Event('input')); return true })(document.getElementById('search'))")
	if got := ask[string](b, "document.getElementById('found').textContent"); got != "9 of 2,000 columns" {
		t.Errorf("found: %s", got)
	}
	// The details of the last are packed: they say what they would say in the page.
	b.press("#column-table > tbody:not([hidden]) .open-row")
	row := "document.querySelector('#column-table > tbody:not([hidden]) tr.more.shown')"
	b.until(row + "?.querySelector('.detail') != null")
	name := ask[string](b, row+".previousElementSibling.querySelector('.name').textContent")
	text := ask[string](b, row+".textContent")
	for _, c := range wide(2000).Profile.Columns {
		if c.Name == name && !strings.Contains(text, percent(c.Missing.Share)) {
			t.Errorf("%s: %s", name, text)
		}
	}
	b.calm()
}

func BenchmarkHTML(b *testing.B) {
	d := wide(50)
	for b.Loop() {
		if err := HTML(new(bytes.Buffer), d); err != nil {
			b.Fatal(err)
		}
	}
}
