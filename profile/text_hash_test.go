package profile

import "testing"

// A short text is hashed from wherever it stands, with whatever stands behind it.
func TestShortHash(t *testing.T) {
	seen := map[uint64]string{}
	for n := range shortText + 1 {
		for _, first := range "ab\x00" {
			text := string(first) + "23456789abcdefg\x00"[:shortText-1]
			text = text[:n]
			padded := text + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
			hash := hashText(text)
			if got := shortHash([]byte(padded), n); got != hash {
				t.Errorf("%q: got %x, want %x", text, got, hash)
			}
			if other, known := seen[hash]; known && other != text {
				t.Errorf("%q and %q have the same hash", text, other)
			}
			seen[hash] = text
		}
	}
	if hashText("0123456789abcdefg") == hashText("0123456789abcdefh") {
		t.Error("two long texts have the same hash")
	}
}
