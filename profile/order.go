package profile

import (
	"cmp"
	"strings"
)

// An order tells whether the values of a column, missing ones left out, never fall or
// never rise from row to row. Orders of neighbouring runs of rows are put together with
// append, so that the answer is exact for any cut. The zero value is of no rows.
type order struct {
	first, last  place
	falls, rises bool // somewhere
	some         bool
}

// A place is where a value stands in the natural order of its column.
type place struct {
	word uint64 // of a number or time
	text string
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.word, q.word), strings.Compare(p.text, q.text))
}

// orderOf tells the order of the cells of a column that s holds. It stops at the first
// rise and fall, which in columns that are not sorted come within a few rows.
func (c *column) orderOf(s *scratch) order {
	if c.storage == noCells || c.storage == otherCells {
		return order{}
	}
	var o order
	for i := range s.valid {
		if o.falls && o.rises {
			break
		}
		if p, ok := c.placeIn(s, i); ok {
			o.see(p)
		}
	}
	for i := len(s.valid) - 1; o.falls && o.rises && i >= 0; i-- {
		if p, ok := c.placeIn(s, i); ok {
			o.last = p
			break
		}
	}
	// What s holds is written over by the next batch.
	o.first.text, o.last.text = strings.Clone(o.first.text), strings.Clone(o.last.text)
	return o
}

// placeIn is the place of the value in row i; not ok when that is missing.
func (c *column) placeIn(s *scratch, i int) (p place, ok bool) {
	switch {
	case !s.valid[i]:
		return place{}, false
	case c.storage == textCells:
		return place{text: s.texts[i]}, s.texts[i] != "" && missingWord(s.texts[i]) < 0
	case c.storage == floatCells:
		return place{word: orderOfFloat(s.floats[i])}, true
	}
	return place{word: orderOfInt(s.ints[i])}, true
}

func (o *order) see(p place) {
	if !o.some {
		o.some, o.first, o.last = true, p, p
		return
	}
	switch d := o.last.compare(p); {
	case d < 0:
		o.rises = true
	case d > 0:
		o.falls = true
	}
	o.last = p
}

// append adds the order of the rows that follow.
func (o *order) append(next order) {
	if !next.some {
		return
	}
	o.see(next.first)
	o.falls, o.rises = o.falls || next.falls, o.rises || next.rises
	o.last = next.last
}

// toFloats turns the places of whole numbers into those of the same numbers in a column of decimals.
func (o *order) toFloats() {
	if !o.some {
		return
	}
	for _, p := range []*place{&o.first, &o.last} {
		p.word = orderOfFloat(float64(intOfOrder(p.word)))
	}
}

// sorted reports whether there are different values and they only rise or only fall.
func (o order) sorted() bool { return o.rises != o.falls }
