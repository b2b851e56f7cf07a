package target

import (
	"fmt"
	"math"
	"testing"
)

// Of columns of noise, about one in twenty exceeds the 95th percentile of its skill by chance, and q is small for none; signal stands out.
func TestSkillByChance(t *testing.T) {
	targets := map[string]func(m *made, signal []float64){
		"number": func(m *made, x []float64) {
			m.number("y", func(i int) float64 { return math.Exp(x[i] + 0.5*m.rng.NormFloat64()) })
		},
		"binary": func(m *made, x []float64) {
			m.text("y", func(i int) string { return fmt.Sprint(x[i]+m.rng.NormFloat64() > 1) })
		},
		"class": func(m *made, x []float64) {
			m.text("y", func(i int) string { return fmt.Sprint(math.Floor(min(max(x[i]+m.rng.NormFloat64(), -2), 2))) })
		},
	}
	for name, add := range targets {
		t.Run(name, func(t *testing.T) {
			above, called, all := 0, 0, 0
			for seed := range uint64(12) {
				m := newMade([]int{120, 400, 1500}[seed%3], 50+seed).noise(8)
				m.text("many", func(int) string { return fmt.Sprint(m.rng.IntN(m.n / 5)) })
				m.number("signal", func(int) float64 { return m.rng.NormFloat64() })
				add(m, m.at("signal"))
				for _, f := range singled(t, m.table("y")) {
					switch {
					case f.Column == "signal":
						if m.n > 400 && f.SkillQ > 0.05 {
							t.Errorf("%d rows: the signal is %+v", m.n, f)
						}
						continue
					case f.Skill > f.SkillNull95+1e-12:
						above++
					}
					if f.SkillQ <= 0.05 {
						called++
					}
					all++
				}
			}
			t.Logf("%d of %d above, %d called", above, all, called)
			// 204 columns at 5 %: more than 20 come once in 1,000 times.
			if above > 20 || called > 2 {
				t.Errorf("%d of %d columns of noise exceed their 95th percentile, %d have a small q", above, all, called)
			}
		})
	}
}

// singled is what each column alone tells, with its skill.
func singled(t *testing.T, table Table) []Feature {
	t.Helper()
	a := informed(t, table)
	if err := a.single(t.Context(), newSetting(a.goal, len(a.feats))); err != nil {
		t.Fatal(err)
	}
	return a.res.Features
}
