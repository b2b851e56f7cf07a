package profile

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow/array"
)

// addStrings counts the texts of an array.
func (c *column) addStrings(a *array.String, s *scratch) {
	texts := slices.Grow(s.texts[:0], a.Len())[:a.Len()]
	for i := range texts {
		texts[i] = a.Value(i)
	}
	s.texts = texts
	offsets, bytes := a.ValueOffsets(), a.ValueBytes()
	cells := s.cells[:len(texts)]
	for i, text := range texts {
		from := int(offsets[i] - offsets[0])
		if len(text) > shortText || from+shortText > len(bytes) {
			cells[i] = hashText(text)
			continue
		}
		cells[i] = shortHash(bytes[from:], len(text))
	}
	c.countTexts(s)
}

// addTexts counts s.texts.
func (c *column) addTexts(s *scratch) {
	cells := s.cells[:len(s.texts)]
	for i, text := range s.texts {
		cells[i] = hashText(text)
	}
	c.countTexts(s)
}

// countTexts counts s.texts, whose hashes are in s.cells.
func (c *column) countTexts(s *scratch) {
	for i, text := range s.texts {
		if !mayBeMissing(text) || !s.full && !s.valid[i] {
			continue
		}
		if w := missingWord(text); w >= 0 {
			c.text.words[w]++
			s.words[i]++
		}
	}
	hashes, present := s.cells[:len(s.texts)], s.texts
	if !s.full {
		hashes, present = s.presentOnly()
	}
	c.text.addAll(present[c.values.AddTexts(hashes, present):])
}

// presentOnly are the hashes and texts of the cells that are not missing. Those of the others become nullHash.
func (s *scratch) presentOnly() (hashes []uint64, present []string) {
	hashes, present = slices.Grow(s.hashes[:0], len(s.texts))[:len(s.texts)], slices.Grow(s.present[:0], len(s.texts))[:len(s.texts)]
	n := 0
	cells, valid := s.cells[:len(s.texts)], s.valid[:len(s.texts)]
	for i, text := range s.texts {
		hashes[n], present[n] = cells[i], text
		step := 0 // calculated instead of asked about: a processor cannot guess which cells are missing
		if valid[i] {
			step = 1
		}
		n += step
		cells[i] = nullHash ^ (nullHash^cells[i])&-uint64(step)
	}
	s.hashes, s.present = hashes, present
	return hashes[:n], present[:n]
}

// add counts a text n times. Words for missing are counted elsewhere.
func (t *textCounts) add(text string, n int64) {
	length, padded, ok := look(text)
	if !ok {
		return
	}
	if t.n == 0 || length < t.minLen {
		t.minLen = length
	}
	t.maxLen = max(t.maxLen, length)
	t.n += n
	t.sumLen += n * length
	if padded {
		t.untrimmed += n
	}
}

// addAll counts texts once each. Sums stand in variables, as fields would be written to memory at every text.
func (t *textCounts) addAll(texts []string) {
	least, most := t.minLen, t.maxLen
	if t.n == 0 {
		least = math.MaxInt64
	}
	var n, sum, untrimmed int64
	for _, text := range texts {
		length, padded, ok := look(text)
		if !ok {
			continue
		}
		least, most = min(least, length), max(most, length)
		sum += length
		n++
		if padded {
			untrimmed++
		}
	}
	if n > 0 {
		t.minLen, t.maxLen, t.n, t.sumLen, t.untrimmed = least, most, t.n+n, t.sumLen+sum, t.untrimmed+untrimmed
	}
}

// look tells how many characters a text has and whether white space is at its ends, not ok for a word for missing.
func look(text string) (length int64, padded, ok bool) {
	if mayBeMissing(text) && missingWord(text) >= 0 {
		return 0, false, false
	}
	first, last := text[0], text[len(text)-1]
	padded = isSpace(first) || isSpace(last) || first|last >= utf8.RuneSelf && isUntrimmed(text)
	return int64(characters(text)), padded, true
}

// characters is how many there are in a text. It looks at eight bytes at a time, the last eight at the end.
func characters(text string) int {
	const highBits = 0x8080808080808080
	if len(text) < 8 {
		for i := range len(text) {
			if text[i] >= utf8.RuneSelf {
				return utf8.RuneCountInString(text)
			}
		}
		return len(text)
	}
	found := eightBytes(text[len(text)-8:])
	for rest := text; len(rest) >= 8; rest = rest[8:] {
		found |= eightBytes(rest)
	}
	if found&highBits != 0 {
		return utf8.RuneCountInString(text)
	}
	return len(text)
}

// eightBytes are the first of text, in one word.
func eightBytes(text string) uint64 {
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// textTotal is what is counted of all texts.
func (c *column) textTotal() textCounts {
	total := c.text
	if c.storage.isText() {
		c.values.Each(func(_ uint64, text string, n int64) { total.add(text, n) })
	}
	return total
}

func isSpace(b byte) bool { return b == ' ' || b-'\t' < 5 }
