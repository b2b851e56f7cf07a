package target

import "fmt"

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
		if i == t.Target || c.Skip != "identifier" || c.Numbers == nil {
			continue
		}
		if skill := a.placeSkill(c); skill >= orderSkill {
			a.res.Suspects = append(a.res.Suspects, Suspect{c.Name, suspectID, fmt.Sprintf(
				"%q numbers the rows, and still predicts %q alone with a skill of %.2f: it was left out of the models and should be left out by candidates.",
				c.Name, a.res.Column, skill)})
		}
	}
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
