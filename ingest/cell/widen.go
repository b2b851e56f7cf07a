package cell

// Widen returns the Type that e asks for and whether it differs from t. rows is
// the number of cells that e was gathered over. Types only ever grow, along
//
//	empty → any other → text
//	integer → decimal → text
//	date → timestamp → text
//
// and the order of day and month is settled once. Numbers may turn out to be written as
// people do, once, and in another notation than the sample said, once: of such a column
// the evidence tells all. So a column is read again at most four times.
func (t Type) Widen(e Evidence, rows int64) (Type, bool) {
	if e.misfits == 0 || rows == 0 || t.kind == kindText {
		return t, false
	}
	wider := t.next(e.Told(t))
	return wider, wider != t
}

// next is the type that e, which is Told, asks for after t.
func (t Type) next(e Evidence) Type {
	next := e.decide(t.order)
	if t.forced {
		return t.settle(next, e)
	}
	switch {
	case next.kind == kindBoolean && t.kind == kindBoolean && next.pair != t.pair:
		return Type{kind: kindText}
	case t.styled && !next.styled:
		return Type{kind: kindText}
	case t.styled && next.isNumber():
		return next
	case next.kind == t.kind, t.kind == kindNull,
		t.kind == kindInteger && next.kind == kindDecimal,
		t.kind == kindDate && (next.kind == kindTimestamp || next.kind == kindTimestampUTC):
		return next
	}
	return Type{kind: kindText}
}

// class is the one that values of t count under in Evidence, where they are
// not told apart already.
func (t Type) class() (class, bool) {
	if t.styled {
		return 0, false
	}
	switch t.kind {
	case kindBoolean:
		return classBoolean + class(2*t.pair), t.pair < pairCount
	case kindInteger:
		return classInteger, true
	case kindDecimal:
		return classDecimal, true
	case kindList:
		return classList, true
	}
	return 0, false
}

// settle keeps the kind that the user asked for and takes over what a date
// leaves open: the order of day and month, and whether there are zones.
func (t Type) settle(next Type, e Evidence) Type {
	if t.kind != kindDate && t.kind != kindTimestamp {
		return t
	}
	if t.order == orderAssumed {
		t.order, _ = e.order()
	}
	if t.kind == kindTimestamp && next.kind == kindTimestampUTC {
		t.kind = kindTimestampUTC
	}
	return t
}

func (t Type) isNumber() bool { return t.kind == kindInteger || t.kind == kindDecimal }
