package ingest

import (
	"encoding/binary"
	"unicode/utf8"
)

// validUTF8 is utf8.Valid, which after the first character that is not ASCII no longer
// looks at more than one byte at a time.
func validUTF8(text []byte) bool {
	for {
		for len(text) >= 32 && (word(text)|word(text[8:])|word(text[16:])|word(text[24:]))&highBits == 0 {
			text = text[32:]
		}
		if len(text) < 32 {
			return utf8.Valid(text)
		}
		n := 0
		for n < 32 {
			r, size := utf8.DecodeRune(text[n:])
			if r == utf8.RuneError && size < 2 {
				return false
			}
			n += size
		}
		text = text[n:]
	}
}

func word(text []byte) uint64 { return binary.LittleEndian.Uint64(text) }
