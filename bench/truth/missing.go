package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile"
)

const (
	missingFound = "spellings of missing that are found (recall)"
	missingTrue  = "spellings found that are known (precision)"
)

// disguisedTable checks what ptype's authors marked as missing in a column,
// column names beginning with "#". What they marked as an anomaly counts as
// known but is not asked for.
func disguisedTable() truthTable {
	return truthTable{
		name:  "disguised_missing",
		lines: []line{{missingFound, 0.9}, {missingTrue, 0.9}},
		check: func(ctx context.Context, corpora string, rows []row) []answer {
			asked, known := map[string][]string{}, map[string][]string{}
			var names []string
			for _, r := range rows {
				name := strings.TrimPrefix(r["column"], "#")
				if known[name] == nil {
					names = append(names, name)
				}
				known[name] = append(known[name], r["value"])
				if r["kind"] == "missing" {
					asked[name] = append(asked[name], r["value"])
				}
			}
			return compareSpellings(ctx, corpora, rows[0], spellingTruth{names: names, asked: asked, known: known})
		},
	}
}

// tokenTable checks the spellings of missing that a plain search for usual
// words finds in the raw text. It knows no numbers, so that those that we find are left out.
func tokenTable() truthTable {
	return truthTable{
		name:  "columns_raw",
		lines: []line{{missingFound, 0.9}, {missingTrue, 0.9}},
		check: func(ctx context.Context, corpora string, rows []row) []answer {
			known := map[string][]string{}
			var names []string
			for _, r := range rows {
				names = append(names, r["column"])
				for _, token := range strings.Split(r["na_tokens"], "; ") {
					if i := strings.LastIndexByte(token, '='); i > 0 {
						known[r["column"]] = append(known[r["column"]], token[:i])
					}
				}
			}
			return compareSpellings(ctx, corpora, rows[0], spellingTruth{names: names, asked: known, known: known, words: true})
		},
	}
}

// spellingTruth is, by column, which spellings must be found and which may be.
type spellingTruth struct {
	names        []string // of the columns, in order
	asked, known map[string][]string
	words        bool // it tells of words alone
}

// compareSpellings answers for each spelling asked for whether it was found,
// and for each one found, an empty cell aside, whether it is known.
func compareSpellings(ctx context.Context, corpora string, file row, truth spellingTruth) (answers []answer) {
	p, err := profiled(ctx, at(corpora, file), "")
	for _, name := range truth.names {
		var found []string
		if err == nil {
			found = spellings(findColumn(p, name))
		}
		where := file["path"] + " " + name
		for _, want := range truth.asked[name] {
			answers = append(answers, answer{missingFound, slices.Contains(found, want), where, strings.Join(found, "; "), want})
		}
		for _, got := range found {
			if got != "" && !(truth.words && isNumber(got)) {
				answers = append(answers, answer{missingTrue, slices.Contains(truth.known[name], got), where, got, strings.Join(truth.known[name], "; ")})
			}
		}
	}
	return answers
}

func isNumber(text string) bool {
	v, err := strconv.ParseFloat(text, 64)
	return err == nil && v == v
}

func spellings(c *profile.Column) (texts []string) {
	if c == nil {
		return nil
	}
	for _, s := range c.Missing.Spellings {
		texts = append(texts, s.Text)
	}
	for _, d := range c.Missing.Disguised {
		if !slices.Contains(texts, d.Value) {
			texts = append(texts, d.Value)
		}
	}
	return texts
}
