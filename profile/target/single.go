package target

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A fit is a model of one column: predictions per bin, and how much of the target's variance the best
// single question explains on the training rows.
type fit struct {
	pred  []float64 // bins × outputs: expected y, or class shares
	split []float64 // the same for one question only: "is x up to t" or "is x this level"
	gain  float64
}

// single measures the held-out skill of each column alone, and of the best single split.
func (a *analysis) single(ctx context.Context, s *setting) error {
	a.stumps = make([]float64, 0, len(s.fold)*folds)
	for _, fold := range s.fold {
		results := make([]singleResult, len(a.feats))
		err := a.each(ctx, len(a.feats), func(i int) error {
			results[i] = a.goal.alone(a.feats[i], fold)
			return nil
		})
		if err != nil {
			return err
		}
		for k := range folds {
			best := slices.MaxFunc(results, func(x, y singleResult) int { return cmp.Compare(x.gain[k], y.gain[k]) })
			a.stumps = append(a.stumps, best.stump[k])
		}
		for i := range results {
			for _, v := range results[i].skill {
				a.res.Features[i].Skill += v
			}
		}
	}
	for i := range a.res.Features {
		a.res.Features[i].Skill /= float64(folds * len(s.fold))
	}
	return a.singleChance(ctx, s)
}

// A singleResult is what one column alone reaches on each fold: its model, and its
// best single question with how much that explains on the training rows.
type singleResult struct{ skill, stump, gain [folds]float64 }

// alone fits and scores a column on every fold.
func (g *goal) alone(f *feature, fold []uint8) (r singleResult) {
	h, rest := g.sums(f, fold), newBinSums(g, f.bins, 1)
	for k := range folds {
		h.without(k, rest)
		m, usual := fitBins(f, rest), rest.mean()
		r.skill[k], r.stump[k], r.gain[k] = h.judge(k, m.pred, usual), h.judge(k, m.split, usual), m.gain
	}
	return r
}

// binSums holds, for each fold and bin, the rows, the sum of each target component and of its square. Components
// are y itself for numbers and one indicator per class for classes.
type binSums struct {
	goal       *goal
	bins, dims int
	n          []float64 // fold × bin
	sum        []float64 // fold × bin × dim
	square     []float64 // fold × bin
}

func (g *goal) dims() int { return max(g.classes, 1) }

func (g *goal) sums(f *feature, fold []uint8) *binSums {
	h := newBinSums(g, f.bins, folds)
	for i, b := range f.bin {
		if fold[i] < folds {
			h.put(int(fold[i])*f.bins+int(b), int32(i))
		}
	}
	return h
}

func newBinSums(g *goal, bins, parts int) *binSums {
	d := g.dims()
	return &binSums{
		goal: g, bins: bins, dims: d,
		n: make([]float64, parts*bins), sum: make([]float64, parts*bins*d), square: make([]float64, parts*bins),
	}
}

// put counts one row.
func (h *binSums) put(at int, row int32) {
	h.n[at]++
	if h.goal.classes > 0 {
		h.sum[at*h.dims+int(h.goal.class[row])]++
		h.square[at]++
		return
	}
	y := h.goal.y[row]
	h.sum[at] += y
	h.square[at] += y * y
}

// without sums up all folds but k, in rest.
func (h *binSums) without(k int, rest *binSums) {
	clear(rest.n)
	clear(rest.sum)
	clear(rest.square)
	for fold := range folds {
		if fold == k {
			continue
		}
		add(rest.n, h.n[fold*h.bins:])
		add(rest.sum, h.sum[fold*h.bins*h.dims:])
		add(rest.square, h.square[fold*h.bins:])
	}
}

func add(to, from []float64) {
	for i := range to {
		to[i] += from[i]
	}
}

// judge returns the skill on fold k of predictions made per bin, against the mean of each component outside of it.
func (h *binSums) judge(k int, pred, mean []float64) float64 {
	n := h.n[k*h.bins : (k+1)*h.bins]
	sum := h.sum[k*h.bins*h.dims : (k+1)*h.bins*h.dims]
	switch h.goal.classes {
	case 0:
		var model, constant float64
		base := mean[0]
		for b, rows := range n {
			sq := h.square[k*h.bins+b]
			model += sq - 2*pred[b]*sum[b] + rows*pred[b]*pred[b]
			constant += sq - 2*base*sum[b] + rows*base*base
		}
		return r2(max(model, 0), constant)
	case 2:
		scored := make([]rankedLabel, 0, len(n))
		for b, rows := range n {
			if rows > 0 {
				scored = append(scored, rankedLabel{score: pred[2*b+1], negative: sum[2*b], positive: sum[2*b+1]})
			}
		}
		return gini(scored)
	}
	var right, majority, total int
	usual := argmax(mean)
	for b, rows := range n {
		if rows > 0 {
			right += int(sum[b*h.dims+argmax(pred[b*h.dims:(b+1)*h.dims])])
			majority += int(sum[b*h.dims+usual])
			total += int(rows)
		}
	}
	return normalised(right, majority, total)
}

// mean is the mean of each component.
func (h *binSums) mean() []float64 {
	n, sum, _ := h.total()
	for d := range sum {
		sum[d] /= math.Max(n, 1)
	}
	return sum
}
