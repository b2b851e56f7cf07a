package profile

import (
	"regexp"
	"strings"
)

// form tells what the values of a column look like beyond its kind: "year", "leading zeros" (digits that a reader of numbers would
// spoil), "postcode", "sequence" (1, 2, 3, … down the rows), "uuid", "coordinates" (two numbers, latitude first, in one cell), "percent",
// "currency", or one of the ways in which numbers tell times, see calendars; "" for nothing in particular.
func (f *facts) form() string {
	s, name := f.shape, f.c.field.Name
	most := func(n int) bool { return s.n > 0 && 20*n >= 19*s.n }
	if f.calendar != nil {
		return f.calendar.form
	}
	switch f.column.Kind {
	case Integer:
		if f.c.storage == intCells && f.isYear() {
			return yearNumber
		}
	case Identifier:
		switch {
		case f.c.storage.isNumber() && f.whole && f.nearlyDistinct() && f.isSequence():
			return "sequence"
		case most(s.uuids):
			return "uuid"
		}
	case Quantity:
		return f.unitForm()
	case Code, Text, Category:
		switch {
		case named(name, "zip", "zipcode", "postcode", "postal", "postleitzahl", "plz", "cp") && f.n > 0:
			return "postcode"
		}
	}
	switch {
	case !f.c.storage.isText():
		return ""
	case most(s.digits) && s.zeroLed > 0:
		return "leading zeros"
	case f.mostly(postcode.MatchString):
		return "postcode"
	case f.mostly(isCoordinates):
		return "coordinates"
	}
	return ""
}

// isYear reports whether whole numbers are years: all from firstYear to lastYear, and called so or many within two centuries.
func (f *facts) isYear() bool {
	least, most := f.moments.Min, f.moments.Max
	if least < firstYear || most > lastYear {
		return false
	}
	return named(f.c.field.Name, "year", "yr", "yyyy", "jahr", "año", "anno", "annee", "année", "season", "vintage", "built", "founded", "born", "since") ||
		least >= 1800 && most <= 2100 && f.distinctIn(5, 250)
}

// unitForm tells money and shares of a hundred from other amounts.
func (f *facts) unitForm() string {
	unit := ""
	if at := f.c.field.Metadata.FindKey(unitKey); at >= 0 {
		unit = f.c.field.Metadata.Values()[at]
	} else if len(f.values) > 0 {
		unit, _ = quantityUnit(strings.TrimSpace(f.values[0].text))
	}
	switch {
	case strings.Contains(unit, "%"):
		return "percent"
	case isCurrency(unit):
		return "currency"
	}
	return ""
}

// mostly reports whether at least nine in ten of the distinct values, of which there must be 10, look the part.
func (f *facts) mostly(is func(string) bool) bool {
	values := f.values[:min(len(f.values), maxShaped)]
	n := 0
	for i, v := range values {
		if is(strings.TrimSpace(v.text)) {
			n++
		} else if i == 9 && n == 0 {
			return false // saves the look at a long list
		}
	}
	return len(values) >= 10 && 10*n >= 9*len(values)
}

// postcode matches those of Great Britain, Canada, the Netherlands, and the United States with the four digits more; plain digits
// are told by the name of the column.
var postcode = regexp.MustCompile(`^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{5}-\d{4})$`)

// coordinates matches a pair of decimal degrees.
var coordinates = regexp.MustCompile(`^[(\[]?\s*-?\d{1,2}\.\d{2,}\s*[,; ]\s*-?\d{1,3}\.\d{2,}\s*[)\]]?$`)

func isCoordinates(text string) bool { return coordinates.MatchString(text) }
