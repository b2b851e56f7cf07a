package target

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// These hold that models are still fitted however many columns or classes there are, and that what was left out is said; -v
// shows the time.

func TestTwoThousandColumns(t *testing.T) {
	m := newMade(1500, 1)
	for j := range 2000 {
		m.number(fmt.Sprintf("x%d", j), func(int) float64 { return m.rng.NormFloat64() })
	}
	x, z := m.at("x7"), m.at("x1500")
	m.text("y", func(i int) string { return fmt.Sprint(x[i]+z[i]+m.rng.NormFloat64() > 1) })
	start := time.Now()
	r := analyse(t, m.table("y"))
	t.Logf("%.1f s", time.Since(start).Seconds())
	if !strings.Contains(strings.Join(r.Notes, " "), "The models saw the 60 of 2,000 columns") {
		t.Errorf("notes %q do not say what was skipped", r.Notes)
	}
	for _, f := range r.Features {
		if signal := f.Column == "x7" || f.Column == "x1500"; f.Significant != signal {
			t.Errorf("%+v", f)
		}
	}
	if v := r.Baseline.best().Value; v < 0.5 {
		t.Errorf("skill %.2f: screening lost the two columns that tell", v)
	}
}

func TestAHundredClasses(t *testing.T) {
	m := newMade(4000, 2).noise(2)
	x := m.at("noise0")
	m.text("y", func(i int) string { return fmt.Sprint("class ", (int(x[i]*20)+100+m.rng.IntN(5))%110) })
	start := time.Now()
	r := analyse(t, m.table("y"))
	t.Logf("%.1f s, %d classes, %v", time.Since(start).Seconds(), len(r.Classes), r.Notes)
	if r.Baseline == nil || r.Baseline.best().Value < 0.1 || len(r.Notes) == 0 {
		t.Errorf("%+v, notes %q", r.Baseline, r.Notes)
	}
}

func TestOneInAThousandIsPositive(t *testing.T) {
	m := newMade(20_000, 3).noise(2)
	x := m.at("noise0")
	m.text("y", func(i int) string { return fmt.Sprint(x[i]+0.5*m.rng.NormFloat64() > 3.4) })
	r := analyse(t, m.table("y"))
	if n := r.Classes[1].Count; n < 10 || n > 60 {
		t.Fatalf("%d positives", n)
	}
	if v := r.Baseline.best().Value; v < 0.8 {
		t.Errorf("skill %.2f with %d positives", v, r.Classes[1].Count)
	}
	for _, f := range r.Features {
		if f.Significant != (f.Column == "noise0") {
			t.Errorf("%+v", f)
		}
	}
}
