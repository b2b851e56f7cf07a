package verdict

import (
	"strconv"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func splittable() Criterion {
	const source = "94% of 993 mid-size public tables repeat at most 6% of their rows; OpenML-CC18 leaves out datasets whose rows belong together in groups; " +
		"how much a wrong split may flatter is argued"
	return Criterion{
		ID:       "splittable",
		Question: "Can rows be held out honestly?",
		Why: "Where the same row, or rows of one customer or machine, stand on both sides of a split, a model remembers instead of predicting and every result is too good. " +
			"A careful candidate notices.",
		Remedy: "Take repeated rows out, and say in the brief what a row is; ask in the interview how rows were held out.",

		Hardness: 8,
		Warning:  Advises,
		Limits: []LimitDoc{
			{"SplitDuplicates", func(p Policy) string { return percent(p.SplitDuplicates) }, "the largest share of repeated rows that passes", source},
			{"SplitDuplicatesFail", func(p Policy) string { return percent(p.SplitDuplicatesFail) }, "a larger share of repeated rows fails", source},
			{"SplitMeanRows", func(p Policy) string { return strconv.FormatFloat(p.SplitMeanRows, 'f', -1, 64) + " rows" }, "with more rows per thing on average, rows hang together", source},
			{"SplitSkill", func(p Policy) string { return "skill " + skill(p.SplitSkill) }, "a random split that looks better by more than this is a warning", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeSplittable(c, p, source) },
	}
}

func judgeSplittable(c Case, p Policy, source string) Finding {
	repeated := c.Profile.Duplicates.Rows
	if c.Profile.Rows == 0 || !sound(repeated) {
		return unknown("the repeated rows could not be counted")
	}
	rows := float64(c.Profile.Rows)
	share := sketch.Estimate{Value: repeated.Value / rows, Lo: repeated.Lo / rows, Hi: repeated.Hi / rows}
	natural := boundToRepeat(c.Profile)
	outcome := func(share float64) Outcome {
		switch {
		case natural:
			return Pass
		case share > p.SplitDuplicatesFail:
			return Fail
		case share > p.SplitDuplicates:
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(share.Value)}
	f.Measures = []Measure{{
		Name: "repeated rows", Value: share, Unit: "share", Source: source,
		Limit: "at most " + percent(p.SplitDuplicates) + "; over " + percent(p.SplitDuplicatesFail) + " fails",
	}}
	var parts []string
	if f.Outcome != Pass {
		parts = append(parts, percent(share.Value, p.SplitDuplicates)+" of the rows repeat an earlier one")
		f.Remedy = "take the repeated rows out, or say in the brief that a row is no unit of its own"
	}
	gain, by := flattery(c, "group")
	f.Measures = append(f.Measures, gainMeasure(gain, by, p.SplitSkill, source))
	if e := c.Profile.Structure.Entity; e != nil && e.MeanRows > p.SplitMeanRows && gain > p.SplitSkill {
		parts = append(parts, "rows of one "+quoted(e.Column)+" belong together, and a split that ignores it looks better by skill "+skill(gain))
		f.Remedy = withDefault(f.Remedy, "say in the brief what a row is, and ask in the interview how rows were held out")
	}
	f.Reason = withDefault(both(parts), "rows can be held out at random"+entityWords(c.Profile.Structure.Entity))
	if len(parts) > 0 {
		f.Outcome = max(f.Outcome, Warn)
		f.setFlip(change{by: 1, far: 0.1, to: Pass, what: "one row for each thing"})
		return f
	}
	f.flips(step(int64(rows-repeated.Value), Pass,
		func(by int64) Outcome { return outcome((repeated.Value + float64(by)) / rows) },
		func(by int64) string { return counted(by, "more repeated row", "more repeated rows") }))
	return f
}

func entityWords(e *profile.Entity) string {
	if e == nil {
		return ""
	}
	return ", though rows of one " + quoted(e.Column) + " belong together"
}

// flattery is by how much skill a random split looks better than one by the structure
// of the rows, 0 where that was not measured, and the column that was split by.
func flattery(c Case, by string) (gain float64, column string) {
	if c.Profile.Target == nil {
		return 0, ""
	}
	var random, other *target.Split
	for i, s := range c.Profile.Target.Splits {
		switch s.By {
		case "random":
			random = &c.Profile.Target.Splits[i]
		case by:
			other = &c.Profile.Target.Splits[i]
		}
	}
	if random == nil || other == nil || !sound(random.Skill) || !sound(other.Skill) {
		return 0, ""
	}
	return random.Skill.Value - max(0, other.Skill.Value), other.Name
}

func gainMeasure(gain float64, column string, limit float64, source string) Measure {
	return Measure{
		Name: "skill that a random split adds", Column: column, Value: sketch.Exactly(gain), Unit: "skill", Source: source,
		Limit: "at most " + skill(limit),
	}
}
