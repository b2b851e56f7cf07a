package target

import (
	"fmt"
	"math"
	"testing"
)

// TestRandomTables feeds small tables of every shape: no panic, no NaN, every number within its range.
func TestRandomTables(t *testing.T) {
	for seed := range uint64(40) {
		m := newMade(30, seed)
		m = newMade(30+m.rng.IntN(120), seed)
		for j := range 1 + m.rng.IntN(6) {
			m.random(fmt.Sprint("c", j))
		}
		m.random("y")
		table := m.table("y")
		if m.rng.IntN(3) == 0 && table.Columns[table.Target].Numbers != nil {
			table.Task = []Task{Regression, Classification, Forecast}[m.rng.IntN(3)]
		}
		r := analyse(t, table)
		for _, f := range r.Features {
			if f.Value < 0 || f.Value > 1 || f.Null95 < 0 || f.Null95 > 1 || f.Skill < -1 || f.Skill > 1 {
				t.Errorf("seed %d: out of range: %+v", seed, f)
			}
		}
		if b := r.Baseline; b != nil {
			for _, e := range append(b.Boosted, b.Dummy, b.Stump, b.Linear) {
				if !(-1 <= e.Lo && e.Lo <= e.Value && e.Value <= e.Hi && e.Hi <= 1) {
					t.Errorf("seed %d: estimate %v", seed, e)
				}
			}
			if b.Dummy.Value != 0 {
				t.Errorf("seed %d: the constant predictor has skill %v", seed, b.Dummy)
			}
		} else if r.Skipped == "" {
			t.Errorf("seed %d: nothing measured and no reason", seed)
		}
	}
}

// random adds a column of any shape.
func (m *made) random(name string) {
	gaps := m.rng.Float64() * 0.6 * float64(m.rng.IntN(2))
	levels := 1 + m.rng.IntN(40)
	scale := math.Pow(10, float64(m.rng.IntN(600)-300))
	shape := m.rng.IntN(4)
	if shape == 0 {
		m.text(name, func(int) string {
			if m.rng.Float64() < gaps {
				return ""
			}
			return fmt.Sprint("level", m.rng.IntN(levels))
		})
		return
	}
	m.number(name, func(i int) float64 {
		switch {
		case m.rng.Float64() < gaps:
			return []float64{math.NaN(), math.Inf(1), math.Inf(-1)}[m.rng.IntN(3)]
		case shape == 1:
			return float64(m.rng.IntN(levels))
		case shape == 2:
			return math.Exp(5*m.rng.NormFloat64()) * scale
		}
		return float64(i) * scale
	})
}
