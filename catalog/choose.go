package catalog

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// A Choice is a set of the short list, and why.
type Choice struct {
	Row Row
	Why string
}

// Choose picks up to n sets to send: fair ones before those that ask for care, no two of
// one family, of like difficulty, and as different in domain, kinds of column and weaknesses as can
// be had (greedy, farthest from what is chosen; Gonzalez 1985). rows must be ranked, and family tells
// the families of the rows.
func Choose(rows []Row, family []int, n int) []Choice {
	candidates := candidatesOf(rows, family)
	var out []Choice
	for len(out) < n && len(candidates) > 0 {
		at := 0
		if len(out) > 0 {
			at = farthest(candidates, out)
		}
		r := candidates[at]
		out = append(out, Choice{r, why(r, out)})
		candidates = slices.Delete(candidates, at, at+1)
	}
	return out
}

// candidatesOf are the best of each family.
func candidatesOf(rows []Row, family []int) []Row {
	var out []Row
	taken := map[int]bool{}
	for i, r := range rows {
		if r.Error != "" || r.Fairness != verdict.Fair && r.Fairness != verdict.FairWithCare {
			continue
		}
		if family[i] > 0 && taken[family[i]] {
			continue
		}
		taken[family[i]] = true
		out = append(out, r)
	}
	return out
}

// farthest is the candidate that differs most from those chosen, a fair one as long as
// there are any.
func farthest(candidates []Row, chosen []Choice) int {
	best, at := math.Inf(-1), 0
	for i, r := range candidates {
		if r.Fairness != candidates[0].Fairness {
			break // they are ranked
		}
		least := math.Inf(1)
		for _, c := range chosen {
			least = min(least, apart(r, c.Row))
		}
		least -= math.Abs(r.Hours-chosen[0].Row.Hours) / usualHours // of like difficulty
		if least > best+1e-12 {
			best, at = least, i
		}
	}
	return at
}

// apart is how different two sets are, 0 to 3: domain, kinds and weaknesses, each 0 to 1.
func apart(a, b Row) float64 {
	domain := 1.0
	switch {
	case a.Domain == "" || b.Domain == "":
		domain = 0.5 // nobody knows
	case a.Domain == b.Domain:
		domain = 0
	}
	return domain + distance(slices.Sorted(maps.Keys(a.Kinds)), slices.Sorted(maps.Keys(b.Kinds))) + distance(a.Weaknesses, b.Weaknesses)
}

// distance is that of Jaccard: 0 for equal sets, 1 for sets with nothing in common.
func distance(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	shared := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			shared++
		}
	}
	return 1 - float64(shared)/float64(len(a)+len(b)-shared)
}

func why(r Row, before []Choice) string {
	var parts []string
	if r.Fairness == verdict.Fair {
		parts = append(parts, "fair")
	} else {
		parts = append(parts, "fair with care ("+strings.Join(r.Deciding, ", ")+")")
	}
	if r.Domain != "" {
		parts = append(parts, "on "+r.Domain)
	}
	if r.Hours > 0 {
		parts = append(parts, fmt.Sprintf("about %.1f hours", r.Hours))
	}
	if len(before) == 0 {
		parts = append(parts, "ranked first")
	} else if added := fresh(slices.Sorted(maps.Keys(r.Kinds)), before, func(r Row) []string { return slices.Sorted(maps.Keys(r.Kinds)) }); len(added) > 0 {
		parts = append(parts, "brings columns of the kind "+strings.Join(added, ", "))
	}
	if added := fresh(r.Weaknesses, before, func(r Row) []string { return r.Weaknesses }); len(added) > 0 {
		parts = append(parts, "to be found in it: "+strings.ReplaceAll(strings.Join(added, ", "), "-", " "))
	}
	return strings.Join(parts, "; ")
}

// fresh are those of list that no set before has.
func fresh(list []string, before []Choice, of func(Row) []string) []string {
	const most = 4
	var out []string
	for _, x := range list {
		if !slices.ContainsFunc(before, func(c Choice) bool { return slices.Contains(of(c.Row), x) }) && len(out) < most {
			out = append(out, x)
		}
	}
	return out
}
