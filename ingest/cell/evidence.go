package cell

import (
	"cmp"
	"slices"
	"strings"
)

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
	items   items             // of lists, values and misfits
	words   []string          // the different misfits of classWord, in order; nil when too many
	tooMany bool              // more than maxWords, or one too long
}

type layoutCount struct {
	layout layout
	count  int64
	first  int64 // row of the first, from 1; 0 where none is known
	at     Place // of the first
}

// A Place is where a cell stands in a file. Until After it is where in the chunk that was read, as Offset alone.
type Place struct {
	Line   int64 `json:"line"`
	Column int64 `json:"column"`
	Offset int64 `json:"offset"`
}

// Merge adds other to e.
func (e *Evidence) Merge(other Evidence) {
	e.values += other.values
	e.misfits += other.misfits
	e.items |= other.items
	for i, n := range other.classes {
		e.classes[i] += n
	}
	e.layouts = slices.Clone(e.layouts) // a copy of e may share them
	for _, l := range other.layouts {
		e.addLayout(l)
	}
	e.styles.merge(other.styles)
	if other.tooMany {
		e.words, e.tooMany = nil, true
	}
	for _, w := range other.words {
		e.addWord([]byte(w))
	}
}

// A Layout is a way in which dates and times of a column are written.
type Layout struct {
	Name  string // such as "YYYY-MM-DD"
	Count int64
	First int64 // row of the first, from 1; 0 where none is known
	At    Place // of the first
}

// Layouts counts the dates and times by the layout that they are written in, the commonest
// first. Where dates such as 1/2/2006 could be read in two ways and no other cell settles
// which is meant, the name gives both.
func (e *Evidence) Layouts() (found []Layout) {
	o, _ := e.order()
	for _, l := range e.layouts {
		found = addTo(found, Layout{l.layout.settled(o).String(), l.count, l.first, l.at})
	}
	return found
}

// Assumed is what the dates are taken to begin with, "day" or "month", where nothing settles it, else "".
func (l Layout) Assumed() string {
	switch {
	case !strings.Contains(l.Name, " or "):
		return ""
	case strings.HasPrefix(l.Name, "DD-"):
		return "day"
	}
	return "month"
}

// addTo adds cells of one layout to those of all, which stay in their order.
func addTo(all []Layout, more Layout) []Layout {
	i := slices.IndexFunc(all, func(l Layout) bool { return l.Name == more.Name })
	if i < 0 {
		i, all = len(all), append(all, Layout{Name: more.Name})
	}
	all[i].Count += more.Count
	if isEarlier(more.First, all[i].First) {
		all[i].First, all[i].At = more.First, more.At
	}
	slices.SortFunc(all, func(a, b Layout) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name))
	})
	return all
}

// After counts the rows of e from those of before rows on, and tells where the first cells of those layouts stand that
// known does not know.
func (e *Evidence) After(rows int64, known *Evidence, place func(at int) Place) {
	for i := range e.layouts {
		l := &e.layouts[i]
		if l.first == 0 {
			continue
		}
		l.first += rows
		if k, found := known.find(l.layout); found && known.layouts[k].first > 0 {
			l.at = Place{} // never asked for
		} else {
			l.at = place(int(l.at.Offset))
		}
	}
}

// isEarlier reports whether row a is known and comes before b.
func isEarlier(a, b int64) bool { return a > 0 && (b == 0 || a < b) }

// add counts one cell by its looks. row is 0 where it is not known; at is where the cell stands in the chunk.
func (e *Evidence) add(cell []byte, l look, row int64, at int) {
	switch l.class {
	case classMoment:
		e.addLayout(layoutCount{l.layout, 1, row, Place{Offset: int64(at)}})
	case classStyled:
		e.styles.add(l.style, 1)
	case classWord:
		e.classes[l.class]++
		e.addWord(cell)
	default:
		e.classes[l.class]++
	}
}

func (e *Evidence) addLayout(more layoutCount) {
	i, found := e.find(more.layout)
	if !found {
		e.layouts = slices.Insert(slices.Clip(e.layouts), i, layoutCount{layout: more.layout})
	}
	e.layouts[i].count += more.count
	if isEarlier(more.first, e.layouts[i].first) {
		e.layouts[i].first, e.layouts[i].at = more.first, more.at
	}
}

// find is where a layout is, or would be, among those that were counted.
func (e *Evidence) find(l layout) (i int, found bool) {
	return slices.BinarySearchFunc(e.layouts, l, func(a layoutCount, l layout) int { return int(a.layout) - int(l) })
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
