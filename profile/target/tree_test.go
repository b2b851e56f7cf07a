package target

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// madeGrower is a grower with three ordered columns, one of them with holes, and two of levels, on random derivatives.
func madeGrower(rng *rand.Rand, rows int) (*grower, part) {
	m := &matrix{}
	for c, bins := range []int{2, 64, 250, 4, 40} {
		bin := make([]uint8, rows)
		for i := range bin {
			bin[i] = uint8(rng.IntN(bins))
			if c == 1 {
				bin[i] = max(bin[i], 1)
			}
		}
		m.add(bin, bins, c > 2)
	}
	var p part
	for r := range int32(rows) {
		if rng.IntN(5) == 0 {
			p.test = append(p.test, r)
		} else {
			p.train = append(p.train, r)
		}
	}
	t := newGrower(m, &setting{rate: 0.1}, rows, p)
	for i := range t.g {
		t.g[i], t.h[i] = rng.NormFloat64(), 0.1+rng.Float64()
	}
	t.raw = make([]float64, rows)
	return t, p
}

// fill is the plain sum over the rows.
func TestHistogramIsThePlainSum(t *testing.T) {
	for _, rows := range []int{1, 7, 100, 3000} {
		g, p := madeGrower(rand.New(rand.NewPCG(uint64(rows), 1)), rows)
		g.pack(p.train)
		got, want := g.take(), make([]packed, g.m.size)
		got[0] = 77 // what is left of an earlier histogram
		g.fill(got, p.train)
		for c, bin := range g.m.bin {
			for _, r := range p.train {
				want[g.m.offset[c]+int(bin[r])] += g.packed[r]
			}
		}
		if !slices.Equal(got[:g.m.size], want) {
			t.Errorf("%d rows: the histogram differs", rows)
		}
	}
}

// The best cut is the best of all cuts, tried one by one on the unrounded derivatives: gains agree to the
// rounding of a histogram.
func TestBestCutIsTheBestOfAll(t *testing.T) {
	for seed := range uint64(20) {
		g, p := madeGrower(rand.New(rand.NewPCG(seed, 2)), 60+int(seed)*40)
		g.pack(p.train)
		hist := g.take()
		g.fill(hist, p.train)
		best := g.bestCut(hist, boostDepth)
		want, _ := slowestCut(g, p.train)
		if best.column < 0 || math.Abs(best.gain-want) > 0.01*want+1e-3 {
			t.Errorf("seed %d: gain %v, the best of all is %v", seed, best.gain, want)
		}
		if own := slowGain(g, p.train, best.column, &best.left); math.Abs(own-best.gain) > 0.01*want+1e-3 {
			t.Errorf("seed %d: the cut gains %v, not %v", seed, own, best.gain)
		}
	}
}

// slowestCut tries every cut: of ordered columns with the missing on both sides, of levels in the order of their drawn means.
func slowestCut(g *grower, rows []int32) (gain float64, column int) {
	for c, bins := range g.m.bins {
		order := make([]int, 0, bins)
		for b := range bins {
			if b > 0 || g.m.nominal[c] {
				order = append(order, b)
			}
		}
		sums := slowSums(g, rows, c)
		if g.m.nominal[c] {
			var all cell
			for _, s := range sums {
				all = cell{all.g + s.g, all.h + s.h, all.n + s.n}
			}
			weight := levelRidge * all.h / all.n
			key := func(b int) float64 {
				return (sums[b].g + weight*all.g/(all.h+ridge)) / (sums[b].h + weight)
			}
			slices.SortFunc(order, func(a, b int) int { return int(math.Copysign(1, key(a)-key(b))) })
		}
		for _, missing := range []bool{false, true} {
			var left binSet
			if missing && !g.m.nominal[c] {
				left.put(0)
			}
			for _, b := range order[:len(order)-1] {
				left.put(b)
				if v := slowGain(g, rows, c, &left); v > gain {
					gain, column = v, c
				}
			}
		}
	}
	return gain, column
}

func slowSums(g *grower, rows []int32, c int) []cell {
	sums := make([]cell, g.m.bins[c])
	for _, r := range rows {
		s := &sums[g.m.bin[c][r]]
		s.g, s.h, s.n = s.g+g.g[r], s.h+g.h[r], s.n+1
	}
	return sums
}

// slowGain is how much lower the loss is, times two, when the rows whose bin is in left part from the others; 0 where one side
// has too few.
func slowGain(g *grower, rows []int32, c int, left *binSet) float64 {
	var l, all cell
	levels := 0
	for b, s := range slowSums(g, rows, c) {
		all = cell{all.g + s.g, all.h + s.h, all.n + s.n}
		if left[b] == 1 {
			l = cell{l.g + s.g, l.h + s.h, l.n + s.n}
		}
		if s.n > 0 {
			levels++
		}
	}
	penalty := ridge
	if g.m.nominal[c] && levels > 4 {
		penalty = levelRidge * all.h / all.n
	}
	r := cell{all.g - l.g, all.h - l.h, all.n - l.n}
	if l.n < g.minRows || r.n < g.minRows {
		return 0
	}
	return l.worth(penalty) + r.worth(penalty) - all.worth(penalty)
}

// A tree moves every row, held out or not, by the mean of its leaf.
func TestTreeMovesHeldOutRowsAlike(t *testing.T) {
	g, p := madeGrower(rand.New(rand.NewPCG(5, 5)), 2000)
	for c := range g.m.bin { // held-out rows are copies of training rows
		for i, r := range p.test {
			g.m.bin[c][r] = g.m.bin[c][p.train[i]]
		}
	}
	order := part{slices.Clone(p.train), slices.Clone(p.test)}
	g.tree(order)
	for i, r := range p.test {
		if g.raw[r] != g.raw[p.train[i]] || g.raw[r] == 0 {
			t.Fatalf("row %d is moved by %v, its copy by %v", r, g.raw[r], g.raw[p.train[i]])
		}
	}
	if slices.Sort(order.train); !slices.Equal(order.train, p.train) {
		t.Error("rows were lost on the way down")
	}
	values := map[float64]bool{}
	for _, v := range g.raw {
		values[v] = true
	}
	if n := len(values); n < 8 || n > 1<<boostDepth {
		t.Error(fmt.Sprint(n, " leaves"))
	}
}

func TestPartitionKeepsTheOrder(t *testing.T) {
	g, p := madeGrower(rand.New(rand.NewPCG(6, 5)), 500)
	var left binSet
	left.upTo(10, 30)
	var want, others []int32
	for _, r := range p.train {
		if b := g.m.bin[1][r]; b >= 10 && b <= 30 {
			want = append(want, r)
		} else {
			others = append(others, r)
		}
	}
	if n := g.partition(p.train, g.m.bin[1], &left); n != len(want) || !slices.Equal(p.train, append(want, others...)) {
		t.Errorf("%d rows to the left, not %d, or in another order", n, len(want))
	}
}
