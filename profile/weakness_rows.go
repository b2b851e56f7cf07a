package profile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/sketch"
)

// repeatedRows tells of rows that are there twice, in every cell or in all but those that name the row, unless so few values can
// stand in a row that chance alone makes about as many.
func (s *survey) repeatedRows() []Weakness {
	d := s.p.Duplicates
	n, more := int64(d.Rows.Value+0.5), s.repeatedButID()
	if n > 0 && s.chanceRepeats(float64(n), d.Share, s.isAny) {
		n = 0
	}
	unless := func(e sketch.Estimate, word string) string {
		if e.IsExact() {
			return ""
		}
		return word
	}
	w := Weakness{ID: "duplicate-rows"}
	switch {
	case n > 0:
		w.Count, w.ExampleRows, w.HowToFind = n, s.repeats(s.isAny), "df[df.duplicated(keep=False)]"
		w.Text = fmt.Sprintf("%s%s (%s) %s a row that was there before, in every cell.", unless(d.Rows, "About "), counted(n, "row"), percent(d.Share), verb(n, "repeats", "repeat"))
		if more > 0 {
			w.Text += fmt.Sprintf(" %s%s more %s so in every cell but %s.", unless(*d.ButID, "About "), prose.Group(strconv.FormatInt(more, 10)), verb(more, "does", "do"), listed(d.IDs))
		}
	case more > 0:
		names := make([]string, len(d.IDs))
		for i, name := range d.IDs {
			names[i] = python(name)
		}
		w.Count, w.ExampleRows = more, s.repeats(s.isNoID)
		w.HowToFind = fmt.Sprintf("df[df.drop(columns=[%s]).duplicated(keep=False)]", strings.Join(names, ", "))
		w.Text = fmt.Sprintf("%s%s (%s) %s a row that was there before, in every cell but %s.", unless(*d.ButID, "About "), counted(more, "row"),
			percent(share(more, s.p.Rows)), verb(more, "repeats", "repeat"), listed(d.IDs))
	default:
		return nil
	}
	return []Weakness{NewWeakness(w, s.p.Rows)}
}

const (
	minAlike     = 5   // rows alike but for what names them, fewer of which are not told
	mostAlike    = 0.2 // of the rows: where more are alike, columns that go together make them so
	alikeInLeast = 8   // columns, fewer of which are soon alike
)

// repeatedButID is how many rows more are there twice when what names a row is left out, 0 where that is hardly worth a word
// or the sample does not keep whole texts to tell.
func (s *survey) repeatedButID() int64 {
	d := s.p.Duplicates
	columns := 0
	for i, f := range s.all {
		if f.cells.Cut {
			return 0
		}
		if s.isNoID(i) && s.kind(i) != Constant && s.kind(i) != Empty {
			columns++
		}
	}
	if d.ButID == nil || columns < alikeInLeast || d.ButID.Value > mostAlike*float64(s.p.Rows) {
		return 0
	}
	if n := int64(d.ButID.Value - d.Rows.Value + 0.5); n >= minAlike {
		return n
	}
	return 0
}

func (s *survey) isAny(int) bool { return true }

func (s *survey) isNoID(i int) bool { return s.kind(i) != Identifier }

// chanceRepeats reports whether more than a fifth of the rows that repeat others in some columns, a share of all, would be there,
// were the columns independent of each other.
func (s *survey) chanceRepeats(repeated, ofRows float64, in func(i int) bool) bool {
	if ofRows > 0.5 && s.possibleRows(in) < float64(s.p.Rows) {
		return true
	}
	meeting := 1.0
	for i := range s.all {
		if !in(i) {
			continue
		}
		if meeting *= s.rowMeeting(i); meeting < 1e-15 {
			return false
		}
	}
	rows := float64(s.p.Rows)
	return rows*(rows-1)/2*meeting > max(repeated, 1)/5
}

// rowMeeting is the chance that two rows have the same cell in column i, missing being a value.
func (s *survey) rowMeeting(i int) float64 {
	c := s.code(i)
	n, missing := float64(len(c.codes)), float64(len(c.codes))-float64(c.n)
	if n < 2 {
		return 1
	}
	pairs := missing * (missing - 1)
	for _, count := range c.counts {
		pairs += float64(count) * float64(count-1)
	}
	return pairs / (n * (n - 1))
}

// possibleRows is how many different rows the values of some columns could make.
func (s *survey) possibleRows(in func(i int) bool) float64 {
	product := 1.0
	for i := range s.all {
		if !in(i) {
			continue
		}
		if product *= max(float64(s.code(i).levels()), 1); product > 1e15 {
			break
		}
	}
	return product
}

// repeats lists rows of the sample that are equal to an earlier one in some columns.
func (s *survey) repeats(in func(i int) bool) []int64 {
	hashes := make([]uint64, len(s.positions))
	for c, f := range s.all {
		if !in(c) {
			continue
		}
		for i := range hashes {
			hashes[i] = sketch.Mix(hashes[i] ^ f.cellHash(i))
		}
	}
	seen := make(map[uint64]bool, len(hashes))
	rows := []int64{}
	for i, h := range hashes {
		if seen[h] {
			if rows = append(rows, s.positions[i]+1); len(rows) == maxExamples {
				break
			}
		}
		seen[h] = true
	}
	return rows
}

// rowLimits are the most rows that old and new spreadsheets hold, and those without a header.
var rowLimits = []int64{65_536, 65_535, 1_048_576, 1_048_575}

// rowLimit tells of a number of rows at which spreadsheets cut files off.
func (s *survey) rowLimit() []Weakness {
	if !slices.Contains(rowLimits, s.p.Rows) {
		return nil
	}
	return []Weakness{NewWeakness(Weakness{
		ID: "row-limit", Count: s.p.Rows, HowToFind: "len(df)",
		Text: fmt.Sprintf("There are exactly %s, as many as a spreadsheet holds: the end may have been cut off.", counted(s.p.Rows, "row")),
	}, s.p.Rows)}
}
