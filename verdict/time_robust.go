package verdict

import (
	"math"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
)

func timeRobust() Criterion {
	const source = "TabArena leaves out data that changes with time, and leakage through time is one of the eight kinds that Kapoor and Narayanan (arXiv:2207.07048) found in 17 fields; " +
		"the numbers are argued"
	return Criterion{
		ID:       "time-robust",
		Question: "Does the answer survive the passing of time?",
		Why: "A model of the past that is tested on the same past looks better than it is, and prices of twenty years ago mislead whoever does not look at the date. " +
			"A careful candidate notices.",
		Remedy: "Say in the brief from when the data is, and ask in the interview whether the split went by time.",

		Hardness: 7,
		Warning:  Advises,
		Limits: []LimitDoc{
			{"TimeSkill", func(p Policy) string { return "skill " + skill(p.TimeSkill) }, "a random split that looks better than one by time by more than this is a warning", source},
			{"TimeYear", func(p Policy) string { return strconv.Itoa(p.TimeYear) }, "data that ends before this year is a warning", source},
			{"TimeGaps", func(p Policy) string { return percent(p.TimeGaps) }, "the largest share of steps without a row that passes in a series", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeTimeRobust(c, p, source) },
	}
}

func judgeTimeRobust(c Case, p Policy, source string) Finding {
	t := c.Profile.Structure.Time
	if t == nil {
		return notApplicable("rows follow no time")
	}
	gain, _ := flattery(c, "time")
	when := both(quotedAll(t.Names()))
	f := Finding{Outcome: Pass, Measures: []Measure{gainMeasure(gain, t.Column, p.TimeSkill, source)}}
	var parts []string
	if gain > p.TimeSkill {
		parts = append(parts, "a random split looks better than one by "+when+" by skill "+skill(gain))
	}
	if t.MaxYear > 0 {
		f.Measures = append(f.Measures, Measure{
			Name: "last year", Column: t.Column, Value: sketch.Exactly(float64(t.MaxYear)), Unit: "year", Source: source,
			Limit: strconv.Itoa(p.TimeYear) + " or later",
		})
		if t.MaxYear < p.TimeYear {
			parts = append(parts, "the data ends in "+strconv.Itoa(t.MaxYear))
		}
	}
	if nothingLater(c, p) {
		parts = append(parts, "a model of the earlier rows finds nothing in the later ones")
		f.Outcome = Fail
	}
	if gaps := gapShare(c); gaps > p.TimeGaps && !t.Panel {
		parts = append(parts, percent(gaps, p.TimeGaps)+" of the steps of "+when+" have no row")
	}
	f.Reason = withDefault(both(parts), "nothing speaks against using it today")
	if len(parts) > 0 {
		f.Outcome = max(f.Outcome, Warn)
		f.setFlip(change{by: 1, far: 0.5, to: Pass, what: "newer data, or a split by time that says the same"})
		f.Remedy = "say in the brief from when the data is, and ask in the interview whether the split went by time"
		return f
	}
	f.flips(skillStep(Pass, func(by float64) Outcome {
		if gain+by > p.TimeSkill {
			return Warn
		}
		return Pass
	}, "a random split that looks better by", "more"))
	return f
}

// nothingLater reports whether what a model learns, and finds in rows held out at random,
// is not found in the rows that come last.
func nothingLater(c Case, p Policy) bool {
	if c.Profile.Target == nil {
		return false
	}
	random, later := -1.0, math.NaN()
	for _, s := range c.Profile.Target.Splits {
		switch s.By {
		case "random":
			random = s.Skill.Value
		case "time":
			later = s.Skill.Hi
		}
	}
	return random >= p.InformativePass && later < p.InformativeFail
}

// gapShare is the share of steps of a regular series without a row.
func gapShare(c Case) float64 {
	t := c.Profile.Structure.Time
	if t.Step == "" || t.Points == 0 {
		return 0
	}
	return float64(t.Gaps) / float64(t.Gaps+t.Points)
}
