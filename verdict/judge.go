package verdict

import (
	"fmt"
	"slices"
	"sort"

	"github.com/fairset/fairset/profile/target"
)

// Judge answers every criterion and decides. The worst finding decides:
//
//   - a blocking fail makes the dataset unfair;
//   - else an unanswered question that could have blocked leaves it
//     undetermined, unless all that lacks is something the user may tell;
//   - else a warning, or a fail that does not block, calls for care;
//   - else it is fair.
func Judge(c Case, p Policy) Verdict { return judgeBy(Criteria(), c, p) }

// judgeBy is Judge with another registry.
func judgeBy(criteria []Criterion, c Case, p Policy) Verdict {
	criteria = slices.DeleteFunc(criteria, func(criterion Criterion) bool { return slices.Contains(p.Skip, criterion.ID) })
	findings := make([]Finding, len(criteria))
	for i, criterion := range criteria {
		findings[i] = criterion.answer(c, p)
	}
	v := Verdict{Fairness: decide(findings), Findings: findings}
	deciding := decidingOf(v.Fairness, criteria, findings)
	v.Confidence = confidence(v.Fairness, findings)
	if c.Profile != nil && c.explores() && v.Confidence == "high" && v.Fairness != Unfair {
		v.Confidence = "medium" // whether an exploration finds anything is only half measured
	}
	v.Sentence = sentence(c, v, deciding)
	v.Deciding = make([]string, len(deciding))
	for i, f := range deciding {
		v.Deciding[i] = f.Criterion
	}
	v.Changes = turns(v, deciding)
	v.Policy = PolicyUsed{Name: p.Name, Differences: p.Differences()}
	for i, f := range findings {
		if f.Outcome != Pass && f.Outcome != NotApplicable {
			findings[i].Then = decide(with(findings, Pass, f.Criterion))
		}
	}
	for i := range findings {
		findings[i].finish()
	}
	return v
}

// answer asks the criterion. Whatever happens there, it returns a finding that
// says at worst that the question could not be answered. The texts are clauses
// that a sentence can take in; finish makes them sentences.
func (c Criterion) answer(dataset Case, p Policy) (f Finding) {
	defer func() {
		if r := recover(); r != nil {
			f = unknown("this could not be measured: " + clean(fmt.Sprint(r)))
		}
		f.Criterion, f.Question, f.Blocking, f.Warning = c.ID, c.Question, c.Blocking, c.Warning
		if f.Measures == nil {
			f.Measures = []Measure{}
		}
		if f.Remedy == "" {
			f.Remedy = c.remedy(f)
		}
	}()
	if dataset.Profile == nil {
		return unknown("the dataset was not measured")
	}
	f = c.judge(dataset, p)
	if f.Outcome <= Unknown || f.Outcome > Fail {
		f.Outcome = Unknown
	}
	if f.Outcome != Unknown {
		f.Ask = ""
	}
	if f.Reason == "" {
		f.Reason = "this could not be measured"
	}
	if f.Gist == "" {
		f.Gist = f.Reason
	}
	return f
}

// remedy is what to do about a finding that says nothing of it itself, so that
// whoever is warned is told the next step.
func (c Criterion) remedy(f Finding) string {
	switch {
	case f.Outcome == Fail || f.Outcome == Warn:
		return withDefault(asClause(c.Remedy), "choose another dataset")
	case f.Outcome == Unknown && f.Blocking && f.Ask == "":
		return "answer it yourself, or choose another dataset"
	}
	return ""
}

func withDefault(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// finish makes sentences of the clauses.
func (f *Finding) finish() {
	for _, text := range []*string{&f.Reason, &f.Flip, &f.Remedy, &f.Ask} {
		*text = asSentence(*text)
	}
	if f.Rerun != "" && f.Remedy != "" {
		f.Remedy += " To see what that does, run again with " + f.Rerun + "."
	}
	f.Gist, f.FlipTo, f.FlipFar, f.Warning = "", Unknown, 0, Counts
}

// decide applies the law that Judge states.
func decide(findings []Finding) Fairness {
	fairness, pairs := Fair, 0
	for _, f := range findings {
		switch {
		case f.Outcome == Fail && f.Blocking:
			return Unfair
		case f.blocks():
			fairness = Undetermined
		case f.callsForCare() && fairness == Fair:
			fairness = FairWithCare
		case f.Outcome == Warn && f.Warning == CountsInPairs:
			pairs++
		}
	}
	if pairs > 1 && fairness == Fair {
		return FairWithCare
	}
	return fairness
}

// callsForCare reports whether the finding alone calls for care.
func (f Finding) callsForCare() bool {
	return f.Outcome == Fail || f.Outcome == Warn && f.Warning == Counts
}

// blocks reports whether the question could have blocked, has no answer, and
// the user could not have told it.
func (f Finding) blocks() bool { return f.Outcome == Unknown && f.Blocking && f.Ask == "" }

// decidingOf returns the findings that made the verdict, hardest first.
func decidingOf(fairness Fairness, criteria []Criterion, findings []Finding) []Finding {
	hardness := make(map[string]int)
	var deciding []Finding
	for i, f := range findings {
		hardness[f.Criterion] = criteria[i].Hardness
		if f.decides(fairness) {
			deciding = append(deciding, f)
		}
	}
	sort.SliceStable(deciding, func(i, j int) bool {
		a, b := deciding[i], deciding[j]
		if a.callsForCare() != b.callsForCare() {
			return a.callsForCare()
		}
		if a.Outcome != b.Outcome {
			return a.Outcome > b.Outcome
		}
		return hardness[a.Criterion] > hardness[b.Criterion]
	})
	return deciding
}

func (f Finding) decides(fairness Fairness) bool {
	switch fairness {
	case Unfair:
		return f.Outcome == Fail && f.Blocking
	case Undetermined:
		return f.blocks()
	case FairWithCare:
		return f.callsForCare() || f.Outcome == Warn && f.Warning == CountsInPairs
	}
	return false
}

// confidence counts the blocking criteria that are near a limit or have no
// answer: none is high, one or two is medium, more is low. One blocking fail
// that is not near a limit is enough for high: what else is in doubt could not
// make the dataset fair.
func confidence(fairness Fairness, findings []Finding) string {
	doubts := 0
	for _, f := range findings {
		if !f.Blocking {
			continue
		}
		if fairness == Unfair && f.Outcome == Fail && !f.Near {
			return "high"
		}
		if f.Outcome == Unknown || f.Near && f.Outcome != NotApplicable {
			doubts++
		}
	}
	switch {
	case doubts == 0:
		return "high"
	case doubts <= 2:
		return "medium"
	}
	return "low"
}

func unknown(reason string) Finding {
	return Finding{Outcome: Unknown, Reason: reason, Gist: reason}
}

func notApplicable(reason string) Finding { return Finding{Outcome: NotApplicable, Reason: reason} }

// targetName is the column to predict, "" when the user named none.
func (c Case) targetName() string {
	if c.Told.Target == "" && c.Profile.Target != nil {
		return c.Profile.Target.Column
	}
	return c.Told.Target
}

// explores reports whether the user said that there is nothing to predict.
func (c Case) explores() bool {
	task := target.Task(c.Told.Task)
	return task == target.Explore || task == target.Clustering
}
