package cell

import "slices"

// Limits on the words that Evidence remembers. People have few words for a
// value that is not there, and they are short.
const (
	maxWords      = 10
	maxWordLength = 40
)

// Evidence is what misfits look like, and in which layouts dates were written.
// It adds up: Merge is commutative and associative. The zero Evidence is that
// of no cell. It takes a few hundred bytes however many cells it was gathered over.
type Evidence struct {
	values  int64 // cells that are values of the type, except those that are below
	misfits int64
	classes [classCount]int64 // of misfits, of values that are wide integers, and of all values of a styled type
	layouts []layoutCount     // of dates and times, values and misfits, in order of layout
	styles  styleCounts       // of numbers as people write them, values and misfits
	words   []string          // the different misfits of classWord, in order; nil when too many
	tooMany bool              // more than maxWords, or one too long
}

type layoutCount struct {
	layout layout
	count  int64
}

// Merge adds other to e.
func (e *Evidence) Merge(other Evidence) {
	e.values += other.values
	e.misfits += other.misfits
	for i, n := range other.classes {
		e.classes[i] += n
	}
	e.layouts = slices.Clone(e.layouts) // a copy of e may share them
	for _, l := range other.layouts {
		e.addLayout(l.layout, l.count)
	}
	e.styles.merge(other.styles)
	if other.tooMany {
		e.words, e.tooMany = nil, true
	}
	for _, w := range other.words {
		e.addWord([]byte(w))
	}
}

// Layouts counts the dates and times by the layout that they are written in,
// such as "YYYY-MM-DD". Where dates such as 1/2/2006 could be read in two ways and
// no other cell settles which is meant, the name gives both.
func (e *Evidence) Layouts() map[string]int64 {
	if len(e.layouts) == 0 {
		return nil
	}
	m := make(map[string]int64, len(e.layouts))
	o, _ := e.order()
	for _, l := range e.layouts {
		m[l.layout.settled(o).String()] += l.count
	}
	return m
}

// add counts one cell by its looks.
func (e *Evidence) add(cell []byte, l look) {
	switch l.class {
	case classMoment:
		e.addLayout(l.layout, 1)
	case classStyled:
		e.styles.add(l.style, 1)
	case classWord:
		e.classes[l.class]++
		e.addWord(cell)
	default:
		e.classes[l.class]++
	}
}

func (e *Evidence) addLayout(l layout, count int64) {
	i, found := slices.BinarySearchFunc(e.layouts, l, func(a layoutCount, l layout) int {
		return int(a.layout) - int(l)
	})
	if !found {
		e.layouts = slices.Insert(slices.Clip(e.layouts), i, layoutCount{layout: l})
	}
	e.layouts[i].count += count
}

func (e *Evidence) addWord(word []byte) {
	if e.tooMany {
		return
	}
	i, found := slices.BinarySearchFunc(e.words, word, func(a string, w []byte) int {
		switch {
		case a < string(w):
			return -1
		case a > string(w):
			return 1
		}
		return 0
	})
	switch {
	case found:
	case len(e.words) == maxWords, len(word) > maxWordLength:
		e.words, e.tooMany = nil, true
	default:
		e.words = slices.Insert(slices.Clip(e.words), i, string(word))
	}
}

// order tells which order of day and month the dates prove, and how many prove the other.
func (e *Evidence) order() (o order, against int64) {
	var by [3]int64
	for _, l := range e.layouts {
		by[l.layout.order()] += l.count
	}
	month, day := by[orderMonthFirst], by[orderDayFirst]
	switch {
	case day > month:
		return orderDayFirst, month
	case month > 0:
		return orderMonthFirst, day
	}
	return orderAssumed, 0
}
