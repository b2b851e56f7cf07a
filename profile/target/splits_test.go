package target

import (
	"fmt"
	"math"
	"testing"
)

// repeated has 100 groups of 20 rows each with a target of the group's own, which only the group's mark tells.
func repeated(m *made) *made {
	value := make([]float64, 100)
	for g := range value {
		value[g] = m.rng.NormFloat64()
	}
	m.text("group", func(i int) string { return fmt.Sprint("g", i%100) })
	m.number("mark", func(i int) float64 { return math.Round(float64(i%100*7919%1000) + m.rng.Float64()) })
	m.number("y", func(i int) float64 { return value[i%100] + 0.3*m.rng.NormFloat64() })
	return m
}

func TestGroupsHeldOutWholeTellWhatARandomSplitHides(t *testing.T) {
	table := repeated(newMade(2000, 1).noise(1)).table("y")
	table.Group = "group"
	r := analyse(t, table)
	if len(r.Splits) != 2 || r.Splits[0].By != "random" || r.Splits[1].By != "group" || r.Splits[1].Name != "group" {
		t.Fatalf("splits %+v", r.Splits)
	}
	if random, group := r.Splits[0].Skill.Value, r.Splits[1].Skill.Value; random < 0.7 || group > 0.2 {
		t.Errorf("skill %.2f at random and %.2f by group, want much and nearly none", random, group)
	}
}

func TestLaterTimesTellWhatARandomSplitHides(t *testing.T) {
	m := newMade(2000, 2).noise(1)
	m.number("day", func(i int) float64 { return float64(i) * 86400 })
	walk := 0.0
	m.number("y", func(int) float64 { walk += m.rng.NormFloat64(); return walk })
	table := m.table("y")
	table.Columns[2].Time = true
	r := analyse(t, table)
	if len(r.Splits) != 2 || r.Splits[1].By != "time" || r.Splits[1].Name != "day" {
		t.Fatalf("splits %+v", r.Splits)
	}
	if random, later := r.Splits[0].Skill.Value, r.Splits[1].Skill.Value; random < 0.9 || later > 0.7 {
		t.Errorf("skill %.2f at random and %.2f on later days, want nearly all and less", random, later)
	}
}

// Earlier rows alone are trained on, equal times stay together, and no row is on both sides.
func TestTimeBlocksLookForward(t *testing.T) {
	m := newMade(600, 3).noise(1)
	m.number("day", func(int) float64 { return float64(m.rng.IntN(40)) })
	table := m.table("noise0")
	g := newGoal(table, &Result{})
	day := m.at("day")
	for _, p := range g.byTime(&table.Columns[2], 600) {
		last := math.Inf(-1)
		for _, i := range p.train {
			last = max(last, day[g.rows[i]])
		}
		for _, i := range p.test {
			if day[g.rows[i]] <= last {
				t.Fatalf("day %v is held out, and day %v trained on", day[g.rows[i]], last)
			}
		}
	}
}

// A column that knows the answer needs few rows: the curve is of what is left without it.
func TestCurveWithoutSuspects(t *testing.T) {
	m := newMade(2000, 4).noise(4)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] + 0.5*m.at("noise1")[i] })
	y := m.at("y")
	m.number("copy", func(i int) float64 { return 3*y[i] + 1 })
	res := analyse(t, m.table("y"))
	last := res.DropTest[len(res.DropTest)-1]
	if c := res.LearningCurve; len(c) != 5 || c[4].Skill.Value > last.Skill.Value+1e-9 || c[0].Skill.Value > c[4].Skill.Value-0.005 {
		t.Errorf("curve %v, without %v %v", c, last.Columns, last.Skill)
	}
}

func TestMoreRowsHelp(t *testing.T) {
	m := newMade(3000, 4).noise(6)
	x := m.at("noise0")
	m.number("easy", func(i int) float64 { return x[i] })
	m.text("hard", func(i int) string { return fmt.Sprint(int(math.Abs(x[i]*40)) % 2) })
	for _, target := range []string{"easy", "hard"} {
		table := m.table(target)
		for i := range table.Columns {
			if i != table.Target && (table.Columns[i].Name == "easy" || table.Columns[i].Name == "hard") {
				table.Columns[i].Skip = "tested apart"
			}
		}
		c := analyse(t, table).LearningCurve
		if len(c) != 5 {
			t.Fatalf("%s: %d points, want 5", target, len(c))
		}
		for i := range c[1:] {
			if c[i].Rows*2 > c[i+1].Rows+1 || c[i].Rows >= c[i+1].Rows {
				t.Errorf("%s: %d rows after %d", target, c[i+1].Rows, c[i].Rows)
			}
		}
		if target == "easy" && c[4].Skill.Value-c[3].Skill.Value > 0.01 {
			t.Errorf("an easy target still gains from %v to %v", c[3], c[4])
		}
	}
}
