package cell

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// What follows reads cells eight bytes at a time, which takes half the time of a loop
// over digits. Each function takes only cells that are written plainly, and says so; its
// result is then that of its slow twin: parseInteger, parseDecimal, parseMoment.

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
	zeroDigit = '0' * everyByte
	overNine  = (0x80 - 10) * everyByte // added to a byte above 9, it sets the high bit
	point     = '.' ^ '0'
)

// lastWords returns the last 16 bytes of text up to end, less '0', the first in the lowest
// place: low is the eight nearest to end. Those before the n last ones are 0. There must
// be 16 bytes before end, and n at most 16.
func lastWords(text []byte, end, n int) (high, low uint64) {
	w := text[end-16 : end]
	high = (binary.LittleEndian.Uint64(w) ^ zeroDigit) & nearest[n][0]
	low = (binary.LittleEndian.Uint64(w[8:]) ^ zeroDigit) & nearest[n][1]
	return high, low
}

// nearest covers the n last of sixteen bytes: those of the first eight, and of the others.
var nearest = func() (cover [17][2]uint64) {
	for n := range cover {
		cover[n] = [2]uint64{^uint64(0) << (128 - 8*max(n, 8)), ^uint64(0) << (64 - 8*min(n, 8))}
	}
	return cover
}()

// notDigits has the high bit of every byte set that is over 9. A byte of 128 or more may
// set that of the next one too.
func notDigits(w uint64) uint64 { return (w + overNine | w) & highBits }

// eightDigits is the number whose decimal digits are the bytes of w, the first in the lowest place.
func eightDigits(w uint64) uint64 {
	w = w * (10<<8 + 1) >> 8
	w = w & 0x00ff00ff00ff00ff * (100<<16 + 1) >> 16
	return w & 0x0000ffff0000ffff * (10000<<32 + 1) >> 32
}

// quickInteger reads an integer of at most 15 digits without a plus or leading zeros.
func quickInteger(text []byte, s Span) (value int64, ok bool) {
	start, n := int(s.At), int(s.Length)
	end := start + n
	if n <= 0 || end < 16 {
		return 0, false
	}
	negative := text[start] == '-'
	if negative {
		start++
		n--
	}
	if n > 15 || n == 0 || text[start] == '0' && n > 1 {
		return 0, false
	}
	high, low := lastWords(text, end, n)
	if notDigits(low)|notDigits(high) != 0 {
		return 0, false
	}
	value = int64(eightDigits(low))
	if high != 0 {
		value += int64(eightDigits(high)) * 1e8
	}
	if negative {
		value = -value
	}
	return value, true
}

// quickDecimal reads digits with an optional minus and point, of which there are so few
// that mantissa and power of ten are exact: most numbers are such. What differs from one number of a column to the next, as its
// sign, is calculated with instead of asked about, since a wrong guess of the processor costs more than the rest. The last cell of a text
// is left to the twin.
func quickDecimal(text []byte, s Span) (value float64, ok bool) {
	start, n := int(s.At), int(s.Length)
	end := start + n
	if n <= 0 || end < 16 {
		return 0, false
	}
	negative := one(text[start] == '-')
	start += negative
	n -= negative
	if n > 16 || start+1 >= len(text) {
		return 0, false
	}
	first, second := text[start], text[start+1]
	if n < 2 && (n == 0 || first == '.') || one(n > 1)&one(first == '0')&one(second != '.') != 0 {
		return 0, false
	}
	high, low := lastWords(text, end, n)
	fraction := 0                                    // digits behind the point
	inHigh, inLow := notDigits(high), notDigits(low) // what is no digit must be one point
	switch {
	case inLow != 0:
		at := uint(bits.TrailingZeros64(inLow)) &^ 7
		if inHigh != 0 || inLow&(inLow-1) != 0 || byte(low>>at) != point {
			return 0, false
		}
		fraction = 7 - int(at>>3)
		below := uint64(1)<<at - 1
		low = low&^(below<<8|0xff) | low&below<<8 | high>>56
		high <<= 8
	case inHigh != 0:
		at := uint(bits.TrailingZeros64(inHigh)) &^ 7
		if inHigh&(inHigh-1) != 0 || byte(high>>at) != point {
			return 0, false
		}
		fraction = 15 - int(at>>3)
		below := uint64(1)<<at - 1
		high = high&^(below<<8|0xff) | high&below<<8
	}
	mantissa := eightDigits(low) + eightDigits(high)*1e8
	if mantissa > maxExact {
		return 0, false
	}
	value = float64(mantissa) / powersOfTen[fraction&15]
	return math.Float64frombits(math.Float64bits(value) | uint64(negative)<<63), true
}

var powersOfTen = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// quickMoment reads 2006-01-02, 2006-01-02 15:04:05 or 2006-01-02T15:04:05.
func quickMoment(cell []byte) (days int32, micros int64, ok bool) {
	const dashed = "0000-00-00"
	if len(cell) < len(dashed) || cell[4] != '-' || cell[7] != '-' {
		return 0, 0, false
	}
	year := uint64(binary.LittleEndian.Uint32(cell))
	w := (year | uint64(cell[5])<<32 | uint64(cell[6])<<40 | uint64(cell[8])<<48 | uint64(cell[9])<<56) ^ zeroDigit
	if notDigits(w) != 0 {
		return 0, 0, false
	}
	pairs := w * (10<<8 + 1) >> 8 // the first, third, … byte of two digits each
	days, ok = date(int(pairs&0xff)*100+int(pairs>>16&0xff), int(pairs>>32&0xff), int(pairs>>48&0xff))
	if len(cell) == len(dashed) || !ok {
		return days, 0, ok
	}
	if len(cell) != len("0000-00-00 00:00:00") || cell[10] != ' ' && cell[10] != 'T' {
		return 0, 0, false
	}
	const colons, places = uint64(':'^'0')<<16 | uint64(':'^'0')<<40, uint64(0xff<<16 | 0xff<<40)
	t := binary.LittleEndian.Uint64(cell[11:]) ^ zeroDigit ^ colons
	if notDigits(t) != 0 || t&places != 0 {
		return 0, 0, false
	}
	t = t * (10<<8 + 1) >> 8
	hour, minute, second := int64(t&0xff), int64(t>>24&0xff), int64(t>>48&0xff)
	if hour > 23 || minute > 59 || second > 59 {
		return 0, 0, false
	}
	return days, (hour*3600 + minute*60 + second) * microsPerSecond, true
}
