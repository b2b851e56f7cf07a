package target

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/fairset/fairset/profile/sketch"
)

// The measures by rank look at the first rows in the order of the hashes, which is a random sample: effectRows, and fewer
// where there are very many columns.
const (
	effectRows  = 5000
	effectCells = 1_000_000
	effectLeast = 1000
	effectRare  = 100 // rows of the rarer of two classes
)

// The effect sizes, one for each pair of kinds.
const (
	effectAUC      = "auc"           // number, two classes: P(x is larger in the second class) + half of P(equal), 0.5 for no effect
	effectOmega    = "omega-squared" // number and classes: ω² (Hays 1963), share of variance between classes less chance
	effectSpearman = "spearman"      // two numbers: rank correlation, −1 to 1
	effectV        = "cramers-v"     // levels and classes: V with the correction of Bergsma (2013)
)

// paired are the rows of a feature that measures by rank look at: those of the first that have a value.
type paired struct {
	x, y         []float64 // x of ordered features only; y is the number, or the class
	level, class []uint16
	row          []int32
}

func (a *analysis) pair(f *feature) (p paired) {
	g := a.goal
	most := max(min(g.effectRows(), effectCells/len(a.feats)), effectLeast)
	for i, b := range f.bin[:min(len(f.bin), most)] {
		if b == 0 {
			continue
		}
		p.row, p.level = append(p.row, int32(i)), append(p.level, b-1)
		if g.classes > 0 {
			p.class = append(p.class, uint16(g.class[i]))
			p.y = append(p.y, float64(g.class[i]))
		} else {
			p.y = append(p.y, g.y[i])
		}
		if !f.nominal {
			p.x = append(p.x, f.x[i])
		}
	}
	return p
}

// effectRows is how many rows measures by rank look at: more where a class is so rare that few of its rows are among the first.
func (g *goal) effectRows() int {
	if g.classes == 2 && g.total[1]*effectRows < effectRare*len(g.rows) {
		return len(g.rows)
	}
	return effectRows
}

// effect measures a feature against the target by the effect size that fits their kinds, where the feature has a value, and,
// of ordered features with an ordered target, Chatterjee's ξ. p are the probabilities of such an effect and such a ξ by chance, 1 where
// they are not known.
func (a *analysis) effect(f *feature, out *Feature, shuffled [][]uint16) (p []float64) {
	g, r := a.goal, a.pair(f)
	p = []float64{1, 1}
	if len(r.y) < 3 {
		return p
	}
	out.PPS = g.predictivePower(f, r)
	switch {
	case f.nominal && g.classes > 0:
		out.Effect, out.EffectValue = effectV, cramersV(r.level, r.class, f.bins-1, g.classes)
		out.EffectNull95 = r.shuffledV(f.bins-1, g.classes, shuffled)
		return p
	case f.nominal:
		out.variance(r.level, f.bins-1, r.y)
		return p
	case g.classes > 2:
		out.variance(r.class, g.classes, r.x)
		return p
	}
	rx, ry := sketch.Ranks(r.x), sketch.Ranks(r.y)
	rho := correlation(rx, ry)
	// Under independence ρ·√(n−1) is about normal, for classes too: Mann and Whitney's test is that of ρ.
	spread := math.Sqrt(1 / float64(len(r.x)-1))
	p[0] = 2 * upper(math.Abs(rho), spread)
	if g.classes == 2 {
		out.Effect, out.EffectValue = effectAUC, auc(rx, r.class)
		ks, eta := kolmogorov(r.x, r.class), etaSquared(r.class, 2, r.x)
		out.KS, out.EtaSquared = &ks, &eta
		out.EffectNull95 = 0.5
		if rho != 0 {
			out.EffectNull95 += twoSided95 * spread * (out.EffectValue - 0.5) / rho
		}
	} else {
		out.Effect, out.EffectValue, out.EffectNull95 = effectSpearman, rho, twoSided95*spread
	}
	xi, sd := chatterjee(r.x, r.y)
	null := oneSided95 * sd
	out.Xi, out.XiNull95 = &xi, &null
	p[1] = upper(xi, sd)
	return p
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

// variance sets the effect sizes of groups and a number. By chance the ratio of variances has about Fisher's F distribution.
func (out *Feature) variance(group []uint16, groups int, x []float64) {
	eta := etaSquared(group, groups, x)
	out.Effect, out.EffectValue, out.EtaSquared = effectOmega, omegaSquared(group, groups, x), &eta
	_, _, used := squares(group, groups, x)
	if free := float64(len(x)) - used; free > 0 && used > 1 {
		f := distuv.F{D1: used - 1, D2: free}.Quantile(0.95)
		out.EffectNull95 = max((used-1)*(f-1)/((used-1)*f+free+1), 0)
	}
}

// shuffledV is the 95th percentile of V when the classes are shuffled.
func (r *paired) shuffledV(levels, classes int, shuffled [][]uint16) float64 {
	null := make([]float64, len(shuffled))
	class := make([]uint16, len(r.row))
	for j, s := range shuffled {
		for i, row := range r.row {
			class[i] = s[row]
		}
		null[j] = cramersV(r.level, class, levels, classes)
	}
	slices.Sort(null)
	return null[int(math.Ceil(0.95*float64(len(null)+1)))-1]
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
