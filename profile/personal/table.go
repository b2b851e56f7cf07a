package personal

import (
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// Table examines all columns together: what identifies people in each, and what they are
// about. A given name alone singles nobody out, so that a column of these counts only
// beside one of surnames.
func Table(columns []Column) ([][]Found, People) {
	found := make([][]Found, len(columns))
	others, given := 0, make([]bool, len(columns))
	for i, c := range columns {
		found[i] = Examine(c)
		if len(found[i]) == 1 && found[i][0].What == Name {
			if given[i] = givenOnly(c); !given[i] {
				others++
			}
		}
	}
	for i := range columns {
		if given[i] && others == 0 {
			found[i] = nil
		}
	}
	people := describe(columns)
	if people.Likely {
		for i, c := range columns {
			if isExactPlace(c) {
				found[i] = append(found[i], Found{Location, c.Cells})
			}
		}
	}
	return found, people
}

// givenOnly reports whether the names in a column are given names alone.
func givenOnly(c Column) bool {
	given, other := 0, 0
	for _, v := range c.Values {
		if word := strings.ToLower(strings.TrimSpace(v.Text)); givenNames[word] && !surnames[word] {
			given++
		} else if !givenNames[word] && nameLikeness(v.Text) != noName {
			other++
		}
	}
	return given > 4*other && !hasWord(prose.Words(c.Name), "last", "surname", "lastname", "family")
}

// isExactPlace reports whether a column holds latitudes or longitudes with more than three decimals.
func isExactPlace(c Column) bool {
	if !c.Number || !hasWord(prose.Words(c.Name), "lat", "latitude", "lon", "lng", "long", "longitude") {
		return false
	}
	exact := 0
	for _, v := range c.Values {
		if dot := strings.IndexByte(v.Text, '.'); dot >= 0 && len(v.Text)-dot-1 > 3 {
			exact++
		}
	}
	return len(c.Values) > 0 && 2*exact > len(c.Values)
}
