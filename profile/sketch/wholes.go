package sketch

import (
	"math"
	"math/bits"
)

// A wholes is a set of hashes of whole numbers that lie close together: one bit for each number, which stay in the
// processor's cache where a table of hashes does not. Hashes are those of the bits of a float64; see Mix.
type wholes struct {
	low  int64 // the number of the first bit
	bits []uint64
}

// bitsEach is how many bits there may be for each hash.
const bitsEach = 32

// wholesOf returns an empty set with room for what hashes are of and as much on both sides, without any if they are of anything else.
func wholesOf(hashes []uint64) wholes {
	low, high := math.Inf(1), math.Inf(-1)
	for _, h := range hashes {
		v := math.Float64frombits(Unmix(h))
		if v != math.Trunc(v) || math.Abs(v) > 1<<52 {
			return wholes{}
		}
		low, high = min(low, v), max(high, v)
	}
	span := high - low
	if len(hashes) == 0 || !(3*span < float64(bitsEach*len(hashes))) {
		return wholes{}
	}
	return wholes{low: int64(low - span), bits: make([]uint64, int(3*span)/64+1)}
}

// find tells the place of a hash, if it is of a number that n has a bit for.
func (w *wholes) find(hash uint64) (at uint64, ok bool) {
	word := Unmix(hash)
	v := int64(math.Float64frombits(word))
	at = uint64(v - w.low)
	return at, at < uint64(64*len(w.bits)) && math.Float64bits(float64(v)) == word
}

// set adds what has a place and returns how many were added, one or none.
func (w *wholes) set(at uint64) int {
	before := w.bits[at>>6]
	w.bits[at>>6] = before | 1<<(at&63)
	return 1 - int(before>>(at&63)&1)
}

// hasAll reports whether all of hashes are in the set.
func (w *wholes) hasAll(hashes []uint64) bool {
	absent := uint64(0)
	for _, h := range hashes {
		at, ok := w.find(h)
		if !ok {
			return false
		}
		absent |= ^w.bits[at>>6] >> (at & 63) & 1
	}
	return absent == 0
}

// each calls f with every hash in the set.
func (w *wholes) each(f func(hash uint64)) {
	for i, word := range w.bits {
		for ; word != 0; word &= word - 1 {
			f(Mix(math.Float64bits(float64(w.low + int64(64*i+bits.TrailingZeros64(word))))))
		}
	}
}
