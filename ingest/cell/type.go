package cell

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"
)

// A Type says how the cells of one column are read. Types are comparable; the
// zero Type is that of a column in which nothing was seen.
type Type struct {
	kind   kind
	pair   pair  // of a boolean
	order  order // of day and month in a date
	forced bool  // asked for by the user: the kind never changes

	items    items // of a list
	styled   bool  // numbers as people write them
	notation notation
	unit     string
}

type kind uint8

const (
	kindNull kind = iota
	kindBoolean
	kindInteger
	kindDecimal
	kindDate
	kindTimestamp    // without zone
	kindTimestampUTC // with zone, converted to UTC
	kindTime
	kindList // of items of one type
	kindText
)

// An order tells which of two small numbers in a date is the month.
type order uint8

const (
	orderAssumed    order = iota // no cell has settled it: 1/2/2006 is January, 1-2-2006 February
	orderMonthFirst              // a cell such as 1/31/2006 was seen
	orderDayFirst                // a cell such as 31/1/2006 was seen
)

// TypeOf returns the type that a user asks for by name: "text", "integer",
// "decimal", "boolean", "date" or "timestamp". Its kind is never widened, and
// leading zeros do not keep a cell from being a number.
func TypeOf(kind string) (Type, error) {
	switch kind {
	case "text":
		return Type{kind: kindText, forced: true}, nil
	case "integer":
		return Type{kind: kindInteger, forced: true}, nil
	case "decimal":
		return Type{kind: kindDecimal, forced: true}, nil
	case "boolean":
		return Type{kind: kindBoolean, pair: pairAny, forced: true}, nil
	case "date":
		return Type{kind: kindDate, forced: true}, nil
	case "timestamp":
		return Type{kind: kindTimestamp, forced: true}, nil
	}
	return Type{}, fmt.Errorf("unknown kind %q\nhint: kinds are text, integer, decimal, boolean, date and timestamp", kind)
}

// WrittenAs returns t, the type that a user asks for, for numbers in the notation and
// with the unit of the type that the cells were found to have.
func (t Type) WrittenAs(found Type) Type {
	if t.isNumber() && found.styled {
		t.styled, t.notation, t.unit = true, found.notation, found.unit
	}
	return t
}

// Text is the type that holds any cell.
func Text() Type { return Type{kind: kindText} }

// Arrow returns the type of the arrays that a Column of this Type makes.
func (t Type) Arrow() arrow.DataType {
	switch t.kind {
	case kindNull:
		return arrow.Null
	case kindBoolean:
		return arrow.FixedWidthTypes.Boolean
	case kindInteger:
		return arrow.PrimitiveTypes.Int64
	case kindDecimal:
		return arrow.PrimitiveTypes.Float64
	case kindDate:
		return arrow.FixedWidthTypes.Date32
	case kindTimestamp:
		return &arrow.TimestampType{Unit: arrow.Microsecond}
	case kindTimestampUTC:
		return arrow.FixedWidthTypes.Timestamp_us
	case kindTime:
		return arrow.FixedWidthTypes.Time64us
	case kindList:
		return arrow.ListOf(t.items.arrow())
	}
	return arrow.BinaryTypes.String
}

// Unit is the currency or percent sign that every number of the column has, "" for none.
func (t Type) Unit() string { return t.unit }

// Written shows how the numbers of the column are written, such as "1,234.5" or "(5)", or what its truth values are,
// such as "yes/no"; "" where they are written as most programs do.
func (t Type) Written() string {
	switch {
	case t.kind == kindBoolean && t.pair != pairTrueFalse:
		return t.pair.String()
	case !t.styled || t.kind == kindBoolean:
		return ""
	case t.notation != notationPlain:
		return t.notation.String()
	case t.unit == "":
		return "(5)"
	}
	return ""
}

// IsText reports whether every cell is a value of t.
func (t Type) IsText() bool { return t.kind == kindText }

// String names the type in plain words.
func (t Type) String() string {
	if !t.styled {
		return t.name()
	}
	text := t.name()
	if t.unit != "" {
		text += " in " + t.unit
	}
	if t.notation != notationPlain {
		text += " written as " + t.notation.String()
	}
	return text
}

func (t Type) name() string {
	switch t.kind {
	case kindNull:
		return "empty"
	case kindBoolean:
		return "boolean"
	case kindInteger:
		return "integer"
	case kindDecimal:
		return "decimal"
	case kindDate:
		return "date"
	case kindTimestamp:
		return "timestamp"
	case kindTimestampUTC:
		return "timestamp with zone"
	case kindTime:
		return "time"
	case kindList:
		return "list of " + t.items.String()
	}
	return "text"
}

// Quoted reports whether JSON writes the values of t as strings.
func (t Type) Quoted() bool {
	switch t.kind {
	case kindText, kindDate, kindTime, kindTimestamp, kindTimestampUTC:
		return true
	}
	return t.styled
}
