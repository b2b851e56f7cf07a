package sketch

import (
	"math"
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

// Whole numbers close together are kept as bits: the count is that of a map, whatever else comes among them.
func TestDistinctOfWholeNumbers(t *testing.T) {
	const budget = 400
	random := rand.New(rand.NewPCG(3, 4))
	for _, test := range []struct {
		name string
		next func(i int) float64
	}{
		{"from zero", func(int) float64 { return float64(random.IntN(budget)) }},
		{"below zero", func(int) float64 { return float64(-random.IntN(300) - 20) }},
		{"around zero", func(int) float64 { return float64(random.IntN(300) - 150) }},
		{"too far apart", func(int) float64 { return float64(random.IntN(300) * 1_000_003) }},
		{"large", func(int) float64 { return 1<<52 - float64(random.IntN(300)) }},
		{"beyond what is exact", func(int) float64 { return 1<<60 + float64(random.IntN(300)<<10) }},
		{"later ones far off", func(i int) float64 { return float64(random.IntN(100) + i/600*1_000_000) }},
		{"later ones with halves", func(i int) float64 { return float64(random.IntN(150)) + float64(i/1000%2)/2 }},
		{"some infinite", func(i int) float64 { return float64(random.IntN(100)) / float64(min(1, i%7)) }},
		{"later more than the budget", func(i int) float64 { return float64(random.IntN(200 + i)) }},
	} {
		d, twin := NewDistinct(budget), map[float64]bool{}
		var hashes []uint64
		for i := range 5000 {
			v := test.next(i)
			if v != v { // 0/0
				v = -1e300
			}
			twin[v] = true
			hashes = append(hashes, Mix(math.Float64bits(v+0)))
		}
		for at := 0; at < len(hashes); at += 333 {
			d.AddAll(hashes[at:min(at+333, len(hashes))])
		}
		got := d.Estimate(5000)
		if exact := len(twin) <= budget; got.IsExact() != exact || exact && got.Value != float64(len(twin)) {
			t.Errorf("%s: got %+v of %d", test.name, got, len(twin))
		}
		other, one := NewDistinct(budget), NewDistinct(budget)
		one.AddAll(hashes[:2500])
		other.AddAll(hashes[2500:])
		other.Merge(one)
		if merged := other.Estimate(5000); merged != got {
			t.Errorf("%s: got %+v merged, %+v whole", test.name, merged, got)
		}
	}
}
