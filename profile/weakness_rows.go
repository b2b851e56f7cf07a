package profile

import (
	"fmt"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// repeatedRows tells of rows that are there twice, unless so few values can stand in a row that
// chance alone makes about as many.
func (s *survey) repeatedRows() []Weakness {
	d := s.p.Duplicates
	n := int64(d.Rows.Value + 0.5)
	if n == 0 || s.chanceRepeats(float64(n)) {
		return nil
	}
	about := ""
	if !d.Rows.IsExact() {
		about = "about "
	}
	return []Weakness{NewWeakness(Weakness{
		ID: "duplicate-rows", Count: n, ExampleRows: s.repeats(),
		Text:      fmt.Sprintf("%s%s (%s) %s a row that was there before, in every cell.", about, counted(n, "row"), percent(d.Share), verb(n, "repeats", "repeat")),
		HowToFind: "df[df.duplicated(keep=False)]",
	}, s.p.Rows)}
}

// chanceRepeats reports whether more than a fifth of the repeated rows would be there, were the columns
// independent of each other.
func (s *survey) chanceRepeats(repeated float64) bool {
	if s.p.Duplicates.Share > 0.5 && s.possibleRows() < float64(s.p.Rows) {
		return true
	}
	meeting := 1.0
	for i := range s.all {
		if meeting *= s.rowMeeting(i); meeting < 1e-15 {
			return false
		}
	}
	rows := float64(s.p.Rows)
	return rows*(rows-1)/2*meeting > repeated/5
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

// possibleRows is how many different rows the values of the columns could make.
func (s *survey) possibleRows() float64 {
	product := 1.0
	for i := range s.all {
		if product *= max(float64(s.code(i).levels()), 1); product > 1e15 {
			break
		}
	}
	return product
}

// repeats lists rows of the sample that are equal to an earlier one.
func (s *survey) repeats() []int64 {
	hashes := make([]uint64, len(s.positions))
	for _, f := range s.all {
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
