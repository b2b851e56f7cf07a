package profile

import (
	"math"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// addTexts counts s.texts.
func (c *column) addTexts(s *scratch) {
	cells, hashes, present := s.cells[:len(s.texts)], s.cells[:len(s.texts)], s.texts
	for i, text := range s.texts {
		if !s.full && !s.valid[i] {
			cells[i] = nullHash
			continue
		}
		cells[i] = xxh3.HashString(text)
		if !mayBeMissing(text) {
			continue
		}
		if w := missingWord(text); w >= 0 {
			c.text.words[w]++
			s.words[i]++
		}
	}
	if !s.full {
		hashes, present = s.presentOnly()
	}
	c.text.addAll(present[c.values.AddTexts(hashes, present):])
}

// presentOnly are the hashes and texts of the cells that are not missing.
func (s *scratch) presentOnly() (hashes []uint64, present []string) {
	hashes, present = s.hashes[:0], s.present[:0]
	for i, text := range s.texts {
		if s.valid[i] {
			hashes, present = append(hashes, s.cells[i]), append(present, text)
		}
	}
	s.hashes, s.present = hashes, present
	return hashes, present
}

// add counts a text n times. Words for missing are counted elsewhere.
func (t *textCounts) add(text string, n int64) {
	if mayBeMissing(text) && missingWord(text) >= 0 {
		return
	}
	length := int64(characters(text))
	if t.n == 0 || length < t.minLen {
		t.minLen = length
	}
	t.maxLen = max(t.maxLen, length)
	t.n += n
	t.sumLen += n * length
	first, last := text[0], text[len(text)-1]
	if isSpace(first) || isSpace(last) || first|last >= utf8.RuneSelf && isUntrimmed(text) {
		t.untrimmed += n
	}
}

// addAll counts texts once each.
func (t *textCounts) addAll(texts []string) {
	least, most := t.minLen, t.maxLen
	if t.n == 0 {
		least = math.MaxInt64
	}
	var n, sum, untrimmed int64
	for _, text := range texts {
		if mayBeMissing(text) && missingWord(text) >= 0 {
			continue
		}
		length := int64(characters(text))
		least, most = min(least, length), max(most, length)
		sum += length
		n++
		if isSpace(text[0]) || isSpace(text[len(text)-1]) {
			untrimmed++
		}
	}
	if n > 0 {
		t.minLen, t.maxLen, t.n, t.sumLen, t.untrimmed = least, most, t.n+n, t.sumLen+sum, t.untrimmed+untrimmed
	}
}

// characters is how many there are in a text. It looks at eight bytes at a time.
func characters(text string) int {
	const highBits = 0x8080808080808080
	rest := text
	for ; len(rest) >= 8; rest = rest[8:] {
		word := uint64(rest[0]) | uint64(rest[1])<<8 | uint64(rest[2])<<16 | uint64(rest[3])<<24 |
			uint64(rest[4])<<32 | uint64(rest[5])<<40 | uint64(rest[6])<<48 | uint64(rest[7])<<56
		if word&highBits != 0 {
			return utf8.RuneCountInString(text)
		}
	}
	for i := range len(rest) {
		if rest[i] >= utf8.RuneSelf {
			return utf8.RuneCountInString(text)
		}
	}
	return len(text)
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
