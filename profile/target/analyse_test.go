package target

import (
	"context"
	"encoding/json"
	"testing"
)

func analyse(t *testing.T, table Table) *Result {
	t.Helper()
	r, err := Analyse(context.Background(), table, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSmoke(t *testing.T) {
	m := newMade(2000, 1).noise(3)
	x := m.at("noise0")
	m.number("y", func(i int) float64 { return x[i] * x[i] })
	r := analyse(t, m.table("y"))
	b, _ := json.MarshalIndent(r, "", " ")
	t.Log(string(b))
}

func BenchmarkAnalyse(b *testing.B) {
	m := newMade(20000, 1).noise(10)
	x, z := m.at("noise0"), m.at("noise1")
	m.number("y", func(i int) float64 { return x[i]*x[i] + z[i] + m.rng.NormFloat64() })
	table := m.table("y")
	for b.Loop() {
		if _, err := Analyse(context.Background(), table, Options{Workers: 2}); err != nil {
			b.Fatal(err)
		}
	}
}
