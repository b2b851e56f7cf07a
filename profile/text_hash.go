package profile

import (
	"encoding/binary"
	"math/bits"

	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// shortText is how many bytes shortHash hashes at most.
const shortText = 16

// hashText hashes a text: one of up to shortText bytes by shortHash, a longer one by XXH3.
func hashText(text string) uint64 {
	if len(text) > shortText {
		return xxh3.HashString(text)
	}
	var padded [shortText]byte
	copy(padded[:], text)
	return shortHash(padded[:], len(text))
}

// shortHash is hashText of the first n bytes of text, which has shortText at least: two words are multiplied to 128 bits, of which
// the halves are joined, as wyhash does, and mixed. There are no jumps that depend on n.
func shortHash(text []byte, n int) uint64 {
	low := binary.LittleEndian.Uint64(text) & firstBytes[n]
	high := binary.LittleEndian.Uint64(text[8:]) & nextBytes[n]
	h, l := bits.Mul64(low^0xa0761d6478bd642f^uint64(n)<<56, high^0xe7037ed1a0b428db)
	return sketch.Mix(h ^ l)
}

// firstBytes and nextBytes cover those of the first and the second word that belong to a text of n bytes.
var firstBytes, nextBytes = func() (first, next [shortText + 1]uint64) {
	for n := range first {
		first[n] = uint64(1)<<(8*min(n, 8)) - 1
		next[n] = uint64(1)<<(8*max(n-8, 0)) - 1
	}
	return first, next
}()
