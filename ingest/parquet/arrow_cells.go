package parquet

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/decimal256"
	"github.com/apache/arrow/go/v17/arrow/float16"
)

// An arrowFill says how the cells of a field of an Arrow file become those of a column.
type arrowFill struct {
	typ    arrow.DataType
	nested bool
	// cell appends a cell that is not null to a builder of typ.
	cell func(b array.Builder, cells arrow.Array, i int, odd *oddities)
}

// arrowFillOf decides as package parquet does for Parquet's types.
func arrowFillOf(t arrow.DataType) arrowFill {
	switch t := t.(type) {
	case *arrow.NullType:
		return arrowFill{typ: arrow.Null, cell: func(b array.Builder, _ arrow.Array, _ int, _ *oddities) { b.AppendNull() }}
	case *arrow.BooleanType:
		return fillOf(arrow.FixedWidthTypes.Boolean, (*array.BooleanBuilder).Append,
			func(a *array.Boolean, i int, _ *oddities) (bool, bool) { return a.Value(i), true })
	case *arrow.Uint64Type:
		return fillInts(func(a *array.Uint64, i int, _ *oddities) (int64, bool) {
			return int64(a.Value(i)), a.Value(i) <= math.MaxInt64
		})
	case *arrow.Decimal128Type:
		return fillDecimals(t.Precision, t.Scale)
	case *arrow.Decimal256Type:
		return fillDecimals(t.Precision, t.Scale)
	case *arrow.DictionaryType:
		return fillDictionary(t)
	case arrow.ExtensionType:
		f := arrowFillOf(t.StorageType())
		inner := f.cell
		f.cell = func(b array.Builder, a arrow.Array, i int, odd *oddities) {
			inner(b, a.(array.ExtensionArray).Storage(), i, odd)
		}
		return f
	}
	if f, ok := fillNumbers(t); ok {
		return f
	}
	if f, ok := fillTimes(t); ok {
		return f
	}
	if f, ok := fillTexts(t); ok {
		return f
	}
	if f, ok := fillLists(t); ok {
		return f
	}
	return arrowFill{typ: arrow.BinaryTypes.String, nested: true, cell: nestedCell}
}

// fillOf makes an arrowFill from a function that reads a cell, which says false when
// the type cannot hold it.
func fillOf[B array.Builder, A arrow.Array, T any](typ arrow.DataType, add func(B, T), value func(A, int, *oddities) (T, bool)) arrowFill {
	return arrowFill{typ: typ, cell: func(b array.Builder, cells arrow.Array, i int, odd *oddities) {
		v, ok := value(cells.(A), i, odd)
		if !ok {
			odd.add(misfit)
			b.AppendNull()
			return
		}
		add(b.(B), v)
	}}
}

func fillInts[A arrow.Array](value func(A, int, *oddities) (int64, bool)) arrowFill {
	return fillOf(arrow.PrimitiveTypes.Int64, (*array.Int64Builder).Append, value)
}

func fillFloats[A arrow.Array](value func(A, int, *oddities) (float64, bool)) arrowFill {
	return fillOf(arrow.PrimitiveTypes.Float64, (*array.Float64Builder).Append, value)
}

func fillText[A arrow.Array](value func(A, int, *oddities) (string, bool)) arrowFill {
	return fillOf(arrow.BinaryTypes.String, (*array.StringBuilder).Append, value)
}

// valuesOf are arrays of plain values.
type valuesOf[T any] interface {
	arrow.Array
	Value(int) T
}

func wholeNumbers[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32]() arrowFill {
	return fillInts(func(a valuesOf[T], i int, _ *oddities) (int64, bool) { return int64(a.Value(i)), true })
}

func fillNumbers(t arrow.DataType) (arrowFill, bool) {
	switch t.ID() {
	case arrow.INT8:
		return wholeNumbers[int8](), true
	case arrow.INT16:
		return wholeNumbers[int16](), true
	case arrow.INT32:
		return wholeNumbers[int32](), true
	case arrow.INT64:
		return wholeNumbers[int64](), true
	case arrow.UINT8:
		return wholeNumbers[uint8](), true
	case arrow.UINT16:
		return wholeNumbers[uint16](), true
	case arrow.UINT32:
		return wholeNumbers[uint32](), true
	case arrow.FLOAT16:
		return fillFloats(func(a valuesOf[float16.Num], i int, _ *oddities) (float64, bool) {
			return float64(a.Value(i).Float32()), true
		}), true
	case arrow.FLOAT32:
		return fillFloats(func(a valuesOf[float32], i int, _ *oddities) (float64, bool) { return float64(a.Value(i)), true }), true
	case arrow.FLOAT64:
		return fillFloats(func(a valuesOf[float64], i int, _ *oddities) (float64, bool) { return a.Value(i), true }), true
	}
	return arrowFill{}, false
}

// fillDecimals converts numbers of fixed scale by the digits that the type declares.
func fillDecimals(precision, scale int32) arrowFill {
	switch {
	case scale == 0 && precision <= intDigits:
		return fillInts(func(a arrow.Array, i int, _ *oddities) (int64, bool) {
			n, err := strconv.ParseInt(decimalText(a, i, 0), 10, 64)
			return n, err == nil
		})
	case precision <= floatDigits && scale >= 0:
		return fillFloats(func(a arrow.Array, i int, _ *oddities) (float64, bool) {
			x, err := strconv.ParseFloat(decimalText(a, i, scale), 64)
			return x, err == nil
		})
	}
	return fillText(func(a arrow.Array, i int, _ *oddities) (string, bool) { return decimalText(a, i, scale), true })
}

func decimalText(a arrow.Array, i int, scale int32) string {
	var n decimal256.Num
	switch a := a.(type) {
	case *array.Decimal128:
		n = decimal256.FromDecimal128(a.Value(i))
	case *array.Decimal256:
		n = a.Value(i)
	}
	digits := n.BigInt().String()
	if scale < 0 && digits != "0" {
		digits += string(bytes.Repeat([]byte("0"), min(int(-scale), maxDecimalDigits)))
	}
	return string(appendDecimalPoint(nil, digits, int(scale)))
}

// fillDictionary looks the values up.
func fillDictionary(t *arrow.DictionaryType) arrowFill {
	f := arrowFillOf(t.ValueType)
	inner := f.cell
	f.cell = func(b array.Builder, cells arrow.Array, i int, odd *oddities) {
		d := cells.(*array.Dictionary)
		at := d.GetValueIndex(i)
		if d.Dictionary().IsNull(at) {
			b.AppendNull()
			return
		}
		inner(b, d.Dictionary(), at, odd)
	}
	return f
}

func fillTexts(t arrow.DataType) (arrowFill, bool) {
	switch t.ID() {
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		return fillText(func(a valuesOf[string], i int, odd *oddities) (string, bool) {
			s := a.Value(i)
			if !utf8.ValidString(s) {
				odd.add(invalidUTF8)
				s = string(validUTF8([]byte(s)))
			}
			return s, true
		}), true
	case arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW, arrow.FIXED_SIZE_BINARY:
		return fillText(func(a valuesOf[[]byte], i int, odd *oddities) (string, bool) {
			b := a.Value(i)
			if utf8.Valid(b) {
				return string(b), true
			}
			odd.add(hexadecimal)
			return "0x" + hex.EncodeToString(b), true
		}), true
	}
	return arrowFill{}, false
}

// nestedCell appends a list, a map or another nested value as JSON text.
func nestedCell(b array.Builder, cells arrow.Array, i int, _ *oddities) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	to := b.(*array.StringBuilder)
	if err := e.Encode(cells.GetOneForMarshal(i)); err != nil {
		to.Append(string(validUTF8([]byte(cells.ValueStr(i))))) // JSON has no word for some numbers
		return
	}
	to.BinaryBuilder.Append(validUTF8(bytes.TrimSpace(text.Bytes())))
}
