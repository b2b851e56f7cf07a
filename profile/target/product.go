package target

import (
	"fmt"
	"math"
	"slices"
)

const (
	productShare = 0.9995 // of the variation of the logarithm of the target
	productParts = 3
	productPower = 0.02 // how far a power may be from a half, a whole or two
	pairColumns  = 12   // the strongest numbers, of which pairs are tried
	pairRows     = 2000
	pairSkill    = 0.98   // of the difference or ratio of two columns
	wholeSkill   = 0.9999 // of their sum or product, see pairWays
	pairTotal    = 0.90   // of all columns: with less, no pair decides
)

// products finds two or three of the features in left that give the target by multiplying or dividing, as price times quantity gives
// turnover, and marks them: their logarithms add up. It returns nil where there are none.
func (a *analysis) products(left []int, rows int) []int {
	n := min(rows, sumRows)
	if a.goal.classes > 0 {
		return nil
	}
	target := make([]float64, 0, n)
	for _, y := range a.goal.y[:n] {
		v := y*a.goal.scale + a.goal.mean
		if !(v > 0) {
			return nil
		}
		target = append(target, math.Log(v))
	}
	var numbers []int
	var logs [][]float64
	for _, i := range left {
		if x := a.feats[i].logs(n); x != nil && len(numbers) < pairColumns {
			numbers, logs = append(numbers, i), append(logs, x)
		}
	}
	if len(numbers) < 2 {
		return nil
	}
	sd := make([]float64, len(logs))
	for at, x := range logs {
		m, s := centre(x)
		sd[at] = s
		for row := range x {
			x[row] = (x[row] - m) / s
		}
	}
	e := newElimination(target, logs)
	if e == nil {
		return nil
	}
	share := e.run(1 - productShare)
	_, scale := centre(target)
	var found []int
	for at, i := range numbers {
		if e.gone[at] {
			continue
		}
		if !plainPower(e.beta[at] * scale / sd[at]) {
			return nil
		}
		found = append(found, i)
	}
	if share < productShare || len(found) < 2 || len(found) > productParts || n < rowsPerSum*len(found) {
		return nil
	}
	a.mark(found, fmt.Sprintf("%s give %q by multiplying or dividing: that explains %s%% of how its logarithm varies.",
		a.list(found), a.res.Column, downTo(100*share)))
	return found
}

// plainPower reports whether p is about ±½, ±1, ±2 or ±3.
func plainPower(p float64) bool {
	return slices.ContainsFunc([]float64{0.5, 1, 2, 3}, func(of float64) bool { return math.Abs(math.Abs(p)-of) < productPower })
}

// logs returns the logarithms of the first n numbers; nil for levels and where a number is missing or not positive.
func (f *feature) logs(n int) []float64 {
	if f.nominal {
		return nil
	}
	out := make([]float64, n)
	for row, b := range f.bin[:n] {
		if b == 0 || !(f.x[row] > 0) {
			return nil
		}
		out[row] = math.Log(f.x[row])
	}
	return out
}

// pairWays are what is made of two numbers that may decide together, and from which skill on. Two honest columns add up to
// nearly as much as a sum that decides, so a sum or a product has to leave no doubt.
var pairWays = [...]struct {
	name  string
	least float64
	of    func(a, b float64) float64
}{
	{"difference", pairSkill, func(a, b float64) float64 { return a - b }},
	{"ratio", pairSkill, func(a, b float64) float64 { return a / b }},
	{"sum", wholeSkill, func(a, b float64) float64 { return a + b }},
	{"product", wholeSkill, func(a, b float64) float64 { return a * b }},
}

// pairs finds two numbers whose difference, ratio, sum or product decides between two classes, as goals and goals against decide a match, where
// neither does alone, and marks them. It returns nil where there are none.
func (a *analysis) pairs(left []int, rows int) []int {
	n := min(rows, pairRows)
	if a.goal.classes != 2 || a.res.Baseline.best().Value < pairTotal {
		return nil
	}
	var numbers []int
	for _, i := range left {
		if !a.feats[i].nominal && len(numbers) < pairColumns {
			numbers = append(numbers, i)
		}
	}
	var found []int
	best, how := 0.0, ""
	for at, i := range numbers {
		for _, j := range numbers[at+1:] {
			if a.res.Features[i].Skill >= a.strong.Alone || a.res.Features[j].Skill >= a.strong.Alone {
				continue
			}
			x, y := a.feats[i], a.feats[j]
			for _, w := range pairWays {
				if skill := a.decides(n, func(row int) float64 { return w.of(x.x[row], y.x[row]) }); skill >= w.least && skill > best {
					best, how, found = skill, w.name, []int{i, j}
				}
			}
		}
	}
	if found != nil {
		a.mark(found, fmt.Sprintf("The %s of %s decides what %q is: it predicts with a skill of %.2f, and neither does alone.",
			how, a.list(found), a.res.Column, best))
	}
	return found
}

// decides is |2·AUC − 1| of a number per row; rows without one are left out, and 0 is said when they are many.
func (a *analysis) decides(n int, of func(row int) float64) float64 {
	scored := make([]rankedLabel, 0, n)
	for row := range n {
		if v := of(row); !math.IsNaN(v) {
			c := float64(a.goal.class[row])
			scored = append(scored, rankedLabel{score: v, negative: 1 - c, positive: c})
		}
	}
	if float64(len(scored)) < knownShare*float64(n) {
		return 0
	}
	return math.Abs(gini(scored))
}
