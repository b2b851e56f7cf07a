package target

import (
	"fmt"
	"math/rand/v2"

	"github.com/fairset/fairset/profile/sketch"
)

// made builds tables for tests.
type made struct {
	rng *rand.Rand
	n   int
	t   Table
}

func newMade(n int, seed uint64) *made {
	m := &made{rng: rand.New(rand.NewPCG(seed, 7)), n: n}
	for i := range n {
		m.t.RowHash = append(m.t.RowHash, sketch.Mix(uint64(i)))
	}
	return m
}

// number adds a column of numbers.
func (m *made) number(name string, f func(i int) float64) *made {
	x := make([]float64, m.n)
	for i := range x {
		x[i] = f(i)
	}
	m.t.Columns = append(m.t.Columns, Column{Name: name, Numbers: x})
	return m
}

// text adds a column of categories; "" is missing. Levels stand in the order of their first row.
func (m *made) text(name string, f func(i int) string) *made {
	c := Column{Name: name}
	codes := map[string]int32{"": -1}
	for i := range m.n {
		v := f(i)
		code, ok := codes[v]
		if !ok {
			code = int32(len(c.Levels))
			codes[v] = code
			c.Levels = append(c.Levels, v)
		}
		c.Codes = append(c.Codes, code)
	}
	m.t.Columns = append(m.t.Columns, c)
	return m
}

// noise adds k columns of numbers and k of five levels that tell nothing.
func (m *made) noise(k int) *made {
	for j := range k {
		m.number(fmt.Sprintf("noise%d", j), func(int) float64 { return m.rng.NormFloat64() })
		m.text(fmt.Sprintf("level%d", j), func(int) string { return fmt.Sprintf("v%d", m.rng.IntN(5)) })
	}
	return m
}

// at returns the numbers of a column.
func (m *made) at(name string) []float64 {
	for _, c := range m.t.Columns {
		if c.Name == name {
			return c.Numbers
		}
	}
	panic("no column " + name)
}

// table returns the table with the named column as target.
func (m *made) table(target string) Table {
	for i, c := range m.t.Columns {
		if c.Name == target {
			m.t.Target = i
		}
	}
	return m.t
}

// feature returns the feature of a column.
func (r *Result) feature(name string) Feature {
	for _, f := range r.Features {
		if f.Column == name {
			return f
		}
	}
	panic("no feature " + name)
}
