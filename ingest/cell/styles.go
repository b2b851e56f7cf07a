package cell

import "slices"

// maxStyles is how many styles Evidence remembers. Numbers keep to a few; a
// column with more of them holds something else.
const maxStyles = 64

// styleCounts counts cells by style, in order of the styles.
type styleCounts struct {
	counts  []styleCount
	tooMany int64 // cells, once there were more than maxStyles
}

type styleCount struct {
	style style
	count int64
}

func (s *styleCounts) add(of style, count int64) {
	if s.tooMany > 0 {
		s.tooMany += count
		return
	}
	i, found := slices.BinarySearchFunc(s.counts, of, func(a styleCount, b style) int { return a.style.compare(b) })
	if !found {
		s.counts = slices.Insert(slices.Clip(s.counts), i, styleCount{style: of})
	}
	s.counts[i].count += count
	if len(s.counts) > maxStyles {
		*s = styleCounts{tooMany: s.total()}
	}
}

func (s *styleCounts) merge(o styleCounts) {
	s.counts = slices.Clone(s.counts) // a copy of s may share them
	for _, c := range o.counts {
		s.add(c.style, c.count)
	}
	if o.tooMany > 0 {
		*s = styleCounts{tooMany: s.total() + o.tooMany}
	}
}

// total is the number of cells.
func (s *styleCounts) total() int64 {
	n := s.tooMany
	for _, c := range s.counts {
		n += c.count
	}
	return n
}

// unit is the one that most cells have; the first in order of those that tie.
func (s *styleCounts) unit() (unit string) {
	most, n := int64(0), int64(0)
	for i, c := range s.counts {
		if i == 0 || c.style.unit != s.counts[i-1].style.unit {
			n = 0
		}
		if n += c.count; n > most {
			most, unit = n, c.style.unit
		}
	}
	return unit
}

// A styledFit is how the cells of a column fit one notation and unit.
type styledFit struct {
	fit      int64 // cells that are numbers
	whole    int64 // of these
	styled   int64 // of fit, cells that only people write
	grouped  int64 // of styled, cells with groups of digits
	unsure   int64 // of styled, cells in which the separator could be the other one's
	odd      int64 // of styled, negative by brackets or a minus behind
	fraction int64 // of styled, cells with a fraction
	shapes   int   // how many different lengths the whole numbers have
	group    separator
	comma    bool // fractions stand behind a comma, without a unit
}

// fitting counts the cells of t that are numbers in a notation, with a unit or without.
func (t *tally) fitting(n notation, unit string) (f styledFit) {
	group, decimal := n.signs()
	f.group, f.comma = group, decimal == commaSeparator && unit == ""
	type shape struct{ first, groups uint8 }
	shapes := map[shape]bool{}
	for _, c := range t.styles.counts {
		s := c.style
		if s.unit != unit || !s.fits.has(n) {
			continue
		}
		f.fit += c.count
		f.styled += c.count
		if s.whole.has(n) {
			f.whole += c.count
		} else {
			f.fraction += c.count
		}
		if s.odd {
			f.odd += c.count
		}
		if s.groups > 0 && group != noSeparator && (s.whole.has(n) || s.whole == 0) {
			f.grouped += c.count
			shapes[shape{s.first, s.groups}] = true
		}
		if s.groups == 0 && s.whole.has(n) {
			shapes[shape{}] = true
		}
		if s.groups > 0 && s.whole.has(n) && s.whole != s.fits {
			f.unsure += c.count
		}
	}
	f.shapes = len(shapes)
	if unit == "" {
		f.addPlain(t, group, decimal)
	}
	return f
}

// addPlain counts the cells that programs write so as well.
func (f *styledFit) addPlain(t *tally, group, decimal separator) {
	f.fit += t.classes[classInteger]
	f.whole += t.classes[classInteger]
	switch {
	case decimal == pointSeparator:
		f.fit += t.classes[classDecimal] + t.classes[classThousandths]
	case group == pointSeparator:
		f.fit += t.classes[classThousandths]
		f.whole += t.classes[classThousandths]
		f.grouped += t.classes[classThousandths]
		f.unsure += t.classes[classThousandths]
	}
	if t.classes[classInteger] > 0 {
		f.shapes++
	}
}

// styled holds for numbers as people write them, when all cells keep to one
// notation and one unit.
func (t *tally) styled() (found Type, fit int64, ok bool) {
	if len(t.styles.counts) == 0 || t.classes[classPadded]+t.classes[classBig]+t.classes[classQuoted] > 0 {
		return Type{}, 0, false
	}
	unit := t.styles.unit()
	best, f := notationPlain, t.fitting(notationPlain, unit)
	for n := notationPlain + 1; n < notationCount; n++ {
		if other := t.fitting(n, unit); other.fit > f.fit || other.fit == f.fit && other.prefers(f, n, unit) {
			best, f = n, other
		}
	}
	found = Type{kind: kindInteger, styled: true, notation: best, unit: unit}
	if f.whole < f.fit {
		found.kind = kindDecimal
	}
	return found, f.fit, f.convincing() && t.tolerates(f.fit)
}

// prefers reports whether a notation in which as many cells are numbers as in an
// earlier one is the likelier: three digits behind a comma are thousands, and
// behind a point they are when they are money.
func (f styledFit) prefers(earlier styledFit, n notation, unit string) bool {
	if f.unsure == 0 || earlier.unsure > 0 {
		return false
	}
	return n == notationEnglish || n == notationGerman && unit != "" && unit != "%" && unit != "‰"
}

// fewUnsure is how many cells such as 1,234 may leave it open whether the comma
// groups digits: fractions of exactly three digits in each of more are unlikely.
const fewUnsure = 20

// convincing reports whether the cells are numbers beyond doubt. Digits in
// groups that are all equally many may be telephone numbers or the numbers of
// companies where no comma is between them, numbers in brackets that are all in
// brackets are notes, and 2,4 among whole numbers is more than one of them.
func (f styledFit) convincing() bool {
	switch {
	case f.styled == 0, 2*f.odd >= f.fit && f.odd > 0:
		return false
	case f.comma && f.grouped == 0 && 2*f.styled < f.fit:
		return false
	case f.unsure > 0 && f.unsure == f.grouped: // nothing tells the groups from fractions
		return f.shapes > 1 && (f.unsure >= fewUnsure || f.whole > f.grouped)
	case f.grouped > 0 && f.grouped == f.styled && f.fraction == 0 && f.group != commaSeparator:
		return f.shapes > 1
	}
	return true
}

// Unsettled reports whether t reads the separators of numbers such as 1,234 as groups of
// digits while no cell of e settles that they are.
func (e *Evidence) Unsettled(t Type) bool {
	if !t.styled {
		return false
	}
	all := e.tally(t.order)
	f := all.fitting(t.notation, t.unit)
	return f.unsure > 0 && f.unsure == f.grouped
}
