package target

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestNatures(t *testing.T) {
	pick := func(m *made, of ...string) string { return of[m.rng.IntN(len(of))] }
	tests := []struct {
		name, target string
		want         Nature
		note         string
		add          func(m *made)
	}{
		{"number", "y", Amount, "", func(m *made) { m.number("y", func(int) float64 { return m.rng.NormFloat64() }) }},
		{"count", "y", Count, "", func(m *made) { m.number("y", func(int) float64 { return math.Floor(4 * m.rng.ExpFloat64()) }) }},
		{"two", "y", Binary, "", func(m *made) { m.text("y", func(int) string { return pick(m, "no", "yes") }) }},
		{"three", "y", Multiclass, "", func(m *made) { m.text("y", func(int) string { return pick(m, "red", "green", "blue") }) }},
		{"scale", "y", Ordinal, "", func(m *made) { m.text("y", func(int) string { return pick(m, "Low", "High", "Medium") }) }},
		{"stars", "y", Ordinal, "", func(m *made) { m.number("y", func(int) float64 { return float64(1 + m.rng.IntN(5)) }) }},
		{"codes", "y", Multiclass, "", func(m *made) { m.number("y", func(int) float64 { return float64(10 * m.rng.IntN(4)) }) }},
		{"survival", "days", TimeToEvent, `"death" tells whether it has`, func(m *made) {
			m.number("days", func(int) float64 { return 100 * m.rng.ExpFloat64() })
			m.number("death", func(int) float64 { return float64(m.rng.IntN(2)) })
		}},
		{"days without event", "days", Amount, "", func(m *made) { m.number("days", func(int) float64 { return 100 * m.rng.ExpFloat64() }) }},
		{"cut off", "y", Amount, "looks cut off", func(m *made) { m.number("y", func(int) float64 { return math.Min(m.rng.ExpFloat64(), 2) }) }},
		{"dates", "y", Amount, "told in days", func(m *made) {
			m.number("y", func(int) float64 { return 86400 * 100 * m.rng.NormFloat64() })
			m.t.Columns[len(m.t.Columns)-1].Time = true
		}},
		{"many zeros", "y", Amount, "exactly 0", func(m *made) { m.number("y", func(int) float64 { return math.Max(m.rng.NormFloat64(), 0) }) }},
	}
	for _, test := range tests {
		m := newMade(600, 3).noise(1)
		test.add(m)
		res := &Result{Column: test.target}
		newGoal(m.table(test.target), res)
		notes := strings.Join(res.Notes, " ")
		if res.Nature != test.want || !strings.Contains(notes, test.note) || test.note == "" && notes != "" {
			t.Errorf("%s: %q with notes %q, want %q with %q", test.name, res.Nature, notes, test.want, test.note)
		}
	}
}

// A weekly season is known to last week's value, and the rest of the signal to the trees alone.
func TestForecastIsHeldAgainstTheSeasonalNaive(t *testing.T) {
	m := newMade(1400, 4).noise(1)
	x := m.at("noise0")
	m.number("day", func(i int) float64 { return float64(i) * 86400 })
	m.number("sales", func(i int) float64 { return 3*math.Sin(float64(i%7)) + x[i] + 0.2*m.rng.NormFloat64() })
	table := m.table("sales")
	table.Task, table.Columns[2].Time = Forecast, true
	r := analyse(t, table)
	b := r.Baseline
	if r.Nature != Series || b.Split != "time" || b.Dummy.Value < 0.4 || b.Dummy.Value > 0.8 || b.Boosted[0].Value < 0.9 {
		t.Errorf("%s, held out by %s, seasonal naive %v, boosted %v", r.Nature, b.Split, b.Dummy, b.Boosted)
	}
	table.Columns[2].Time = false
	if r := analyse(t, table); r.Baseline.Split != "random" || !strings.Contains(fmt.Sprint(r.Notes), "no column tells when") {
		t.Errorf("without times: held out by %s, notes %q", r.Baseline.Split, r.Notes)
	}
}

// Rows beside each other in time are alike, so that a random split looks perfect: later times tell the truth, and time is no leak.
func TestTimeIsASplitAndNoLeak(t *testing.T) {
	m := newMade(2500, 5).noise(1)
	m.number("hour", func(i int) float64 { return float64(i) * 3600 })
	walk := 0.0
	m.number("temp", func(int) float64 { walk += 0.2 * m.rng.NormFloat64(); return walk })
	table := m.table("temp")
	table.Columns[2].Time, table.Time = true, "hour"
	r := analyse(t, table)
	if r.Baseline.Split != "time" || r.Baseline.best().Value > 0.9 || len(r.DropTest) != 0 || r.feature("hour").Leak != nil {
		t.Errorf("held out by %s with skill %v; drops %+v, %+v", r.Baseline.Split, r.Baseline.best(), r.DropTest, r.feature("hour").Leak)
	}
}

func TestCompanionsStandInTheUnitOfTheTarget(t *testing.T) {
	m := newMade(1000, 6).noise(1)
	m.number("y", func(int) float64 { return 1000 + 50*m.rng.NormFloat64() })
	m.text("c", func(int) string { return fmt.Sprint(m.rng.IntN(2)) })
	table := m.table("y")
	table.Columns[3].Skip = "tested apart"
	c := analyse(t, table).Baseline.Companions
	// The mean absolute error of a normal is 0.798 standard deviations.
	if c[0].Name != "mae" || math.Abs(c[0].Value-40) > 3 || c[1].Name != "rmse" || math.Abs(c[1].Value-50) > 3 {
		t.Errorf("noise with a standard deviation of 50: %+v", c)
	}
	y := m.at("y")
	m.number("when", func(i int) float64 { return 86400 * y[i] })
	table = m.table("when")
	table.Columns[4].Time, table.Columns[2].Skip = true, "tested apart"
	if c := analyse(t, table).Baseline.Companions; math.Abs(c[0].Value-40) > 3 {
		t.Errorf("dates with a standard deviation of 50 days: %+v", c)
	}
	table = m.table("c")
	table.Columns[3].Skip, table.Columns[2].Skip, table.Columns[4].Skip = "", "tested apart", "tested apart"
	c = analyse(t, table).Baseline.Companions
	if c[0].Name != "log-loss" || math.Abs(c[0].Value-math.Ln2) > 0.02 || c[1].Name != "balanced-accuracy" || math.Abs(c[1].Value-0.5) > 0.05 {
		t.Errorf("a coin: %+v", c)
	}
}

// Stars are classes unless an amount is asked for; two words are classes whatever is asked for.
func TestTheTaskDecidesWhatStarsAre(t *testing.T) {
	m := newMade(600, 7).noise(1)
	x := m.at("noise0")
	m.text("stars", func(i int) string { return fmt.Sprint(min(max(int(2*x[i]+3), 1), 5)) })
	m.text("answer", func(i int) string { return []string{"no", "yes"}[m.rng.IntN(2)] })
	for _, test := range []struct {
		target     string
		task, want Task
		metric     string
	}{
		{"stars", "", Classification, "accuracy"},
		{"stars", Classification, Classification, "accuracy"},
		{"stars", Regression, Regression, "r2"},
		{"noise0", Regression, Regression, "r2"},
		{"noise0", "", Regression, "r2"},
		{"answer", Regression, Regression, ""},
		{"answer", "", Classification, "auc"},
	} {
		table := m.table(test.target)
		table.Task = test.task
		r := analyse(t, table)
		metric := ""
		if r.Baseline != nil {
			metric = r.Baseline.Metric
		}
		if r.Task != test.want || metric != test.metric || (metric == "") != strings.Contains(r.Skipped, "set it to classification") {
			t.Errorf("%s as %q: %s by %q, skipped %q", test.target, test.task, r.Task, metric, r.Skipped)
		}
	}
}

// Prices that rise together predict each other at random, and much less of what comes later: that is no leak.
func TestTrendsAreNoLeaks(t *testing.T) {
	m := newMade(900, 8).noise(1)
	m.number("day", func(i int) float64 { return float64(i) * 86400 })
	trend := 0.0
	m.number("price", func(int) float64 { trend += 0.05 + 0.4*m.rng.NormFloat64(); return trend })
	price := m.at("price")
	m.number("other", func(i int) float64 { return 0.05*float64(i) + 2*m.rng.NormFloat64() })
	table := m.table("price")
	table.Columns[2].Time, table.Time, table.Series = true, "day", true
	r := analyse(t, table)
	if r.Task != Forecast || r.Baseline.Split != "time" || r.feature("other").Leak != nil || r.feature("other").Skill >= StrongSkill {
		t.Errorf("%s by %s: %+v", r.Task, r.Baseline.Split, r.feature("other"))
	}
	m.number("copy", func(i int) float64 { return 3 * price[i] })
	table.Columns = m.t.Columns
	checkLeaks(t, analyse(t, table), map[string]string{"copy": suspectRecode, "other": ""})
}
