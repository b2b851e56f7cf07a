package target

import (
	"cmp"
	"math"
	"slices"
)

// The measures by rank look at the first rows in the order of the hashes, which is a random sample: effectRows, and fewer
// where there are very many columns.
const (
	effectRows  = 5000
	effectCells = 1_000_000
	effectLeast = 1000
)

// The effect sizes, one for each pair of kinds.
const (
	effectAUC      = "auc"           // number, two classes: P(x is larger in the second class) + half of P(equal), 0.5 for no effect
	effectOmega    = "omega-squared" // number and classes: ω² (Hays 1963), share of variance between classes less chance
	effectSpearman = "spearman"      // two numbers: rank correlation, −1 to 1
	effectV        = "cramers-v"     // levels and classes: V with the correction of Bergsma (2013)
)

// effect measures a feature against the target by the effect size that fits their kinds, where the feature has a value, and,
// of ordered features with an ordered target, Chatterjee's ξ. p is the probability of such an effect by chance, 1 when it is
// not known.
func (a *analysis) effect(f *feature, out *Feature) (p float64) {
	g := a.goal
	var x, y []float64
	var level, class []uint16
	most := max(min(effectRows, effectCells/len(a.feats)), effectLeast)
	for i, b := range f.bin[:min(len(f.bin), most)] {
		if b == 0 {
			continue
		}
		level = append(level, b-1)
		if g.classes > 0 {
			class = append(class, uint16(g.class[i]))
			y = append(y, float64(g.class[i]))
		} else {
			y = append(y, g.y[i])
		}
		if !f.nominal {
			x = append(x, f.x[i])
		}
	}
	switch {
	case len(y) < 3:
		return 1
	case f.nominal && g.classes > 0:
		out.Effect, out.EffectValue = effectV, cramersV(level, class, f.bins-1, g.classes)
		return 1
	case f.nominal:
		out.variance(level, f.bins-1, y)
		return 1
	case g.classes > 2:
		out.variance(class, g.classes, x)
		return 1
	}
	rx, ry := ranks(x), ranks(y)
	r := correlation(rx, ry)
	if g.classes == 2 {
		out.Effect, out.EffectValue = effectAUC, auc(rx, class)
		ks, eta := kolmogorov(x, class), etaSquared(class, 2, x)
		out.KS, out.EtaSquared = &ks, &eta
	} else {
		out.Effect, out.EffectValue = effectSpearman, r
	}
	xi := chatterjee(x, y)
	out.Xi = &xi
	// Under independence r·√(n−1) is about normal, for classes too (Mann and Whitney's test is that of r).
	return math.Erfc(math.Abs(r) * math.Sqrt(float64(len(x)-1)/2))
}

// ranks returns the ranks of x from 1, equal numbers sharing their mean.
func ranks(x []float64) []float64 {
	order := sortedBy(x)
	out := make([]float64, len(x))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && x[order[j]] == x[order[i]] {
			j++
		}
		for _, at := range order[i:j] {
			out[at] = float64(i+j+1) / 2
		}
		i = j
	}
	return out
}

func sortedBy(x []float64) []int32 {
	order := make([]int32, len(x))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
	return order
}

// correlation is Pearson's r, 0 when one side does not vary.
func correlation(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// auc is Mann and Whitney's U over the number of pairs, 0.5 when a class is absent.
func auc(rank []float64, class []uint16) float64 {
	var n, sum float64
	for i, c := range class {
		if c == 1 {
			n++
			sum += rank[i]
		}
	}
	other := float64(len(class)) - n
	if n == 0 || other == 0 {
		return 0.5
	}
	return (sum - n*(n+1)/2) / (n * other)
}

// chatterjee is ξ (Chatterjee 2021, JASA 116), how far y is a function of x: with the rows in the order of x and r[i] the
// number of y not above y[i], l[i] the number not below,
//
//	ξ = 1 − n·Σ|r[i+1] − r[i]| / (2·Σ l[i]·(n − l[i]))
//
// It tends to 0 for independent columns and to 1 for a function; about −0.5 to 1. Equal x stand in the order of the
// hashes of their rows. 0 when y does not vary.
func chatterjee(x, y []float64) float64 {
	n := len(y)
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	above := func(v float64) int { return binOf(sorted, v) }
	below := func(v float64) int { at, _ := slices.BinarySearch(sorted, v); return at }
	var jumps, spread float64
	last := -1
	for _, at := range sortedBy(x) {
		r := above(y[at])
		if last >= 0 {
			jumps += math.Abs(float64(r - last))
		}
		last = r
		l := float64(n - below(y[at]))
		spread += l * (float64(n) - l)
	}
	if spread == 0 {
		return 0
	}
	return 1 - float64(n)*jumps/(2*spread)
}

// kolmogorov is the largest distance between the shares of both classes up to some x, 0 when a class is absent.
func kolmogorov(x []float64, class []uint16) float64 {
	var n, seen [2]float64
	for _, c := range class {
		n[c]++
	}
	if n[0] == 0 || n[1] == 0 {
		return 0
	}
	var most float64
	order := sortedBy(x)
	for i, at := range order {
		seen[class[at]]++
		if i+1 == len(order) || x[order[i+1]] != x[at] {
			most = max(most, math.Abs(seen[0]/n[0]-seen[1]/n[1]))
		}
	}
	return most
}

// variance sets the effect sizes of groups and a number.
func (out *Feature) variance(group []uint16, groups int, x []float64) {
	eta := etaSquared(group, groups, x)
	out.Effect, out.EffectValue, out.EtaSquared = effectOmega, omegaSquared(group, groups, x), &eta
}

// etaSquared is SSb/SSt, the share of the variance of x between groups; 0 when x does not vary.
func etaSquared(group []uint16, groups int, x []float64) float64 {
	between, total, _ := squares(group, groups, x)
	if total == 0 {
		return 0
	}
	return min(between/total, 1)
}

// omegaSquared is (SSb − (k−1)·MSw)/(SSt + MSw), the share of the variance of x between k groups, less what chance gives;
// 0 at least, and where groups have no more than a row each.
func omegaSquared(group []uint16, groups int, x []float64) float64 {
	between, total, used := squares(group, groups, x)
	free := float64(len(x)) - used
	if free <= 0 || total == 0 {
		return 0
	}
	within := (total - between) / free
	return min(max((between-(used-1)*within)/(total+within), 0), 1)
}

// squares returns the sums of squares of x between groups and in all, in units of its variance, and how many groups have a row.
func squares(group []uint16, groups int, x []float64) (between, total, used float64) {
	n, sum := make([]float64, groups), make([]float64, groups)
	all, sd := centre(x) // in standard deviations, so that no square overflows
	for i, g := range group {
		n[g]++
		d := (x[i] - all) / sd
		sum[g] += d
		total += d * d
	}
	for g := range n {
		if n[g] > 0 {
			between += sum[g] * sum[g] / n[g]
			used++
		}
	}
	return between, total, used
}

// cramersV is V with the correction of Bergsma (2013): φ² less (r−1)(c−1)/(n−1), over the corrected size of the table less 1.
func cramersV(a, b []uint16, rows, cols int) float64 {
	n := float64(len(a))
	cell, row, col := make([]float64, rows*cols), make([]float64, rows), make([]float64, cols)
	for i := range a {
		cell[int(a[i])*cols+int(b[i])]++
		row[a[i]]++
		col[b[i]]++
	}
	var phi, r, c float64
	for i, v := range cell {
		if v > 0 {
			phi += v * v / (row[i/cols] * col[i%cols])
		}
	}
	for _, v := range row {
		r += min(v, 1)
	}
	for _, v := range col {
		c += min(v, 1)
	}
	phi = max(phi-1-(r-1)*(c-1)/(n-1), 0)
	r, c = r-(r-1)*(r-1)/(n-1), c-(c-1)*(c-1)/(n-1)
	if size := min(r, c) - 1; size > 0 {
		return min(math.Sqrt(phi/size), 1)
	}
	return 0
}
