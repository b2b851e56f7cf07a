package profile

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
)

// mostExact is up to where every whole number is a float64.
const mostExact = 1 << 53

// wordOf is what of a whole number is hashed. Up to 2^53 it is that of the equal float64, so that a column of whole numbers
// can be merged with one of decimals.
func wordOf(v int64) uint64 {
	if uint64(v+mostExact) <= 2*mostExact {
		return math.Float64bits(float64(v))
	}
	return swapLarge(v)
}

// swapLarge is swapWord, which is too long for wordOf to be inlined with it.
//
//go:noinline
func swapLarge(v int64) uint64 { return swapWord(uint64(v)) }

// intOfHash is the whole number of a hash, which is its word, mixed.
func intOfHash(hash uint64) int64 { return int64(swapWord(sketch.Unmix(hash))) }

// swapWord is its own inverse: it swaps the bits of each whole number up to 2^53 with those of the equal float64, and
// leaves other words as they are.
func swapWord(word uint64) uint64 {
	if v := int64(word); -mostExact <= v && v <= mostExact {
		return math.Float64bits(float64(v))
	}
	if f := math.Float64frombits(word); math.Abs(f) <= mostExact && f == math.Trunc(f) && word != minusZero {
		return uint64(int64(f))
	}
	return word
}
