package target

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

const (
	maxShuffles = 100
	minShuffles = 50
	// shuffleWork is how many row visits all shuffles of all columns may cost.
	shuffleWork = 20_000_000
	// shuffleSeed makes the shuffles the same in every run. Any number would do.
	shuffleSeed = 0x66616972736574
)

// inform measures what each column tells about the target: its mutual information as a share
// of the target's entropy, set to 0 at what chance gives and to 1 at a copy of the target:
//
//	value = max(0, (I − E I) / (H − E I))
//
// with I and H corrected by Miller and Madow, and E I the exact mean over all orders of the target: the adjusted mutual
// information of Vinh, Epps and Bailey (2010), normalised by the target's entropy. Shuffles of the target tell how far chance strays from
// that mean.
func (a *analysis) inform(ctx context.Context) error {
	n := len(a.goal.bin)
	shuffles := min(max(shuffleWork/(n*len(a.feats)), minShuffles), maxShuffles)
	shuffled := shuffle(a.goal.bin, shuffles)
	counts := make([]int, a.goal.bins)
	for _, b := range a.goal.bin {
		counts[b]++
	}
	_, h := entropy(counts)
	chance := make([]float64, len(a.feats))
	err := a.each(ctx, len(a.feats), func(i int) error {
		f := a.feats[i]
		table := newContingency(int(slices.Max(f.coarse))+1, a.goal.bins, a.xlogx)
		table.count(f.coarse, f.bin, a.goal.bin)
		_, mi := table.information()
		_, expected := table.expected()
		sr, sc, rows, cols := table.margins()
		spread := table.spread(h)
		null := make([]float64, len(shuffled))
		for j, s := range shuffled {
			table.count(f.coarse, f.bin, s)
			cells, used := table.sums()
			null[j] = (cells-sr-sc)/float64(n) + math.Log(float64(n)) + float64(rows+cols-used-1)/float64(2*n)
		}
		out := &a.res.Features[i]
		// The plug-in information is never negative; the correction moves that by what it takes off.
		by := newChance(expected, null, float64(rows+cols-rows*cols-1)/float64(2*n))
		out.Value, out.Null95 = aboveChance(mi, h, by)
		out.Lo, out.Hi = a.goal.within(out.Value, spread, out.Null95)
		chance[i] = anyOf(append(a.effect(f, out, shuffled), by.beyond(mi))...)
		return ctx.Err()
	})
	control(a.res.Features, chance)
	return err
}

// aboveChance puts mi, and the 95th percentile of what chance gives, on the scale of Feature.Value.
func aboveChance(mi, h float64, by chance) (value, null95 float64) {
	room := h - by.mean
	if !(room > 1e-9) {
		return 0, 1 // shuffled targets are told as well: nothing can be said
	}
	return min(max((mi-by.mean)/room, 0), 1), min(max((by.quantile95()-by.mean)/room, 0), 1)
}

// shuffle returns n permutations of bin, always the same ones.
func shuffle(bin []uint16, n int) [][]uint16 {
	rng := rand.New(rand.NewPCG(shuffleSeed, uint64(len(bin))))
	out := make([][]uint16, n)
	for i := range out {
		out[i] = slices.Clone(bin)
		rng.Shuffle(len(bin), func(a, b int) { out[i][a], out[i][b] = out[i][b], out[i][a] })
	}
	return out
}
