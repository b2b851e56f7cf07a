package target

import (
	"fmt"
	"math"
	"testing"
)

// Columns that speak each for itself, given the class, are what naive Bayes is for.
func TestBayesAddsUpIndependentEvidence(t *testing.T) {
	m := newMade(3000, 21)
	class := make([]int, m.n)
	for i := range class {
		class[i] = m.rng.IntN(3)
	}
	for j := range 8 {
		m.text(fmt.Sprint("sign", j), func(i int) string {
			if m.rng.Float64() < 0.55 {
				return fmt.Sprint(class[i])
			}
			return fmt.Sprint(m.rng.IntN(3))
		})
	}
	m.text("class", func(i int) string { return "abc"[class[i]:][:1] })
	b := analyse(t, m.table("class")).Baseline
	if b.Bayes == nil || b.Bayes.Value < 0.9 || b.Bayes.Value < b.Stump.Value+0.3 {
		t.Errorf("naive Bayes has %v, one question %v", b.Bayes, b.Stump)
	}
	if b.Headroom > b.Boosted[0].Value-b.Bayes.Value+1e-12 {
		t.Errorf("headroom %.3f leaves naive Bayes out: %v under %v", b.Headroom, b.Bayes, b.Boosted[0])
	}
	m.number("amount", func(i int) float64 { return float64(class[i]) + m.rng.NormFloat64() })
	if b := analyse(t, m.table("amount")).Baseline; b.Bayes != nil {
		t.Errorf("naive Bayes of a number: %v", b.Bayes)
	}
}

// By hand: P(a)·P(x|a) against P(b)·P(x|b) with one row more in each of missing, "p" and "q".
func TestBayesIsThatOfHand(t *testing.T) {
	g := &goal{classes: 2, class: []int32{0, 0, 0, 1, 1, 1}}
	f := &feature{nominal: true, bins: 3, bin: []uint16{1, 1, 2, 2, 2, 2}, coarse: []uint16{0, 1, 2}}
	got := g.bayes([]*feature{f}, []int32{0, 1, 2, 3, 4}, []int32{5})
	a, b := 4.0/7*2/6, 3.0/7*3/5
	near(t, "log-loss", got.loss, -math.Log(b/(a+b)))
}
