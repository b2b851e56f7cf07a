package target

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

const orderSkill = 0.5 // of the place of a row alone

// The suspects that are no features.
const (
	suspectOrder = "row-order"
	suspectID    = "identifier"
)

// order suspects the place of a row, and columns that number the rows, when they tell the target: whoever splits the rows in
// the order of the file learns from rows unlike those that are held out.
func (a *analysis) order(t Table) {
	if _, ok := t.when(); ok {
		return // the order is likely that of time, see Splits
	}
	if t.Position != nil {
		place := Column{Numbers: make([]float64, len(t.Position))}
		for i, p := range t.Position {
			place.Numbers[i] = float64(p)
		}
		if skill := a.placeSkill(&place); skill >= orderSkill {
			a.res.Suspects = append(a.res.Suspects, Suspect{"", suspectOrder, fmt.Sprintf(
				"The rows stand in an order that tells %q: the place of a row alone predicts it with a skill of %.2f. Shuffle the rows before splitting them, unless they follow time.",
				a.res.Column, skill)})
		}
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if i == t.Target || c.Skip != "identifier" || c.empty() {
			continue
		}
		if skill := a.placeSkill(c.ranked()); skill >= orderSkill {
			a.res.Suspects = append(a.res.Suspects, Suspect{c.Name, suspectID, fmt.Sprintf(
				"%q numbers the rows, and still predicts %q alone with a skill of %.2f: it was left out of the models and should be left out by candidates.",
				c.Name, a.res.Column, skill)})
		}
	}
}

// ranked is the column as numbers: of texts, the place of each among all in their order.
func (c *Column) ranked() *Column {
	if c.Numbers != nil {
		return c
	}
	order := make([]int, len(c.Levels))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.Levels[a], c.Levels[b]) })
	place := make([]float64, len(c.Levels))
	for at, level := range order {
		place[level] = float64(at)
	}
	out := &Column{Name: c.Name, Numbers: make([]float64, len(c.Codes))}
	for row, code := range c.Codes {
		if out.Numbers[row] = math.NaN(); code >= 0 {
			out.Numbers[row] = place[code]
		}
	}
	return out
}

// placeSkill is the held-out skill of a column of numbers that is no feature.
func (a *analysis) placeSkill(c *Column) float64 {
	f := &feature{}
	f.cut(c, a.goal.rows)
	if f.constant {
		return 0
	}
	r := a.goal.alone(f, a.goal.cutFolds(0, len(a.goal.rows)))
	return mean(r.skill[:])
}
