package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// gravestFirst returns the findings in the order of reading: those that decided,
// then fail, care, not checked, pass, does not apply; otherwise as they were.
func gravestFirst(v verdict.Verdict) []verdict.Finding {
	decided := map[string]int{}
	for i, id := range v.Deciding {
		decided[id] = i + 1
	}
	place := func(f verdict.Finding) int {
		if i := decided[f.Criterion]; i > 0 && f.Outcome != verdict.Pass {
			return i
		}
		return len(v.Deciding) + 1
	}
	out := slices.Clone(v.Findings)
	slices.SortStableFunc(out, func(a, b verdict.Finding) int {
		return cmp.Or(
			cmp.Compare(outcomeMark(a.Outcome).rank, outcomeMark(b.Outcome).rank),
			cmp.Compare(place(a), place(b)),
		)
	})
	return out
}

// A step is one thing to do next.
type step struct {
	Mark      mark
	Criterion string
	Text      string
	Rerun     string // flags that try it, "" for none
	Then      string // the verdict once this alone is done, "" where that is not known
}

// nextSteps lists what the user can do, what matters most first: the remedies of
// what failed, then of what needs care, then what the user may tell.
func nextSteps(v verdict.Verdict) []step {
	var steps []step
	seen := map[string]bool{}
	add := func(f verdict.Finding, text string) {
		if text == "" || seen[text] {
			return
		}
		seen[text] = true
		rerun := f.Rerun
		if strings.Contains(text, rerun) {
			rerun = "" // the sentence says it
		}
		steps = append(steps, step{outcomeMark(f.Outcome), f.Criterion, text, rerun, thenWords(f.Then, v.Fairness)})
	}
	for _, f := range gravestFirst(v) {
		switch f.Outcome {
		case verdict.Fail, verdict.Warn:
			add(f, f.Remedy)
		case verdict.Unknown:
			if text := cmp.Or(f.Ask, f.Remedy); text != "" {
				add(f, strings.TrimSpace(f.Reason+" "+text))
			}
		}
	}
	return steps
}

// thenWords says what the verdict is once one finding is mended.
func thenWords(then, now verdict.Fairness) string {
	word := strings.ToLower(fairnessMark(then).Word)
	switch then {
	case "":
		return ""
	case now:
		return "still " + word
	}
	return word
}

// outcomeTally counts the findings by answer, gravest first.
func outcomeTally(v verdict.Verdict) []tally {
	outcomes := []verdict.Outcome{verdict.Fail, verdict.Warn, verdict.Unknown, verdict.Pass, verdict.NotApplicable}
	var out []tally
	for _, o := range outcomes {
		n := 0
		for _, f := range v.Findings {
			if f.Outcome == o {
				n++
			}
		}
		if n > 0 {
			out = append(out, tally{outcomeMark(o), n})
		}
	}
	return out
}

type tally struct {
	Mark  mark
	Count int
}
