package profile

import "math"

// weaknesses lists what a good candidate should notice, one entry of each kind and group of columns.
func (s *survey) weaknesses() []Weakness {
	var list []Weakness
	for i, f := range s.all {
		for _, w := range f.oddities {
			if !s.saidOtherwise(i, w.ID) {
				list = append(list, w)
			}
		}
	}
	list = append(list, s.repeatedRows()...)
	list = append(list, s.twinColumns()...)
	list = append(list, s.gapsTogether()...)
	list = append(list, s.gapsThatTell()...)
	list = append(list, s.totals()...)
	list = append(list, s.orderTells()...)
	list = append(list, s.censored()...)
	list = append(list, s.targetOddities()...)
	list = append(list, s.rowLimit()...)
	return RankWeaknesses(list)
}

// saidOtherwise reports whether a weakness of a column is told by another kind, of the target by its classes
// and its distribution, of what rows are about by their repeating, or is none in the light of the whole table.
func (s *survey) saidOtherwise(i int, id string) bool {
	switch e := s.p.Structure.Entity; {
	case id == "misspelt":
		return s.p.Columns[i].Text.Misspelt == nil // see describePeople
	case i == s.frame.Target && s.p.Target != nil && s.p.Target.Skipped == "":
		return id == "near-constant" || id == "rare-levels" || id == "high-cardinality"
	case e != nil && e.Column == s.name(i):
		return id == "high-cardinality"
	}
	return false
}

// findOddities lists the weaknesses that a column has by itself.
func (f *facts) findOddities() {
	f.oddMissing()
	if f.n == 0 || f.column.Kind == Constant {
		f.oddConstant()
		return
	}
	f.oddKind()
	if f.c.storage.isText() {
		f.oddText()
	}
	f.oddLevels()
	f.oddNumbers()
	f.oddTimes()
}

// odd adds a weakness of the column: the cells that holds for, at most maxExamples of which
// are named.
func (f *facts) odd(id string, count int64, text, find string, holds func(i int) bool) {
	w := Weakness{ID: id, Columns: []string{f.c.field.Name}, Count: count, Text: text, HowToFind: find}
	if holds != nil {
		w.ExampleRows = f.rowsWhere(holds)
	}
	f.oddities = append(f.oddities, NewWeakness(w, f.rows))
}

// rowsWhere lists up to maxExamples rows of the sample, as people count data rows, for which holds.
func (f *facts) rowsWhere(holds func(i int) bool) []int64 {
	rows := []int64{}
	for i := range f.cells.Len() {
		if holds(i) {
			rows = append(rows, f.at[i]+1)
			if len(rows) == maxExamples {
				break
			}
		}
	}
	return rows
}

// spelt reports whether the cell in row i of the sample is present and spelt as one of texts.
func (f *facts) spelt(texts map[string]bool) func(i int) bool {
	return func(i int) bool { return f.cells.Valid[i] && texts[f.c.spell(f.cell(i))] }
}

// numberAt is the number in row i of the sample, NaN where there is none.
func (f *facts) numberAt(i int) float64 {
	switch {
	case !f.cells.Valid[i]:
		return math.NaN()
	case !f.c.storage.isText():
		return f.number(i)
	}
	if v, ok := f.textNumber(f.cells.Text(i)); ok {
		return v
	}
	return math.NaN()
}
