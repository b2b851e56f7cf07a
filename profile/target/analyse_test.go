package target

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func analyse(t *testing.T, table Table) *Result {
	t.Helper()
	r, err := Analyse(context.Background(), table, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := json.Marshal(r); err != nil { // NaN and infinity have no JSON
		t.Fatal(err)
	}
	return r
}

func TestNoiseTellsNothing(t *testing.T) {
	targets := map[string]func(m *made){
		"number": func(m *made) { m.number("y", func(int) float64 { return math.Exp(m.rng.NormFloat64()) }) },
		"binary": func(m *made) { m.number("y", func(int) float64 { return float64(m.rng.IntN(4) / 3) }) },
		"class":  func(m *made) { m.text("y", func(int) string { return "abcd"[m.rng.IntN(4):][:1] }) },
	}
	for name, add := range targets {
		t.Run(name, func(t *testing.T) {
			above, all := 0, 0
			for seed := range uint64(3) {
				m := newMade(500, 10+seed).noise(8)
				add(m)
				r := analyse(t, m.table("y"))
				b := r.Baseline
				if b.Boosted[0].Lo > 0 || b.Linear.Lo > 0 {
					t.Errorf("skill on noise: boosted %v, linear %v", b.Boosted[0], b.Linear)
				}
				if b.Dummy.Value != 0 {
					t.Errorf("the constant predictor has skill %v", b.Dummy)
				}
				for _, f := range r.Features {
					all++
					if f.Value > f.Null95 {
						above++
					}
					if f.Leak != nil || f.Skill > 0.1 {
						t.Errorf("noise is found: %+v", f)
					}
				}
			}
			// 48 columns at 5 % each: more than 8 come once in 10,000 times.
			if above > 8 {
				t.Errorf("%d of %d noise columns exceed their 95th percentile", above, all)
			}
		})
	}
}

func TestThousandLevelsOfNoiseTellNothing(t *testing.T) {
	above := 0
	for seed := range uint64(3) {
		m := newMade(5000, 3+seed)
		m.text("code", func(int) string { return fmt.Sprint(m.rng.IntN(1000)) })
		m.number("y", func(int) float64 { return float64(m.rng.IntN(2)) })
		r := analyse(t, m.table("y"))
		f := r.feature("code")
		if f.Value > f.Null95 {
			above++
		}
		// The plug-in value would be 0.17, with Miller and Madow's correction alone 0.05.
		if f.Value > 0.03 || f.Null95 > 0.03 || math.Abs(f.Skill) > 0.05 {
			t.Errorf("noise tells something: %+v", f)
		}
		if r.Baseline.Boosted[0].Lo > 0 || r.Baseline.Boosted[0].Value > 0.05 {
			t.Errorf("boosted trees learn noise: %v", r.Baseline.Boosted[0])
		}
	}
	if above > 1 {
		t.Errorf("%d of 3 columns of noise exceed their 95th percentile", above)
	}
}

func TestManyLevelsThatTellAreFound(t *testing.T) {
	m := newMade(5000, 3)
	effect := make([]float64, 300)
	for i := range effect {
		effect[i] = m.rng.NormFloat64()
	}
	code := make([]int, m.n)
	m.text("code", func(i int) string { code[i] = m.rng.IntN(300); return fmt.Sprint(code[i]) })
	m.number("y", func(i int) float64 { return effect[code[i]] + m.rng.NormFloat64() })
	r := analyse(t, m.table("y"))
	if f := r.feature("code"); f.Value < f.Null95 || f.Skill < 0.4 || r.Baseline.Boosted[0].Value < 0.4 {
		t.Errorf("half of the variance is between levels, but %+v, boosted %v", f, r.Baseline.Boosted[0])
	}
}

func TestSquareIsFoundByTreesOnly(t *testing.T) {
	m := newMade(2000, 1).noise(2)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] * x[i] })
	r := analyse(t, m.table("y"))
	b := r.Baseline
	if f := r.feature("noise0"); f.Value < 0.5 || f.Skill < 0.9 {
		t.Errorf("x² is not found in x: %+v", f)
	}
	if b.Boosted[0].Value < 0.9 || b.Linear.Value > 0.1 || b.Headroom < 0.4 {
		t.Errorf("boosted %v, linear %v, headroom %v", b.Boosted[0], b.Linear, b.Headroom)
	}
}

func TestExclusiveOrIsFoundByTreesOnly(t *testing.T) {
	m := newMade(3000, 2).noise(2)
	x, z := m.at("noise0"), m.at("noise1")
	m.text("y", func(i int) string { return fmt.Sprint((x[i] > 0) != (z[i] > 0)) })
	r := analyse(t, m.table("y"))
	b := r.Baseline
	if b.Boosted[0].Value < 0.8 || b.Linear.Value > 0.1 || b.Stump.Value > 0.15 || r.feature("noise0").Skill > 0.15 {
		t.Errorf("boosted %v, linear %v, stump %v, %+v", b.Boosted[0], b.Linear, b.Stump, r.feature("noise0"))
	}
}

func TestLinearIsFoundByLinear(t *testing.T) {
	m := newMade(2000, 2).noise(3)
	x, z := m.at("noise0"), m.at("noise1")
	m.number("sum", func(i int) float64 { return x[i] + 2*z[i] + 0.5*m.rng.NormFloat64() })
	m.text("class", func(i int) string { return "abc"[min(max(int(m.at("sum")[i]+1.5), 0), 2):][:1] })
	for target, want := range map[string]float64{"sum": 0.94, "class": 0.7} {
		table := m.table(target)
		for i := range table.Columns {
			table.Columns[i].Skip = ""
			if i != table.Target && (table.Columns[i].Name == "sum" || table.Columns[i].Name == "class") {
				table.Columns[i].Skip = "tested apart"
			}
		}
		if b := analyse(t, table).Baseline; b.Linear.Value < want {
			t.Errorf("%s: linear %v, want at least %v (boosted %v)", target, b.Linear, want, b.Boosted[0])
		}
	}
}

func TestMissingTells(t *testing.T) {
	m := newMade(1000, 4).noise(1)
	y := make([]float64, m.n)
	for i := range y {
		y[i] = float64(m.rng.IntN(2))
	}
	m.number("y", func(i int) float64 { return y[i] })
	m.number("gap", func(i int) float64 {
		if y[i] == 1 && m.rng.IntN(10) > 0 {
			return math.NaN()
		}
		return m.rng.NormFloat64()
	})
	m.text("blank", func(i int) string {
		if y[i] == 1 && m.rng.IntN(10) > 0 {
			return ""
		}
		return "abc"[m.rng.IntN(3):][:1]
	})
	r := analyse(t, m.table("y"))
	for _, name := range []string{"gap", "blank"} {
		if f := r.feature(name); f.Value < 0.4 || f.Skill < 0.8 {
			t.Errorf("missingness is not found: %+v", f)
		}
	}
}

// TestOrderAndWorkersDoNotMatter holds law 3: the same table gives the same bytes.
func TestOrderAndWorkersDoNotMatter(t *testing.T) {
	for _, target := range []string{"number", "class"} {
		m := newMade(700, 6).noise(3)
		x := m.at("noise0")
		m.number("number", func(i int) float64 { return x[i] + m.rng.NormFloat64() })
		m.text("class", func(i int) string { return fmt.Sprint(int(x[i]*2) % 3) })
		m.text("code", func(int) string { return fmt.Sprint(m.rng.IntN(200)) })
		table := m.table(target)
		want := marshal(t, table, 1)
		if got := marshal(t, table, 7); !bytes.Equal(got, want) {
			t.Errorf("%s: seven workers give another result than one", target)
		}
		if got := marshal(t, reorder(m, table), 3); !bytes.Equal(got, want) {
			t.Errorf("%s: another order of rows gives another result", target)
		}
	}
}

func marshal(t *testing.T, table Table, workers int) []byte {
	r, err := Analyse(context.Background(), table, Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reorder shuffles rows, and numbers levels anew as another order would.
func reorder(m *made, table Table) Table {
	order := m.rng.Perm(m.n)
	out := Table{Target: table.Target}
	for _, from := range order {
		out.RowHash = append(out.RowHash, table.RowHash[from])
	}
	for _, c := range table.Columns {
		to := Column{Name: c.Name}
		for _, from := range order {
			if c.Numbers != nil {
				to.Numbers = append(to.Numbers, c.Numbers[from])
				continue
			}
			name := c.Levels[c.Codes[from]]
			at := slices.Index(to.Levels, name)
			if at < 0 {
				at = len(to.Levels)
				to.Levels = append(to.Levels, name)
			}
			to.Codes = append(to.Codes, int32(at))
		}
		out.Columns = append(out.Columns, to)
	}
	return out
}

func TestWhatCannotBeMeasuredIsSaid(t *testing.T) {
	tests := []struct {
		name, want string
		rows       int
		task       Task
		y          func(i int) string
	}{
		{"constant", "same value in every row", 100, "", func(int) string { return "a" }},
		{"no target at all", "No row has a value", 100, "", func(int) string { return "" }},
		{"too few", "Only 20 rows", 20, "", func(i int) string { return fmt.Sprint(i % 2) }},
		{"unique", "names rows", 100, "", func(i int) string { return fmt.Sprint("row", i) }},
		{"rare", "Fewer than two classes", 100, "", func(i int) string { return fmt.Sprint(max(i, 95)) }},
		{"text for an amount", "holds text", 100, Regression, func(i int) string { return fmt.Sprint("row", i) }},
		{"clusters", "find groups", 100, Clustering, func(i int) string { return fmt.Sprint(i % 2) }},
	}
	for _, test := range tests {
		m := newMade(test.rows, 1).noise(1).text("y", test.y)
		table := m.table("y")
		table.Task = test.task
		r := analyse(t, table)
		if !strings.Contains(r.Skipped, test.want) || r.Baseline != nil || len(r.Features) > 0 {
			t.Errorf("%s: skipped %q, want %q and no numbers", test.name, r.Skipped, test.want)
		}
	}
	m := newMade(100, 1).number("y", func(i int) float64 { return float64(i) }).number("c", func(int) float64 { return 3 })
	if r := analyse(t, m.table("y")); !strings.Contains(r.Skipped, "no other column") {
		t.Errorf("skipped %q without features", r.Skipped)
	}
}

func TestRareClassesAndMissingTargetsAreCounted(t *testing.T) {
	m := newMade(400, 1).noise(1).text("y", func(i int) string {
		switch {
		case i < 40:
			return ""
		case i < 43:
			return "rare"
		}
		return "ab"[i%2:][:1]
	})
	r := analyse(t, m.table("y"))
	if r.Missing != 0.1 || r.Rows != 357 || len(r.Classes) != 3 || len(r.Notes) != 1 || r.Baseline.Metric != "auc" {
		t.Errorf("%+v", r)
	}
}

func TestOddNumbers(t *testing.T) {
	m := newMade(300, 9).noise(1)
	m.number("huge", func(i int) float64 { return math.Ldexp(m.rng.NormFloat64(), 1000+i%20) })
	m.number("infinite", func(i int) float64 { return []float64{math.Inf(1), math.Inf(-1), 1, 2}[i%4] })
	m.number("tiny", func(i int) float64 { return float64(i) * 5e-324 })
	m.number("gone", func(int) float64 { return math.NaN() })
	m.number("shifted", func(i int) float64 { return 1e15 + float64(i) })
	for _, target := range []string{"huge", "tiny", "shifted", "noise0"} {
		analyse(t, m.table(target)) // fails on NaN and infinity
	}
}

func TestCancelledAndMalformed(t *testing.T) {
	m := newMade(300, 9).noise(1)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := Analyse(ctx, m.table("noise0"), Options{}); !errors.Is(err, context.Canceled) || r != nil {
		t.Errorf("cancelled: %v, %v", r, err)
	}
	bad := m.table("noise0")
	bad.RowHash = bad.RowHash[:5]
	if _, err := Analyse(context.Background(), bad, Options{}); err == nil {
		t.Error("no error for a table with too few hashes")
	}
	if _, err := Analyse(context.Background(), Table{}, Options{}); err == nil {
		t.Error("no error for an empty table")
	}
}
