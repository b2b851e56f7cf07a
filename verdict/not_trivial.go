package verdict

import (
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func notTrivial() Criterion {
	const source = "tried on 52 suspect targets, where the skill without the suspects tells a removable leak from a trivial task; " +
		"OpenML-CC18 (arXiv:1708.03731) and TabArena leave out tasks that one column solves"
	of := func(limit func(Policy) float64) func(Policy) string {
		return func(p Policy) string { return "skill " + skill(limit(p)) }
	}
	return Criterion{
		ID:       "not-trivial",
		Question: "Is there still something to work out, because no column gives the target away?",
		Why: "A column that knows the answer, such as a tax computed from the price, makes a perfect score out of no work and rewards not looking. " +
			"So do columns from which the target can be computed, as wins are games less losses. " +
			"Such columns are taken away, then up to three more of those that the models miss most, and the rest is measured again: if skill remains, they can be dropped; " +
			"if none remains, they were all there was to find; if it stays perfect, the task is trivial.",
		Remedy: "Send it without the columns that give the target away, or name another target. Keep such a column only as a trap that you mean to talk about.",

		Blocking: true,
		Hardness: 85,
		Limits: []LimitDoc{
			{"TrivialSingle", of(func(p Policy) float64 { return p.TrivialSingle }), "a column that reaches this alone is suspect", source},
			{"TrivialOverall", of(func(p Policy) float64 { return p.TrivialOverall }), "all columns together are suspect when they reach this", source},
			{"TrivialRestMin", of(func(p Policy) float64 { return p.TrivialRestMin }), "with less left without the suspects it fails", source},
			{"TrivialRestMax", of(func(p Policy) float64 { return p.TrivialRestMax }), "with this or more left without the suspects it fails; in between it is a warning", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeNotTrivial(c, p, source) },
	}
}

func judgeNotTrivial(c Case, p Policy, source string) Finding {
	if f, ok := untargeted(c, p); ok {
		return f
	}
	t := c.Profile.Target
	overall, ok := bestSkill(t)
	switch {
	case !ok && onlyTexts(c):
		return untriedTexts(quoted(t.Column))
	case !ok:
		return unanalysed(unmeasured(t))
	}
	suspect := suspects(t, p)
	if len(suspect) == 0 && len(formulaParts(t)) == 0 && overall.Value < p.TrivialOverall {
		return notSuspect(t, overall, p, source)
	}
	drop, ok := decisiveDrop(t, p)
	if !ok || !sound(drop.Skill) {
		f := unknown("what remains without " + suspectNames(suspect) + " was not measured")
		f.Measures = []Measure{overallMeasure(t, overall, p, source)}
		return f
	}
	return judgeRest(t, overall, drop, p, source)
}

// notSuspect is the finding when no column and no model is too good.
func notSuspect(t *target.Result, overall sketch.Estimate, p Policy, source string) Finding {
	rest := "leave something to work out"
	if noSkill(overall) {
		rest = "do not either"
	}
	f := Finding{
		Outcome:  Pass,
		Reason:   "no column gives the target " + quoted(t.Column) + " away, and all together " + rest + " (" + skillOf(overall, p.TrivialOverall) + ")",
		Measures: []Measure{overallMeasure(t, overall, p, source)},
		Near:     holds(overall, p.TrivialOverall),
	}
	gap, what := p.TrivialOverall-overall.Value, "an overall skill "
	if best, ok := strongest(t); ok {
		f.Measures = append(f.Measures, Measure{
			Name: "skill of the strongest column alone", Column: best.Column, Value: sketch.Exactly(best.Skill), Unit: "skill", Source: source,
			Limit: "under " + skill(p.TrivialSingle) + "; from there on it is suspect",
		})
		if alone := p.TrivialSingle - best.Skill; alone < gap {
			gap, what = alone, "a skill of "+quoted(best.Column)+" alone that is "
		}
	}
	f.Flip = what + skill(math.Ceil(math.Round(gap*1e8)/1e6)/100) + " higher would make it suspect"
	return f
}

// judgeRest judges the skill that remains without the suspects.
func judgeRest(t *target.Result, overall sketch.Estimate, drop target.Drop, p Policy, source string) Finding {
	outcome := func(rest float64) Outcome {
		if rest < p.TrivialRestMin || rest >= p.TrivialRestMax {
			return Fail
		}
		return Warn
	}
	rest := drop.Skill
	f := Finding{Outcome: outcome(rest.Value)}
	f.Measures = []Measure{
		overallMeasure(t, overall, p, source),
		{
			Name: "skill without the suspects", Column: t.Column, Value: rest, Unit: "skill", Source: source,
			Limit: skill(p.TrivialRestMin) + " to " + skill(p.TrivialRestMax) + " is a warning; less or more fails",
		},
	}
	f.Near = holds(rest, p.TrivialRestMin, p.TrivialRestMax)
	shifted := func(by float64) Outcome { return outcome(shift(rest, by).Value) }
	f.flips(
		skillStep(f.Outcome, shifted, "a remaining skill", "higher"),
		skillStep(f.Outcome, shifted, "a remaining skill", "lower"),
	)
	f.Gist = restGist(t, drop, f.Outcome, p)
	f.Reason, f.Remedy = restReason(t, drop, f.Outcome, p)
	if f.Outcome == Warn {
		f.Rerun = dropFlag(drop.Columns)
	}
	return f
}

func restReason(t *target.Result, drop target.Drop, o Outcome, p Policy) (reason, remedy string) {
	name := "the target " + quoted(t.Column)
	give := "the column " + names(drop.Columns) + " gives " + name + " away"
	if len(drop.Columns) > 1 {
		give = "the columns " + names(drop.Columns) + " give " + name + " away"
	}
	without := "without"
	switch {
	case len(suspects(t, p)) > 0:
	case len(formulaParts(t)) > 0:
		give = name + " can be computed from " + names(formulaParts(t))
		without += " " + names(drop.Columns)
	default:
		give = "a simple model predicts " + name + " almost perfectly with " + names(drop.Columns) + sumWords(t, drop)
	}
	rest := skillOf(drop.Skill, p.TrivialRestMin, p.TrivialRestMax)
	switch {
	case o == Warn:
		return give + ", and enough is left to work out " + without + " (" + rest + ")", "drop " + allNames(drop.Columns)
	case drop.Skill.Value < p.TrivialRestMin:
		return give + ", and almost nothing is left to work out " + without + " (" + rest + ")", otherTarget
	}
	return "a simple model predicts " + name + " almost perfectly, even without " + names(drop.Columns) + " (" + rest + ")", otherTarget
}

// sumWords says that columns that were taken away are parts of a sum.
func sumWords(t *target.Result, drop target.Drop) string {
	var parts []string
	for _, f := range t.Features {
		if f.Leak != nil && f.Leak.Suspect == partOfSum && slices.Contains(drop.Columns, f.Column) {
			parts = append(parts, f.Column)
		}
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return ", where " + quoted(parts[0]) + " is part of a sum that gives it"
	}
	return ", where " + names(parts) + " are parts of sums that give it"
}

func restGist(t *target.Result, drop target.Drop, o Outcome, p Policy) string {
	name := "the target " + quoted(t.Column)
	switch {
	case o == Warn && len(suspects(t, p)) == 0 && len(formulaParts(t)) > 0:
		return "with " + plural(len(drop.Columns), "it ", "them ") + name + " can be computed"
	case o == Warn && len(suspects(t, p)) == 0:
		return "with " + plural(len(drop.Columns), "it ", "them ") + name + " is predicted almost perfectly"
	case o == Warn:
		return plural(len(drop.Columns), "it gives ", "they give ") + name + " away"
	case drop.Skill.Value < p.TrivialRestMin && len(suspects(t, p)) == 0 && len(formulaParts(t)) > 0:
		return name + " can be computed from " + names(formulaParts(t)) + ", and almost nothing is left without " + names(drop.Columns)
	case drop.Skill.Value < p.TrivialRestMin && len(drop.Columns) > 3:
		return counted(int64(len(drop.Columns)), "column gives ", "columns give ") + name + " away, and almost nothing is left without them"
	case drop.Skill.Value < p.TrivialRestMin:
		return "nothing but " + names(drop.Columns) + " tells about " + name + ", and " +
			plural(len(drop.Columns), "that column gives", "those columns give") + " it away"
	}
	return "a simple model predicts " + name + " almost perfectly"
}

// partOfSum is how profile/target calls a column that gives the target away
// together with others.
const partOfSum = "part-of-sum"

// formulaParts are the columns that the target can be computed from. One alone is none: the others are suspects by
// themselves, and the formula is gone with them.
func formulaParts(t *target.Result) (columns []string) {
	for _, f := range t.Features {
		if f.Leak != nil && f.Leak.Suspect == partOfFormula {
			columns = append(columns, f.Column)
		}
	}
	if len(columns) < 2 {
		return nil
	}
	return columns
}

// partOfFormula is how profile/target calls a column that the target can be computed from, together with others.
const partOfFormula = "part-of-formula"

// otherTarget is the remedy where the target itself is at fault.
const otherTarget = "name another column to predict with --target, or choose another dataset"

func overallMeasure(t *target.Result, overall sketch.Estimate, p Policy, source string) Measure {
	return Measure{
		Name: "skill of all columns together", Column: t.Column, Value: overall, Unit: "skill", Source: source,
		Limit: "under " + skill(p.TrivialOverall) + "; from there on it is suspect",
	}
}

// suspects are the columns that give the target away alone. The parts of a
// sum or a formula are none: it is gone with one of them.
func suspects(t *target.Result, p Policy) []string {
	var columns []string
	for _, f := range t.Features {
		if f.Leak != nil && f.Leak.Suspect != partOfSum && f.Leak.Suspect != partOfFormula || f.Skill >= p.TrivialSingle {
			columns = append(columns, f.Column)
		}
	}
	return columns
}

func suspectNames(columns []string) string {
	if len(columns) == 0 {
		return "the strongest columns"
	}
	return names(columns)
}

// decisiveDrop is the first step of the drop test that takes away every
// suspect and a part of the formula, and leaves something to work out, else the last step.
func decisiveDrop(t *target.Result, p Policy) (target.Drop, bool) {
	if len(t.DropTest) == 0 {
		return target.Drop{}, false
	}
	suspect, parts := suspects(t, p), formulaParts(t)
	for _, drop := range t.DropTest {
		computable := len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool { return slices.Contains(drop.Columns, part) })
		if !computable && drop.Skill.Value < p.TrivialRestMax && containsAll(drop.Columns, suspect) {
			return drop, true
		}
	}
	return t.DropTest[len(t.DropTest)-1], true
}

func containsAll(set, wanted []string) bool {
	has := make(map[string]bool, len(set))
	for _, s := range set {
		has[s] = true
	}
	for _, w := range wanted {
		if !has[w] {
			return false
		}
	}
	return true
}

// strongest is the column that predicts the target best alone.
func strongest(t *target.Result) (best target.Feature, ok bool) {
	for _, f := range t.Features {
		if !ok || f.Skill > best.Skill {
			best, ok = f, true
		}
	}
	return best, ok
}
