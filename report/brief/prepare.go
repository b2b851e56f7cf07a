package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// A Preparation is what is changed about a dataset before it is sent.
type Preparation struct {
	Drop    []string
	Number  []string // columns whose values become 1, 2, …
	Share   float64  // of the rows that is kept; 0 for all
	Group   string   // column whose rows stay together
	Changes []string // the same in words that the candidate may read
}

// mostBytes is the largest file that is sent as it is: what an ordinary mail and an
// ordinary laptop take. The criterion laptop passes below it.
const mostBytes = 50e6

// Prepare applies the remedies that the findings ask for: columns that give the target
// away, are mostly empty or identify people are left out, what identifies people but ties
// rows together is numbered, and a file that is too large is sampled, with groups kept
// whole. drop names further columns to leave out.
func Prepare(d report.Document, drop []string) Preparation {
	p := Preparation{Drop: slices.Clone(drop)}
	p.dropLeaks(d)
	p.dropEmpty(d)
	p.hidePeople(d)
	p.sample(d)
	p.Drop = inOrder(d.Profile.Columns, p.Drop)
	p.describe(d)
	return p
}

// Only leaves columns out and does nothing else.
func Only(drop []string) Preparation {
	p := Preparation{Drop: drop}
	p.describe(report.Document{})
	return p
}

func failed(v verdict.Verdict, criterion string) bool {
	for _, f := range v.Findings {
		if f.Criterion == criterion {
			return f.Outcome == verdict.Fail || f.Outcome == verdict.Warn
		}
	}
	return false
}

// dropLeaks takes the columns of the drop test, when enough is left without them.
func (p *Preparation) dropLeaks(d report.Document) {
	t := d.Profile.Target
	if t == nil || len(t.DropTest) == 0 || !failed(d.Verdict, "not-trivial") {
		return
	}
	p.Drop = append(p.Drop, t.DropTest[len(t.DropTest)-1].Columns...)
}

func (p *Preparation) dropEmpty(d report.Document) {
	const empty = 0.9
	for _, c := range d.Profile.Columns {
		if c.Missing.Effective > empty && !isTarget(d, c.Name) {
			p.Drop = append(p.Drop, c.Name)
		}
	}
}

func isTarget(d report.Document, name string) bool {
	return d.Profile.Target != nil && d.Profile.Target.Column == name
}

func (p *Preparation) hidePeople(d report.Document) {
	if !failed(d.Verdict, "personal-data") {
		return
	}
	for _, c := range d.Profile.Columns {
		switch {
		case len(c.Personal) == 0 || slices.Contains(p.Drop, c.Name):
		case ties(d.Profile.Structure, c.Name) || isTarget(d, c.Name):
			p.Number = append(p.Number, c.Name)
		default:
			p.Drop = append(p.Drop, c.Name)
		}
	}
}

// ties reports whether a column ties rows together.
func ties(s profile.Structure, name string) bool { return s.Entity != nil && s.Entity.Column == name }

func (p *Preparation) sample(d report.Document) {
	if d.Reading.Bytes <= mostBytes && !failed(d.Verdict, "laptop") {
		return
	}
	size := max(float64(d.Reading.Bytes), float64(d.Profile.Size.PandasBytes)/4, mostBytes)
	if p.Share = 0.9 * mostBytes / size; p.Share >= 1 {
		p.Share = 0
		return
	}
	if e := d.Profile.Structure.Entity; e != nil && !slices.Contains(p.Drop, e.Column) {
		p.Group = e.Column
	}
}

func (p *Preparation) describe(d report.Document) {
	say := func(format string, args ...any) { p.Changes = append(p.Changes, fmt.Sprintf(format, args...)) }
	if len(p.Drop) > 0 {
		say("These columns of the source are not in this file: %s.", strings.Join(p.Drop, ", "))
	}
	if len(p.Number) > 0 {
		say("In place of the values of %s stand numbers, one for each value.", strings.Join(p.Number, ", "))
	}
	if p.Share > 0 {
		rows := prose.Group(strconv.FormatInt(d.Profile.Rows, 10))
		if p.Group != "" {
			say("The source has %s rows. This file has those of a part of the values of %s, drawn by chance, each with all its rows.", rows, p.Group)
		} else {
			say("The source has %s rows. This file has a part of them, drawn by chance.", rows)
		}
	}
}

// inOrder returns the names, each once, in the order of the columns.
func inOrder(columns []profile.Column, names []string) []string {
	var out []string
	for _, c := range columns {
		if slices.Contains(names, c.Name) {
			out = append(out, c.Name)
		}
	}
	for _, name := range names { // left out before measuring
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
