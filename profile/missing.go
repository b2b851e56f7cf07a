package profile

import (
	"cmp"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// findMissing counts what is missing and takes the words for it out of the values.
func (f *facts) findMissing() {
	spellings := map[string]int64{}
	for text, n := range f.c.spellings {
		spellings[text] += n
	}
	count := max(f.c.nulls-f.c.misfits, 0)
	taken, distinctTaken := f.acceptWords(spellings)
	count += taken
	f.n = f.c.values.N() - taken
	f.column.Distinct = lessDistinct(f.c.values.Distinct(), distinctTaken, f.n)
	m := Missing{Count: count, Share: share(count, f.rows), Spellings: []Spelling{}, Disguised: []Disguised{}}
	m.Effective = m.Share
	for text, n := range spellings {
		m.Spellings = append(m.Spellings, Spelling{text, n})
	}
	slices.SortFunc(m.Spellings, func(a, b Spelling) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	f.column.Missing = m
}

// acceptWords decides which missing words of a text column count as missing, adds
// them to spellings and takes them out of the values. It returns how many cells
// and how many distinct values that are.
func (f *facts) acceptWords(spellings map[string]int64) (cells, distinct int64) {
	for w, n := range f.text.words {
		if n > 0 && plausible(missingWords[w], f.values) {
			f.words = append(f.words, missingWords[w])
			spellings[missingWords[w]] += n
			cells += n
		}
	}
	if len(f.words) == 0 {
		return 0, 0
	}
	f.values = slices.DeleteFunc(f.values, func(v value) bool {
		if f.isMissingText(v.text) {
			distinct++
			return true
		}
		return false
	})
	return cells, max(distinct, int64(len(f.words)))
}

// isMissingText reports whether a text of this column counts as missing.
func (f *facts) isMissingText(text string) bool {
	if len(f.words) == 0 || len(text) > maxWord && !isSpace(text[0]) {
		return false
	}
	w := missingWord(text)
	return w >= 0 && slices.Contains(f.words, missingWords[w])
}

// lessDistinct takes words out of a number of distinct values among n.
func lessDistinct(e sketch.Estimate, words, n int64) sketch.Estimate {
	less := func(v float64) float64 { return min(max(v-float64(words), 0), float64(n)) }
	return sketch.Estimate{Value: less(e.Value), Lo: less(e.Lo), Hi: less(e.Hi)}
}

func share(count, of int64) float64 {
	if of <= 0 {
		return 0
	}
	return float64(count) / float64(of)
}

// missingTotal adds up what is missing over all columns. A misfit is not missing,
// but the row that holds it is not complete.
func (b *Builder) missingTotal(all []*facts) MissingTotal {
	t := MissingTotal{}
	var effective float64
	accepted, rejected := false, false
	for _, f := range all {
		t.Cells += f.column.Missing.Count
		effective += f.column.Missing.Effective
		for w, n := range f.text.words {
			if n > 0 {
				in := slices.Contains(f.words, missingWords[w])
				accepted, rejected = accepted || in, rejected || !in
			}
		}
	}
	if len(all) > 0 {
		t.Share = share(t.Cells, b.rows*int64(len(all)))
		t.Effective = effective / float64(len(all))
	}
	byRow := b.lacks.nulls
	t.RowsExact = true
	switch {
	case accepted && rejected:
		byRow = b.lacksInSample(all)
		t.RowsExact = int64(all[0].cells.Len()) == b.rows
	case accepted:
		byRow = b.lacks.words
	}
	t.ByRow = slices.Clone(byRow[:min(len(all), maxLacks)+1])
	t.CompleteRows = byRow[0]
	return t
}

// lacksInSample counts missing cells by row where some words for missing count
// and others do not. It is exact when the sample holds every row.
func (b *Builder) lacksInSample(all []*facts) (byRow [maxLacks + 1]int64) {
	rows := all[0].cells.Len()
	for i := range rows {
		lacks := 0
		for _, f := range all {
			if !f.cells.Valid[i] || f.c.storage.isText() && f.isMissingText(f.cells.Text(i)) {
				lacks++
			}
		}
		byRow[min(lacks, maxLacks)]++
	}
	for k, n := range byRow {
		byRow[k] = int64(math.Round(float64(n) / float64(rows) * float64(b.rows)))
	}
	return byRow
}
