package target

import (
	"context"
	"math"
)

const (
	maxRounds    = 80
	minRounds    = 8
	maxTrees     = 200 // rounds × classes
	learningRate = 0.12
	fastRate     = 0.4 // when the rounds are few
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

// boost fits boosted trees to the training rows (Friedman 2001) and returns how each number of rounds
// of checkpoints does on the test rows.
func (g *goal) boost(ctx context.Context, s *setting, m *matrix, train, test []int32) ([]outcome, error) {
	outputs := g.outputs()
	n := len(g.rows)
	start := g.constants(train)
	t := newGrower(m, s, n, train)
	raw := make([][]float64, outputs)
	for k := range raw {
		raw[k] = make([]float64, n)
		for i := range raw[k] {
			raw[k][i] = start[k]
		}
	}
	held := repeatRow(start, len(test))
	rows := make([]int32, len(train))
	var out []outcome
	next := checkpoints(s.rounds)
	share := make([]float64, outputs*n)
	for round := 0; ; round++ {
		if round == next[len(out)] {
			out = append(out, g.judge(test, held, start))
		}
		if round == s.rounds {
			return out, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.shares(share, raw, train)
		for k := range outputs {
			g.gradients(t, share, k, train)
			copy(rows, train)
			t.raw = raw[k]
			m.predict(t.tree(rows), test, held[k:], outputs)
		}
	}
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
