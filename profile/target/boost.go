package target

import (
	"context"
	"math"
	"slices"
)

const (
	maxRounds    = 80
	minRounds    = 8
	maxTrees     = 200 // rounds × classes
	learningRate = 0.12
	fastRate     = 0.4 // when the rounds are few

	// A model that has lost on held-out rows since round r is boosted no further at round 2r + patience/rate, nor where the last
	// longStage rounds or more took less than hardly of the loss away.
	patience   = 0.72
	longStage  = 5
	hardly     = 0.005
	stopsFirst = 4 // rounds, at least
)

// checkpoints are the numbers of rounds that a boosted model is scored at. Zero is the constant predictor.
func checkpoints(rounds int) []int {
	out := []int{0, 1, 2, 4, 6, 8, 10, 15}
	for r := 20; r <= rounds; r += 10 {
		out = append(out, r)
	}
	n := 0
	for n < len(out) && out[n] < rounds {
		n++
	}
	return append(out[:n], rounds)
}

// A booster fits boosted trees to the training rows of one part (Friedman 2001), as many rounds as it is told to.
type booster struct {
	goal  *goal
	grow  *grower
	part  part
	start []float64   // the constant predictor
	raw   [][]float64 // of each output, what is predicted for each row of the analysis
	share []float64   // of each row and output, what raw means
	order part        // the rows in the order of the leaves
	round int
}

func (g *goal) newBooster(s *setting, m *matrix, p part) *booster {
	outputs, n := g.outputs(), len(g.rows)
	b := &booster{
		goal: g, grow: newGrower(m, s, n, p), part: p, start: g.constants(p.train),
		raw: make([][]float64, outputs), share: make([]float64, outputs*n),
		order: part{make([]int32, len(p.train)), slices.Clone(p.test)},
	}
	for k := range b.raw {
		b.raw[k] = make([]float64, n)
		for i := range b.raw[k] {
			b.raw[k][i] = b.start[k]
		}
	}
	return b
}

// advance boosts up to the given round and returns how the model does on the held-out rows then.
func (b *booster) advance(ctx context.Context, round int) (outcome, error) {
	for ; b.round < round; b.round++ {
		if err := ctx.Err(); err != nil {
			return outcome{}, err
		}
		b.goal.shares(b.share, b.raw, b.part.train)
		for k := range b.raw {
			b.goal.gradients(b.grow, b.share, k, b.part.train)
			copy(b.order.train, b.part.train)
			b.grow.raw = b.raw[k]
			b.grow.tree(b.order)
		}
	}
	return b.goal.judge(b.part.test, b.held(), b.start), nil
}

// held returns what is predicted for the held-out rows, all outputs of a row next to each other.
func (b *booster) held() []float64 {
	out := make([]float64, 0, len(b.part.test)*len(b.raw))
	for _, r := range b.part.test {
		for k := range b.raw {
			out = append(out, b.raw[k][r])
		}
	}
	return out
}

// A stage is a number of rounds up to which all parts are boosted before it is asked whether more would help.
func stages(points []int) (ends []int) {
	for i, p := range points {
		if p >= stopsFirst || i == len(points)-1 {
			ends = append(ends, i)
		}
	}
	return ends
}

// settled reports whether more rounds than points[at] would hardly lose less on the held-out rows of all parts together.
func (h held) settled(points []int, at int, rate float64) bool {
	best, least, before := 0, math.Inf(1), math.Inf(1)
	for c := range at + 1 {
		var loss float64
		for i := range h {
			loss += h[i][c].loss
		}
		before = least
		if loss < least {
			best, least = c, loss
		}
	}
	if at > 0 && points[at]-points[at-1] >= longStage && before-least < hardly*least {
		return true
	}
	return float64(points[at]) >= float64(2*points[best])+patience/rate
}

// constants is the best constant prediction: the mean, the log-odds, or the log-shares.
func (g *goal) constants(train []int32) []float64 {
	if g.classes == 0 {
		var s float64
		for _, row := range train {
			s += g.y[row]
		}
		return []float64{s / float64(len(train))}
	}
	counts := make([]float64, g.classes)
	for _, row := range train {
		counts[g.class[row]]++
	}
	for k := range counts {
		counts[k] = math.Log((counts[k] + 0.5) / float64(len(train)))
	}
	if g.classes == 2 {
		return []float64{counts[1] - counts[0]}
	}
	return counts
}

func repeatRow(row []float64, n int) []float64 {
	out := make([]float64, 0, n*len(row))
	for range n {
		out = append(out, row...)
	}
	return out
}

// shares sets share to what the raw predictions mean: the number itself, or the probability of each class.
func (g *goal) shares(share []float64, raw [][]float64, train []int32) {
	outputs := len(raw)
	for _, r := range train {
		at := int(r) * outputs
		switch {
		case g.classes == 0:
			share[at] = raw[0][r]
		case g.classes == 2:
			share[at] = 1 / (1 + math.Exp(-raw[0][r]))
		default:
			top := math.Inf(-1)
			for k := range raw {
				top = max(top, raw[k][r])
			}
			var sum float64
			for k := range raw {
				share[at+k] = math.Exp(raw[k][r] - top)
				sum += share[at+k]
			}
			for k := range raw {
				share[at+k] /= sum
			}
		}
	}
}

// gradients sets the first and second derivatives of the loss in output k.
func (g *goal) gradients(t *grower, share []float64, k int, train []int32) {
	outputs := g.outputs()
	for _, r := range train {
		p := share[int(r)*outputs+k]
		switch {
		case g.classes == 0:
			t.g[r], t.h[r] = p-g.y[r], 1
		case g.classes == 2:
			t.g[r], t.h[r] = p-float64(g.class[r]), max(p*(1-p), 1e-6)
		default:
			t.g[r], t.h[r] = p, max(p*(1-p), 1e-6)
			if int(g.class[r]) == k {
				t.g[r]--
			}
		}
	}
}
