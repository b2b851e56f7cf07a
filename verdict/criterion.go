package verdict

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A Criterion is one question about a dataset, with its documentation.
type Criterion struct {
	ID       string // stable, in lower case with hyphens
	Question string // answered "yes" by a pass
	Why      string // why it matters to a take-home task
	Remedy   string // what can be done about a warning or a fail
	Blocking bool   // a fail makes the dataset unfair
	Warning  Weight // what a warning does
	Hardness int    // 0 to 100: how hard a fail is to mend; orders the reasons
	Limits   []LimitDoc

	judge func(Case, Policy) Finding
}

// A Weight says what a warning of a criterion does to the verdict.
type Weight int

// The weights.
const (
	Counts        Weight = iota // it calls for care
	CountsInPairs               // it calls for care beside another one, of this weight or more
	Advises                     // it never decides: it is advice for brief and interview
)

// A LimitDoc documents one limit of the Policy.
type LimitDoc struct {
	Name    string              // the field of Policy
	Value   func(Policy) string // with its unit
	Meaning string
	Source  string
}

// Lookup returns the criterion with the given ID. The error for an unknown ID
// names those that are spelt most alike.
func Lookup(id string) (Criterion, error) {
	for _, c := range Criteria() {
		if c.ID == id {
			return c, nil
		}
	}
	return Criterion{}, fmt.Errorf("no criterion is called %q\nhint: did you mean %s? \"fairset explain\" lists them all",
		shorten(clean(id)), either(nearestIDs(id, 2)))
}

// nearestIDs returns the n IDs of the registry that are spelt most like id.
func nearestIDs(id string, n int) []string {
	var ids []string
	for _, c := range Criteria() {
		ids = append(ids, c.ID)
	}
	id = strings.ToLower(strings.ReplaceAll(shorten(id), "_", "-"))
	sort.SliceStable(ids, func(i, j int) bool { return unlike(ids[i], id) < unlike(ids[j], id) })
	return ids[:min(n, len(ids))]
}

// unlike is how far a typed word is from an ID or from one word of it; 0 for a part of it.
func unlike(id, typed string) int {
	if typed != "" && strings.Contains(id, typed) {
		return 0
	}
	least := prose.Edits(id, typed)
	for _, word := range strings.Split(id, "-") {
		least = min(least, prose.Edits(word, typed))
	}
	return least
}

// Explain writes what the criterion asks, why, its limits under p with their
// sources, and the remedy, as plain text of 80 columns.
func (c Criterion) Explain(w io.Writer, p Policy) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", c.ID)
	wrap(&b, 0, 0, c.Question+" "+c.consequence()+" "+c.warns())
	b.WriteString("\nWhy\n")
	wrap(&b, 2, 0, c.Why)
	b.WriteString("\nLimits\n")
	for _, l := range c.Limits {
		wrap(&b, 2, 2, fmt.Sprintf("%s = %s: %s.", l.Name, l.Value(p), l.Meaning))
	}
	b.WriteString("\nWhere the limits come from\n")
	for _, source := range c.sources() {
		wrap(&b, 2, 2, asSentence(source))
	}
	b.WriteString("\nWhat helps\n")
	wrap(&b, 2, 0, c.Remedy)
	_, err := io.WriteString(w, b.String())
	return err
}

// consequence says in a sentence what a fail does.
func (c Criterion) consequence() string {
	if c.Blocking {
		return "A fail makes the dataset unfair."
	}
	return "A fail alone does not make the dataset unfair: it calls for care."
}

// warns says in a sentence what a warning does.
func (c Criterion) warns() string {
	switch c.Warning {
	case CountsInPairs:
		return "A warning calls for care only beside another one."
	case Advises:
		return "A warning does not decide: it is advice for brief and interview."
	}
	return "A warning calls for care."
}

// sources lists the sources of the limits, each once.
func (c Criterion) sources() []string {
	var sources []string
	seen := make(map[string]bool)
	for _, l := range c.Limits {
		if !seen[l.Source] {
			seen[l.Source] = true
			sources = append(sources, l.Source)
		}
	}
	return sources
}

// wrap writes text in lines of at most 80 columns, indented, and all but the
// first by hang more.
func wrap(b *strings.Builder, indent, hang int, text string) {
	const width = 80
	margin := strings.Repeat(" ", indent)
	column := 0
	for _, word := range strings.Fields(text) {
		length := len([]rune(word))
		switch {
		case column == 0:
			b.WriteString(margin)
			column = indent
		case column+1+length > width:
			b.WriteString("\n" + margin + strings.Repeat(" ", hang))
			column = indent + hang
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += length
	}
	b.WriteByte('\n')
}
