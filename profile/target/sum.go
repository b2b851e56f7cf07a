package target

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
)

const (
	sumSkill   = 0.985 // of a linear model, from which on a number follows from others by adding up
	sumRows    = 5000  // rows that the search looks at
	sumColumns = 200   // more columns are not searched
	sumParts   = 8     // more columns make no sum that anyone has in mind
	rowsPerSum = 20    // rows for each part, or else the sum may be chance
)

// suspectPart is a column that gives a number away together with others, as games and losses give wins.
const suspectPart = "part-of-sum"

// parts finds the fewest of the features in left that give the target by adding up, each times a fixed number,
// and marks them. It returns nil where there are none.
func (a *analysis) parts(left []int, rows int) []int {
	n := min(rows, sumRows)
	var numbers []int
	for _, i := range left {
		if !a.feats[i].nominal {
			numbers = append(numbers, i)
		}
	}
	if a.goal.classes > 0 || len(numbers) < 2 || len(numbers) > sumColumns {
		return nil
	}
	e := newElimination(a.goal.y[:n], a.columns(numbers, n))
	if e == nil {
		return nil
	}
	a.derived(e, numbers, n)
	share := e.run(1 - sumSkill)
	found := e.kept(numbers)
	if !(share >= sumSkill) || len(found) < 2 || len(found) > sumParts || n < rowsPerSum*len(found) {
		return nil
	}
	a.markParts(found, share)
	return found
}

// identity is the share of the variance from which on a sum is how the target was computed.
const identity = 0.99999

// derived notes that the target is a sum of other columns without a rest.
func (a *analysis) derived(e *elimination, numbers []int, rows int) {
	share := e.run(1 - identity)
	found := e.kept(numbers)
	if share >= identity && len(found) > 1 && len(found) <= sumParts && rows >= rowsPerSum*len(found) {
		note := fmt.Sprintf("%q is derived: it can be computed from %s by adding up, each times a fixed number.", a.res.Column, a.list(found))
		if !slices.Contains(a.res.Notes, note) {
			a.res.Notes = append(a.res.Notes, note)
		}
	}
}

// kept are those of the columns that have not been taken out.
func (e *elimination) kept(numbers []int) (found []int) {
	for at, i := range numbers {
		if !e.gone[at] {
			found = append(found, i)
		}
	}
	return found
}

func (a *analysis) markParts(found []int, share float64) {
	a.mark(found, fmt.Sprintf("%s give %q by adding up, each times a fixed number: that explains %s%% of how it varies.",
		a.list(found), a.res.Column, downTo(100*share)))
}

// list names features in a sentence.
func (a *analysis) list(found []int) string {
	names := make([]string, len(found))
	for at, i := range found {
		names[at] = fmt.Sprintf("%q", a.feats[i].name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// mark suspects features that give the target away together.
func (a *analysis) mark(found []int, why string) {
	for _, i := range found {
		if a.res.Features[i].Leak == nil {
			a.res.Features[i].Leak = &Leak{suspectPart, why}
		}
	}
}

// downTo writes a percentage with one decimal, never rounded up to everything.
func downTo(percent float64) string { return fmt.Sprintf("%.1f", math.Floor(10*percent)/10) }

// columns returns the first n numbers of each feature, with mean 0 and standard deviation 1; what is missing is 0.
func (a *analysis) columns(feats []int, n int) [][]float64 {
	out := make([][]float64, len(feats))
	for at, i := range feats {
		f := a.feats[i]
		present := make([]float64, 0, n)
		for row, b := range f.bin[:n] {
			if b != 0 {
				present = append(present, f.x[row])
			}
		}
		mean, sd := centre(present)
		x := make([]float64, n)
		for row, b := range f.bin[:n] {
			if b != 0 {
				x[row] = min(max((f.x[row]-mean)/sd, -maxDeviations), maxDeviations)
			}
		}
		out[at] = x
	}
	return out
}

// An elimination takes columns out of a least-squares fit, one by one, the one first that costs least.
type elimination struct {
	inverse *mat.SymDense // of X'X
	beta    []float64
	gone    []bool
	lost    float64 // squares that the fit leaves
	all     float64 // squares around the mean
}

// newElimination fits y by all columns; nil when it varies not at all.
func newElimination(y []float64, columns [][]float64) *elimination {
	p := len(columns)
	mean, sd := centre(y)
	e := &elimination{beta: make([]float64, p), gone: make([]bool, p), inverse: mat.NewSymDense(p, nil)}
	gram, right := mat.NewSymDense(p, nil), make([]float64, p)
	y = slices.Clone(y)
	for i := range y {
		y[i] = (y[i] - mean) / sd
		e.all += y[i] * y[i]
	}
	for i := range p {
		for row, v := range columns[i] {
			right[i] += v * y[row]
		}
		for j := i; j < p; j++ {
			var s float64
			for row, v := range columns[i] {
				s += v * columns[j][row]
			}
			gram.SetSym(i, j, s)
		}
		gram.SetSym(i, i, gram.At(i, i)+1e-7*float64(len(y)))
	}
	var chol mat.Cholesky
	if e.all == 0 || !chol.Factorize(gram) || chol.InverseTo(e.inverse) != nil {
		return nil
	}
	e.lost = e.all
	for i := range p {
		for j := range p {
			e.beta[i] += e.inverse.At(i, j) * right[j]
		}
		e.lost -= e.beta[i] * right[i]
	}
	return e
}

// run takes out columns while the fit leaves at most the given share of the squares, and returns the share that the
// rest explains.
func (e *elimination) run(most float64) float64 {
	for {
		least, at := math.Inf(1), -1
		for i, gone := range e.gone {
			if gone {
				continue
			}
			if cost := e.cost(i); cost < least {
				least, at = cost, i
			}
		}
		if at < 0 || !(e.lost+least <= most*e.all) {
			return 1 - max(e.lost, 0)/e.all
		}
		e.lost += least
		e.take(at)
	}
}

// cost is how many squares more are left without column i.
func (e *elimination) cost(i int) float64 { return e.beta[i] * e.beta[i] / e.inverse.At(i, i) }

func (e *elimination) take(at int) {
	p := len(e.beta)
	pivot := e.inverse.At(at, at)
	column := make([]float64, p)
	for i := range p {
		column[i] = e.inverse.At(i, at)
	}
	by := e.beta[at] / pivot
	for i := range p {
		e.beta[i] -= by * column[i]
		for j := i; j < p; j++ {
			e.inverse.SetSym(i, j, e.inverse.At(i, j)-column[i]*column[j]/pivot)
		}
	}
	e.gone[at], e.beta[at] = true, 0
}

// costliest returns the features in left, at most n, that a linear fit of the target would miss most.
func (a *analysis) costliest(left []int, rows, n int) []int {
	var numbers []int
	for _, i := range left {
		if !a.feats[i].nominal {
			numbers = append(numbers, i)
		}
	}
	if a.goal.classes > 0 || len(numbers) == 0 || len(numbers) > sumColumns {
		return nil
	}
	rows = min(rows, sumRows)
	e := newElimination(a.goal.y[:rows], a.columns(numbers, rows))
	if e == nil {
		return nil
	}
	order := make([]int, len(numbers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch cx, cy := e.cost(x), e.cost(y); {
		case cx > cy:
			return -1
		case cx < cy:
			return 1
		}
		return 0
	})
	var out []int
	for _, at := range order[:min(n, len(order))] {
		out = append(out, numbers[at])
	}
	return out
}
