package parquet

import (
	"math"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

const microsPerDay = 24 * 60 * 60 * 1_000_000

func dates() conversion {
	return convert[*array.Date32Builder](arrow.FixedWidthTypes.Date32,
		func(v pq.Value, _ *oddities) (arrow.Date32, bool) { return arrow.Date32(v.Int32()), true },
		func(dst []byte, d arrow.Date32) []byte {
			return d.ToTime().AppendFormat(dst, `"2006-01-02"`)
		})
}

// times converts times of day; 24:00 is the largest.
func times(micros func(pq.Value, *oddities) (int64, bool)) conversion {
	return convert[*array.Time64Builder](arrow.FixedWidthTypes.Time64us,
		func(v pq.Value, odd *oddities) (arrow.Time64, bool) {
			t, ok := micros(v, odd)
			return arrow.Time64(t), ok && t >= 0 && t <= microsPerDay
		},
		func(dst []byte, t arrow.Time64) []byte {
			return t.ToTime(arrow.Microsecond).AppendFormat(dst, `"15:04:05.999999"`)
		})
}

// timestamps converts points in time; utc tells that they are instants and not
// the reading of a clock somewhere.
func timestamps(utc bool, micros func(pq.Value, *oddities) (int64, bool)) conversion {
	typ, layout := &arrow.TimestampType{Unit: arrow.Microsecond}, `"2006-01-02T15:04:05.999999"`
	if utc {
		typ, layout = &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}, `"2006-01-02T15:04:05.999999Z"`
	}
	return convert[*array.TimestampBuilder](typ,
		func(v pq.Value, odd *oddities) (arrow.Timestamp, bool) {
			t, ok := micros(v, odd)
			return arrow.Timestamp(t), ok
		},
		func(dst []byte, t arrow.Timestamp) []byte {
			return time.UnixMicro(int64(t)).UTC().AppendFormat(dst, layout)
		})
}

// micros returns the function that reads a time of the unit in microseconds.
// Times in milliseconds of a day are stored in 32 bits.
func micros(unit format.TimeUnit, kind pq.Kind) func(pq.Value, *oddities) (int64, bool) {
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		if kind == pq.Int32 {
			return func(v pq.Value, _ *oddities) (int64, bool) { return int64(v.Int32()) * 1000, true }
		}
		return func(v pq.Value, _ *oddities) (int64, bool) {
			ms := v.Int64()
			return ms * 1000, ms <= math.MaxInt64/1000 && ms >= math.MinInt64/1000
		}
	case *format.MicroSeconds:
		return func(v pq.Value, _ *oddities) (int64, bool) { return v.Int64(), true }
	case *format.NanoSeconds:
		return func(v pq.Value, odd *oddities) (int64, bool) { return cutNanos(v.Int64(), odd), true }
	}
	return nil
}

// cutNanos rounds nanoseconds down to microseconds.
func cutNanos(ns int64, odd *oddities) int64 {
	us, rest := ns/1000, ns%1000
	if rest != 0 {
		odd.add(cut)
		if rest < 0 {
			us--
		}
	}
	return us
}

// int96Micros reads the old form of a timestamp: nanoseconds of the day, then
// the Julian day number.
func int96Micros(v pq.Value, odd *oddities) (int64, bool) {
	const unixEpoch = 2_440_588 // Julian day of 1970-01-01
	i := v.Int96()
	ns := int64(uint64(i[0]) | uint64(i[1])<<32)
	day := int64(i[2]) - unixEpoch
	if day > math.MaxInt64/microsPerDay-1 || day < math.MinInt64/microsPerDay+1 || ns < 0 || ns > microsPerDay*1000 {
		return 0, false
	}
	return day*microsPerDay + cutNanos(ns, odd), true
}
