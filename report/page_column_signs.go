package report

import (
	"strings"

	"github.com/fairset/fairset/profile"
)

// unsureKind is the confidence below which the kind of a column is said to be a guess.
const unsureKind = 0.75

// columnSigns says in sentences what stands out about the values of c.
func columnSigns(c *profile.Column) []string {
	var signs []string
	if c.RunnerUp != "" && c.KindConfidence < unsureKind {
		signs = append(signs, "Taken for "+withArticle(c.Kind)+", and may be "+withArticle(c.RunnerUp)+" just as well.")
	}
	if x := c.Cardinality; x != nil && x.Concentration >= 0.95 && c.Distinct.Value > 1 {
		signs = append(signs, percent(x.Concentration)+" of the values are the same.")
	}
	if parts := c.Missing.ByPosition; len(parts) > 0 {
		signs = append(signs, "How much is missing changes along the file: between "+positionRange(parts)+" in each twentieth of it.")
	}
	if c.Numeric != nil {
		signs = append(signs, numericSigns(c.Numeric)...)
	}
	if c.Text != nil {
		signs = append(signs, textSigns(c)...)
	}
	if c.Time != nil {
		times := *c.Time
		if c.Form == "year" {
			times.Far = 0 // the numbers tell it
		}
		signs = append(signs, timeSigns(&times)...)
	}
	return signs
}

func numericSigns(n *profile.Numeric) []string {
	var signs []string
	write := valueWriter(n)
	if h := n.Heaping; h != nil {
		signs = append(signs, "Rounded by hand, it seems: "+percent(h.Share)+" of the numbers from "+value(2*h.Step)+" on are multiples of "+value(h.Step)+", where "+percent(h.Expected)+" would be by chance.")
	}
	for _, b := range n.Bounds {
		end := "greatest"
		if b.End == "bottom" {
			end = "least"
		}
		if b.Beyond > 0 {
			signs = append(signs, plural(b.Count, "cell")+" hold "+write(b.Value)+" and only "+Count(b.Beyond)+" more lie "+map[string]string{"top": "above", "bottom": "below"}[b.End]+
				": what lies beyond seems to have been set to it, with exceptions.")
			continue
		}
		signs = append(signs, plural(b.Count, "cell")+" hold "+write(b.Value)+", the "+end+" value: what lies beyond may have been cut off or set to it.")
	}
	for _, e := range n.Edges {
		side := "above"
		if e.End == "bottom" {
			side = "below"
		}
		signs = append(signs, "Ends sharply at "+write(e.Value)+": "+percent(e.Share)+" of the numbers lie close to it and none "+side+" it, by nature or because they were left out.")
	}
	for _, s := range n.Spikes {
		text := plural(s.Count, "cell") + " hold " + write(s.Value) + ", numbers near it about " + number(s.Typical) + " each"
		if s.Equals != "" {
			text += "; it is the " + s.Equals + " of the others, as a value that was filled in would be"
		}
		signs = append(signs, text+".")
	}
	return signs
}

func textSigns(c *profile.Column) []string {
	var signs []string
	t := c.Text
	if t.Mojibake > 0 {
		signs = append(signs, plural(t.Mojibake, "value")+" with garbled letters, such as “cafÃ©” for “café”: written in one encoding and read in another.")
	}
	if t.HTML > 0 {
		signs = append(signs, plural(t.HTML, "value")+" with the markup of a web page (HTML).")
	}
	if len(t.Scripts) > 1 && len(c.Personal) == 0 {
		signs = append(signs, "Written in several alphabets: "+countsWords(t.Scripts)+".")
	}
	return signs
}

func timeSigns(t *profile.TimeMeasures) []string {
	var signs []string
	if t.Gaps > 0 && t.Step != "" {
		signs = append(signs, "One "+t.Step+" apart as a rule; at "+plural(t.Gaps, t.Step)+" between the first and the last there is nothing.")
	}
	if t.Before1900 > 0 {
		signs = append(signs, plural(t.Before1900, "date")+" before 1900.")
	}
	if t.Future > 0 {
		signs = append(signs, plural(t.Future, "date")+" after 2026.")
	}
	if t.Far > 0 {
		signs = append(signs, plural(t.Far, "date")+" far from all others.")
	}
	if len(t.Formats) > 1 {
		signs = append(signs, "Written in several ways: "+countsWords(t.Formats)+".")
	}
	if t.Ambiguous > 0 {
		signs = append(signs, plural(t.Ambiguous, "date")+" in which day and month may stand for each other, such as 04/05/2021.")
	}
	if len(t.Zones) > 1 {
		signs = append(signs, "Written in several time zones: "+listed(t.Zones, 5)+".")
	}
	return signs
}

func timeFacts(t *profile.TimeMeasures) []fact {
	facts := []fact{{"First", moment(t.Min), ""}, {"Last", moment(t.Max), ""}}
	if t.Step != "" {
		facts = append(facts, fact{"One every", t.Step, ""})
	}
	if t.Sorted != "" {
		facts = append(facts, fact{"Down the rows", t.Sorted, ""})
	}
	return facts
}

// countsWords lists values with how often they are met.
func countsWords(counts []profile.Count) string {
	var parts []string
	for _, c := range counts[:min(5, len(counts))] {
		parts = append(parts, short(c.Value, 30)+" ("+Count(c.Count)+")")
	}
	return strings.Join(parts, ", ")
}

// formWords says what a form of values is, "" for none.
func formWords(form string) string {
	switch form {
	case "year":
		return "years"
	case "leading zeros":
		return "digits that begin with zeros"
	case "postcode":
		return "postcodes"
	case "sequence":
		return "1, 2, 3, … down the rows"
	case "uuid":
		return "random identifiers (UUID)"
	case "coordinates":
		return "coordinates, two in a cell"
	case "percent":
		return "percentages"
	case "currency":
		return "amounts of money"
	case "date as number":
		return "dates written as one number"
	case "year and month as number":
		return "months written as one number with the year"
	case "year and week as number":
		return "weeks written as one number with the year"
	case "Unix time":
		return "points in time, counted since 1970 (Unix time)"
	case "year with fraction":
		return "years with what is over as a fraction"
	}
	return form
}

// withArticle is a kind as one says it.
func withArticle(k profile.Kind) string {
	switch k {
	case profile.Integer:
		return "a whole number"
	case profile.Decimal:
		return "a number"
	case profile.Quantity:
		return "a number with a unit"
	case profile.Boolean:
		return "a yes or no"
	case profile.Text:
		return "free text"
	case profile.Timestamp:
		return "a date and time"
	case profile.Time:
		return "a time of day"
	case profile.Identifier:
		return "an identifier"
	case profile.Email:
		return "an e-mail address"
	case profile.URL:
		return "a web address"
	case profile.Phone:
		return "a phone number"
	case profile.Empty:
		return "nothing"
	}
	return "a " + string(k)
}
