package parquet

import (
	"encoding/hex"
	"slices"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go/variant"
)

// variant appends a variant as JSON: its parts are the names of keys, values
// in a binary form of their own and, where the writer took them out, values in columns of their type.
func (a *assembly) variant(dst []byte, n *node) ([]byte, error) {
	names, err := a.bytes(n.field("metadata"))
	if err != nil {
		return dst, err
	}
	metadata, err := variant.DecodeMetadata(names)
	if err != nil {
		return dst, err
	}
	dst, found, err := a.shredded(dst, n, metadata)
	if err == nil && !found {
		dst = append(dst, "null"...)
	}
	return dst, err
}

// shredded appends what the fields "value" and "typed_value" of n hold together; found is false when both are missing.
func (a *assembly) shredded(dst []byte, n *node, metadata variant.Metadata) (text []byte, found bool, err error) {
	var value variant.Value
	binaryForm, err := a.bytes(n.field("value"))
	if err != nil {
		return dst, false, err
	}
	if binaryForm != nil {
		if value, err = variant.Decode(metadata, binaryForm); err != nil {
			return dst, false, err
		}
	}
	typed, definition := n.field("typed_value"), 0
	if typed != nil {
		if definition, _, err = a.head(typed); err != nil {
			return dst, false, err
		}
	}
	if typed == nil || definition < typed.present {
		if typed != nil {
			err = a.skip(typed)
		}
		if binaryForm != nil {
			dst = appendVariant(dst, value)
		}
		return dst, binaryForm != nil, err
	}
	switch typed.shape {
	case record:
		dst, err = a.shreddedObject(dst, typed, metadata, value)
	case list:
		dst, err = a.items(dst, typed.fields[0], '[', ']', func(dst []byte, n *node) ([]byte, error) {
			dst, found, err := a.shredded(dst, n.fields[0], metadata)
			if err == nil && !found {
				dst = append(dst, "null"...)
			}
			return dst, err
		})
	default:
		dst, err = a.single(dst, typed)
	}
	return dst, true, err
}

// shreddedObject appends an object of which some fields are columns and the rest is a value.
func (a *assembly) shreddedObject(dst []byte, n *node, metadata variant.Metadata, rest variant.Value) ([]byte, error) {
	dst = append(dst, '{')
	start := len(dst)
	comma := func(dst []byte) []byte {
		if len(dst) > start {
			dst = append(dst, ',')
		}
		return dst
	}
	for _, field := range n.fields {
		before := len(dst)
		dst = append(appendQuoted(comma(dst), []byte(field.name)), ':')
		text, found, err := a.shredded(dst, field, metadata)
		if err != nil {
			return dst, err
		}
		if dst = text; !found {
			dst = dst[:before]
		}
	}
	for _, field := range rest.ObjectValue().Fields {
		dst = append(appendQuoted(comma(dst), validUTF8([]byte(field.Name))), ':')
		dst = appendVariant(dst, field.Value)
	}
	return append(dst, '}'), nil
}

// bytes takes the next value of a leaf; nil when it is null or there is no such leaf.
func (a *assembly) bytes(n *node) ([]byte, error) {
	if n == nil {
		return nil, nil
	}
	if n.shape != scalar || len(a.rows[n.first]) == 0 {
		return nil, errLevels
	}
	v := a.rows[n.first][0]
	a.rows[n.first] = a.rows[n.first][1:]
	if v.IsNull() {
		return nil, nil
	}
	return slices.Clip(v.ByteArray()), nil
}

// appendVariant appends a value in JSON.
func appendVariant(dst []byte, v variant.Value) []byte {
	switch v.Basic() {
	case variant.BasicShortString:
		return appendQuoted(dst, validUTF8([]byte(v.Str())))
	case variant.BasicObject:
		dst = append(dst, '{')
		for i, field := range v.ObjectValue().Fields {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(appendQuoted(dst, validUTF8([]byte(field.Name))), ':')
			dst = appendVariant(dst, field.Value)
		}
		return append(dst, '}')
	case variant.BasicArray:
		dst = append(dst, '[')
		for i, element := range v.ArrayValue().Elements {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendVariant(dst, element)
		}
		return append(dst, ']')
	}
	return appendPrimitive(dst, v)
}

func appendPrimitive(dst []byte, v variant.Value) []byte {
	switch v.Type() {
	case variant.PrimitiveNull:
		return append(dst, "null"...)
	case variant.PrimitiveTrue, variant.PrimitiveFalse:
		return strconv.AppendBool(dst, v.BoolValue())
	case variant.PrimitiveFloat, variant.PrimitiveDouble:
		return appendFloat(dst, v.FloatValue())
	case variant.PrimitiveDecimal4, variant.PrimitiveDecimal8:
		return appendDecimalPoint(dst, strconv.FormatInt(v.Int(), 10), int(v.Scale()))
	case variant.PrimitiveDecimal16:
		b := v.Decimal16Value()
		slices.Reverse(b[:])
		return appendDecimalPoint(dst, bigEndian(b[:]).String(), int(v.Scale()))
	case variant.PrimitiveDate:
		return time.Unix(v.Int()*86_400, 0).UTC().AppendFormat(dst, `"2006-01-02"`)
	case variant.PrimitiveTime:
		return time.UnixMicro(v.Int()).UTC().AppendFormat(dst, `"15:04:05.999999"`)
	case variant.PrimitiveTimestamp:
		return time.UnixMicro(v.Int()).UTC().AppendFormat(dst, `"2006-01-02T15:04:05.999999Z"`)
	case variant.PrimitiveTimestampNTZ:
		return time.UnixMicro(v.Int()).UTC().AppendFormat(dst, `"2006-01-02T15:04:05.999999"`)
	case variant.PrimitiveTimestampNanos:
		return time.Unix(0, v.Int()).UTC().AppendFormat(dst, `"2006-01-02T15:04:05.999999999Z"`)
	case variant.PrimitiveTimestampNTZNanos:
		return time.Unix(0, v.Int()).UTC().AppendFormat(dst, `"2006-01-02T15:04:05.999999999"`)
	case variant.PrimitiveString:
		return appendQuoted(dst, validUTF8([]byte(v.Str())))
	case variant.PrimitiveBinary:
		return append(hex.AppendEncode(append(dst, `"0x`...), v.Bytes()), '"')
	case variant.PrimitiveUUID:
		return append(append(append(dst, '"'), v.UUIDValue().String()...), '"')
	}
	return strconv.AppendInt(dst, v.Int(), 10)
}
