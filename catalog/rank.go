package catalog

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// Rank puts rows in the order in which one would send them: by verdict, then by the
// number of warnings, then of open questions, then by how near the hours are to three, then by how
// near the kinds of weakness are to five, then by name. It is a sort key, no score.
func Rank(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(
			cmp.Compare(a.place(), b.place()),
			cmp.Compare(a.Warnings, b.Warnings),
			cmp.Compare(a.Unknowns, b.Unknowns),
			cmp.Compare(math.Abs(a.Hours-usualHours), math.Abs(b.Hours-usualHours)),
			cmp.Compare(abs(len(a.Weaknesses)-usualWeaknesses), abs(len(b.Weaknesses)-usualWeaknesses)),
			strings.Compare(a.Name, b.Name),
		)
	})
}

// What a task is best at: a few hours (the essay), and what the sets labelled fair have.
const (
	usualHours      = 3
	usualWeaknesses = 5
)

func abs(n int) int { return max(n, -n) }

// place is the rank of a verdict; what could not be vetted comes last.
func (r Row) place() int {
	if r.Error != "" {
		return 4
	}
	switch r.Fairness {
	case verdict.Fair:
		return 0
	case verdict.FairWithCare:
		return 1
	case verdict.Undetermined:
		return 2
	}
	return 3
}
