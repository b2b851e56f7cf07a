package verdict

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func leakCase(rest sketch.Estimate) *Case {
	c := fairCase()
	setLeak(c, rest)
	return &c
}

func TestNotTrivial(t *testing.T) {
	drops := func(steps ...target.Drop) func(*Case) {
		return func(c *Case) { c.Profile.Target.DropTest = steps }
	}
	two := leakCase(sketch.Exactly(0))
	two.Profile.Target.Features[1].Skill = 0.93
	sum := skillCase(about(0.98, 0.002))
	for i := range sum.Profile.Target.Features {
		sum.Profile.Target.Features[i].Leak = &target.Leak{Suspect: partOfSum, Why: "area and rooms give price by adding up"}
	}
	formula := skillCase(about(0.9, 0.01))
	for i := range formula.Profile.Target.Features[:2] {
		formula.Profile.Target.Features[i].Leak = &target.Leak{Suspect: partOfFormula, Why: "price is area × rooms"}
	}
	runTable(t, "not-trivial", []row{
		{name: "nothing suspect", want: Pass, flip: "An overall skill 0.35 higher would make it suspect."},
		{name: "hopeless", replace: skillCase(about(0, 0.001)), want: Pass, reason: "No column gives the target price away, and all together do not either (no skill found)."},
		{name: "nearly suspect", replace: skillCase(about(0.96, 0.02)), want: Pass, near: true, flip: "An overall skill 0.01 higher"},
		{name: "strong column", change: func(c *Case) { c.Profile.Target.Features[0].Skill = 0.85 }, want: Pass, flip: "A skill of area alone that is 0.05 higher"},
		{name: "removable leak", replace: leakCase(about(0.62, 0.03)), want: Warn, reason: "The column area gives the target price away, and enough is left to work out without (skill 0.62, likely between 0.59 and 0.65).", flip: "A remaining skill 0.35 higher would make it a fail.", remedy: "Drop area."},
		{name: "leak was the only signal", replace: leakCase(about(0.05, 0.03)), want: Fail, reason: "The column area gives the target price away, and almost nothing is left to work out without (skill 0.05, likely between 0.02 and 0.08).", flip: "A remaining skill 0.10 higher would make it a warning.", remedy: "--target"},
		{name: "still perfect", replace: leakCase(about(0.99, 0.003)), want: Fail, reason: "A simple model predicts the target price almost perfectly, even without area (skill 0.99)."},
		{name: "near the limit", replace: leakCase(about(0.16, 0.03)), want: Warn, near: true},
		{name: "two suspects go", replace: two, change: drops(
			target.Drop{Columns: []string{"area"}, Skill: about(0.93, 0.01)},
			target.Drop{Columns: []string{"area", "rooms"}, Skill: about(0.5, 0.01)},
			target.Drop{Columns: []string{"area", "rooms", "built"}, Skill: about(0.1, 0.01)},
		), want: Warn, remedy: "Drop area and rooms."},
		{name: "no single suspect but perfect", replace: skillCase(about(0.98, 0.002)), change: drops(
			target.Drop{Columns: []string{"area"}, Skill: about(0.975, 0.001)},
			target.Drop{Columns: []string{"area", "rooms"}, Skill: about(0.7, 0.01)},
		), want: Warn, remedy: "Drop area and rooms."},
		{name: "perfect only together", replace: skillCase(about(0.98, 0.002)), change: drops(
			target.Drop{Columns: []string{"rooms"}, Skill: about(0.7, 0.01)},
		), want: Warn, reason: "A simple model predicts the target price almost perfectly with rooms, and enough is left to work out without (skill 0.70, likely between 0.69 and 0.71)."},
		{name: "part of a sum", replace: sum, change: drops(
			target.Drop{Columns: []string{"area"}, Skill: about(0.7, 0.01)},
		), want: Warn, remedy: "Drop area.", reason: "A simple model predicts the target price almost perfectly with area, where area is part of a sum that gives it, and enough is left to work out without (skill 0.70, likely between 0.69 and 0.71)."},
		{name: "computed from two columns", replace: formula, change: drops(
			target.Drop{Columns: []string{"area"}, Skill: about(0.7, 0.01)},
		), want: Warn, remedy: "Drop area.", reason: "The target price can be computed from area and rooms, and enough is left to work out without area (skill 0.70, likely between 0.69 and 0.71)."},
		{name: "many suspects", replace: leakCase(about(0.5, 0.01)), change: drops(
			target.Drop{Columns: []string{"area", "b", "c", "d", "e", "f"}, Skill: about(0.5, 0.01)},
		), want: Warn, remedy: "Drop area, b, c, d, e and f."},
		{name: "many columns that know", replace: leakCase(about(0.05, 0.01)), change: drops(
			target.Drop{Columns: []string{"area", "b", "c", "d"}, Skill: about(0.05, 0.01)},
		), want: Fail, remedy: "--target"},
		{name: "no drop test", replace: two, change: drops(), want: Unknown, reason: "What remains without area and rooms was not measured."},
		{name: "no models", change: func(c *Case) { c.Profile.Target.Baseline = nil }, want: Unknown},
		{name: "no target", change: func(c *Case) { c.Told, c.Profile.Target = Told{}, nil }, want: NotApplicable},
	})
}

func TestNotTrivialFlipIsRight(t *testing.T) {
	for value := -0.2; value < 1.2; value += 0.013 {
		e := about(value, 0.001)
		before := finding(t, "not-trivial", *leakCase(e))
		after := finding(t, "not-trivial", *leakCase(shift(e, skillDistance(t, before.Flip))))
		if after.Outcome == before.Outcome {
			t.Errorf("remaining skill %v: %q, but still %v", value, before.Flip, after.Outcome)
		}
	}
}

// skillDistance reads the number of a flip of a skill, negative for "lower".
func skillDistance(t *testing.T, flip string) float64 {
	t.Helper()
	by, err := strconv.ParseFloat(regexp.MustCompile(`[0-9]+\.[0-9]+`).FindString(flip), 64)
	if err != nil || by <= 0 {
		t.Fatalf("no distance in %q", flip)
	}
	if strings.Contains(flip, "lower") {
		return -by
	}
	return by
}
