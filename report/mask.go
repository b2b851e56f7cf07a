package report

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile"
)

// masked returns a copy of d that shows no value which identifies a person: of the
// columns in which such values were found only the first character of each value and
// its kind are left, and what sentences quote of them goes the same way. d stays as it is.
// Every form of a report passes through it.
func masked(d Document) Document {
	m := masker{kinds: map[string]string{}}
	if d.Profile != nil {
		for _, c := range d.Profile.Columns {
			if len(c.Personal) > 0 {
				m.kinds[c.Name] = mostFound(c.Personal)
				m.remember(c)
			}
		}
		p := *d.Profile
		p.Columns = slices.Clone(p.Columns)
		for i := range p.Columns {
			if kind, ok := m.kinds[p.Columns[i].Name]; ok {
				maskColumn(&p.Columns[i], kind)
			}
		}
		d.Profile = &p
		m.classes(&d)
	}
	m.sortValues()
	d = copied(reflect.ValueOf(d), m.sentence).Interface().(Document)
	m.quotes(&d)
	return d
}

// maskValue is all that is shown of a value that identifies a person.
func maskValue(value, kind string) string {
	for _, r := range value {
		return string(r) + "… (" + kind + ")"
	}
	return ""
}

// mostFound is the kind of which there is most.
func mostFound(found []profile.Personal) string {
	best := found[0]
	for _, f := range found[1:] {
		if f.Count > best.Count {
			best = f
		}
	}
	return best.What
}

// maskColumn takes the values out of a column. What stands for missing is no value.
func maskColumn(c *profile.Column, kind string) {
	missing := c.Missing
	*c = copied(reflect.ValueOf(*c), func(field, s string) string {
		if field == "Value" {
			return maskValue(s, kind)
		}
		return s
	}).Interface().(profile.Column)
	c.Missing = missing
	c.Numeric, c.Histogram = nil, nil // least, greatest, quantiles and edges are values too
	if c.Time != nil {
		c.Time.Min, c.Time.Max = maskValue(c.Time.Min, kind), maskValue(c.Time.Max, kind)
	}
}

// A masker knows the columns that hold what identifies people, and some of their values.
type masker struct {
	kinds  map[string]string // by column
	values []string
	of     map[string]string // kind by value
}

const leastMasked = 4 // characters of a value that is looked for in sentences; shorter ones are everywhere

func (m *masker) remember(c profile.Column) {
	if m.of == nil {
		m.of = map[string]string{}
	}
	add := func(counts []profile.Count) {
		for _, v := range counts {
			if len([]rune(v.Value)) >= leastMasked {
				m.of[v.Value] = m.kinds[c.Name]
			}
		}
	}
	add(c.Top)
	if c.Text != nil {
		for _, group := range c.Text.Variants {
			add(group)
		}
	}
}

// sortValues lists the values, the longest first, so that none is cut by a shorter one in it.
func (m *masker) sortValues() {
	for v := range m.of {
		if _, isColumn := m.kinds[v]; !isColumn {
			m.values = append(m.values, v)
		}
	}
	slices.SortFunc(m.values, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// classes masks the classes of a target that identifies people.
func (m *masker) classes(d *Document) {
	t := d.Profile.Target
	if t == nil || m.kinds[t.Column] == "" {
		return
	}
	result := *t
	result.Classes = slices.Clone(t.Classes)
	for i := range result.Classes {
		result.Classes[i].Value = maskValue(result.Classes[i].Value, m.kinds[t.Column])
	}
	d.Profile.Target = &result
}

// sentenceFields are the fields that hold sentences rather than names and values.
var sentenceFields = []string{
	"Text", "Question", "HowToFind", "Reason", "Reasons", "Flip", "Remedy", "Ask", "Sentence", "Why", "Skipped", "Notes", "Change", "AssociationsNote",
}

var emailPattern = regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}`)

// sentence masks the known values and the e-mail addresses in a sentence.
func (m *masker) sentence(field, s string) string {
	if !slices.Contains(sentenceFields, field) {
		return s
	}
	for _, v := range m.values {
		if strings.Contains(s, v) {
			s = strings.ReplaceAll(s, v, maskValue(v, m.of[v]))
		}
	}
	if strings.Contains(s, "@") {
		s = emailPattern.ReplaceAllStringFunc(s, func(address string) string { return maskValue(address, "email") })
	}
	return s
}

var quotedPattern = regexp.MustCompile(`"[^"]+"|“[^”]+”|'[^']+'`)

// quotes masks what is quoted in sentences about the columns, other than their names.
func (m *masker) quotes(d *Document) {
	mask := func(s string, columns ...string) string {
		kind := ""
		for _, c := range columns {
			if kind == "" {
				kind = m.kinds[c]
			}
		}
		if kind == "" {
			return s
		}
		return quotedPattern.ReplaceAllStringFunc(s, func(quoted string) string {
			inner := []rune(quoted)
			value := string(inner[1 : len(inner)-1])
			if slices.Contains(columns, value) {
				return quoted
			}
			return string(inner[0]) + maskValue(value, kind) + string(inner[len(inner)-1])
		})
	}
	for i := range d.Reading.Notes {
		n := &d.Reading.Notes[i]
		n.Text = mask(n.Text, n.Name)
	}
	for i := range d.Weaknesses {
		w := &d.Weaknesses[i]
		w.Text, w.HowToFind, w.Question = mask(w.Text, w.Columns...), mask(w.HowToFind, w.Columns...), mask(w.Question, w.Columns...)
	}
}
