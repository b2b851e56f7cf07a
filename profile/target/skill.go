package target

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/fairset/fairset/profile/sketch"
)

// metric names what skill stands for in this task.
func (g *goal) metric() string {
	switch g.classes {
	case 0:
		return "r2"
	case 2:
		return "auc"
	}
	return "accuracy"
}

// An outcome is how a fitted model did on held-out rows.
type outcome struct {
	loss  float64 // squared error or negative log-likelihood, per row
	skill float64 // 0 for the constant predictor, 1 for perfect
	other float64 // mean absolute error, or balanced accuracy: the mean over classes of the share that is found
}

// judge compares raw predictions for the test rows with the truth. raw holds outputs() numbers per row: the
// standardised target, the log-odds of the second class, or a logit per class. constant is what the
// constant predictor learnt from the training rows says for one row.
func (g *goal) judge(test []int32, raw, constant []float64) outcome {
	switch g.classes {
	case 0:
		return g.judgeNumbers(test, raw, constant[0])
	case 2:
		return g.judgeBinary(test, raw)
	}
	return g.judgeClasses(test, raw, argmax(constant))
}

// judgeNumbers gives R² against the mean of the training rows: 1 − Σ(y−ŷ)²/Σ(y−ȳ)².
func (g *goal) judgeNumbers(test []int32, raw []float64, mean float64) outcome {
	var model, constant, absolute float64
	for i, row := range test {
		y := g.y[row]
		absolute += math.Abs(y - raw[i])
		model += (y - raw[i]) * (y - raw[i])
		constant += (y - mean) * (y - mean)
	}
	n := float64(len(test))
	return outcome{loss: model / n, skill: r2(model, constant), other: absolute / n}
}

// r2 is 1 − model/constant, not below −1, and 0 where the constant predictor makes no error
// or both err the same up to rounding.
func r2(model, constant float64) float64 {
	if constant <= 0 || math.Abs(model-constant) < 1e-12*constant {
		return 0
	}
	return max(1-model/constant, -1)
}

// judgeBinary gives 2·AUC−1 (Gini coefficient); ties count half.
func (g *goal) judgeBinary(test []int32, raw []float64) outcome {
	scored := make([]uint64, len(test))
	var found, all [2]float64
	loss := logLoss{product: 1}
	for i, row := range test {
		c := g.class[row]
		all[c]++
		if (raw[i] > 0) == (c == 1) {
			found[c]++
		}
		scored[i] = sortable(raw[i], 2, int(c))
		loss.add(float64(2*c-1) * raw[i])
	}
	return outcome{loss: loss.total() / float64(len(test)), skill: giniOfRows(scored), other: balanced(found[:], all[:])}
}

// A logLoss sums log(1 + exp(−z)), the negative log-likelihood of rows whose log-odds speak for their class by z. It takes
// the logarithm of the product of many rows, which costs as much as that of one.
type logLoss struct{ sum, product float64 }

func (l *logLoss) add(z float64) {
	if z < -200 { // its exponential would leave the product no room
		l.sum -= z
		return
	}
	if l.product *= 1 + math.Exp(-z); l.product > 1e200 {
		l.sum += math.Log(l.product)
		l.product = 1
	}
}

func (l *logLoss) total() float64 { return l.sum + math.Log(l.product) }

// giniOfRows is gini of rows given as sortable scores with the class as last bit. It sorts them.
func giniOfRows(scored []uint64) float64 {
	slices.Sort(scored)
	var groups []rankedLabel
	var last uint64
	for i, s := range scored {
		if i == 0 || s>>1 != last {
			groups = append(groups, rankedLabel{score: float64(len(groups))})
			last = s >> 1
		}
		g := &groups[len(groups)-1]
		g.positive += float64(s & 1)
		g.negative += float64(1 - s&1)
	}
	return giniSorted(groups)
}

// A rankedLabel counts the rows of both classes that have one score.
type rankedLabel struct{ score, negative, positive float64 }

// gini returns 2·AUC−1 of the scores, 0 when a class is absent. It sorts them.
func gini(scored []rankedLabel) float64 {
	slices.SortFunc(scored, func(a, b rankedLabel) int { return cmp.Compare(a.score, b.score) })
	return giniSorted(scored)
}

func giniSorted(scored []rankedLabel) float64 {
	var below, positives, won float64
	for i := 0; i < len(scored); {
		var neg, pos float64
		j := i
		for ; j < len(scored) && scored[j].score == scored[i].score; j++ {
			neg += scored[j].negative
			pos += scored[j].positive
		}
		won += pos * (below + neg/2)
		below += neg
		positives += pos
		i = j
	}
	if below == 0 || positives == 0 {
		return 0
	}
	return 2*won/(below*positives) - 1
}

// judgeClasses gives (accuracy − a)/(1 − a), where a is the accuracy of always naming the class that is the most
// frequent one in the training rows.
func (g *goal) judgeClasses(test []int32, raw []float64, usual int) outcome {
	var right, majority int
	var loss float64
	found, all := make([]float64, g.classes), make([]float64, g.classes)
	for i, row := range test {
		all[g.class[row]]++
		logits := raw[i*g.classes : (i+1)*g.classes]
		if argmax(logits) == int(g.class[row]) {
			right++
			found[g.class[row]]++
		}
		if int(g.class[row]) == usual {
			majority++
		}
		loss += logSumExp(logits) - logits[g.class[row]]
	}
	return outcome{loss: loss / float64(len(test)), skill: normalised(right, majority, len(test)), other: balanced(found, all)}
}

// normalised scales accuracy so that always naming the majority scores 0.
func normalised(right, majority, n int) float64 {
	if majority == n {
		return 0
	}
	return max(float64(right-majority)/float64(n-majority), -1)
}

// balanced is the mean over the classes that are there of the share found.
func balanced(found, all []float64) float64 {
	var sum, n float64
	for c, rows := range all {
		if rows > 0 {
			sum += found[c] / rows
			n++
		}
	}
	return sum / max(n, 1)
}

func argmax[N int | float64](x []N) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

func logSumExp(x []float64) float64 {
	top := x[argmax(x)]
	var s float64
	for _, v := range x {
		s += math.Exp(v - top)
	}
	return top + math.Log(s)
}

// estimate is the mean of the held-out skills with a 95 % interval, by the corrected resampled
// t of Nadeau and Bengio (2003): the variance is divided by 1/J + 1/(folds−1) because training sets overlap.
func estimate(skills []float64) sketch.Estimate {
	mean, variance := stat.MeanVariance(skills, nil)
	j := float64(len(skills))
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: j - 1}.Quantile(0.975)
	half := t * math.Sqrt(variance*(1/j+1.0/(folds-1)))
	return sketch.Estimate{Value: mean, Lo: max(mean-half, -1), Hi: min(mean+half, 1)}
}
