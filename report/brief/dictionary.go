package brief

import (
	"strings"
	"unicode"

	"github.com/fairset/fairset/internal/prose"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/report"
)

const mostLevels = 30

// dictionary describes every column: in the publisher's words where they give nothing
// away and the data does not contradict them, else by its name and type.
func (c *collector) dictionary(d report.Document, m *metadata.Metadata, file File) []Entry {
	entries := make([]Entry, len(d.Profile.Columns))
	for i, col := range d.Profile.Columns {
		e := Entry{Name: col.Name, Type: "string", Description: readable(col.Name)}
		if i < len(file.Types) {
			e.Type = file.Types[i]
		}
		if told, ok := m.Column(col.Name); ok {
			place := "description of the column " + col.Name
			e.Description = prose.First(c.passed(place, told.Description), c.passed(place, told.Title), e.Description)
			e.Unit = c.passed(place, told.Unit)
			e.Levels = c.levels(place, told.Levels)
		}
		entries[i] = e
	}
	return entries
}

func (c *collector) levels(place string, told []string) []string {
	if len(told) > mostLevels {
		return nil
	}
	out := make([]string, len(told))
	for i, level := range told {
		if out[i] = c.passed(place, level); out[i] == "" {
			return nil // a list that is not whole would be wrong
		}
	}
	return out
}

// readable is the name of a column as words: "plot_size" and "plotSize" are "plot size".
func readable(name string) string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.TrimSpace(prose.Line(name)) {
		switch {
		case strings.ContainsRune("_.-", r):
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(before):
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		before = r
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// typeWords says what the cells of a column are, in the words of people.
func typeWords(typ string) string {
	switch typ {
	case "integer":
		return "whole number"
	case "number":
		return "number"
	case "boolean":
		return "true or false"
	case "date":
		return "date"
	case "datetime":
		return "date and time"
	case "any":
		return "any"
	case "array":
		return "list"
	}
	return "text"
}

func (e Entry) words() string {
	text := e.Description
	if e.Unit != "" {
		text = joined(text, "in "+e.Unit)
	}
	if len(e.Levels) > 0 {
		text = joined(text, list(e.Levels))
	}
	return text
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " — " + b
}

func list(items []string) string {
	text := ""
	for i, item := range items {
		if i > 0 {
			text += "; "
		}
		text += item
	}
	return text
}
