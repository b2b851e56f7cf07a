package brief

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/report/blocks"
)

// names are texts that every candidate sees anyway, by their first character, the longest
// first.
type names map[rune][]string

// add adds texts in every form in which a pack writes them. A single character is no name
// to look for.
func (n names) add(texts ...string) {
	for _, text := range texts {
		for _, form := range []string{text, blocks.Escape(text), prose.Line(text), strings.Join(strings.Fields(prose.Line(text)), " "), plainly(text)} {
			n.addForm(form)
		}
	}
}

func (n names) addForm(form string) {
	if utf8.RuneCountInString(form) < 2 {
		return
	}
	first, _ := utf8.DecodeRuneInString(form)
	list := n[first]
	at := sort.Search(len(list), func(i int) bool { return len(list[i]) <= len(form) })
	for i := at; i < len(list) && len(list[i]) == len(form); i++ {
		if list[i] == form {
			return
		}
	}
	n[first] = append(list[:at:at], append([]string{form}, list[at:]...)...)
}

// takenOut is text with a mark in place of each name that stands there as a word of its
// own: "age" is taken out of "the age of", not out of "average". A name may stand over the
// end of a line.
func (n names) takenOut(text string) string {
	var b strings.Builder
	before := ' '
	flat := strings.ReplaceAll(text, "\n", " ")
	for text != "" {
		first, size := utf8.DecodeRuneInString(text)
		if name := n.at(flat[len(flat)-len(text):], first, before); name != "" {
			b.WriteRune('\uE000')
			before, _ = utf8.DecodeLastRuneInString(name)
			text = text[len(name):]
			continue
		}
		b.WriteString(text[:size])
		before, text = first, text[size:]
	}
	return b.String()
}

func (n names) at(text string, first, before rune) string {
	if wordy(first) && wordy(before) {
		return ""
	}
	for _, name := range n[first] {
		if !strings.HasPrefix(text, name) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(name)
		after, _ := utf8.DecodeRuneInString(text[len(name):])
		if len(text) == len(name) || !wordy(last) || !wordy(after) {
			return name
		}
	}
	return ""
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
