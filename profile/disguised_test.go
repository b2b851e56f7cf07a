package profile

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Of a column with more numbers than are kept, a number that stands for missing is counted in all rows, and is no outlier as well.
func TestSentinelOfManyNumbersIsCounted(t *testing.T) {
	const rows, missing = 120_000, 1234
	r := rand.New(rand.NewPCG(1, 2))
	cells := fill(rows, func(i int) any {
		if i%97 == 5 && i/97 < missing {
			return -999.0
		}
		return 500 + 90*r.NormFloat64()
	})
	p := compute(t, record([]string{"x"}, cells), Options{})
	c := p.Columns[0]
	if d := c.Missing.Disguised; c.TopExact || len(d) != 1 || d[0].Value != "-999" || d[0].Count != missing || d[0].Estimated {
		t.Errorf("%+v (the values are all known: %t)", d, c.TopExact)
	}
	if found := ids(p.Weaknesses); !slices.Equal(found, []string{"disguised-missing"}) {
		t.Errorf("%v", found)
	}
}
