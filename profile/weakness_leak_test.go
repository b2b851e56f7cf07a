package profile

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// The line of pandas shows what the sentence says of a leak.
func TestFindLeak(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const rows = 1500
	number := fill(rows, func(int) any { return float64(r.IntN(2000)) })
	noise := fill(rows, func(int) any { return r.NormFloat64() })
	of := func(f func(x float64) any) []any {
		return fill(rows, func(i int) any { return f(number[i].(float64)) })
	}
	for _, tt := range []struct {
		name    string
		x, goal []any
		want    string
	}{
		{"it rises", number, of(func(x float64) any { return 3*x + x*x/1000 }), `pd.concat([df["x"], df["goal"]], axis=1).corr(method="spearman")`},
		{"it falls and rises", number, of(func(x float64) any { return (x - 1000) * (x - 1000) }), `df["goal"].groupby(pd.qcut(df["x"], 20, duplicates="drop")).describe()`},
		{"classes cut from it", number, of(func(x float64) any { return []string{"low", "high"}[min(int(x/1000), 1)] }), `df["x"].groupby(df["goal"]).describe()`},
		{"other names", of(func(x float64) any { return fmt.Sprint("n", int(x)%3) }), of(func(x float64) any { return fmt.Sprint("m", int(x)%3) }), `pd.crosstab(df["x"], df["goal"])`},
	} {
		p := compute(t, record([]string{"x", "noise", "goal"}, tt.x, noise, tt.goal), Options{Target: "goal"})
		at := slices.IndexFunc(p.Weaknesses, func(w Weakness) bool { return w.ID == "leak" })
		if at < 0 {
			t.Errorf("%s: no leak in %v", tt.name, ids(p.Weaknesses))
		} else if got := p.Weaknesses[at].HowToFind; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Rows in conflict are counted in all rows of the sample, not scaled up from some: of two that conflict both have to be met.
func TestConflictsOfManyRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const rows, pairs = 24_000, 300
	x := fill(rows, func(int) any { return r.NormFloat64() })
	goal := fill(rows, func(int) any { return []string{"yes", "no"}[r.IntN(2)] })
	for i := range pairs {
		from, to := 3*i, 3*i+12_000
		x[to], goal[to] = x[from], map[any]any{"yes": "no", "no": "yes"}[goal[from]]
	}
	p := compute(t, record([]string{"x", "goal"}, x, goal), Options{Target: "goal"})
	at := slices.IndexFunc(p.Weaknesses, func(w Weakness) bool { return w.ID == "conflicting-labels" })
	if at < 0 || p.Weaknesses[at].Count != 2*pairs {
		t.Errorf("%+v", p.Weaknesses)
	}
}
