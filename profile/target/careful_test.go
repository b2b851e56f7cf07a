package target

import (
	"fmt"
	"math"
	"testing"
)

func careGap(r *Result) float64 { return r.Careful.Value - r.Careless.Value }

// Care gains skill where carelessness loses rows and reads −999 as a number.
func TestCareGains(t *testing.T) {
	m := newMade(1500, 1).noise(1)
	x := make([]float64, m.n)
	m.number("x", func(i int) float64 {
		x[i] = m.rng.NormFloat64()
		if math.Abs(x[i]-1) < 0.8 && m.rng.IntN(10) > 0 {
			return math.NaN()
		}
		return x[i]
	})
	m.number("y", func(i int) float64 { return x[i] + 0.3*m.rng.NormFloat64() })
	r := analyse(t, m.table("y"))
	if careGap(r) < 0.1 {
		t.Errorf("dropping a third of the rows costs %.3f only: careless %v, careful %v", careGap(r), r.Careless, r.Careful)
	}
}

func TestCarelessPromisesWhatALeakTells(t *testing.T) {
	m := newMade(1500, 2).noise(1)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] + m.rng.NormFloat64() })
	y := m.at("y")
	m.number("taxed", func(i int) float64 { return 1.19 * y[i] })
	r := analyse(t, m.table("y"))
	if r.Careless.Value < 0.95 || r.Careful.Value > 0.6 || r.Careful.Value < 0.3 {
		t.Errorf("careless %v, careful %v", r.Careless, r.Careful)
	}
}

func TestCopiesAcrossFoldsPromiseTooMuch(t *testing.T) {
	m := newMade(1200, 3).noise(4)
	for _, c := range m.t.Columns {
		for i := 400; i < m.n; i++ { // every row thrice
			if c.Numbers != nil {
				c.Numbers[i] = c.Numbers[i%400]
			} else {
				c.Codes[i] = c.Codes[i%400]
			}
		}
	}
	label := make([]int, 400)
	for i := range label {
		label[i] = m.rng.IntN(2)
	}
	m.text("y", func(i int) string { return fmt.Sprint(label[i%400]) })
	r := analyse(t, m.table("y"))
	if r.Careless.Value < 0.3 || math.Abs(r.Careful.Value) > 0.15 {
		t.Errorf("noise that stands thrice: careless %v, careful %v", r.Careless, r.Careful)
	}
	if r.Conflicts != 0 {
		t.Errorf("%d conflicts where copies agree", r.Conflicts)
	}
}

func TestWithoutFaultsCareChangesNothing(t *testing.T) {
	m := newMade(600, 4).noise(2)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] + m.rng.NormFloat64() })
	if r := analyse(t, m.table("y")); *r.Careless != *r.Careful {
		t.Errorf("careless %v, careful %v", r.Careless, r.Careful)
	}
}

func TestDisguisedNumbersStayNumbersForTheCareless(t *testing.T) {
	m := newMade(800, 5).noise(1)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] + 0.5*m.rng.NormFloat64() })
	table := m.table("y")
	c := &table.Columns[0]
	for i := 0; i < m.n; i += 3 {
		c.Disguised = append(c.Disguised, Cell{int32(i), -999})
		c.Numbers[i] = math.NaN()
	}
	r := analyse(t, table)
	if *r.Careless == *r.Careful {
		t.Error("numbers that stand for missing make no difference")
	}
}

func TestConflictsAreCounted(t *testing.T) {
	m := newMade(300, 6)
	m.number("x", func(i int) float64 { return float64(i / 3) })
	m.text("y", func(i int) string { return fmt.Sprint(i / 3 % 2) })
	table := m.table("y")
	table.Columns[1].Codes[0] = 1 - table.Columns[1].Codes[0] // one of three equal rows has another target
	if r := analyse(t, table); r.Conflicts != 3 {
		t.Errorf("%d conflicts, want 3", r.Conflicts)
	}
}
