package target

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// numbers has three columns of numbers that may be parts of a formula, one of small whole numbers, and noise.
func numbers(n int, seed uint64) *made {
	m := newMade(n, seed).noise(2)
	for _, name := range []string{"p", "q", "r"} {
		m.number(name, func(int) float64 { return math.Round(1000*math.Exp(m.rng.NormFloat64())) / 100 })
	}
	return m.number("few", func(int) float64 { return float64(m.rng.IntN(4)) })
}

func TestFormulas(t *testing.T) {
	round := func(v float64, decimals int) float64 {
		return math.Round(v*math.Pow10(decimals)) / math.Pow10(decimals)
	}
	tests := []struct {
		want  string // what is noted, "" for nothing
		parts []string
		of    func(p, q, r float64) float64
	}{
		{`"p" + "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return round(p+q, 2) }},
		{`"p" − "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return p - q }},
		{`"p" × "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return round(p*q, 2) }},
		{`("p" ÷ "q"), times 100.`, []string{"p", "q"}, func(p, q, _ float64) float64 { return round(100*p/q, 1) }},
		{`"p" ÷ "q"².`, []string{"p", "q"}, func(p, q, _ float64) float64 { return round(p/(q*q), 4) }},
		{`the larger of "p" and "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return max(p, q) }},
		{`the mean of "p" and "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return (p + q) / 2 }},
		{`the distance between "p" and "q".`, []string{"p", "q"}, func(p, q, _ float64) float64 { return math.Abs(p - q) }},
		{`"p" + "q" + "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return p + q + r }},
		{`"r" − "p" − "q".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return r - p - q }},
		{`"p" × "q" × "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return p * q * r }},
		{`("p" − "q") ÷ "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return (p - q) / r }},
		{`"p" × "q" + "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return p*q + r }},
		{`the smallest of "p", "q" and "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return min(p, q, r) }},
		{`the mean of "p", "q" and "r".`, []string{"p", "q", "r"}, func(p, q, r float64) float64 { return round((p+q+r)/3, 2) }},
		{"", nil, func(p, q, r float64) float64 { return math.Log(p) + math.Sin(q) + 0.3*r }},
		{"", nil, func(p, _, _ float64) float64 { return math.Floor(p / 5) }},
	}
	for i, test := range tests {
		m := numbers(400, uint64(i))
		p, q, r := m.at("p"), m.at("q"), m.at("r")
		m.number("y", func(i int) float64 {
			if i == 7 {
				p[i] = math.NaN() // a part may be missing
				return 1
			}
			return test.of(p[i], q[i], r[i])
		})
		found, notes := formulaOf(t, m.table("y"))
		if slices.Sort(found); !slices.Equal(found, test.parts) || !strings.Contains(spelt(notes), spelt(test.want)) {
			t.Errorf("%q is found with %q, want %q", notes, found, test.want)
		}
	}
}

// spelt leaves the names of columns out: which of two comes first in a sum does not matter.
func spelt(text string) string {
	return strings.NewReplacer(`"p"`, "x", `"q"`, "x", `"r"`, "x").Replace(text)
}

// formulaOf is the formula that is found, with its columns.
func formulaOf(t *testing.T, table Table) (columns []string, notes string) {
	t.Helper()
	res := &Result{Column: table.Columns[table.Target].Name}
	a := newAnalysis(2, newGoal(table, res), res)
	if err := a.cut(t.Context(), table); err != nil {
		t.Fatal(err)
	}
	for _, i := range a.formulas(a.byStrength()) {
		columns = append(columns, a.feats[i].name)
	}
	return columns, strings.Join(res.Notes, " ")
}

func TestATimeBetweenTwoDatesIsAFormula(t *testing.T) {
	m := newMade(700, 5).noise(1)
	const day = 86400
	m.number("in", func(int) float64 { return float64(day * m.rng.IntN(4000)) })
	in := m.at("in")
	m.number("out", func(i int) float64 { return in[i] + float64(day*m.rng.IntN(90)) })
	out := m.at("out")
	m.t.Columns[2].Time, m.t.Columns[3].Time = true, true
	m.number("stay", func(i int) float64 { return (out[i] - in[i]) / day })
	if found, notes := formulaOf(t, m.table("stay")); len(found) != 2 || notes != `"stay" is derived: it can be computed as "out" − "in", in days.` {
		t.Errorf("%q from %q", notes, found)
	}
}

// Small whole numbers, zeros and near copies are no formula.
func TestNoFormulaByChance(t *testing.T) {
	for seed := range uint64(60) {
		m := newMade([]int{40, 100, 1000}[seed%3], 70+seed)
		for j := range 12 {
			m.number(fmt.Sprint("count", j), func(int) float64 { return math.Floor(2 * m.rng.ExpFloat64()) })
			m.number(fmt.Sprint("zero", j), func(int) float64 { return math.Floor(3 * m.rng.Float64() * m.rng.Float64()) })
		}
		c := m.at("count0")
		m.number("y", func(i int) float64 {
			switch seed % 4 {
			case 0:
				return c[i] + math.Floor(3*m.rng.ExpFloat64())
			case 1:
				return 20 * float64(m.rng.IntN(3)/2) * m.rng.Float64()
			}
			return math.Round(10 * m.rng.NormFloat64())
		})
		if found, notes := formulaOf(t, m.table("y")); found != nil {
			t.Errorf("table %d: %q", seed, notes)
		}
	}
}

func TestCutByThresholds(t *testing.T) {
	m := newMade(900, 3).noise(1)
	m.number("age", func(int) float64 { return float64(18 + m.rng.IntN(70)) })
	m.number("pay", func(int) float64 { return math.Max(math.Round(3000*m.rng.ExpFloat64()-800), 0) })
	age, pay := m.at("age"), m.at("pay")
	pick := func(v, low, high float64) string {
		switch {
		case v < low:
			return "c"
		case v < high:
			return "a"
		}
		return "b"
	}
	m.text("group", func(i int) string { return pick(age[i], 30, 60) })
	m.text("band", func(i int) string { return pick(pay[i], 1500, 4000) })
	m.number("any", func(i int) float64 { return float64(min(int(pay[i]), 1)) })
	m.text("blurred", func(i int) string { return pick(pay[i]+400*m.rng.NormFloat64(), 1500, 4000) })
	checkLeaks(t, analyse(t, m.table("group")), map[string]string{"age": suspectRecode, "pay": "", "noise0": ""})
	checkLeaks(t, analyse(t, m.table("pay")), map[string]string{"band": suspectRecode, "any": "", "blurred": "", "age": "", "noise0": ""})
}

// A formula is told although one of its parts is suspected, and taken away, before.
func TestAFormulaOfAStrongPartIsTold(t *testing.T) {
	m := newMade(1500, 6).noise(2)
	m.number("registered", func(int) float64 { return math.Round(1000 * m.rng.ExpFloat64()) })
	m.number("casual", func(int) float64 { return math.Round(100 * m.rng.ExpFloat64()) })
	registered, casual := m.at("registered"), m.at("casual")
	m.number("total", func(i int) float64 { return registered[i] + casual[i] })
	r := analyse(t, m.table("total"))
	checkLeaks(t, r, map[string]string{"registered": suspectStrong, "casual": suspectFormula, "noise0": ""})
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "derived") {
		t.Errorf("notes %q", r.Notes)
	}
}
