package target

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestLeaks(t *testing.T) {
	m := newMade(600, 5).noise(1)
	price := make([]float64, m.n)
	for i := range price {
		price[i] = math.Round(math.Exp(12 + m.rng.NormFloat64()/2))
	}
	m.number("price", func(i int) float64 { return price[i] })
	round := func(v float64, digits int) float64 {
		p := math.Pow10(digits)
		return math.Round(v*p) / p
	}
	m.number("asked", func(i int) float64 { return price[i] })
	m.number("euro", func(i int) float64 { return round(1.08*price[i], 2) })
	m.number("thousands", func(i int) float64 { return round(price[i]/1000, 1) })
	m.number("log", func(i int) float64 { return math.Log(price[i]) })
	m.number("inverse", func(i int) float64 { return 1e6 / price[i] })
	m.number("partly", func(i int) float64 {
		if i%10 == 0 {
			return math.NaN()
		}
		return price[i]
	})
	m.number("half", func(i int) float64 {
		if i%2 == 0 {
			return math.NaN()
		}
		return price[i]
	})
	m.number("estimate", func(i int) float64 { return price[i] * (1 + 0.02*m.rng.NormFloat64()) })
	m.number("band", func(i int) float64 { return math.Floor(math.Log(price[i]) * 2) })
	m.number("honest", func(i int) float64 { return price[i] * (1 + 0.5*m.rng.NormFloat64()) })
	want := map[string]string{
		"asked": "copy", "partly": "copy", "euro": "recode", "thousands": "recode", "log": "recode", "inverse": "recode",
		"estimate": "too-strong", "band": "recode", "half": "", "honest": "", "noise0": "", "level0": "",
	}
	r := analyse(t, m.table("price"))
	checkLeaks(t, r, want)
	if f := r.feature("asked"); f.Value < 0.999 || f.Skill < 0.9 {
		t.Errorf("a copy has %+v", f)
	}
	if !strings.Contains(r.feature("partly").Leak.Why, "540 of 600 rows") {
		t.Error(r.feature("partly").Leak.Why)
	}
}

func checkLeaks(t *testing.T, r *Result, want map[string]string) {
	t.Helper()
	for name, suspect := range want {
		got := ""
		if l := r.feature(name).Leak; l != nil {
			got = l.Suspect
		}
		if got != suspect {
			t.Errorf("%s: suspect %q, want %q (%+v)", name, got, suspect, r.feature(name))
		}
	}
}

func TestLeaksOfClasses(t *testing.T) {
	m := newMade(600, 5).noise(1)
	class := make([]int, m.n)
	for i := range class {
		class[i] = m.rng.IntN(3)
	}
	names := []string{"low", "middle", "high"}
	m.text("grade", func(i int) string { return names[class[i]] })
	m.text("again", func(i int) string { return names[class[i]] })
	m.number("number", func(i int) float64 { return float64(class[i] * 10) })
	m.text("finer", func(i int) string { return fmt.Sprint(names[class[i]], i%2) })
	m.text("weak", func(i int) string { return names[(class[i]+m.rng.IntN(2))%3] })
	r := analyse(t, m.table("grade"))
	checkLeaks(t, r, map[string]string{"again": "copy", "number": "recode", "finer": "too-strong", "weak": ""})
	if f := r.feature("again"); f.Value != 1 || f.Skill != 1 {
		t.Errorf("a copy has %+v", f)
	}
	if len(r.DropTest) != 2 || !slices.Equal(r.DropTest[1].Columns, []string{"again", "number", "finer"}) {
		t.Errorf("drop test %+v", r.DropTest)
	}
}

func TestDropTestCollapsesWhenTheLeakWasTheOnlySignal(t *testing.T) {
	m := newMade(1000, 5).noise(3)
	m.number("y", func(int) float64 { return m.rng.NormFloat64() })
	y := m.at("y")
	m.number("leak", func(i int) float64 { return 3*y[i] + 5 })
	r := analyse(t, m.table("y"))
	if len(r.DropTest) != 1 || r.DropTest[0].Skill.Lo > 0 || r.DropTest[0].Skill.Value > 0.05 {
		t.Errorf("drop test %+v", r.DropTest)
	}
}

func TestDropTestOfTheOnlyColumn(t *testing.T) {
	m := newMade(100, 5).number("y", func(i int) float64 { return float64(i % 2) })
	m.number("leak", func(i int) float64 { return float64(i % 2) })
	r := analyse(t, m.table("y"))
	if len(r.DropTest) != 1 || r.DropTest[0].Skill.Value != 0 {
		t.Errorf("drop test %+v", r.DropTest)
	}
}

func TestStrongTogetherIsDroppedToo(t *testing.T) {
	m := newMade(1500, 5).noise(2)
	a, b := m.at("noise0"), m.at("noise1")
	m.number("y", func(i int) float64 { return a[i] + b[i] })
	r := analyse(t, m.table("y"))
	if len(r.DropTest) != 1 || r.DropTest[0].Skill.Value > 0.7 || r.DropTest[0].Skill.Value < 0.3 {
		t.Errorf("a sum of two columns: %+v", r.DropTest)
	}
}

// A policy may suspect earlier, and later; what it suspects is taken away.
func TestWhatIsStrongIsForTheCallerToSay(t *testing.T) {
	m := newMade(1500, 9).noise(2)
	x, z := m.at("noise0"), m.at("noise1")
	m.number("y", func(i int) float64 { return 2*x[i] + z[i] + 0.7*m.rng.NormFloat64() })
	for alone, want := range map[float64]string{0: "", 0.6: suspectStrong, 0.95: ""} {
		r, err := Analyse(t.Context(), m.table("y"), Options{Strong: Strong{Alone: alone}})
		if err != nil {
			t.Fatal(err)
		}
		checkLeaks(t, r, map[string]string{"noise0": want, "noise1": ""})
		if (want != "") != (len(r.DropTest) > 0) {
			t.Errorf("suspected from %g on: drop test %+v", alone, r.DropTest)
		}
	}
}
