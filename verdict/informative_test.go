package verdict

import (
	"math"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func skillCase(e sketch.Estimate) *Case {
	c := fairCase()
	setSkill(c, e)
	return &c
}

func TestInformative(t *testing.T) {
	leak := func(rest sketch.Estimate) *Case {
		c := fairCase()
		setLeak(c, rest)
		return &c
	}
	untested := leak(sketch.Exactly(0.5))
	untested.Profile.Target.DropTest = nil
	easy := skillCase(about(0.98, 0.001))
	easy.Profile.Target.DropTest = []target.Drop{{Columns: []string{"area", "rooms"}, Skill: about(0.2, 0.01)}}
	review := column("review", profile.Text, 3000)
	review.Text = &profile.TextMeasures{MeanLength: 120}
	words := fairCase()
	words.Profile.Columns = []profile.Column{review, column("price", profile.Decimal, 3800)}
	words.Profile.Target.Baseline, words.Profile.Target.Skipped = nil, "There is no other column."
	experiment := skillCase(about(0.01, 0.01))
	experiment.Profile.Columns = append(experiment.Profile.Columns, column("is_test", profile.Boolean, 2))
	stars := skillCase(about(0.01, 0.01))
	stars.Profile.Columns = append(stars.Profile.Columns[1:], column("user", profile.Identifier, 900), column("film", profile.Identifier, 300))
	runTable(t, "informative", []row{
		{name: "only texts", replace: &words, want: Unknown, reason: "Only texts could tell about the target price, and models of words are not tried here."},
		{name: "an experiment without effect", replace: experiment, want: Warn, remedy: "whether is_test matters"},
		{name: "ratings", replace: stars, want: Warn, remedy: "recommendations"},
		{name: "good", want: Pass, reason: "The other columns tell enough about the target price (skill 0.62, likely between 0.59 and 0.65).", flip: "A skill 0.33 lower would make it a warning."},
		{name: "exactly enough", replace: skillCase(sketch.Exactly(0.30)), want: Pass, reason: "The other columns tell enough about the target price (skill 0.30).", flip: "A skill 0.01 lower"},
		{name: "near", replace: skillCase(about(0.31, 0.05)), want: Pass, near: true},
		{name: "just short", replace: skillCase(about(0.2996, 0.0001)), want: Warn, reason: "The other columns tell little about the target price (skill 0.2996).", remedy: "a weak score is a valid finding"},
		{name: "weak", replace: skillCase(about(0.12, 0.02)), want: Warn, flip: "A skill 0.08 lower would make it a fail."},
		{name: "nothing", replace: skillCase(sketch.Exactly(0)), want: Fail, reason: "The other columns tell no more than chance about the target price (no skill found).", remedy: "--target"},
		{name: "nothing, with an interval", replace: skillCase(sketch.Estimate{Value: 0, Lo: -0.001, Hi: 0.002}), want: Fail, reason: "The other columns tell no more than chance about the target price (no skill found).", remedy: "--target"},
		{name: "judged without what makes it easy", replace: easy, want: Warn, reason: "The other columns, without area and rooms, tell little about the target price (skill 0.20, likely between 0.19 and 0.21).", remedy: "a weak score"},
		{name: "less than nothing", replace: skillCase(about(-0.02, 0.05)), want: Fail, reason: "The other columns tell no more than chance about the target price (no skill found, at best 0.03).", remedy: "--target"},
		{name: "not told from chance", replace: skillCase(about(0.22, 0.3)), want: Fail, near: true, reason: "The other columns tell nothing for certain about the target price (skill 0.22, likely between -0.08 and 0.52)."},
		{name: "noise", replace: skillCase(about(0.02, 0.01)), want: Fail, reason: "The other columns tell no more than chance about the target price (skill 0.02, likely between 0.01 and 0.03).", flip: "A skill 0.03 higher would make it a warning.", remedy: "--target"},
		{name: "worse than a guess", replace: skillCase(about(-0.11, 0.02)), want: Fail},
		{name: "not told from chance", replace: skillCase(about(0.12, 0.15)), want: Fail, near: true},
		{name: "good but not told from chance", replace: skillCase(about(0.40, 0.45)), want: Warn, near: true},
		{name: "judged without the leak", replace: leak(about(0.40, 0.02)), want: Pass, reason: "The other columns, without area, tell enough about the target price (skill 0.40, likely between 0.38 and 0.42)."},
		{name: "leak was all", replace: leak(about(0.01, 0.02)), want: Fail},
		{name: "leak without drop test", replace: untested, want: Unknown},
		{name: "no models", change: func(c *Case) {
			c.Profile.Target.Baseline, c.Profile.Target.Skipped = nil, "Fewer than 50 rows have a target."
		}, want: Unknown, reason: "Fewer than 50 rows have a target."},
		{name: "not a number", replace: skillCase(sketch.Exactly(math.NaN())), change: func(c *Case) {
			c.Profile.Target.Baseline.Linear.Value, c.Profile.Target.Baseline.Stump.Value = math.NaN(), math.NaN()
		}, want: Unknown},
		{name: "not analysed", change: func(c *Case) { c.Profile.Target = nil }, want: Unknown},
		{name: "no target", change: func(c *Case) { c.Told, c.Profile.Target = Told{}, nil }, want: NotApplicable},
	})
}

func TestBestSkill(t *testing.T) {
	stump := &target.Result{Baseline: &target.Baseline{Stump: sketch.Exactly(0.5), Linear: sketch.Exactly(0.2)}}
	if e, ok := bestSkill(stump); !ok || e.Value != 0.5 {
		t.Errorf("got %v %v, want the stump", e, ok)
	}
}

func TestInformativeFlipIsRight(t *testing.T) {
	for value := -0.2; value < 1; value += 0.013 {
		e := about(value, 0.03)
		before := finding(t, "informative", *skillCase(e))
		by := skillDistance(t, before.Flip)
		after := finding(t, "informative", *skillCase(shift(e, by)))
		if after.Outcome == before.Outcome {
			t.Errorf("skill %v: %q, but still %v", value, before.Flip, after.Outcome)
		}
	}
}
