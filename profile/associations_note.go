package profile

import (
	"fmt"
	"strings"

	"github.com/fairset/fairset/profile/target"
)

// associationsNote says which pairs of columns were not measured because there are
// too many of them or a column has too many levels, "" when none was left out for that.
func associationsNote(t target.Table) string {
	many := 0
	for i, c := range t.Columns {
		if (c.Skip == "" || i == t.Target) && c.Numbers == nil && len(c.Levels) > maxLevels {
			many++
		}
	}
	var left []string
	switch wide := len(t.Columns) > maxPairedColumns; {
	case wide && t.Target < 0:
		return fmt.Sprintf("Of more than %d columns only pairs with the column to predict are measured, and none was named.", maxPairedColumns)
	case wide:
		left = append(left, fmt.Sprintf("Of more than %d columns only pairs with the column to predict are measured.", maxPairedColumns))
	}
	if many == 1 {
		left = append(left, fmt.Sprintf("One column of more than %d categories was left out.", maxLevels))
	} else if many > 1 {
		left = append(left, fmt.Sprintf("%d columns of more than %d categories were left out.", many, maxLevels))
	}
	return strings.Join(left, " ")
}
