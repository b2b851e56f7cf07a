package target

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// What is boosted in step and stopped early is what a boosting of each part by itself to the last round does on the way
// there, and what comes later would hardly change the skill.
func TestStoppingEarlyChangesNoSkill(t *testing.T) {
	for _, kind := range []string{"number", "binary", "classes"} {
		for _, rows := range []int{200, 1500} {
			t.Run(fmt.Sprintf("%s/%d", kind, rows), func(t *testing.T) {
				table := benchTable(rows, kind)
				for _, shuffled := range []bool{false, true} {
					if shuffled { // nothing tells the target: stops soonest
						y := table.Columns[table.Target]
						m := newMade(rows, 3)
						m.rng.Shuffle(len(y.Numbers), func(i, j int) { y.Numbers[i], y.Numbers[j] = y.Numbers[j], y.Numbers[i] })
						m.rng.Shuffle(len(y.Codes), func(i, j int) { y.Codes[i], y.Codes[j] = y.Codes[j], y.Codes[i] })
					}
					stopped, whole := bothWays(t, table)
					if n := len(stopped[0]); shuffled && n == len(whole[0]) {
						t.Error("a model of nothing was boosted to the end")
					}
					for i := range stopped {
						if !slices.Equal(stopped[i], whole[i][:len(stopped[i])]) {
							t.Errorf("part %d differs: %v, %v", i, stopped[i], whole[i])
						}
					}
					if s, w := mean(stopped.chosen()), mean(whole.chosen()); math.Abs(s-w) > 0.01 {
						t.Errorf("shuffled %v: skill %.3f, boosted to the end %.3f", shuffled, s, w)
					}
				}
			})
		}
	}
}

// bothWays returns what the boosted trees do when they stop early, and when every part runs to the last round.
func bothWays(t *testing.T, table Table) (stopped, whole held) {
	t.Helper()
	res := &Result{}
	a := newAnalysis(2, newGoal(table, res), res)
	if err := a.cut(t.Context(), table); err != nil {
		t.Fatal(err)
	}
	s := newSetting(a.goal, len(a.feats))
	stopped, err := a.boost(t.Context(), s, a.feats)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.parts {
		b := a.goal.newBooster(s, a.goal.trees(a.feats, p), p)
		var steps []outcome
		for _, round := range checkpoints(s.rounds) {
			o, err := b.advance(t.Context(), round)
			if err != nil {
				t.Fatal(err)
			}
			steps = append(steps, o)
		}
		whole = append(whole, steps)
	}
	return stopped, whole
}

// The same rows and columns are boosted once, others anew.
func TestFitsAreRemembered(t *testing.T) {
	table := benchTable(300, "number")
	res := &Result{}
	a := newAnalysis(2, newGoal(table, res), res)
	if err := a.cut(t.Context(), table); err != nil {
		t.Fatal(err)
	}
	s := newSetting(a.goal, len(a.feats))
	same, fewer := *s, *s
	same.parts = slices.Clone(s.parts)
	fewer.parts = s.parts[1:]
	first := a.fits.of(s, a.feats)
	if a.fits.of(&same, slices.Clone(a.feats)) != first {
		t.Error("equal rows and columns are fitted again")
	}
	if a.fits.of(&fewer, a.feats) == first || a.fits.of(s, a.feats[1:]) == first {
		t.Error("other rows or columns are taken for the same")
	}
}
