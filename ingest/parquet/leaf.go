package parquet

import (
	"encoding/binary"
	"math"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

// interval is the annotation that exists only as a converted type.
type interval struct{ format.NullType }

// conversionOf decides how the values of a leaf become cells. The note is not
// nil when the type alone makes values inexact.
func conversionOf(leaf element, col *pq.Column, stats bounds) (conversion, *Note, error) {
	physical := pq.Kind(leaf.Type.V)
	note := annotationOf(leaf.SchemaElement)
	if _, ok := note.(*format.NullType); ok {
		return nulls(), nil, nil
	}
	if kind := col.Type().Kind(); kind != physical {
		return conversion{}, nil, fault(hintOther, "column %q: %s cannot be stored as %s", leaf.path, describe(note), leaf.Type.V)
	}
	if err := checkLength(leaf, note, physical); err != nil {
		return conversion{}, nil, err
	}
	if c, n := annotated(note, physical, stats); c.fill != nil {
		return c, n, nil
	}
	return plain(physical), nil, nil
}

// describe names an annotation in a message.
func describe(note format.LogicalTypeValue) string {
	if note == nil {
		return "a type that is not known"
	}
	return note.String()
}

// checkLength checks the sizes that parquet-go and the conversions rely on.
func checkLength(leaf element, note format.LogicalTypeValue, physical pq.Kind) error {
	const most = 1 << 24
	length, want := leaf.TypeLength.V, int32(0)
	switch t := note.(type) {
	case *format.UUIDType:
		want = 16
	case *format.Float16Type:
		want = 2
	case *interval:
		want = 12
	case *format.DecimalType:
		if t.Precision < 1 || t.Precision > maxDecimalDigits || t.Scale < 0 || t.Scale > t.Precision {
			return fault(hintOther, "column %q: a decimal with %d digits, %d of them after the point, is not supported", leaf.path, t.Precision, t.Scale)
		}
	}
	if physical == pq.FixedLenByteArray && (length <= 0 || length > most) || want != 0 && (physical != pq.FixedLenByteArray || length != want) {
		return fault(hintOther, "column %q: a length of %d bytes does not go with its type %s", leaf.path, length, describe(note))
	}
	return nil
}

// annotated returns the conversion that an annotation asks for, an empty one
// when it asks for none.
func annotated(note format.LogicalTypeValue, physical pq.Kind, stats bounds) (conversion, *Note) {
	switch t := note.(type) {
	case *format.StringType, *format.EnumType, *format.JsonType:
		return texts().by(bulkTexts(appendString)), nil
	case *format.UUIDType:
		return convertText(appendUUID), nil
	case *interval:
		return convertText(appendInterval), nil
	case *format.DecimalType:
		return decimals(t, physical, stats.digits(physical, int(t.Precision))), nil
	case *format.IntType:
		if !t.IsSigned {
			return unsigned(physical, stats)
		}
	case *format.DateType:
		return dates().by(days), nil
	case *format.TimeType:
		if m := micros(t.Unit, physical); m != nil {
			return times(m), nil
		}
	case *format.TimestampType:
		if m := micros(t.Unit, physical); m != nil {
			c := timestamps(t.IsAdjustedToUTC, m)
			if _, ok := t.Unit.Value.(*format.MicroSeconds); ok {
				c.bulk = wholeNumbers64
			}
			return c, nil
		}
	case *format.Float16Type:
		return floats(func(v pq.Value) float64 { return halfFloat(binary.LittleEndian.Uint16(v.ByteArray())) }), nil
	}
	return conversion{}, nil
}

// plain returns the conversion of a physical type without annotation.
func plain(physical pq.Kind) conversion {
	switch physical {
	case pq.Boolean:
		return booleans().by(bulkBits)
	case pq.Int32:
		return integers(func(v pq.Value) (int64, bool) { return int64(v.Int32()), true }).by(wholeNumbers32)
	case pq.Int64:
		return integers(func(v pq.Value) (int64, bool) { return v.Int64(), true }).by(wholeNumbers64)
	case pq.Int96:
		return timestamps(false, int96Micros)
	case pq.Float:
		return floats(func(v pq.Value) float64 { return float64(v.Float()) }).by(singles)
	case pq.Double:
		return floats(func(v pq.Value) float64 { return v.Double() }).by(doubles)
	}
	c := convertText(appendBinary)
	if physical == pq.ByteArray {
		c.bulk = bulkTexts(appendBinary)
	}
	return c
}

// by adds the bulk of a conversion.
func (c conversion) by(b bulk) conversion {
	c.bulk = b
	return c
}

func unsigned(physical pq.Kind, stats bounds) (conversion, *Note) {
	if physical == pq.Int32 {
		return integers(func(v pq.Value) (int64, bool) { return int64(v.Uint32()), true }), nil
	}
	if stats.below(1 << 63) {
		return integers(func(v pq.Value) (int64, bool) { n := v.Int64(); return n, n >= 0 }), nil
	}
	return floats(func(v pq.Value) float64 { return float64(v.Uint64()) }),
		&Note{Kind: noteRounded, Text: "whole numbers of 64 bits without sign; those above 9,007,199,254,740,992 may be rounded", Count: 1}
}

// annotationOf returns what the schema says of a leaf's meaning, also when it
// says so in the old way.
func annotationOf(el *format.SchemaElement) format.LogicalTypeValue {
	if el.LogicalType.Value != nil {
		return el.LogicalType.Value
	}
	if !el.ConvertedType.Valid {
		return nil
	}
	millis, micros := format.TimeUnit{Value: &format.MilliSeconds{}}, format.TimeUnit{Value: &format.MicroSeconds{}}
	switch el.ConvertedType.V {
	case deprecated.UTF8:
		return &format.StringType{}
	case deprecated.Enum:
		return &format.EnumType{}
	case deprecated.Json:
		return &format.JsonType{}
	case deprecated.Bson:
		return &format.BsonType{}
	case deprecated.Decimal:
		return &format.DecimalType{Scale: el.Scale.V, Precision: el.Precision.V}
	case deprecated.Date:
		return &format.DateType{}
	case deprecated.TimeMillis:
		return &format.TimeType{IsAdjustedToUTC: true, Unit: millis}
	case deprecated.TimeMicros:
		return &format.TimeType{IsAdjustedToUTC: true, Unit: micros}
	case deprecated.TimestampMillis:
		return &format.TimestampType{IsAdjustedToUTC: true, Unit: millis}
	case deprecated.TimestampMicros:
		return &format.TimestampType{IsAdjustedToUTC: true, Unit: micros}
	case deprecated.Uint8, deprecated.Uint16, deprecated.Uint32, deprecated.Uint64:
		return &format.IntType{BitWidth: 64, IsSigned: false}
	case deprecated.Int8, deprecated.Int16, deprecated.Int32, deprecated.Int64:
		return &format.IntType{BitWidth: 64, IsSigned: true}
	case deprecated.Interval:
		return &interval{}
	}
	return nil
}

// halfFloat widens an IEEE 754 binary16.
func halfFloat(h uint16) float64 {
	sign := 1.0
	if h>>15 != 0 {
		sign = -1
	}
	exponent, fraction := int(h>>10&31), float64(h&1023)
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+fraction, exponent-25)
}
