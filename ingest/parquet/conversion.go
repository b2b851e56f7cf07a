package parquet

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	pq "github.com/parquet-go/parquet-go"
)

// A conversion turns the values of one leaf into cells.
type conversion struct {
	typ arrow.DataType
	// fill appends one cell per value of a flat column to a builder of typ that has room for them.
	fill func(b array.Builder, values []pq.Value, odd *oddities)
	// bulk does the same by pages; nil where the values are looked at one by one.
	bulk bulk
	// json appends one value that is not null as JSON text.
	json func(dst []byte, v pq.Value, odd *oddities) []byte
}

// An appender is a builder of cells of one Go type in which room was reserved.
type appender[T any] interface {
	UnsafeAppend(T)
	UnsafeAppendBoolToBitmap(valid bool)
}

// convert makes a conversion from a function from value to cell, which says
// false when the type cannot hold the value, and one that appends the cell as JSON.
func convert[B appender[T], T any](typ arrow.DataType, cell func(pq.Value, *oddities) (T, bool), text func([]byte, T) []byte) conversion {
	return conversion{
		typ: typ,
		fill: func(b array.Builder, values []pq.Value, odd *oddities) {
			to := b.(B)
			for _, v := range values {
				if v.IsNull() {
					to.UnsafeAppendBoolToBitmap(false)
				} else if c, ok := cell(v, odd); ok {
					to.UnsafeAppend(c)
				} else {
					odd.add(misfit)
					to.UnsafeAppendBoolToBitmap(false)
				}
				odd.row++
			}
		},
		json: func(dst []byte, v pq.Value, odd *oddities) []byte {
			if c, ok := cell(v, odd); ok {
				return text(dst, c)
			}
			odd.add(misfit)
			return append(dst, "null"...)
		},
	}
}

// convertText makes a conversion to utf8 from a function that appends a
// value's text.
func convertText(text func([]byte, pq.Value, *oddities) []byte) conversion {
	return conversion{
		typ: arrow.BinaryTypes.String,
		fill: func(b array.Builder, values []pq.Value, odd *oddities) {
			to := b.(*array.StringBuilder).BinaryBuilder
			var cell []byte
			for _, v := range values {
				if v.IsNull() {
					to.AppendNull()
				} else {
					cell = text(cell[:0], v, odd)
					to.Append(cell)
				}
				odd.row++
			}
		},
		json: func(dst []byte, v pq.Value, odd *oddities) []byte {
			return appendQuoted(dst, text(nil, v, odd))
		},
	}
}

// texts converts text that the file says is UTF-8.
func texts() conversion {
	c := convertText(appendString)
	c.fill = func(b array.Builder, values []pq.Value, odd *oddities) {
		to := b.(*array.StringBuilder).BinaryBuilder
		for _, v := range values {
			if v.IsNull() {
				to.AppendNull()
			} else if cell := v.ByteArray(); utf8.Valid(cell) {
				to.Append(cell)
			} else {
				to.Append(appendString(nil, v, odd))
			}
			odd.row++
		}
	}
	return c
}

func booleans() conversion {
	return convert[*array.BooleanBuilder](arrow.FixedWidthTypes.Boolean,
		func(v pq.Value, _ *oddities) (bool, bool) { return v.Boolean(), true }, strconv.AppendBool)
}

func integers(cell func(pq.Value) (int64, bool)) conversion {
	return convert[*array.Int64Builder](arrow.PrimitiveTypes.Int64,
		func(v pq.Value, _ *oddities) (int64, bool) { return cell(v) },
		func(dst []byte, n int64) []byte { return strconv.AppendInt(dst, n, 10) })
}

func floats(cell func(pq.Value) float64) conversion {
	return convert[*array.Float64Builder](arrow.PrimitiveTypes.Float64,
		func(v pq.Value, _ *oddities) (float64, bool) { return cell(v), true }, appendFloat)
}

// appendFloat appends the shortest text that reads back as x; JSON has no
// number for NaN and the infinities, so they are quoted.
func appendFloat(dst []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		dst = append(dst, '"')
		dst = strconv.AppendFloat(dst, x, 'g', -1, 64)
		return append(dst, '"')
	}
	return strconv.AppendFloat(dst, x, 'g', -1, 64)
}

// nulls is the conversion of a column that can hold nothing but null.
func nulls() conversion {
	return conversion{
		typ: arrow.Null,
		fill: func(b array.Builder, values []pq.Value, odd *oddities) {
			for range values {
				b.AppendNull()
			}
			odd.row += int64(len(values))
		},
		json: func(dst []byte, _ pq.Value, _ *oddities) []byte { return append(dst, "null"...) },
	}
}
