package target

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

func TestEffectsAreThoseOfHand(t *testing.T) {
	near(t, "AUC", auc(sketch.Ranks([]float64{1, 2, 2, 3}), []uint16{0, 0, 1, 1}), 0.875)
	near(t, "AUC of one class", auc(sketch.Ranks([]float64{1, 2}), []uint16{0, 0}), 0.5)
	// SSb = 76/3, SSw = 4, k = 3, n = 6: MSw = 4/3, ω² = (76/3 − 2·4/3)/(88/3 + 4/3).
	near(t, "ω²", omegaSquared([]uint16{0, 0, 1, 1, 2, 2}, 3, []float64{1, 3, 3, 5, 7, 7}), (76.0/3-8.0/3)/(88.0/3+4.0/3))
	near(t, "Spearman", correlation(sketch.Ranks([]float64{1, 2, 3, 4}), sketch.Ranks([]float64{10, 30, 20, 40})), 0.8)
	// Without ties ξ = 1 − 3·Σ|r[i+1] − r[i]|/(n² − 1).
	xi, _ := chatterjee([]float64{1, 2, 3, 4, 5}, []float64{2, 4, 6, 8, 9})
	near(t, "ξ of a rise", xi, 1-3*4.0/24)
	xi, _ = chatterjee([]float64{1, 2, 3}, []float64{5, 5, 5})
	near(t, "ξ of a constant", xi, 0)
}

func TestEffectsEqualTheGoldens(t *testing.T) {
	raw, err := os.ReadFile(shared(t, filepath.Join("truth", "association-goldens.json")))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Discrete []struct {
			Table [][]int  `json:"table"`
			V     *float64 `json:"cramers_v_bergsma"`
		} `json:"discrete"`
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, d := range g.Discrete {
		if d.V != nil {
			x, y := pairs(d.Table)
			near(t, "V", cramersV(x, y, len(d.Table), len(d.Table[0])), *d.V)
			tried++
		}
	}
	if tried == 0 {
		t.Error("no reference value for V")
	}
}

// ξ tends to 0 for independent columns and to 1 for a function.
func TestXiOfAFunctionAndOfNoise(t *testing.T) {
	m := newMade(2000, 1).noise(1)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] * x[i] })
	m.number("other", func(int) float64 { return m.rng.NormFloat64() })
	r := analyse(t, m.table("y"))
	if xi := *r.feature("noise0").Xi; xi < 0.95 {
		t.Errorf("ξ of a parabola is %.3f", xi)
	}
	if xi := *r.feature("other").Xi; math.Abs(xi) > 0.06 {
		t.Errorf("ξ of noise is %.3f", xi)
	}
	if f := r.feature("noise0"); f.Effect != effectSpearman || math.Abs(f.EffectValue) > 0.1 || !f.Significant || f.Q > 1e-6 {
		t.Errorf("a parabola is %+v", f)
	}
}

// TestNoiseIsNeverCalledSignificant adds columns of noise to tables that hold signal as well: 200 tables, 8 columns of noise each.
func TestNoiseIsNeverCalledSignificant(t *testing.T) {
	missed := 0
	for seed := range uint64(200) {
		n := []int{100, 300, 900}[seed%3]
		m := newMade(n, 100+seed).noise(3)
		m.text("code", func(int) string { return fmt.Sprint(m.rng.IntN(n / 4)) })
		m.number("skewed", func(int) float64 { return math.Exp(2 * m.rng.NormFloat64()) })
		signal := newMade(n, 999+seed).noise(2).t.Columns
		x := signal[0].Numbers
		signal[0].Name, signal[2].Name, signal[1].Name, signal[3].Name = "signal", "n1", "n2", "n3"
		m.t.Columns = append(m.t.Columns, signal[0])
		switch seed % 2 {
		case 0:
			m.number("y", func(i int) float64 { return x[i] + 0.5*m.rng.NormFloat64() })
		case 1:
			m.text("y", func(i int) string { return fmt.Sprint(x[i]+0.5*m.rng.NormFloat64() > 0.5) })
		}
		for _, f := range informed(t, m.table("y")).res.Features {
			if f.Column == "signal" {
				if !f.Significant {
					missed++
				}
			} else if f.Significant {
				t.Errorf("table %d of %d rows: noise is significant: %+v", seed, n, f)
			}
		}
	}
	if missed > 0 {
		t.Errorf("the signal is missed %d times", missed)
	}
}

// informed is an analysis of what each column alone tells, without any model.
func informed(t *testing.T, table Table) *analysis {
	t.Helper()
	res := &Result{}
	a := newAnalysis(2, newGoal(table, res), res)
	if err := a.cut(t.Context(), table); err != nil {
		t.Fatal(err)
	}
	if err := a.inform(t.Context()); err != nil {
		t.Fatal(err)
	}
	return a
}

// The measures of two numbers, and of a number and two classes, are those of scipy.
func TestMeasuresOfNumbersEqualTheGoldens(t *testing.T) {
	raw, err := os.ReadFile(shared(t, filepath.Join("truth", "association-goldens.json")))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Input    map[string][]any `json:"continuous_input"`
		Expected map[string]struct {
			Spearman, Xi, Eta2, KS *float64
			AUC                    *float64 `json:"auc_rank"`
			XiP                    *float64 `json:"xi_p_asym"`
		} `json:"continuous_expected"`
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	numbers := func(name string) []float64 {
		var out []float64
		for _, v := range g.Input[name] {
			out = append(out, v.(float64))
		}
		return out
	}
	for pair, want := range g.Expected {
		from, to, _ := strings.Cut(pair, "->")
		x := numbers(from)
		if want.Xi != nil {
			y := numbers(to)
			xi, sd := chatterjee(x, y)
			near(t, "ξ "+pair, xi, *want.Xi)
			if p := upper(xi, sd); math.Abs(p / *want.XiP - 1) > 1e-9 {
				t.Errorf("p of ξ %s is %g, want %g", pair, p, *want.XiP)
			}
			near(t, "Spearman "+pair, correlation(sketch.Ranks(x), sketch.Ranks(y)), *want.Spearman)
			continue
		}
		class := make([]uint16, len(x))
		for i, v := range g.Input[to] {
			if v == "b" || v == "B" || v == true || v == 1.0 || v == "hi" {
				class[i] = 1
			}
		}
		near(t, "η² "+pair, etaSquared(class, 2, x), *want.Eta2)
		near(t, "KS "+pair, kolmogorov(x, class), *want.KS)
		if got := auc(sketch.Ranks(x), class); math.Abs(math.Abs(got-0.5)-math.Abs(*want.AUC-0.5)) > 1e-9 {
			t.Errorf("AUC %s is %v, want %v", pair, got, *want.AUC)
		}
	}
	if len(g.Expected) < 5 {
		t.Error("too few reference values")
	}
}
