package profile

import (
	"math"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/sketch"
)

// kind tells what the column is about, from what it holds first and from its
// name second.
func (f *facts) kind() Kind {
	switch {
	case f.n == 0:
		return Empty
	case f.column.Distinct.IsExact() && f.column.Distinct.Value == 1:
		return Constant
	}
	switch f.c.storage {
	case boolCells:
		return Boolean
	case intCells, floatCells:
		return f.numberKind()
	case dateCells:
		return Date
	case timestampCells:
		return Timestamp
	case clockCells:
		return Time
	case otherCells:
		return otherKind(f.c.field.Type)
	}
	return f.textKind()
}

func otherKind(t arrow.DataType) Kind {
	switch t.ID() {
	case arrow.LIST, arrow.LARGE_LIST, arrow.FIXED_SIZE_LIST:
		return List
	case arrow.STRUCT, arrow.MAP:
		return Record
	case arrow.DURATION:
		return Duration
	}
	return Text
}

func (f *facts) numberKind() Kind {
	name := f.c.field.Name
	least, most := f.moments.Min, f.moments.Max
	switch {
	case f.c.hasUnit:
		return Quantity
	case f.c.infinite == 0 && f.column.Distinct.Value == 2 && least == 0 && most == 1:
		return Boolean
	case f.whole && f.isKey():
		return Identifier
	case named(name, "lat", "latitude") && least >= -90 && most <= 90:
		return Latitude
	case named(name, "lon", "lng", "long", "longitude") && least >= -180 && most <= 180 && !f.whole:
		return Longitude
	case f.whole && namedCode(name) && least >= 0:
		return Code
	case f.n >= 20 && f.column.Distinct.Value == 2 && f.repetition() >= 5 && !f.countsTime():
		return Category
	case f.whole && f.distinctIn(0, 20) && f.repetition() >= 5 && named(name, "type", "class", "category", "cluster", "group", "label"):
		return Category
	case f.whole && f.c.infinite == 0:
		return Integer
	}
	return Decimal
}

// isKey reports whether whole numbers number or name the rows.
func (f *facts) isKey() bool {
	if f.c.infinite > 0 {
		return false
	}
	named := namedIdentifier(f.c.field.Name)
	if !f.nearlyDistinct() {
		// The key of another table, such as a customer in a list of orders.
		return named && !namedIndex(f.c.field.Name) && !f.namedTime() && f.column.Distinct.Value >= 50
	}
	if named {
		return f.n >= 2
	}
	return f.n >= 20 && f.isSequence() && !f.countsTime()
}

// nearlyDistinct reports whether at most one value in a thousand repeats, rows that
// are there twice aside as long as they are few.
func (f *facts) nearlyDistinct() bool {
	n := float64(f.n)
	if 10*f.repeated <= n {
		n -= f.repeated
	}
	return f.column.Distinct.Hi >= 0.999*n
}

// isSequence reports whether the numbers grow or fall by one from row to row.
func (f *facts) isSequence() bool {
	m := f.moments
	if m.Max-m.Min+1 > 1.001*float64(f.n) || math.Abs(m.Min) > 1 && math.Abs(m.Max) > 1e15 {
		return false
	}
	up, down := true, true
	last, seen := 0.0, false
	for i, ok := range f.cells.Valid {
		if !ok {
			continue
		}
		v := f.number(i)
		if seen {
			up, down = up && v > last, down && v < last
		}
		last, seen = v, true
	}
	return up || down
}

// number is the number or time in row i of the sample.
func (f *facts) number(i int) float64 {
	if f.cells.Type == sketch.FloatCells {
		return f.cells.Floats[i]
	}
	return float64(f.cells.Ints[i])
}

// countsTime reports whether whole numbers look like years or are called a time, of which
// a series has one each as well.
func (f *facts) countsTime() bool {
	return f.moments.Min >= firstYear && f.moments.Max <= lastYear || f.namedTime()
}

// namedTime reports whether the column calls itself a time: a yearID is a year.
func (f *facts) namedTime() bool {
	return named(f.c.field.Name, "time", "t", "year", "month", "week", "day", "hour", "minute", "second", "quarter", "date", "age")
}

func (f *facts) distinctIn(least, most float64) bool {
	return f.column.Distinct.Value >= least && f.column.Distinct.Value <= most
}

// repetition is how often a value stands on average.
func (f *facts) repetition() float64 {
	return float64(f.n) / max(f.column.Distinct.Value, 1)
}

// textKind tells the kind of a text column from the share of its distinct values that
// look the part.
func (f *facts) textKind() Kind {
	s := f.shape
	most := func(n int) bool { return 20*n >= 19*s.n }
	name := f.c.field.Name
	switch {
	case s.n == 2 && s.booleans == 2:
		return Boolean
	case most(s.urls):
		return URL
	case most(s.emails):
		return Email
	case most(s.records):
		return Record
	case most(s.lists):
		return List
	case most(s.uuids) || most(s.tokens) && f.nearlyDistinct() && f.n >= 2 && namedIdentifier(name):
		return Identifier
	case most(s.dates) && s.n >= 3:
		return Date
	case most(s.phones) && (s.dialled == s.phones || named(name, "phone", "tel", "telephone", "mobile", "fax")):
		return Phone
	case most(s.digits) && (s.zeroLed > 0 || namedCode(name)):
		return Code
	case most(s.numbers) && s.n >= 10:
		return f.numberTextKind()
	case most(s.quantities) && s.n >= 3:
		return Quantity
	case f.n >= 20 && f.nearlyDistinct() && most(s.digitful) && 10*s.commonest >= 8*s.n:
		return Identifier
	case namedIndex(name) && f.nearlyDistinct():
		return Identifier
	case most(s.digitful) && 10*s.commonest >= 9*s.n && s.n > 20:
		// Such texts name something: what returns, or (nearly) the row itself.
		if f.repetition() < 2 {
			return Identifier
		}
		return Code
	case f.isCategory():
		return Category
	}
	return Text
}

// numberTextKind tells the kind of numbers that are stored as text because too many
// other cells are none.
func (f *facts) numberTextKind() Kind {
	if f.allWholeTexts() {
		return Integer
	}
	return Decimal
}

// isCategory reports whether few values repeat often: at most half as many
// values as rows when there are up to 50, and a tenth when there are more. Long
// sentences are no categories.
func (f *facts) isCategory() bool {
	if f.text.n > 0 && f.text.sumLen/f.text.n > 60 {
		return false
	}
	if f.column.Distinct.Value <= 50 {
		return f.repetition() >= 2
	}
	return f.repetition() >= 10 || f.repetition() >= 3 && f.shape.words <= 3*f.shape.n
}
