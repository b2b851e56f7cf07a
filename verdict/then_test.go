package verdict

import "testing"

// Each finding that is no pass says what the verdict would be if it alone were one, and decide agrees.
func TestFindingsSayWhatThen(t *testing.T) {
	answers := func(outcome Outcome, blocking bool, id string) Criterion {
		return Criterion{ID: id, Question: "Is it?", Remedy: "Mend it.", Blocking: blocking, judge: func(Case, Policy) Finding { return Finding{Outcome: outcome, Reason: "so it is"} }}
	}
	for _, c := range []struct {
		name     string
		criteria []Criterion
		then     []Fairness
	}{
		{"one fail", []Criterion{answers(Fail, true, "a"), answers(Pass, true, "b")}, []Fairness{Fair, ""}},
		{"a fail over a warning", []Criterion{answers(Fail, true, "a"), answers(Warn, true, "b")}, []Fairness{FairWithCare, Unfair}},
		{"two fails", []Criterion{answers(Fail, true, "a"), answers(Fail, true, "b"), answers(NotApplicable, true, "c")}, []Fairness{Unfair, Unfair, ""}},
	} {
		v := judgeBy(c.criteria, fairCase(), DefaultPolicy())
		for i, f := range v.Findings {
			if f.Then != c.then[i] {
				t.Errorf("%s: %s would be %q, not %q", c.name, f.Criterion, f.Then, c.then[i])
			}
		}
	}
}
