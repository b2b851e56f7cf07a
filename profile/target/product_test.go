package target

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestProductsAndRatiosAreSuspects(t *testing.T) {
	m := newMade(1500, 1).noise(1)
	positive := func(name string, spread float64) {
		m.number(name, func(int) float64 { return math.Exp(3 + spread*m.rng.NormFloat64()) })
	}
	positive("price", 0.6)
	positive("pieces", 0.8)
	positive("weight", 0.3)
	price, pieces, weight := m.at("price"), m.at("pieces"), m.at("weight")
	targets := map[string]struct {
		of    func(i int) float64
		parts []string
	}{
		"turnover": {func(i int) float64 { return price[i] * pieces[i] }, []string{"price", "pieces"}},
		"per kilo": {func(i int) float64 { return price[i] * pieces[i] / weight[i] }, []string{"price", "pieces", "weight"}},
		"noisy":    {func(i int) float64 { return price[i] * pieces[i] * math.Exp(0.3*m.rng.NormFloat64()) }, nil},
		"root":     {func(i int) float64 { return math.Sqrt(price[i] * pieces[i]) }, []string{"price", "pieces"}},
	}
	columns := m.t.Columns
	for name, test := range targets {
		m.t.Columns = columns
		m.number(name, test.of)
		r := analyse(t, m.table(name))
		want := map[string]string{"price": "", "pieces": "", "weight": "", "noise0": ""}
		for _, p := range test.parts {
			if want[p] = suspectFormula; name == "root" {
				want[p] = suspectPart // no plain formula, but logarithms add up
			}
		}
		t.Log(name)
		checkLeaks(t, r, want)
		if (len(test.parts) > 0) != (len(r.DropTest) > 0) {
			t.Errorf("%s: drop test %+v", name, r.DropTest)
		}
	}
}

func TestPairsThatDecideAreSuspects(t *testing.T) {
	for how, won := range map[string]func(a, b float64) bool{
		"difference": func(a, b float64) bool { return a > b },
		"ratio":      func(a, b float64) bool { return a > 2*b },
		"sum":        func(a, b float64) bool { return a+b > 20 },
		"product":    func(a, b float64) bool { return a*b > 80 },
	} {
		m := newMade(1500, 2).noise(1)
		for _, name := range []string{"goals", "against", "shots"} {
			m.number(name, func(int) float64 { return 20 * m.rng.Float64() })
		}
		goals, against := m.at("goals"), m.at("against")
		m.text("won", func(i int) string { return fmt.Sprint(won(goals[i], against[i])) })
		r := analyse(t, m.table("won"))
		checkLeaks(t, r, map[string]string{"goals": suspectPart, "against": suspectPart, "shots": "", "noise0": ""})
		if l := r.feature("goals").Leak; l != nil && !strings.HasPrefix(l.Why, "The "+how) {
			t.Errorf("%s: %s", how, l.Why)
		}
		if len(r.DropTest) == 0 || r.DropTest[0].Skill.Value > 0.85 {
			t.Errorf("%s: drop test %+v", how, r.DropTest)
		}
	}
}
