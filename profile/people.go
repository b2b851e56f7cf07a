package profile

import (
	"slices"
	"strings"

	"github.com/fairset/fairset/profile/personal"
)

// smallGroup is from how many rows of equal values nobody among them is singled out.
const smallGroup = 5

// lookedValues is how many values of a column are looked at for personal data: half of them
// the most frequent, the others spread over the rest.
const lookedValues = 400

// personalColumn is what package personal looks at. Fractions identify nobody and are left
// out, apart from those of places.
func (f *facts) personalColumn() personal.Column {
	c := personal.Column{
		Name: f.column.Name, Cells: f.n, Distinct: f.column.Distinct.Value,
		Number: f.c.storage.isNumber(), Time: f.c.storage.isTime(),
	}
	place := f.column.Kind == Latitude || f.column.Kind == Longitude
	if f.c.storage == floatCells && !place || f.c.storage == boolCells {
		return c
	}
	half := min(len(f.values), lookedValues/2)
	step := max(1, (len(f.values)-half)/(lookedValues-half))
	for i := 0; i < len(f.values) && len(c.Values) < lookedValues; {
		v := f.values[i]
		c.Values = append(c.Values, personal.Value{Text: f.c.spell(v), Count: v.n})
		if i < half {
			i++
		} else {
			i += step
		}
	}
	return c
}

// An identified is what columns tell of people.
type identified struct {
	columns [][]personal.Found // of each column
	people  personal.People
}

// identify finds what columns tell of people; whole says that the sample holds all rows.
func identify(all []*facts, whole bool) identified {
	columns := make([]personal.Column, len(all))
	for i, f := range all {
		columns[i] = f.people
		f.people.Values = nil
	}
	var found identified
	found.columns, found.people = personal.Table(columns)
	if found.people.Likely && whole {
		found.people.Quasi = quasi(columns, all)
	}
	return found
}

// describePeople fills in what columns tell of people.
func (p *Profile) describePeople(found identified) {
	for i, kinds := range found.columns {
		for _, k := range kinds {
			p.Columns[i].Personal = append(p.Columns[i].Personal, Personal{k.What, k.Count})
		}
		if t := p.Columns[i].Text; t != nil && len(kinds) > 0 {
			t.Misspelt = nil // names, addresses and numbers of people are often nearly alike
		}
	}
	p.People = found.people
}

// quasi counts rows that year of birth, sex and postcode together single out, nil for none.
func quasi(columns []personal.Column, all []*facts) *personal.Quasi {
	birth, sex, postcode := personal.QuasiColumns(columns)
	if birth == "" {
		return nil
	}
	var of [3]*facts
	for _, f := range all {
		for i, name := range [...]string{birth, sex, postcode} {
			if f.column.Name == name {
				of[i] = f
			}
		}
	}
	groups := map[string]int64{}
	for row := range of[0].cells.Len() {
		key, complete := "", true
		for i, f := range of {
			complete = complete && f.cells.Valid[row]
			if !complete {
				break
			}
			text := f.c.spell(f.cell(row))
			if i == 0 && len(text) > 4 && strings.ContainsAny(text, "-/.") {
				text = yearOf(text) // an exact birth date is found on its own
			}
			key += text + "\x00"
		}
		if complete {
			groups[key]++
		}
	}
	q := &personal.Quasi{Columns: []string{birth, sex, postcode}}
	var rows int64
	for _, n := range groups {
		rows += n
		if n < smallGroup {
			q.Rows += n
		}
	}
	if rows == 0 || q.Rows == 0 {
		return nil
	}
	q.Share = float64(q.Rows) / float64(of[0].cells.Len())
	return q
}

// yearOf is the part of a date that has four digits.
func yearOf(date string) string {
	for _, part := range strings.FieldsFunc(date, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(part) == 4 {
			return part
		}
	}
	return date
}

// maskPersonal takes every value that identifies a person out of a profile: what is left
// of it is its first character and its kind. Extremes and bins of such columns are values of
// people too.
func maskPersonal(p *Profile) {
	for i := range p.Columns {
		c := &p.Columns[i]
		if len(c.Personal) == 0 {
			continue
		}
		what := c.Personal[0].What
		var raw []string
		hidden := func(value string) bool {
			return personal.Hides(value, what, c.Personal[0].Count, p.Rows-c.Missing.Count-c.Misfits)
		}
		hide := func(counts []Count) {
			for j, v := range counts {
				if !hidden(v.Value) {
					continue
				}
				raw = append(raw, v.Value, personal.Mask(v.Value, what))
				counts[j].Value = personal.Mask(v.Value, what)
			}
		}
		c.Top = slices.Clone(c.Top)
		hide(c.Top)
		if c.Text != nil {
			for _, group := range c.Text.Variants {
				hide(group)
			}
		}
		c.Numeric, c.Time, c.Histogram = nil, nil, nil
		if p.Target != nil && p.Target.Column == c.Name {
			hide(p.Size.Classes)
			for j, class := range p.Target.Classes {
				raw = append(raw, class.Value, personal.Mask(class.Value, what))
				p.Target.Classes[j].Value = personal.Mask(class.Value, what)
			}
		}
		maskWeaknesses(p.Weaknesses, c.Name, raw)
	}
}

// maskWeaknesses takes values out of the sentences about a column. raw is values and their masks in turn.
func maskWeaknesses(weaknesses []Weakness, column string, raw []string) {
	var pairs []string
	for i := 0; i < len(raw); i += 2 {
		if len(raw[i]) > 2 {
			pairs = append(pairs, raw[i], raw[i+1])
		}
	}
	masks := strings.NewReplacer(pairs...)
	for i := range weaknesses {
		if slices.Contains(weaknesses[i].Columns, column) {
			weaknesses[i].Text = masks.Replace(weaknesses[i].Text)
			weaknesses[i].HowToFind = masks.Replace(weaknesses[i].HowToFind)
			weaknesses[i].Question = masks.Replace(weaknesses[i].Question)
		}
	}
}
