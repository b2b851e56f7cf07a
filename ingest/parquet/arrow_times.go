package parquet

import (
	"math"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

func fillTimes(t arrow.DataType) (arrowFill, bool) {
	switch t := t.(type) {
	case *arrow.Date32Type:
		return fillOf(arrow.FixedWidthTypes.Date32, (*array.Date32Builder).Append,
			func(a *array.Date32, i int, _ *oddities) (arrow.Date32, bool) { return a.Value(i), true }), true
	case *arrow.Date64Type:
		return fillOf(arrow.FixedWidthTypes.Date32, (*array.Date32Builder).Append, dateOfMillis), true
	case *arrow.Time32Type:
		return fillClock(func(a *array.Time32, i int) int64 { return int64(a.Value(i)) }, t.Unit), true
	case *arrow.Time64Type:
		return fillClock(func(a *array.Time64, i int) int64 { return int64(a.Value(i)) }, t.Unit), true
	case *arrow.TimestampType:
		typ := &arrow.TimestampType{Unit: arrow.Microsecond}
		if t.TimeZone != "" {
			typ.TimeZone = "UTC"
		}
		return fillOf(typ, (*array.TimestampBuilder).Append, func(a *array.Timestamp, i int, odd *oddities) (arrow.Timestamp, bool) {
			n, ok := unitMicros(int64(a.Value(i)), t.Unit, odd)
			return arrow.Timestamp(n), ok
		}), true
	case *arrow.DurationType:
		return fillText(func(a *array.Duration, i int, _ *oddities) (string, bool) {
			return durationText(int64(a.Value(i)), t.Unit), true
		}), true
	}
	return arrowFill{}, false
}

func dateOfMillis(a *array.Date64, i int, _ *oddities) (arrow.Date32, bool) {
	const day = microsPerDay / 1000
	ms := int64(a.Value(i))
	days := ms / day
	if ms%day < 0 {
		days--
	}
	return arrow.Date32(days), days >= math.MinInt32 && days <= math.MaxInt32
}

// fillClock converts times of day; 24:00 is the largest.
func fillClock[A arrow.Array](value func(A, int) int64, unit arrow.TimeUnit) arrowFill {
	return fillOf(arrow.FixedWidthTypes.Time64us, (*array.Time64Builder).Append, func(a A, i int, odd *oddities) (arrow.Time64, bool) {
		n, ok := unitMicros(value(a, i), unit, odd)
		return arrow.Time64(n), ok && n >= 0 && n <= microsPerDay
	})
}

// unitMicros is a time of a unit in microseconds.
func unitMicros(n int64, unit arrow.TimeUnit, odd *oddities) (int64, bool) {
	factor := int64(1)
	switch unit {
	case arrow.Second:
		factor = 1_000_000
	case arrow.Millisecond:
		factor = 1000
	case arrow.Nanosecond:
		return cutNanos(n, odd), true
	}
	return n * factor, n <= math.MaxInt64/factor && n >= math.MinInt64/factor
}

// durationText spells a duration as ISO 8601 does.
func durationText(n int64, unit arrow.TimeUnit) string {
	digits, sign := strconv.FormatInt(n, 10), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	scale := map[arrow.TimeUnit]int{arrow.Millisecond: 3, arrow.Microsecond: 6, arrow.Nanosecond: 9}[unit]
	return sign + "PT" + string(appendDecimalPoint(nil, digits, scale)) + "S"
}
