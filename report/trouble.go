package report

import (
	"cmp"
	"slices"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/personal"
	"github.com/fairset/fairset/profile/target"
)

// A trouble is a column and what a reader should know of it before using it.
type trouble struct {
	Index  int // in Profile.Columns
	Column *profile.Column
	Leak   *target.Leak
	Words  []string
	weight float64 // only orders the columns
}

// troubles describes every column of d, those with most trouble first.
func troubles(d Document) []trouble {
	p := d.Profile
	if p == nil {
		return nil
	}
	leaks := leaksByColumn(p.Target)
	mixed := mixedDates(d.Reading.Notes)
	out := make([]trouble, len(p.Columns))
	for i := range p.Columns {
		c := &p.Columns[i]
		out[i] = describe(c, leaks[c.Name], p.Rows)
		describeDates(c, mixed[c.Name], &out[i])
		out[i].Index = i
	}
	slices.SortStableFunc(out, func(a, b trouble) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

func leaksByColumn(t *target.Result) map[string]*target.Leak {
	leaks := map[string]*target.Leak{}
	if t == nil {
		return leaks
	}
	for _, f := range t.Features {
		if f.Leak != nil {
			leaks[f.Column] = f.Leak
		}
	}
	return leaks
}

func describe(c *profile.Column, leak *target.Leak, rows int64) trouble {
	t := trouble{Column: c, Leak: leak}
	add := t.add
	switch {
	case leak == nil:
	case leak.Suspect == "part-of-sum":
		add(1.2, "may know the answer together with others")
	default:
		add(1.5, "may know the answer")
	}
	for _, found := range c.Personal {
		add(1, personal.Label(found.What)+" in "+plural(found.Count, "cell"))
	}
	switch c.Kind {
	case profile.Empty:
		add(2, "holds no value")
	case profile.Constant:
		add(1, "one value only")
	}
	if c.Missing.Count > 0 && c.Kind != profile.Empty {
		add(c.Missing.Share, percent(c.Missing.Share)+" missing")
	}
	for _, d := range c.Missing.Disguised {
		add(0.3+shareOf(d.Count, rows), percent(shareOf(d.Count, rows))+" “"+short(d.Value, 20)+"” for missing")
	}
	if c.Misfits > 0 {
		add(0.2+shareOf(c.Misfits, rows), plural(c.Misfits, "misfit"))
	}
	describeText(c, rows, add)
	describeNumbers(c, add)
	return t
}

func (t *trouble) add(weight float64, words string) {
	t.weight += weight
	t.Words = append(t.Words, words)
}

// mixedDates are the columns whose dates are written in several ways, with the cells of all but the most frequent.
func mixedDates(notes []ingest.Note) map[string]int64 {
	out := map[string]int64{}
	for _, n := range notes {
		if n.Kind == ingest.NoteMixedDates {
			out[n.Name] = n.Count
		}
	}
	return out
}

func describeDates(c *profile.Column, mixed int64, t *trouble) {
	if mixed > 0 {
		t.add(0.5, Count(mixed)+" dates written in another way")
	}
	if c.Kind == profile.Date && c.Time == nil {
		t.add(0.4, "dates stored as text")
	}
	if c.Time != nil && c.Time.Future > 0 {
		t.add(0.2, plural(c.Time.Future, "date")+" in the future")
	}
}

func describeText(c *profile.Column, rows int64, add func(float64, string)) {
	if c.Text == nil {
		return
	}
	if n := len(c.Text.Variants); n > 0 {
		add(0.3, plural(int64(n), "value")+" spelt in several ways")
	}
	if n := len(c.Text.Misspelt); n > 0 {
		add(0.2, plural(int64(n), "value")+" perhaps misspelt")
	}
	if n := c.Text.Mojibake; n > 0 {
		add(0.2+shareOf(n, rows), Count(n)+" with garbled letters")
	}
	if c.Text.Untrimmed > 0 {
		add(0.1+0.1*shareOf(c.Text.Untrimmed, rows), Count(c.Text.Untrimmed)+" with spaces around")
	}
}

func describeNumbers(c *profile.Column, add func(float64, string)) {
	if c.Numeric == nil {
		return
	}
	if c.Numeric.Infinite > 0 {
		add(0.2, Count(c.Numeric.Infinite)+" infinite")
	}
	if len(c.Numeric.Bounds) > 0 {
		add(0.1, "values pile up at an end")
	}
	for _, s := range c.Numeric.Spikes {
		if s.Equals != "" {
			add(0.2, plural(s.Count, "cell")+" perhaps filled in")
		}
	}
}

func shareOf(n, rows int64) float64 {
	if rows <= 0 {
		return 0
	}
	return float64(n) / float64(rows)
}
