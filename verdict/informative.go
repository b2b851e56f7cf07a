package verdict

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func informative() Criterion {
	const source = "datasets labelled fair reach 0.41 to 0.95, half of them 0.68 or more; those labelled as not learnable stay under 0.05"
	const argued = "argued: one column explains 5% of the variation of another, correlation ratio 0.22"
	return Criterion{
		ID:       "informative",
		Question: "Is there something to find, beyond chance?",
		Why: "Where nothing can be learnt, an honest candidate looks weak and a careless one finds patterns in noise. " +
			"A weak result is an analysis, not a failure, so only a target at the level of noise fails. " +
			"Skill is that of the best of three simple models on rows that they have not seen: 0 is no better than a guess, 1 is perfect. " +
			"Where columns give the target away, the skill without them counts. Where nothing is to be predicted, some column must go together with another.",
		Remedy: "Name another target, or say in the brief that a weak score is a valid finding.",

		Blocking: true,
		Hardness: 80,
		Limits: []LimitDoc{
			{"InformativePass", func(p Policy) string { return "skill " + skill(p.InformativePass) }, "the least skill that passes", source},
			{"InformativeStructure", func(p Policy) string { return skill(p.InformativeStructure) }, "where nothing is predicted, the least association between two columns, 0 to 1, that passes", argued},
			{"InformativeFail", func(p Policy) string { return "skill " + skill(p.InformativeFail) }, "with less skill it fails; so it does when less than InformativePass cannot be told from 0", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeInformative(c, p, source, argued) },
	}
}

func judgeInformative(c Case, p Policy, source, argued string) Finding {
	if c.explores() || c.targetName() == "" {
		return judgeStructure(c, p, argued)
	}
	if f, ok := untargeted(c, p); ok {
		return f
	}
	t := c.Profile.Target
	name := quoted(t.Column)
	measured, without, ok := honestSkill(t, p)
	switch {
	case !ok && onlyTexts(c):
		return untriedTexts(name)
	case !ok:
		return unanalysed(unmeasured(t))
	}
	f := Finding{Outcome: informativeOutcome(measured, p)}
	f.Measures = []Measure{{
		Name: "skill of the best model", Column: t.Column, Value: measured, Unit: "skill", Source: source,
		Limit: "at least " + skill(p.InformativePass) + "; under " + skill(p.InformativeFail) + " or not told from 0 fails",
	}}
	f.Near = holds(measured, p.InformativePass, p.InformativeFail)
	f.Gist = informativeGist(measured, name, f.Outcome, p)
	f.Reason = informativeReason(measured, name, without, f.Outcome, p)
	shifted := func(by float64) Outcome { return informativeOutcome(shift(measured, by), p) }
	f.flips(
		skillStep(f.Outcome, shifted, "a skill", "higher"),
		skillStep(f.Outcome, shifted, "a skill", "lower"),
	)
	switch f.Outcome {
	case Warn:
		f.Remedy = "say in the brief that a weak score is a valid finding"
	case Fail:
		f.Remedy = "name another column to predict with --target, or ask for an exploration"
		if len(without) > 0 {
			f.Remedy = otherTarget // not-trivial says the same
		}
	}
	if narrow(c) == ratings && f.Outcome == Fail {
		f.Outcome = Warn
		f.Reason += ", but who rated what was not used, and that is what tells most in a log of ratings"
		f.Remedy = "ask for recommendations, or say in the brief that a weak score is a valid finding"
	}
	if version, ok := trial(c); ok && f.Outcome == Fail && len(without) == 0 {
		f.Outcome = Warn
		f.Reason += ", but the question of an experiment is whether " + quoted(version.Name) + " matters"
		f.Remedy = "ask whether " + quoted(version.Name) + " matters, and say in the brief that no difference is a valid finding"
	}
	return f
}

// untriedTexts is the answer where only texts could tell about the target: people turn
// words into numbers in many ways, and none of them is tried here.
func untriedTexts(name string) Finding {
	f := unknown("only texts could tell about the target " + name + ", and models of words are not tried here")
	f.Ask = "try a count of words before sending"
	return f
}

// informativeOutcome fails a skill at the level of noise. A skill that passes
// but cannot be told from 0 is too uncertain to pass.
func informativeOutcome(measured sketch.Estimate, p Policy) Outcome {
	chance := !measured.IsExact() && measured.Lo <= 0
	switch {
	case measured.Value < p.InformativeFail, chance && measured.Value < p.InformativePass:
		return Fail
	case measured.Value < p.InformativePass, chance:
		return Warn
	}
	return Pass
}

func informativeReason(measured sketch.Estimate, name string, without []string, o Outcome, p Policy) string {
	others := "the other columns"
	if len(without) > 0 {
		others += ", without " + names(without) + ","
	}
	tell := " tell enough about the target "
	switch o {
	case Warn:
		tell = " tell little about the target "
	case Fail:
		tell = " tell no more than chance about the target "
		if measured.Value >= p.InformativeFail {
			tell = " tell nothing for certain about the target "
		}
	}
	return others + tell + name + " (" + skillOf(measured, p.InformativePass, p.InformativeFail) + ")"
}

func informativeGist(measured sketch.Estimate, name string, o Outcome, p Policy) string {
	reached := " (skill " + skill(measured.Value, p.InformativePass, p.InformativeFail) + " of 1)"
	if noSkill(measured) {
		reached = " (no skill found)"
	}
	switch o {
	case Warn:
		return "the other columns tell little about the target " + name + reached
	case Fail:
		if measured.Value >= p.InformativeFail {
			return "what the other columns tell about the target " + name + " cannot be told from chance (" +
				skillOf(measured, p.InformativePass, p.InformativeFail) + ")"
		}
		return "the other columns predict the target " + name + " no better than chance" + reached
	}
	return "the other columns predict the target " + name + reached
}

// honestSkill is the skill of the best model without the columns that give
// the target away, alone or together; without names those.
func honestSkill(t *target.Result, p Policy) (measured sketch.Estimate, without []string, ok bool) {
	measured, ok = bestSkill(t)
	drop, found := decisiveDrop(t, p)
	if len(suspects(t, p)) > 0 || len(formulaParts(t)) > 0 || found && ok && measured.Value >= p.TrivialOverall {
		return drop.Skill, drop.Columns, found && sound(drop.Skill)
	}
	return measured, nil, ok
}

// bestSkill is the skill of the best of the models on all columns.
func bestSkill(t *target.Result) (sketch.Estimate, bool) {
	if t.Baseline == nil {
		return sketch.Estimate{}, false
	}
	best, ok := sketch.Estimate{}, false
	models := append([]sketch.Estimate{t.Baseline.Linear, t.Baseline.Stump}, t.Baseline.Boosted...)
	for _, e := range models {
		if sound(e) && (!ok || e.Value > best.Value) {
			best, ok = e, true
		}
	}
	return best, ok
}

// unmeasured says why the skill is not known.
func unmeasured(t *target.Result) string {
	switch {
	case t.Skipped != "":
		return asClause(t.Skipped)
	case t.Baseline != nil:
		return "the skill without the columns that give " + quoted(t.Column) + " away was not measured"
	}
	return "the skill at predicting " + quoted(t.Column) + " was not measured"
}

// shift moves a skill, free of the rounding that would tip it over a limit.
func shift(e sketch.Estimate, by float64) sketch.Estimate {
	move := func(x float64) float64 { return math.Round((x+by)*1e9) / 1e9 }
	return sketch.Estimate{Value: move(e.Value), Lo: move(e.Lo), Hi: move(e.Hi)}
}
