package cell

// How many of the cells that are not missing may stray from the type of a
// column. One in a hundred is what mistakes in otherwise clean columns come to;
// above it a column has a second kind of content. Words for a value that is
// not there may be more, since they repeat.
const (
	strayShare = 100
	wordShare  = 20
)

// A tally is Evidence added up by the types that the cells could have.
type tally struct {
	Evidence
	total              int64 // cells that are not missing
	dates              int64 // without time of day
	naive, zoned       int64 // with time of day
	times              int64 // without date
	against            int64 // dates whose order of day and month is not order; in dates, naive or zoned as well
	order              order
	integers, decimals int64
}

// decide returns the narrowest type that the cells of e ask for. known is the
// order of day and month when that is settled already.
func (e *Evidence) decide(known order) Type {
	t := e.tally(known)
	if t.total == 0 {
		return Type{kind: kindNull}
	}
	for _, try := range []func(*tally) (Type, bool){
		(*tally).boolean, (*tally).anyNumber, (*tally).moment, (*tally).list,
	} {
		if found, ok := try(&t); ok {
			return found
		}
	}
	return Type{kind: kindText}
}

func (e *Evidence) tally(known order) tally {
	t := tally{Evidence: *e}
	t.order, t.against = e.order()
	if known != orderAssumed && known != t.order {
		var proven int64
		for _, l := range e.layouts {
			if o := l.layout.order(); o != orderAssumed && o != known {
				proven += l.count
			}
		}
		t.order, t.against = known, proven
	}
	for c, n := range e.classes {
		if class(c) != classMissing {
			t.total += n
		}
	}
	for _, l := range e.layouts {
		t.total += l.count
		switch {
		case l.layout&layoutTime == 0:
			t.dates += l.count
		case l.layout&layoutForm == formNone:
			t.times += l.count
		case l.layout&layoutZoned != 0:
			t.zoned += l.count
		default:
			t.naive += l.count
		}
	}
	t.total += e.styles.total()
	t.integers = e.classes[classInteger]
	t.decimals = e.classes[classDecimal] + e.classes[classThousandths] + e.classes[classLong]
	return t
}

// tolerates reports whether a type that fit cells have may stand.
func (t *tally) tolerates(fit int64) bool {
	stray := t.total - fit
	if stray*strayShare <= t.total {
		return true
	}
	return stray == t.classes[classWord] && !t.tooMany && stray*wordShare <= t.total
}

// boolean holds when all cells are truth values of one pair; a third word,
// however rare, is a third category. A single letter is a truth value only
// beside its opposite: a column of "F" alone may as well be one of women.
func (t *tally) boolean() (Type, bool) {
	found := -1
	for p := range int(pairCount) {
		if t.side(p, 0)+t.side(p, 1) == 0 {
			continue
		}
		if found >= 0 {
			return Type{}, false
		}
		found = p
	}
	if found < 0 {
		return Type{}, false
	}
	yes, no := t.side(found, 0), t.side(found, 1)
	letter := pair(found) == pairTF || pair(found) == pairYN
	if letter && (yes == 0 || no == 0) && t.values == 0 {
		return Type{}, false
	}
	return Type{kind: kindBoolean, pair: pair(found)}, t.total == yes+no
}

func (t *tally) side(p, side int) int64 { return t.classes[int(classBoolean)+2*p+side] }

// anyNumber holds for numbers as programs write them, and as people do when more
// cells are numbers so.
func (t *tally) anyNumber() (Type, bool) {
	plain, isPlain := t.number()
	styled, fit, isStyled := t.styled()
	if isStyled && (!isPlain || fit > t.integers+t.decimals+t.classes[classWide]) {
		return styled, true
	}
	return plain, isPlain
}

// number holds when nothing would lose digits without being counted: leading
// zeros and integers beyond int64 make a column of integers text at once, since
// such columns hold codes; so does a number in quotes beside one without.
func (t *tally) number() (Type, bool) {
	wide := t.classes[classWide]
	lossless := t.classes[classPadded]+t.classes[classBig] == 0
	switch {
	case t.classes[classQuoted] > 0:
		return Type{}, false
	case t.decimals > 0:
		return Type{kind: kindDecimal}, t.tolerates(t.integers + t.decimals - t.classes[classLong])
	case t.integers+wide > 0 && lossless:
		return Type{kind: kindInteger}, t.tolerates(t.integers + wide)
	}
	return Type{}, false
}

// moment holds for dates, timestamps and times. Dates and timestamps together
// are timestamps at midnight; those with and without a zone do not mix.
func (t *tally) moment() (Type, bool) {
	found := Type{order: t.order}
	fit := t.dates - t.against
	switch {
	case t.zoned > t.naive:
		found.kind, fit = kindTimestampUTC, fit+t.zoned
	case t.naive > 0:
		found.kind, fit = kindTimestamp, fit+t.naive
	case t.dates > 0:
		found.kind = kindDate
	case t.times > 0:
		return Type{kind: kindTime}, t.tolerates(t.times)
	default:
		return Type{}, false
	}
	return found, t.tolerates(fit)
}

// list holds when all cells are lists and their items are of one type.
func (t *tally) list() (Type, bool) {
	items := t.items.settled()
	return Type{kind: kindList, items: items}, t.classes[classList] == t.total && items != itemOther
}
