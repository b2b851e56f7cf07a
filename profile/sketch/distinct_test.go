package sketch

import (
	"math/rand/v2"
	"testing"
)

// The first hashes are gathered before they are told apart: wherever that ends, the count is that of a map.
func TestDistinctFirstHashes(t *testing.T) {
	const budget = 400
	random := rand.New(rand.NewPCG(1, 2))
	for _, test := range []struct {
		name   string
		n      int
		values uint64 // that each hash is one of
		step   int    // hashes added at a time
	}{
		{"none", 0, 1, 1},
		{"one hash", 2000, 1, 7},
		{"few, one at a time", 2000, 10, 1},
		{"fewer than are gathered", 400, 1 << 40, 400},
		{"just those that are gathered", budget + budget/4 + 1, budget, 100},
		{"as many as the budget", 20_000, budget, 333},
		{"one more", 40_000, budget + 1, 333},
		{"all different", 5000, 1 << 60, 333},
		{"all different at once", 5000, 1 << 60, 5000},
		{"all different, one at a time", 5000, 1 << 60, 1},
	} {
		d, twin := NewDistinct(budget), map[uint64]bool{}
		hashes := make([]uint64, test.n)
		for i := range hashes {
			v := random.Uint64N(test.values)
			if v > 0 { // 0 is the hash of something too
				v = Mix(v)
			}
			hashes[i] = v
			twin[v] = true
		}
		for at := 0; at < len(hashes); at += test.step {
			d.AddAll(hashes[at:min(at+test.step, len(hashes))])
		}
		got := d.Estimate(int64(test.n))
		if exact := len(twin) <= budget; got.IsExact() != exact || exact && got.Value != float64(len(twin)) {
			t.Errorf("%s: got %+v of %d", test.name, got, len(twin))
		}
		other := NewDistinct(budget)
		for i := len(hashes) - 1; i >= 0; i-- {
			other.Add(hashes[i])
		}
		if backward := other.Estimate(int64(test.n)); backward != got {
			t.Errorf("%s: got %+v backward, %+v forward", test.name, backward, got)
		}
	}
}
