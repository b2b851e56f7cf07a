package profile

import (
	"math"

	"github.com/fairset/fairset/profile/personal"
	"github.com/fairset/fairset/profile/sketch"
)

// facts is what is known of a column while it is described.
type facts struct {
	evidence

	words  []string // missing words that count as missing
	values []value  // without those, see tally; nil after describe where nobody needs them
	exact  bool     // values are all values, with exact counts
	n      int64    // cells with a value
	single int64    // values that stand once, when exact

	numbers sketch.Distribution // finite numbers, or times in seconds
	times   sketch.Distribution // in seconds, without those that stand for missing
	whole   bool                // numbers has whole numbers only
	shape   shape               // of texts
	text    textCounts

	disguised map[string]bool // texts of Disguised, as spelt
	counted   []float64       // numbers of which all rows are counted, though the values are of the sample
	suspects  []suspect
	ordered   []sketch.Point // see points
	calendar  *calendar      // of numbers that tell times, nil for none
	timeline  timeline
	oddities  []Weakness
	gaps      gaps // nil for none
	pandas    pandasCost
	people    personal.Column
	column    Column
}

// evidence is what a column is described from.
type evidence struct {
	c        *column
	cells    *sketch.Cells // in the order of the input
	at       []int64       // the row of each of them, counted from 0
	rows     int64
	repeated float64 // rows equal to an earlier one
	moments  sketch.Moments
	isTarget bool
}

// describe turns the summary of a column into its measures.
func describe(e evidence) *facts {
	c := e.c
	f := &facts{evidence: e, disguised: map[string]bool{}, text: c.textTotal()}
	f.values, f.exact = c.tally(e.cells)
	f.column = Column{Name: c.field.Name, Type: c.field.Type.String(), Misfits: c.misfits}
	f.findMissing()
	f.measureNumbers()
	if c.storage.isText() {
		f.shape = shapeOf(f.values)
	}
	f.column.Kind = f.kind()
	f.calendar = f.findCalendar()
	f.column.KindConfidence, f.column.RunnerUp = f.certainty()
	f.column.Form = f.form()
	f.measureNumberTexts()
	f.findDisguised()
	f.measureText()
	f.measureTime()
	f.measureDateTexts()
	f.measureDateNumbers()
	f.measurePiles()
	f.measureCardinality()
	f.listTop()
	f.countSingles()
	f.readTimeline()
	f.findOddities()
	f.people = f.personalColumn()
	f.pandas = f.pandasCost()
	// What only this function needs is let go: wide tables have thousands of columns.
	f.numbers, f.times, f.ordered = sketch.Distribution{}, sketch.Distribution{}, nil
	if len(f.disguised)+len(f.suspects) == 0 && f.column.Kind != Date && !f.isTarget { // dates stored as text are read by them
		f.values = nil
	}
	return f
}

// topValues is how many values Column.Top lists.
const topValues = 10

func (f *facts) listTop() {
	f.column.TopExact = f.exact
	f.column.Top = []Count{}
	for _, v := range f.values[:min(len(f.values), topValues)] {
		f.column.Top = append(f.column.Top, Count{f.c.spell(v), v.n})
	}
}

// points lists the finite numbers among the values in growing order, sorted once. They must not be changed.
func (f *facts) points() []sketch.Point {
	if f.ordered == nil {
		f.ordered = points(f.values)
	}
	return f.ordered
}

func (f *facts) countSingles() {
	for i := len(f.values) - 1; i >= 0 && f.values[i].n == 1; i-- { // most frequent first
		f.single++
	}
}

// cellHash is the same for equal cells of the sample.
func (f *facts) cellHash(i int) uint64 {
	switch {
	case !f.cells.Valid[i]:
		return nullHash
	case f.cells.Type == sketch.TextCells:
		return hashText(f.cells.Text(i))
	case f.cells.Type == sketch.FloatCells:
		return sketch.Mix(math.Float64bits(f.cells.Floats[i]))
	}
	return sketch.Mix(uint64(f.cells.Ints[i]))
}
