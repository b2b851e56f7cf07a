package target

import (
	"context"
	"fmt"
	"math"
	"testing"
)

// benchTable is the sample that the speed of the whole analysis is stated for: 50,000 rows of a
// target and 20 columns, 14 numbers and 6 categories, some with holes.
func benchTable(rows int, target string) Table {
	m := newMade(rows, 1)
	for j := range 14 {
		m.number(fmt.Sprintf("x%d", j), func(int) float64 {
			if j%5 == 4 && m.rng.IntN(10) == 0 {
				return math.NaN()
			}
			return m.rng.NormFloat64()
		})
	}
	for j := range 6 {
		m.text(fmt.Sprintf("c%d", j), func(int) string { return fmt.Sprintf("v%d", m.rng.IntN(4+j*j*4)) })
	}
	x, z, w := m.at("x0"), m.at("x1"), m.at("x2")
	score := func(i int) float64 { return x[i]*x[i] + z[i] + x[i]*w[i] + m.rng.NormFloat64() }
	switch target {
	case "number":
		m.number("y", score)
	case "binary":
		m.text("y", func(i int) string { return fmt.Sprint(score(i) > 1) })
	case "classes":
		m.text("y", func(i int) string { return fmt.Sprint(min(max(int(score(i)+1), 0), 4)) })
	}
	return m.table("y")
}

func BenchmarkAnalyse(b *testing.B) {
	for _, c := range []struct {
		target string
		rows   int
	}{{"number", 50_000}, {"binary", 50_000}, {"classes", 50_000}, {"number", 2000}, {"binary", 2000}} {
		b.Run(fmt.Sprintf("%s/rows=%d", c.target, c.rows), func(b *testing.B) {
			table := benchTable(c.rows, c.target)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Analyse(context.Background(), table, Options{Workers: 2}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
