package target

import (
	"fmt"
	"math"
	"slices"
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
		table.Columns = append(table.Columns, Column{Name: "id", Skip: "identifier", Numbers: make([]float64, m.n)})
		for i := range m.n {
			table.Columns[len(table.Columns)-1].Numbers[i] = float64(7 + 2*i)
		}
		var found []string
		for _, s := range analyse(t, table).Suspects {
			found = append(found, s.Suspect+" "+s.Column)
		}
		if want := []string{"row-order ", "identifier id"}[:2*want]; !slices.Equal(found, want) {
			t.Errorf("sorted is %v: suspects %q", sorted, found)
		}
	}
}

// A column of groups that is no feature is a suspect all the same.
func TestAnIdentifierThatDeterminesTheTarget(t *testing.T) {
	m := newMade(2000, 8).noise(1)
	label := make([]int, 400)
	for i := range label {
		label[i] = m.rng.IntN(2)
	}
	m.number("patient", func(i int) float64 { return float64(i % 400 * 17 % 401) })
	m.t.Columns[len(m.t.Columns)-1].Skip = "identifier"
	m.t.Group = "patient"
	m.text("ill", func(i int) string { return fmt.Sprint(label[i%400]) })
	r := analyse(t, m.table("ill"))
	if len(r.Suspects) != 1 || r.Suspects[0].Suspect != suspectGroup || r.Suspects[0].Column != "patient" {
		t.Errorf("suspects are %+v", r.Suspects)
	}
	if len(r.Splits) != 2 || r.Splits[1].By != "group" {
		t.Errorf("splits are %+v", r.Splits)
	}
}

func TestDatesThatAreWrittenAfterwards(t *testing.T) {
	const day = 86400
	m := newMade(1500, 4).noise(1)
	open := func(int) float64 { return float64(day * m.rng.IntN(2000)) }
	m.number("opened", open)
	opened := m.at("opened")
	state := make([]bool, m.n)
	m.text("paid", func(i int) string { state[i] = m.rng.IntN(3) == 0; return fmt.Sprint(state[i]) })
	m.number("left", func(i int) float64 {
		if !state[i] || m.rng.IntN(2) == 0 {
			return math.NaN()
		}
		return opened[i] + float64(day*m.rng.IntN(300))
	})
	m.number("seen", func(i int) float64 { return opened[i] + float64(day*m.rng.IntN(300)) })
	m.number("other", func(i int) float64 {
		if m.rng.IntN(2) == 0 {
			return math.NaN()
		}
		return open(i)
	})
	for i := range m.t.Columns {
		m.t.Columns[i].Time = slices.Contains([]string{"opened", "left", "seen", "other"}, m.t.Columns[i].Name)
	}
	checkLeaks(t, analyse(t, m.table("paid")), map[string]string{"left": suspectAfter, "seen": "", "other": "", "opened": ""})
	checkLeaks(t, analyse(t, m.table("opened")), map[string]string{"seen": suspectAfter, "other": ""})
}

// Neither names nor kinds tell here: a status by its values, groups by numbers that repeat.
func TestLeaksWithNeutralNames(t *testing.T) {
	m := newMade(2000, 11).noise(2)
	yes := make([]bool, m.n)
	group := make([]int, m.n)
	in := map[int]bool{}
	for g := range 300 {
		in[g] = m.rng.IntN(5) < 2
	}
	for i := range yes {
		group[i] = m.rng.IntN(300)
		yes[i] = in[group[i]]
	}
	pick := func(of ...string) string { return of[m.rng.IntN(len(of))] }
	m.number("k1", func(i int) float64 { return float64(10_000 + group[i]*7919%3001) })
	m.text("k2", func(i int) string {
		if yes[i] && m.rng.IntN(4) > 0 {
			return pick("Refunded", "Cancelled by customer")
		}
		return pick("at home", "away")
	})
	m.text("k3", func(i int) string {
		if yes[i] && m.rng.IntN(4) > 0 {
			return pick("red", "green")
		}
		return pick("blue", "grey")
	})
	m.number("k4", func(int) float64 { return float64(m.rng.IntN(300)) })
	m.text("y", func(i int) string { return fmt.Sprint(yes[i]) })
	table := m.table("y")
	checkLeaks(t, analyse(t, table), map[string]string{"k1": suspectGroup, "k4": "", "noise0": ""})
	for i := range table.Columns {
		if table.Columns[i].Name == "k1" || table.Columns[i].Name == "k3" {
			table.Columns[i].Skip = "tested apart"
		}
	}
	checkLeaks(t, analyse(t, table), map[string]string{"k2": suspectAfter, "k4": "", "noise0": ""})
	table.Columns[len(table.Columns)-4].Skip, table.Columns[len(table.Columns)-3].Skip = "tested apart", ""
	checkLeaks(t, analyse(t, table), map[string]string{"k3": "", "k4": ""}) // as strong, but colours are known beforehand

	// Rows that are copies of one another agree in every column without being a group.
	c := newMade(2000, 12).noise(1)
	c.number("k1", func(int) float64 { return float64(c.rng.IntN(100_000)) })
	c.text("y", func(int) string { return fmt.Sprint(c.rng.IntN(2)) })
	for _, col := range c.t.Columns {
		for i := 400; i < c.n; i++ {
			if col.Numbers != nil {
				col.Numbers[i] = col.Numbers[i%400]
			} else {
				col.Codes[i] = col.Codes[i%400]
			}
		}
	}
	if l := analyse(t, c.table("y")).feature("k1").Leak; l != nil && l.Suspect == suspectGroup {
		t.Errorf("copies are called a group: %+v", l)
	}
}

// Numbers of rows that are texts tell the place as well as those that are numbers.
func TestTextIdentifiersInTheOrderOfTheTarget(t *testing.T) {
	m := newMade(900, 13).noise(1)
	m.text("code", func(i int) string { return fmt.Sprintf("C-%05d", i) })
	m.t.Columns[len(m.t.Columns)-1].Skip = "identifier"
	m.text("y", func(i int) string { return "abc"[i/300:][:1] })
	r := analyse(t, m.table("y"))
	if len(r.Suspects) != 1 || r.Suspects[0].Suspect != suspectID || r.Suspects[0].Column != "code" {
		t.Errorf("suspects are %+v", r.Suspects)
	}
}
