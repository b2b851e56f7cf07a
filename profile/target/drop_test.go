package target

import (
	"math"
	"slices"
	"testing"
)

// season has games, wins and losses of teams, and what teams do in a season.
func season(n int) *made {
	m := newMade(n, 11).noise(2)
	games := make([]float64, n)
	share := make([]float64, n)
	for i := range games {
		games[i] = float64(100 + m.rng.IntN(60))
		share[i] = min(max(0.5+0.12*m.rng.NormFloat64(), 0.1), 0.9)
	}
	wins := func(i int) float64 { return math.Round(games[i] * share[i]) }
	m.number("wins", wins)
	m.number("games", func(i int) float64 { return games[i] })
	m.number("losses", func(i int) float64 { return games[i] - wins(i) })
	m.number("runs", func(i int) float64 { return math.Round(games[i] * (4 + 3*(share[i]-0.5) + 0.5*m.rng.NormFloat64())) })
	return m
}

func TestPartsOfASumAreSuspects(t *testing.T) {
	r := analyse(t, season(2000).table("wins"))
	checkLeaks(t, r, map[string]string{"games": suspectFormula, "losses": suspectFormula, "runs": "", "noise0": "", "level1": ""})
	why := r.feature("losses").Leak.Why
	if want := `"wins" is derived: it can be computed as "games" − "losses".`; why != want || !slices.Contains(r.Notes, want) {
		t.Errorf("%q, notes %q", why, r.Notes)
	}
	first := r.DropTest[0]
	if len(first.Columns) != 1 || first.Columns[0] != "losses" && first.Columns[0] != "games" {
		t.Errorf("%q are taken away, want one part of the sum", first.Columns)
	}
	if last := r.DropTest[len(r.DropTest)-1]; last.Skill.Value >= easyTotal {
		t.Errorf("a sum without one of its parts still has skill %.3f", last.Skill.Value)
	}
}

func TestManyPartsOfASumGoBeyondThree(t *testing.T) {
	m := newMade(2000, 3).noise(1)
	var sum []float64
	for range m.n {
		sum = append(sum, 0)
	}
	var parts []string
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		m.number(name, func(i int) float64 {
			v := m.rng.ExpFloat64()
			sum[i] += v
			return v
		})
		m.number("copy of "+name, func(i int) float64 { return m.at(name)[i] + 0.01*m.rng.NormFloat64() })
		parts = append(parts, name, "copy of "+name)
	}
	m.number("total", func(i int) float64 { return sum[i] })
	r := analyse(t, m.table("total"))
	last := r.DropTest[len(r.DropTest)-1]
	if last.Skill.Value >= easyTotal {
		t.Errorf("%.3f is left after %q", last.Skill.Value, last.Columns)
	}
	for _, gone := range last.Columns {
		if !slices.Contains(parts, gone) {
			t.Errorf("%q is no part of the sum, but taken away: %q", gone, last.Columns)
		}
	}
}

func TestNoSumOfClassesNorOfNoise(t *testing.T) {
	m := newMade(300, 5).noise(30)
	m.number("y", func(int) float64 { return m.rng.NormFloat64() })
	for _, f := range analyse(t, m.table("y")).Features {
		if f.Leak != nil {
			t.Errorf("%s: %+v", f.Column, f.Leak)
		}
	}
}

// A target that every column tells stays easy whatever three columns go.
func TestEasyByNatureStaysEasy(t *testing.T) {
	m := newMade(1500, 5)
	class := make([]int, m.n)
	for i := range class {
		class[i] = m.rng.IntN(2)
	}
	for _, name := range []string{"p", "q", "r", "s", "u", "v", "w", "x"} {
		m.number(name, func(i int) float64 { return float64(class[i]) + 0.45*m.rng.NormFloat64() })
	}
	m.text("class", func(i int) string { return []string{"no", "yes"}[class[i]] })
	r := analyse(t, m.table("class"))
	if last := r.DropTest[len(r.DropTest)-1]; len(last.Columns) != maxDrops || last.Skill.Value < easyTotal {
		t.Errorf("after %q %.3f is left", last.Columns, last.Skill.Value)
	}
}

// What is left after a suspect is held to the limit of what is still too good, not to that of what is suspicious.
func TestDropTestGoesOnBelowSuspicion(t *testing.T) {
	m := newMade(3000, 9).noise(2)
	low := func(i int) float64 { return m.at("low")[i] }
	m.number("low", func(int) float64 { return m.rng.NormFloat64() })
	m.number("price", func(i int) float64 { return low(i) + 0.2*m.rng.NormFloat64() })
	m.number("high", func(i int) float64 { return m.at("price")[i] + 0.05*m.rng.NormFloat64() })
	r := analyse(t, m.table("price"))
	for i, drop := range r.DropTest[:len(r.DropTest)-1] {
		if drop.Skill.Value < easyTotal {
			t.Errorf("step %d left %.3f, but was not the last", i, drop.Skill.Value)
		}
	}
	if last := r.DropTest[len(r.DropTest)-1]; last.Skill.Value >= easyTotal && len(last.Columns) < 3 {
		t.Errorf("the test ends at %.3f after %q", last.Skill.Value, last.Columns)
	}
}
