package profile

import (
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
	for _, text := range present[c.values.AddTexts(hashes, present):] {
		c.text.add(text, 1)
	}
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

// characters is how many there are in a text.
func characters(text string) int {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
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
