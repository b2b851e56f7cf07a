package parquet

import (
	"math"
	"math/big"
	"strconv"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

const (
	maxDecimalDigits = 76 // of Arrow's widest decimal; more is taken for damage
	intDigits        = 18 // always fit in an int64
	floatDigits      = 17 // significant digits that a float64 can tell apart
)

// decimals converts numbers of fixed scale; digits is the most that any has.
func decimals(t *format.DecimalType, kind pq.Kind, digits int) conversion {
	scale := int(t.Scale)
	switch {
	case scale == 0 && digits <= intDigits:
		return integers(func(v pq.Value) (int64, bool) { return unscaled64(v, kind) })
	case digits <= floatDigits:
		return floats(func(v pq.Value) float64 {
			if n, ok := unscaled64(v, kind); ok {
				return scaleDown(n, scale)
			}
			x, _ := strconv.ParseFloat(string(appendDecimal(nil, v, kind, scale)), 64) // statistics were wrong: as near as can be
			return x
		})
	}
	return convertNumberText(func(dst []byte, v pq.Value, _ *oddities) []byte {
		return appendDecimal(dst, v, kind, scale)
	})
}

// convertNumberText is convertText for texts that are JSON numbers as they stand.
func convertNumberText(text func([]byte, pq.Value, *oddities) []byte) conversion {
	c := convertText(text)
	c.json = text
	return c
}

// scaleDown returns the float64 nearest to n / 10^scale. Where both are exact
// float64s, so is the rounding of one division.
func scaleDown(n int64, scale int) float64 {
	const exact = 1 << 53
	if n >= -exact && n <= exact && scale <= 22 {
		return float64(n) / math.Pow10(scale)
	}
	return parseDecimal(n, scale)
}

// unscaled64 reads the digits of a decimal when they fit in 64 bits.
func unscaled64(v pq.Value, kind pq.Kind) (int64, bool) {
	switch kind {
	case pq.Int32:
		return int64(v.Int32()), true
	case pq.Int64:
		return v.Int64(), true
	}
	return bigEndian64(v.ByteArray())
}

// bigEndian64 reads a two's complement number when it fits in 64 bits.
func bigEndian64(b []byte) (int64, bool) {
	if len(b) == 0 {
		return 0, false
	}
	n := int64(int8(b[0])) >> 7 // the sign in every bit
	sign := byte(n)
	for len(b) > 8 {
		if b[0] != sign {
			return 0, false
		}
		b = b[1:]
	}
	if len(b) == 8 && b[0]>>7 != sign&1 {
		return 0, false
	}
	for _, c := range b {
		n = n<<8 | int64(c)
	}
	return n, true
}

// appendDecimal appends the decimal exactly.
func appendDecimal(dst []byte, v pq.Value, kind pq.Kind, scale int) []byte {
	if n, ok := unscaled64(v, kind); ok {
		return appendDecimalPoint(dst, strconv.FormatInt(n, 10), scale)
	}
	return appendDecimalPoint(dst, bigEndian(v.ByteArray()).String(), scale)
}

// bigEndian reads a two's complement number; no bytes are 0.
func bigEndian(b []byte) *big.Int {
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

// appendDecimalPoint appends digits with the point put before the last scale of them.
func appendDecimalPoint(dst []byte, digits string, scale int) []byte {
	if digits[0] == '-' {
		dst, digits = append(dst, '-'), digits[1:]
	}
	if scale <= 0 {
		return append(dst, digits...)
	}
	for len(digits) <= scale {
		digits = "0" + digits
	}
	dst = append(dst, digits[:len(digits)-scale]...)
	return append(append(dst, '.'), digits[len(digits)-scale:]...)
}

// parseDecimal returns the float64 nearest to unscaled / 10^scale.
func parseDecimal(unscaled int64, scale int) float64 {
	x, _ := strconv.ParseFloat(strconv.FormatInt(unscaled, 10)+"e-"+strconv.Itoa(scale), 64) // never out of range: scale is at most 76
	return x
}
