package parquet

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"unicode/utf8"

	pq "github.com/parquet-go/parquet-go"
)

// appendString appends text that the file says is UTF-8.
func appendString(dst []byte, v pq.Value, odd *oddities) []byte {
	b := v.ByteArray()
	if !utf8.Valid(b) {
		odd.add(invalidUTF8)
	}
	return append(dst, validUTF8(b)...)
}

// validUTF8 puts U+FFFD in the place of what is not UTF-8.
func validUTF8(b []byte) []byte {
	return bytes.ToValidUTF8(b, []byte("\uFFFD"))
}

// appendBinary appends bytes of which the file does not say that they are text.
func appendBinary(dst []byte, v pq.Value, odd *oddities) []byte {
	b := v.ByteArray()
	if utf8.Valid(b) {
		return append(dst, b...)
	}
	odd.add(hexadecimal)
	return hex.AppendEncode(append(dst, "0x"...), b)
}

// appendUUID appends the 8-4-4-4-12 form.
func appendUUID(dst []byte, v pq.Value, _ *oddities) []byte {
	b := v.ByteArray()
	for i, part := range [...][]byte{b[:4], b[4:6], b[6:8], b[8:10], b[10:16]} {
		if i > 0 {
			dst = append(dst, '-')
		}
		dst = hex.AppendEncode(dst, part)
	}
	return dst
}

// appendInterval appends an ISO 8601 duration such as P1M2DT3.004S.
func appendInterval(dst []byte, v pq.Value, _ *oddities) []byte {
	b := v.ByteArray()
	months, days, millis := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint32(b[8:])
	dst = append(dst, 'P')
	if months > 0 {
		dst = append(strconv.AppendUint(dst, uint64(months), 10), 'M')
	}
	if days > 0 {
		dst = append(strconv.AppendUint(dst, uint64(days), 10), 'D')
	}
	if millis > 0 || months == 0 && days == 0 {
		dst = append(dst, 'T')
		dst = append(strconv.AppendFloat(dst, float64(millis)/1000, 'f', -1, 64), 'S')
	}
	return dst
}

// appendQuoted appends valid UTF-8 as a JSON string.
func appendQuoted(dst, text []byte) []byte {
	const hexDigits = "0123456789abcdef"
	dst = append(dst, '"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c < 0x20:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, '"')
}
