package cell

import "slices"

// Told is what e, which was gathered of cells that were read as t, tells of them whatever they are read as. Of
// text it tells nothing.
func (e Evidence) Told(t Type) Evidence {
	if c, ok := t.class(); ok {
		e.classes[c] += e.values
	}
	return e
}

// TypeOfAll is the type that a column has in the end: at first sampled, the one that the sample of its cells asks
// for, which then gives way to what all its cells ask for, as by Widen. forced is the type that the
// user asks for, the zero Type for none. Both are Told.
func TypeOfAll(forced Type, sample, all Evidence) (sampled, found Type) {
	sampled = sample.decide(orderAssumed)
	if forced.forced {
		sampled = forced.WrittenAs(sampled)
	}
	found = sampled
	for range mostWidened {
		if found.kind != kindText {
			found = found.next(all)
		}
	}
	return sampled, found
}

// mostWidened is how often a type can be widened, and more.
const mostWidened = 8

// Behind counts n rows before those of e.
func (e Evidence) Behind(n int64) Evidence {
	e.layouts = slices.Clone(e.layouts)
	for i := range e.layouts {
		if e.layouts[i].first > 0 {
			e.layouts[i].first += n
		}
	}
	return e
}

// Forced reports whether the user asked for t.
func (t Type) Forced() bool { return t.forced }

// Kind is the name by which a user asks for a type that reads the cells of t as t does, or for text where there is none.
func (t Type) Kind() string {
	switch t.kind {
	case kindInteger, kindDecimal, kindBoolean, kindDate, kindTimestamp:
		if !t.styled && (t.order == orderAssumed || t.forced) {
			return t.name()
		}
	}
	return "text"
}

// Carries reports whether cells that were read as t, of which e was gathered, would be read as the same values and
// the same misfits in a column of type to, which may hold more than t: numbers with a fraction beside
// whole ones, a time of day beside dates, any value beside none.
func (t Type) Carries(to Type, e Evidence) bool {
	if to.forced && !t.forced && e.classes[classPadded] > 0 {
		return false // which are numbers where the user asks for them
	}
	t.forced, to.forced = false, false
	if t.kind == kindBoolean && to.kind == kindBoolean && to.pair == pairAny {
		return e.misfits == 0
	}
	if t == to || t.kind == kindNull {
		return true
	}
	if t.order != to.order && !e.anyOrder() || t.styled && t.kind != to.kind && e.misfits > 0 {
		return false
	}
	t.order = to.order
	switch {
	case t.kind == kindInteger && to.kind == kindDecimal:
		t.kind = to.kind
		return t == to && e.classes[classWide] == 0
	case t.kind == kindDate && (to.kind == kindTimestamp || to.kind == kindTimestampUTC):
		t.kind = to.kind
	}
	return t == to
}

// anyOrder reports whether day and month of the dates in e are the same in either order.
func (e *Evidence) anyOrder() bool {
	for _, l := range e.layouts {
		if form := l.layout & layoutForm; form >= formSlash && form <= formShortDay {
			return false
		}
	}
	return true
}
