package verdict

import (
	"slices"
	"sort"
)

// A Turn is something that would change the verdict.
type Turn struct {
	Criterion string   `json:"criterion"` // whose finding would change, "" for several together
	Change    string   `json:"change"`    // in a sentence
	Fairness  Fairness `json:"fairness"`  // the verdict then
}

// mostTurns is how many turns are told.
const mostTurns = 5

// turns lists what would change the verdict: first the changes of a single finding, the
// nearest first, then what mending everything that decided would do.
func turns(v Verdict, deciding []Finding) []Turn {
	single := slices.Clone(v.Findings)
	sort.SliceStable(single, func(i, j int) bool { return single[i].FlipFar < single[j].FlipFar })
	list := []Turn{}
	mended := false
	for _, f := range single {
		if f.Flip == "" || f.FlipTo == Unknown || len(list) == mostTurns-1 {
			continue
		}
		then := decide(with(v.Findings, f.FlipTo, f.Criterion))
		if then == v.Fairness {
			continue
		}
		mended = mended || len(deciding) == 1 && deciding[0].Criterion == f.Criterion && f.FlipTo < f.Outcome
		list = append(list, Turn{f.Criterion, asSentence(f.Flip + ", and the dataset " + then.adjective()), then})
	}
	if len(deciding) == 0 || mended {
		return list
	}
	var ids []string
	for _, f := range deciding {
		ids = append(ids, f.Criterion)
	}
	then := decide(with(v.Findings, Pass, ids...))
	if then == v.Fairness {
		return list
	}
	one := ""
	if len(ids) == 1 {
		one = ids[0]
	}
	return append(list, Turn{one, asSentence("mending " + both(ids) + " would make the dataset " + then.adjective()), then})
}

// with returns findings in which some have another outcome.
func with(findings []Finding, outcome Outcome, ids ...string) []Finding {
	changed := slices.Clone(findings)
	for i, f := range changed {
		if slices.Contains(ids, f.Criterion) {
			changed[i].Outcome = outcome
		}
	}
	return changed
}

// adjective says what a dataset is.
func (f Fairness) adjective() string {
	if f == FairWithCare {
		return "fair with care"
	}
	return string(f)
}
