package target

import (
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

const (
	linearSteps = 30          // from the constant predictor
	nextSteps   = 10          // from the coefficients of the penalty before
	linearWork  = 100_000_000 // products that the steps of one fit may cost
	arrived     = 4e-3        // log-odds per standard deviation that no coefficient moves any more
	linearRows  = 8000        // training rows that a linear model sees: it has few coefficients
)

// penalties are the ridge penalties that a linear model is scored at, from strong to weak, so that each starts where
// the one before ended. The first stands for the constant predictor.
func penalties() []float64 { return []float64{math.Inf(1), 1000, 30, 1} }

// A linear fits linear models with ridge penalties: least squares for numbers, logistic regression for classes. The
// latter takes the steps of Böhning (1992), (X'X/4 + λ)⁻¹·gradient for two classes and (X'X/2 + λ)⁻¹ for more, so that one
// factorisation serves all steps, with Nesterov's momentum.
type linear struct {
	g          *goal
	p          int
	x          []float64
	train      []int32
	gram       *mat.SymDense
	start      []float64
	last       []float64 // coefficients of the penalty before, nil for the first
	iterations int
}

// linear returns how each penalty does on the test rows.
func (g *goal) linear(ctx context.Context, feats []*feature, train, test []int32) ([]outcome, error) {
	train = train[:min(len(train), linearRows)]
	d := newDesign(feats, train)
	l := &linear{g: g, p: len(d.terms) + 1, x: d.fill(train), train: train, start: g.constants(train)}
	l.gram = gram(l.x, l.p)
	l.iterations = min(max(linearWork/(len(train)*l.p*g.outputs()), 6), linearSteps)
	xt := d.fill(test)
	var out []outcome
	for _, penalty := range penalties() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		beta, ok := l.fit(penalty)
		if !ok {
			out = append(out, g.judge(test, repeatRow(l.start, len(test)), l.start))
			continue
		}
		raw := predictLinear(xt, beta, l.p, g.outputs())
		if g.classes == 0 {
			l.clamp(raw)
		}
		out = append(out, g.judge(test, raw, l.start))
	}
	return out, nil
}

// gram returns X'X.
func gram(x []float64, p int) *mat.SymDense {
	s := mat.NewSymDense(p, nil)
	a := s.RawSymmetric()
	for ; len(x) >= p; x = x[p:] {
		row := x[:p]
		for i, v := range row {
			if v != 0 {
				floats.AddScaled(a.Data[i*a.Stride+i:i*a.Stride+p], v, row[i:])
			}
		}
	}
	return s
}

// fit returns the coefficients, outputs × p, and false when there are none.
func (l *linear) fit(penalty float64) (beta []float64, ok bool) {
	if math.IsInf(penalty, 1) {
		return nil, false
	}
	scale := map[bool]float64{true: 1, false: 0.5}[l.g.classes == 0]
	if l.g.classes == 2 {
		scale = 0.25
	}
	h := mat.NewSymDense(l.p, nil)
	h.ScaleSym(scale, l.gram)
	for i := range l.p {
		ridge := penalty * scale
		if i == 0 {
			ridge = 1e-6
		}
		h.SetSym(i, i, h.At(i, i)+ridge)
	}
	var chol mat.Cholesky
	if !chol.Factorize(h) {
		return nil, false
	}
	if l.g.classes == 0 {
		right := mat.NewVecDense(l.p, nil)
		for i, row := range l.train {
			floats.AddScaled(right.RawVector().Data, l.g.y[row], l.x[i*l.p:(i+1)*l.p])
		}
		var b mat.VecDense
		if err := chol.SolveVecTo(&b, right); err != nil && b.Len() == 0 {
			return nil, false
		}
		return b.RawVector().Data, true
	}
	beta, ok = l.climb(&chol, penalty*scale)
	if ok {
		l.last = beta
	}
	return beta, ok
}

// climb maximises the penalised likelihood from the constant predictor, or from the coefficients that were found last.
func (l *linear) climb(chol *mat.Cholesky, penalty float64) (beta []float64, ok bool) {
	outputs := l.g.outputs()
	beta, steps := slices.Clone(l.last), min(nextSteps, l.iterations)
	if beta == nil {
		beta, steps = make([]float64, outputs*l.p), l.iterations
		for k, v := range l.start {
			beta[k*l.p] = v
		}
	}
	ahead := append([]float64(nil), beta...)
	share := make([]float64, outputs)
	slope := make([]float64, outputs*l.p)
	for step := range steps {
		clear(slope)
		for i, row := range l.train {
			x := l.x[i*l.p : (i+1)*l.p]
			for k := range share {
				share[k] = floats.Dot(x, ahead[k*l.p:(k+1)*l.p])
			}
			l.g.residual(share, l.g.class[row])
			for k, v := range share {
				floats.AddScaled(slope[k*l.p:(k+1)*l.p], v, x)
			}
		}
		var farthest float64
		for k := range outputs {
			at := k * l.p
			for j := 1; j < l.p; j++ {
				slope[at+j] -= penalty * ahead[at+j]
			}
			var move mat.VecDense
			if err := chol.SolveVecTo(&move, mat.NewVecDense(l.p, slope[at:at+l.p])); err != nil && move.Len() == 0 {
				return nil, false
			}
			for j := range l.p {
				next := ahead[at+j] + move.AtVec(j)
				farthest = max(farthest, math.Abs(next-beta[at+j]))
				ahead[at+j] = next + float64(step)/float64(step+3)*(next-beta[at+j])
				beta[at+j] = next
			}
		}
		if farthest < arrived {
			break
		}
	}
	for _, v := range beta {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
	}
	return beta, true
}

// residual turns logits into what is left to explain: one for the class of the row, less the predicted shares.
func (g *goal) residual(logits []float64, class int32) {
	if g.classes == 2 {
		logits[0] = float64(class) - 1/(1+math.Exp(-logits[0]))
		return
	}
	top := slices.Max(logits)
	var sum float64
	for k, v := range logits {
		logits[k] = math.Exp(v - top)
		sum += logits[k]
	}
	for k := range logits {
		logits[k] /= -sum
	}
	logits[class]++
}

func predictLinear(x, beta []float64, p, outputs int) []float64 {
	raw := make([]float64, len(x)/p*outputs)
	for i := range len(x) / p {
		for k := range outputs {
			raw[i*outputs+k] = floats.Dot(x[i*p:(i+1)*p], beta[k*p:(k+1)*p])
		}
	}
	return raw
}

// clamp keeps predictions within the numbers met in training.
func (l *linear) clamp(raw []float64) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, row := range l.train {
		lo, hi = min(lo, l.g.y[row]), max(hi, l.g.y[row])
	}
	for i, v := range raw {
		raw[i] = min(max(v, lo), hi)
	}
}
