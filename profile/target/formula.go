package target

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

const (
	suspectFormula = "part-of-formula" // a column from which, with others, the target was computed

	formulaColumns = 20    // the strongest numbers, that are tried
	formulaErrors  = 0.001 // of the rows, that may differ
	formulaSpread  = 20.0  // standard deviations of the target per rounding step, or else rounding would let too much pass
	formulaAnchors = 5     // rows with a large target that a fixed number is read off
	formulaLooked  = 200   // rows among which these are looked for
	mostDecimals   = 6
)

// An operation computes a number from two or three.
type operation struct {
	text   string // how it is written, with %[1]s, %[2]s and %[3]s for the columns
	parts  int
	same   int  // the order of so many of the first columns does not matter
	scaled bool // times a fixed number as well
	of     func(a, b, c float64) float64
}

var operations = [...]operation{
	{"%[1]s + %[2]s", 2, 2, false, func(a, b, _ float64) float64 { return a + b }},
	{"%[1]s − %[2]s", 2, 0, true, func(a, b, _ float64) float64 { return a - b }},
	{"%[1]s × %[2]s", 2, 2, true, func(a, b, _ float64) float64 { return a * b }},
	{"%[1]s ÷ %[2]s", 2, 0, true, func(a, b, _ float64) float64 { return a / b }},
	{"%[1]s ÷ %[2]s²", 2, 0, true, func(a, b, _ float64) float64 { return a / (b * b) }},
	{"the larger of %[1]s and %[2]s", 2, 2, false, func(a, b, _ float64) float64 { return math.Max(a, b) }},
	{"the smaller of %[1]s and %[2]s", 2, 2, false, func(a, b, _ float64) float64 { return math.Min(a, b) }},
	{"the mean of %[1]s and %[2]s", 2, 2, false, func(a, b, _ float64) float64 { return a/2 + b/2 }},
	{"the distance between %[1]s and %[2]s", 2, 2, false, func(a, b, _ float64) float64 { return math.Abs(a - b) }},
	{"%[1]s + %[2]s + %[3]s", 3, 3, false, func(a, b, c float64) float64 { return a + b + c }},
	{"%[1]s + %[2]s − %[3]s", 3, 2, false, func(a, b, c float64) float64 { return a + b - c }},
	{"%[3]s − %[1]s − %[2]s", 3, 2, false, func(a, b, c float64) float64 { return c - a - b }},
	{"%[1]s × %[2]s × %[3]s", 3, 3, true, func(a, b, c float64) float64 { return a * b * c }},
	{"%[1]s × %[2]s ÷ %[3]s", 3, 2, true, func(a, b, c float64) float64 { return a * b / c }},
	{"%[3]s ÷ (%[1]s × %[2]s)", 3, 2, true, func(a, b, c float64) float64 { return c / (a * b) }},
	{"(%[1]s + %[2]s) × %[3]s", 3, 2, true, func(a, b, c float64) float64 { return (a + b) * c }},
	{"(%[1]s + %[2]s) ÷ %[3]s", 3, 2, true, func(a, b, c float64) float64 { return (a + b) / c }},
	{"%[3]s ÷ (%[1]s + %[2]s)", 3, 2, true, func(a, b, c float64) float64 { return c / (a + b) }},
	{"(%[1]s − %[2]s) × %[3]s", 3, 0, true, func(a, b, c float64) float64 { return (a - b) * c }},
	{"(%[1]s − %[2]s) ÷ %[3]s", 3, 0, true, func(a, b, c float64) float64 { return (a - b) / c }},
	{"%[1]s × %[2]s + %[3]s", 3, 2, false, func(a, b, c float64) float64 { return a*b + c }},
	{"%[1]s × %[2]s − %[3]s", 3, 2, false, func(a, b, c float64) float64 { return a*b - c }},
	{"%[3]s − %[1]s × %[2]s", 3, 2, false, func(a, b, c float64) float64 { return c - a*b }},
	{"the largest of %[1]s, %[2]s and %[3]s", 3, 3, false, func(a, b, c float64) float64 { return max(a, b, c) }},
	{"the smallest of %[1]s, %[2]s and %[3]s", 3, 3, false, func(a, b, c float64) float64 { return min(a, b, c) }},
	{"the mean of %[1]s, %[2]s and %[3]s", 3, 3, false, func(a, b, c float64) float64 { return (a + b + c) / 3 }},
}

// formulas finds two or three of the features in left from which the target can be computed, up to its rounding, and marks
// them. It returns nil where there are none, and for classes.
func (a *analysis) formulas(left []int) []int {
	if a.goal.classes > 0 {
		return nil
	}
	e, ok := newEquation(a.goal.raw)
	if !ok {
		return nil
	}
	var numbers []int
	for _, i := range left {
		if !a.feats[i].nominal && len(numbers) < formulaColumns {
			numbers = append(numbers, i)
		}
	}
	for _, o := range operations {
		if found, factor := a.solve(e, o, numbers); found != nil {
			a.tellFormula(o, found, factor)
			return found
		}
	}
	return nil
}

// solve tries an operation on all choices of the columns.
func (a *analysis) solve(e *equation, o operation, numbers []int) (found []int, factor float64) {
	third := []int{-1}
	if o.parts == 3 {
		third = numbers
	}
	for p, i := range numbers {
		for q, j := range numbers {
			if p == q || o.same >= 2 && p > q {
				continue
			}
			x, y := a.feats[i].x, a.feats[j].x
			for r, k := range third {
				z := x
				if k >= 0 {
					if r == p || r == q || o.same == 3 && r < q {
						continue
					}
					z = a.feats[k].x
				}
				factor, ok := e.holds(o.scaled, func(row int) float64 { return o.of(x[row], y[row], z[row]) })
				if ok && (factor > 0 || !strings.Contains(o.text, "−")) { // the other way round reads better
					return slices.DeleteFunc([]int{i, j, k}, func(i int) bool { return i < 0 }), factor
				}
			}
		}
	}
	return nil, 0
}

// tellFormula notes a formula and marks its parts.
func (a *analysis) tellFormula(o operation, found []int, factor float64) {
	var names []any
	for _, i := range found {
		names = append(names, fmt.Sprintf("%q", a.feats[i].name))
	}
	text := fmt.Sprintf(o.text, names...)
	unit := ""
	if o.parts == 2 && a.feats[found[0]].time && a.feats[found[1]].time {
		unit = timeUnit(factor)
	}
	switch {
	case unit != "":
		text += ", in " + unit
	case factor == 1:
	case strings.HasPrefix(text, "("):
		text += ", times " + numberName(roundTo(factor, 4))
	default:
		text = "(" + text + "), times " + numberName(roundTo(factor, 4))
	}
	why := fmt.Sprintf("%q is derived: it can be computed as %s.", a.res.Column, text)
	if !slices.Contains(a.res.Notes, why) {
		a.res.Notes = append(a.res.Notes, why)
	}
	for _, i := range found {
		if a.res.Features[i].Leak == nil {
			a.res.Features[i].Leak = &Leak{suspectFormula, why}
		}
	}
}

// timeUnit names the unit in which seconds times factor are counted, "" for none.
func timeUnit(factor float64) string {
	const day = 86400
	for _, u := range []struct {
		name    string
		seconds float64
	}{{"years", 365.25 * day}, {"weeks", 7 * day}, {"days", day}, {"hours", 3600}, {"minutes", 60}, {"seconds", 1}} {
		if math.Abs(factor*u.seconds-1) < 0.002 {
			return u.name
		}
	}
	return ""
}

// roundTo rounds x to so many significant digits.
func roundTo(x float64, digits int) float64 {
	if x == 0 {
		return 0
	}
	unit := math.Pow(10, float64(digits-1)-math.Floor(math.Log10(math.Abs(x))))
	if r := math.Round(x*unit) / unit; !math.IsNaN(r) && !math.IsInf(r, 0) {
		return r
	}
	return x
}

// An equation is a target that a formula is held against.
type equation struct {
	y       []float64
	rows    []int // those first that do not have the usual value
	telling int   // how many they are
	anchors []int
	slack   float64 // that rounding explains
}

// newEquation prepares a target, false where too few rows have another than the usual value.
func newEquation(y []float64) (*equation, bool) {
	counts := make(map[float64]int, len(y))
	usual, most := 0.0, 0
	for _, v := range y {
		counts[v]++
		if n := counts[v]; n > most || n == most && v < usual {
			usual, most = v, n
		}
	}
	e := &equation{y: y}
	var same []int
	for row, v := range y {
		if v == usual {
			same = append(same, row)
		} else {
			e.rows = append(e.rows, row)
		}
	}
	e.telling = len(e.rows)
	if e.telling < minRows || len(counts) <= maxClassValues {
		return nil, false
	}
	e.anchors = slices.Clone(e.rows[:min(e.telling, formulaLooked)])
	slices.SortStableFunc(e.anchors, func(a, b int) int { return cmp.Compare(math.Abs(y[b]), math.Abs(y[a])) })
	e.anchors = e.anchors[:min(len(e.anchors), formulaAnchors)]
	e.rows = append(e.rows, same...)
	if _, sd := centre(y); sd >= formulaSpread*rounding(y) {
		e.slack = rounding(y)
	}
	return e, true
}

// rounding is half of the last decimal place that the numbers have, 0 where they have many.
func rounding(y []float64) float64 {
	unit := 1.0
	decimals := 0
	for _, v := range y {
		for decimals <= mostDecimals && math.Abs(v*unit-math.Round(v*unit)) > 1e-9*math.Max(math.Abs(v*unit), 1) {
			unit *= 10
			decimals++
		}
	}
	if decimals > mostDecimals {
		return 0
	}
	return 0.5 / unit
}

// holds reports whether the target is computed by of, times a factor where it is scaled. Rows in which a part is missing do not count.
func (e *equation) holds(scaled bool, of func(row int) float64) (factor float64, ok bool) {
	factor = 1
	off := 0.0 // of the factor
	if scaled {
		at := slices.IndexFunc(e.anchors, func(row int) bool { v := of(row); return v != 0 && !math.IsNaN(v) && !math.IsInf(v, 0) })
		if at < 0 {
			return 0, false
		}
		v := of(e.anchors[at])
		factor, off = e.y[e.anchors[at]]/v, e.slack/math.Abs(v)
		if math.Abs(factor-1) <= off+1e-9 {
			factor, off = 1, 0
		}
	}
	unknown, wrong, known := 0, 0, 0
	for i, row := range e.rows {
		v := of(row)
		switch d := math.Abs(e.y[row] - factor*v); {
		case math.IsNaN(d) || math.IsInf(v, 0):
			unknown++
		case d > 1.01*e.slack+off*math.Abs(v)+1e-9*math.Abs(e.y[row]):
			wrong++
		case i < e.telling:
			known++
		}
		if float64(wrong) > formulaErrors*float64(len(e.rows)) || float64(unknown) > (1-knownShare)*float64(len(e.rows)) {
			return 0, false
		}
	}
	return factor, known >= minRows && float64(wrong) <= 10*formulaErrors*float64(known)
}
