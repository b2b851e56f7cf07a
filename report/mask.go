package report

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/personal"
	"github.com/fairset/fairset/profile/target"
)

// masked returns a copy of d that shows no value which identifies a person: of the
// columns in which such values were found only the first character of each value and
// its kind are left, and what sentences quote of them goes the same way. d stays as it is.
// Every form of a report passes through it.
func masked(d Document) Document {
	m := masker{kinds: map[string]string{}, of: map[string]string{}, missing: map[string]bool{}}
	d.Profile = m.profile(d.Profile)
	d.Tables = slices.Clone(d.Tables)
	for i := range d.Tables {
		d.Tables[i].Profile = m.profile(d.Tables[i].Profile)
	}
	m.sortValues()
	d = copied(reflect.ValueOf(d), m.sentence).Interface().(Document)
	m.quotes(&d)
	return d
}

// profile returns p without the values, and remembers the columns and their values.
func (m *masker) profile(p *profile.Profile) *profile.Profile {
	if p == nil {
		return nil
	}
	out := *p
	out.Columns = slices.Clone(p.Columns)
	for i := range out.Columns {
		c := &out.Columns[i]
		m.spare(c.Missing)
		if len(c.Personal) > 0 {
			kind := mostFound(c.Personal)
			m.kinds[c.Name] = kind
			m.remember(*c, kind)
			maskColumn(c, kind)
		}
	}
	out.Target = m.classes(p.Target)
	return &out
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
			return personal.Mask(s, kind)
		}
		return s
	}).Interface().(profile.Column)
	c.Missing = missing
	c.Numeric, c.Histogram = nil, nil // least, greatest, quantiles and edges are values too
	if c.Time != nil {
		c.Time.Min, c.Time.Max = personal.Mask(c.Time.Min, kind), personal.Mask(c.Time.Max, kind)
	}
}

// A masker knows the columns that hold what identifies people, and some of their values.
type masker struct {
	kinds  map[string]string // by column
	values []string
	of     map[string]string // kind by value
	// missing are the words and values that stand for none.
	missing map[string]bool
}

const leastMasked = 4 // characters of a value that is looked for in sentences; shorter ones are everywhere

func (m *masker) remember(c profile.Column, kind string) {
	add := func(counts []profile.Count) {
		for _, v := range counts {
			if len([]rune(v.Value)) >= leastMasked {
				m.of[v.Value] = kind
			}
		}
	}
	add(c.Top)
	if c.Text != nil {
		for _, group := range append(c.Text.Variants[:len(c.Text.Variants):len(c.Text.Variants)], c.Text.Misspelt...) {
			add(group)
		}
	}
}

// spare remembers what stands for missing, so that sentences may show it.
func (m *masker) spare(missing profile.Missing) {
	for _, s := range missing.Spellings {
		m.missing[strings.TrimSpace(s.Text)] = true
	}
	for _, d := range missing.Disguised {
		m.missing[strings.TrimSpace(d.Value)] = true
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
func (m *masker) classes(t *target.Result) *target.Result {
	if t == nil || m.kinds[t.Column] == "" {
		return t
	}
	result := *t
	result.Classes = slices.Clone(t.Classes)
	for i := range result.Classes {
		result.Classes[i].Value = personal.Mask(result.Classes[i].Value, m.kinds[t.Column])
	}
	return &result
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
			s = strings.ReplaceAll(s, v, personal.Mask(v, m.of[v]))
		}
	}
	if strings.Contains(s, "@") {
		s = emailPattern.ReplaceAllStringFunc(s, func(address string) string { return personal.Mask(address, personal.Email) })
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
			if slices.Contains(columns, value) || m.missing[value] {
				return quoted
			}
			return string(inner[0]) + personal.Mask(value, kind) + string(inner[len(inner)-1])
		})
	}
	for i := range d.Reading.Notes {
		n := &d.Reading.Notes[i]
		n.Text = mask(n.Text, n.Name)
	}
	for i := range d.Weaknesses {
		w := &d.Weaknesses[i]
		w.Text, w.Question = mask(w.Text, w.Columns...), mask(w.Question, w.Columns...)
		w.HowToFind = valuesInCode.ReplaceAllStringFunc(w.HowToFind, func(values string) string { return mask(values, w.Columns...) })
	}
}

// valuesInCode finds in a line of pandas what cells are compared with. The rest is code, which has to stay as it is.
var valuesInCode = regexp.MustCompile(`== "[^"]+"|isin\(\[.*?\]\)`)
