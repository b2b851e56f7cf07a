package target

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// calls has the length of a call, which is known when it is over: no short one ends in a sale.
func calls(name string) *made {
	m := newMade(3000, 5).noise(2)
	x := m.at("noise0")
	length := make([]float64, m.n)
	m.number(name, func(i int) float64 {
		length[i] = math.Floor(200 * m.rng.ExpFloat64())
		return length[i]
	})
	m.text("sale", func(i int) string {
		return fmt.Sprint(length[i] > 60 && x[i]+length[i]/300+m.rng.NormFloat64() > 2)
	})
	return m
}

func TestWhatIsKnownOnlyAfterTheOutcome(t *testing.T) {
	for name, want := range map[string]string{"duration": suspectAfter, "callDuration": suspectAfter, "x": "", "income": ""} {
		r := analyse(t, calls(name).table("sale"))
		checkLeaks(t, r, map[string]string{name: want, "noise0": "", "level0": ""})
		if want != "" && !strings.Contains(r.feature(name).Leak.Why, "where it is smallest") {
			t.Error(r.feature(name).Leak.Why)
		}
	}
}

func TestANameAloneIsNoLeak(t *testing.T) {
	m := newMade(2000, 6).noise(1)
	x := m.at("noise0")
	m.number("duration", func(i int) float64 { return m.rng.ExpFloat64() })
	m.number("outcome", func(i int) float64 { return x[i] + 2*m.rng.NormFloat64() })
	m.text("status", func(i int) string { return "ab"[m.rng.IntN(2):][:1] })
	m.text("y", func(i int) string { return fmt.Sprint(x[i]+m.rng.NormFloat64() > 1) })
	checkLeaks(t, analyse(t, m.table("y")), map[string]string{"duration": "", "outcome": "", "status": ""})
}

func TestMissingExactlyWhenTheTargetHasOneValue(t *testing.T) {
	m := newMade(1500, 7).noise(1)
	class := make([]int, m.n)
	for i := range class {
		class[i] = m.rng.IntN(3)
	}
	m.text("grade", func(i int) string { return "abc"[class[i]:][:1] })
	m.number("refusal", func(i int) float64 {
		if class[i] == 1 {
			return math.NaN()
		}
		return m.rng.NormFloat64()
	})
	m.number("gaps", func(i int) float64 {
		if m.rng.IntN(3) == 0 {
			return math.NaN()
		}
		return m.rng.NormFloat64()
	})
	checkLeaks(t, analyse(t, m.table("grade")), map[string]string{"refusal": suspectMissing, "gaps": "", "noise0": ""})
}

func TestAGroupThatDeterminesTheTarget(t *testing.T) {
	m := newMade(2000, 8).noise(1)
	label := make([]int, 400)
	for i := range label {
		label[i] = m.rng.IntN(2)
	}
	m.text("patient", func(i int) string { return fmt.Sprint("p", i%400) })
	m.text("town", func(i int) string { return fmt.Sprint("t", m.rng.IntN(200)) })
	m.text("ill", func(i int) string { return fmt.Sprint(label[i%400]) })
	checkLeaks(t, analyse(t, m.table("ill")), map[string]string{"patient": suspectGroup, "town": ""})
}

func TestRowsInTheOrderOfTheTarget(t *testing.T) {
	for sorted, want := range map[bool]int{true: 1, false: 0} {
		m := newMade(900, 9).noise(1)
		m.text("y", func(i int) string {
			if sorted {
				return "abc"[i/300:][:1]
			}
			return "abc"[m.rng.IntN(3):][:1]
		})
		table := m.table("y")
		for i := range m.n {
			table.Position = append(table.Position, int64(i))
		}
		if notes := analyse(t, table).Notes; len(notes) != want {
			t.Errorf("sorted is %v: notes %q", sorted, notes)
		}
	}
}
