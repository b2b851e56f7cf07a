package profile

// certainty tells how sure the kind of the column is, 0 to 1, and which other kind comes next, "" for none. Where the cells
// look the part, it is the share of distinct values that do; where numbers may as well name things, it is the
// share of right answers among such columns of labelled datasets (ML Data Prep Zoo), roughly.
func (f *facts) certainty() (confidence float64, runnerUp Kind) {
	confidence, runnerUp = f.kindCertainty()
	if f.n < 20 && f.column.Kind != Empty {
		confidence = min(confidence, 0.5+float64(f.n)/50) // too few cells to be sure of anything
	}
	return confidence, runnerUp
}

func (f *facts) kindCertainty() (float64, Kind) {
	s := f.shape
	part := func(n int) float64 {
		if s.n == 0 {
			return 0.9 // a type of the format
		}
		return float64(n) / float64(s.n)
	}
	switch f.column.Kind {
	case Empty:
		return 1, ""
	case Constant:
		if f.c.storage.isNumber() {
			return 0.95, Integer
		}
		return 0.95, Category
	case Boolean:
		switch {
		case f.c.storage == boolCells:
			return 1, ""
		case f.c.storage.isNumber():
			return 0.9, Integer
		}
		return 0.95, Category
	case Integer, Decimal:
		return f.numberCertainty()
	case Identifier:
		return f.identifierCertainty()
	case Code:
		switch {
		case f.c.storage.isNumber():
			return 0.8, Integer
		case s.zeroLed > 0:
			return 0.95, Identifier
		}
		return 0.8, Category
	case Category:
		return f.categoryCertainty()
	case Text:
		return f.textCertainty()
	case Date, Time, Timestamp:
		if f.c.storage.isTime() {
			return 1, ""
		}
		return part(s.dates), Text
	case Latitude, Longitude:
		return 0.9, Decimal
	case Quantity:
		if f.c.hasUnit {
			return 1, Decimal
		}
		return part(s.quantities), Text
	case URL:
		return part(s.urls), Text
	case Email:
		return part(s.emails), Text
	case Phone:
		return part(s.phones), Identifier
	case List:
		return max(part(s.lists), 0.9), Text
	case Record:
		return max(part(s.records), 0.9), Text
	}
	return 0.9, Text
}

// numberCertainty: few whole numbers that return often may be names of classes, and whole numbers that never return those of rows.
func (f *facts) numberCertainty() (float64, Kind) {
	if f.c.storage.isText() {
		return float64(f.shape.numbers) / float64(max(f.shape.n, 1)), Quantity
	}
	few := f.distinctIn(0, 20) && f.repetition() >= 5
	switch {
	case f.calendar != nil:
		return 0.6, Date
	case !f.whole && few:
		return 0.6, Category
	case !f.whole:
		return 0.95, Quantity
	case few:
		return 0.5, Category
	case f.countsTime() && f.moments.Min >= firstYear:
		return 0.8, Date
	case f.nearlyDistinct():
		return 0.8, Identifier
	}
	return 0.95, Decimal
}

func (f *facts) identifierCertainty() (float64, Kind) {
	switch s := f.shape; {
	case f.c.storage.isNumber() && !f.nearlyDistinct():
		return 0.6, Integer
	case f.c.storage.isNumber() && namedIdentifier(f.c.field.Name):
		return 0.95, Integer
	case f.c.storage.isNumber():
		return 0.85, Integer
	case s.uuids > 0:
		return 0.95, Code
	case namedIdentifier(f.c.field.Name):
		return 0.95, Text
	}
	return 0.8, Text
}

func (f *facts) categoryCertainty() (float64, Kind) {
	switch {
	case f.c.storage.isNumber():
		return 0.7, Integer
	case f.repetition() >= 20 || f.column.Distinct.Value <= 10 && f.repetition() >= 5:
		return 0.95, Text
	case f.repetition() >= 5:
		return 0.85, Text
	}
	return 0.65, Text
}

func (f *facts) textCertainty() (float64, Kind) {
	words := float64(f.shape.words) / float64(max(f.shape.n, 1))
	switch {
	case words >= 4:
		return 0.95, Category
	case f.nearlyDistinct():
		return 0.6, Identifier
	case words >= 2:
		return 0.75, Category
	}
	return 0.6, Category
}
