package profile

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fairset/fairset/internal/prose"
)

// A calendarPart is a part of a time that a column of its own tells.
type calendarPart struct {
	unit        string
	least, most float64
	names       []string
}

// calendarParts are in the order in which they are put together. The day of the year and the week take the place of month and day.
var calendarParts = [...]calendarPart{
	{"year", firstYear, lastYear, []string{"year", "yr", "yyyy", "jahr", "annee", "année", "anno", "año"}},
	{"quarter", 1, 4, []string{"quarter", "qtr", "quartal", "trimestre"}},
	{"month", 1, 12, []string{"month", "mon", "mo", "mm", "mnth", "monat", "mois", "mes", "mese"}},
	{"week", 1, 53, []string{"week", "wk", "weeknumber", "woche", "semaine", "semana"}},
	{"dayofyear", 1, 366, []string{"yday", "doy"}},
	{"day", 1, 31, []string{"day", "dd", "dy", "mday", "dom", "tag", "jour", "dia", "día"}},
	{"hour", 0, 24, []string{"hour", "hr", "hh", "stunde", "heure", "hora"}},
}

// partOf tells which part of a time a column is called, and what else it is called: columns of one time share that.
func partOf(name string) (part int, rest string, ok bool) {
	words := prose.Words(name)
	joined := strings.Join(words, "")
	for _, c := range [...]struct{ name, unit string }{
		{"dayofmonth", "day"},
		{"dayofyear", "dayofyear"},
		{"weekofyear", "week"},
		{"monthofyear", "month"},
		{"hourofday", "hour"},
		{"dayofweek", ""},
		{"weekofmonth", ""},
		{"hourofweek", ""},
		{"hourofyear", ""},
	} {
		if strings.Contains(joined, c.name) {
			return placeOf(c.unit), strings.Replace(joined, c.name, "", 1), c.unit != ""
		}
	}
	for at, part := range calendarParts {
		for i, w := range words {
			if slices.Contains(part.names, w) {
				others := slices.Concat(words[:i], words[i+1:])
				return at, strings.Join(slices.DeleteFunc(others, func(w string) bool {
					return slices.Contains([]string{"of", "the", "no", "number", "num", "fiscal", "calendar"}, w)
				}), ""), true
			}
		}
	}
	return 0, "", false
}

// parts lists the columns that tell parts of one time, those of the year first: at is −1 where there is none.
type parts struct {
	at     [len(calendarParts)]int
	values [len(calendarParts)][]float64 // of the rows of the sample
}

func (p *parts) has(unit string) bool { return p.at[placeOf(unit)] >= 0 }

func placeOf(unit string) int {
	return slices.IndexFunc(calendarParts[:], func(p calendarPart) bool { return p.unit == unit })
}

// partValues are the numbers of a column that tells a part of a time, nil where one of them cannot be.
func (s *survey) partValues(i int, part calendarPart) []float64 {
	f := s.all[i]
	if 2*f.n < f.rows {
		return nil
	}
	out := make([]float64, f.cells.Len())
	hidden := f.hiddenNumbers()
	for row, ok := range f.cells.Valid {
		out[row] = math.NaN()
		if !ok {
			continue
		}
		var v float64
		switch {
		case f.c.storage.isNumber():
			v = f.number(row)
		case f.c.storage.isText() && !f.isHiddenText(f.cells.Text(row)):
			if v, ok = partOfText(f.cells.Text(row), part.unit); !ok {
				return nil
			}
		default:
			if f.c.storage.isText() {
				continue
			}
			return nil
		}
		if hidden[v] {
			continue
		}
		if part.unit == "year" && v >= 40 && v <= 120 {
			v += 1900
		}
		if v != math.Trunc(v) || v < part.least || v > part.most {
			return nil
		}
		out[row] = v
	}
	return out
}

// isWeekday reports whether days are no more than seven.
func isWeekday(days []float64) bool {
	return !slices.ContainsFunc(days, func(v float64) bool { return v > 7 })
}

// partOfText reads a part of a time that is written as text: a number, or the name of a month.
func partOfText(text, unit string) (float64, bool) {
	text = strings.TrimSpace(text)
	if v, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimPrefix(text, "Q"), "q"), 64); err == nil {
		return v, true
	}
	if unit != "month" {
		return 0, false
	}
	for _, layout := range []string{"January", "Jan"} {
		if t, err := time.Parse(layout, text); err == nil {
			return float64(t.Month()), true
		}
	}
	return 0, false
}
