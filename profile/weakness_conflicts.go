package profile

import (
	"fmt"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

const (
	conflictShare  = 0.002 // of the rows, from which conflicts are told
	ownCombination = 0.7   // share of different combinations of features; fewer conflict anyway
)

// conflicts tells of rows that are alike in every feature and have another class. All rows of the sample are compared: where it does not
// hold every row, those that conflict with one outside of it are not found.
func (s *survey) conflicts() []Weakness {
	if s.p.Target.Task != target.Classification || len(s.p.Target.Classes) < 2 {
		return nil
	}
	features := s.featureHashes()
	first := make(map[uint64]float64, len(features))
	mixed := map[uint64]bool{}
	class := func(r int) float64 { return cellOf(s.frame.Columns[s.frame.Target], r) }
	for r, h := range features {
		c := class(r)
		if before, ok := first[h]; c == c && !ok {
			first[h] = c
		} else if c == c && c != before {
			mixed[h] = true
		}
	}
	var n int64
	rows := []int64{}
	for r, h := range features {
		if c := class(r); c == c && mixed[h] {
			if n++; len(rows) < maxExamples {
				rows = append(rows, s.positions[r]+1)
			}
		}
	}
	if float64(n) < conflictShare*float64(len(features)) || n < 4 || float64(len(first)) < ownCombination*float64(len(features)) {
		return nil
	}
	found := counted(n, "row")
	if int64(len(features)) < s.p.Rows {
		found = "At least " + found
	}
	name := s.p.Target.Column
	columns := fmt.Sprintf("df.columns.difference(%s).tolist()", pythonList(append(s.namesOfIdentifiers(), name)))
	return []Weakness{NewWeakness(Weakness{
		ID: "conflicting-labels", Columns: []string{name}, Count: n, ExampleRows: rows,
		Text: fmt.Sprintf("%s (%s) %s alike in everything with another row, but %s differs.", found,
			percent(share(n, s.p.Rows)), verb(n, "is", "are"), quoted(name)),
		HowToFind: fmt.Sprintf("df[df.groupby(%s, dropna=False)[%s].transform(\"nunique\").gt(1) & %s.notna()]", columns, python(name), df(name)),
	}, s.p.Rows)}
}

// featureHashes is the same for rows of the sample alike in everything but the target and ids.
func (s *survey) featureHashes() []uint64 {
	ids := s.namesOfIdentifiers()
	hashes := make([]uint64, len(s.positions))
	for i, f := range s.all {
		if i == s.frame.Target || slices.Contains(ids, s.name(i)) {
			continue
		}
		for r := range hashes {
			hashes[r] = sketch.Mix(hashes[r] ^ f.cellHash(r))
		}
	}
	return hashes
}

func (s *survey) namesOfIdentifiers() (names []string) {
	for i, f := range s.all {
		if s.kind(i) == Identifier && f.nearlyDistinct() {
			names = append(names, s.name(i))
		}
	}
	return names
}
