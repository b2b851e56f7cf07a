package profile

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
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

// Of a column with more values than are kept, a word for missing is known of the sample, and its count told to be scaled up.
func TestDisguisedOfManyValuesIsEstimated(t *testing.T) {
	const rows, missing = 120_000, 1200
	cells := fill(rows, func(i int) any {
		if i%100 == 5 {
			return "unknown"
		}
		return fmt.Sprint("note ", i)
	})
	p := compute(t, record([]string{"x"}, cells), Options{})
	d := p.Columns[0].Missing.Disguised
	if len(d) != 1 || !d[0].Estimated || d[0].Count < missing*8/10 || d[0].Count > missing*12/10 || !strings.Contains(d[0].Why, "stands about ") {
		t.Errorf("%+v", d)
	}
	at := slices.IndexFunc(p.Weaknesses, func(w Weakness) bool { return w.ID == "disguised-missing" })
	if at < 0 || !strings.Contains(p.Weaknesses[at].Text, " in about 1,") {
		t.Errorf("%+v", p.Weaknesses)
	}
}
