package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// least is how many values a side needs for a test to say anything.
const least = 10

// hold tests the values and the missing cells of a column.
func (c *Column) hold(a, b values) {
	if min(a.count(), b.count()) >= least {
		c.Tests = append(c.Tests, proportions(a.missing, a.count(), b.missing, b.count()))
	}
	switch {
	case a.numeric && b.numeric:
		slices.Sort(a.numbers)
		slices.Sort(b.numbers)
		if min(len(a.numbers), len(b.numbers)) >= least {
			c.Tests = append(c.Tests, kolmogorovSmirnov(a.numbers, b.numbers))
		}
		c.center("median", median(a.numbers), median(b.numbers))
	case !a.numeric && !b.numeric:
		if min(len(a.texts), len(b.texts)) >= least {
			c.Tests = append(c.Tests, chiSquared(tally(a.texts), tally(b.texts)))
		}
		c.center("commonest value", commonest(a.texts), commonest(b.texts))
	}
}

func (c *Column) center(what, a, b string) {
	if c.personal || c.KindA == "date" || c.KindA == "timestamp" { // seconds say nothing to people
		return
	}
	c.Center = &[2]Level{{what, a}, {what, b}}
}

func median(sorted []float64) string {
	if len(sorted) == 0 {
		return ""
	}
	return strconv.FormatFloat(stat.Quantile(0.5, stat.Empirical, sorted, nil), 'g', 6, 64)
}

func tally(texts []string) map[string]int {
	counts := map[string]int{}
	for _, t := range texts {
		counts[t]++
	}
	return counts
}

func commonest(texts []string) string {
	counts := tally(texts)
	best := ""
	for _, t := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[t] > counts[best] {
			best = t
		}
	}
	return best
}

// kolmogorovSmirnov is the two-sample test on sorted values. Effect is the largest
// distance between the two distribution functions; P is asymptotic, with Stephens' (1970) correction for
// small samples. With ties it is conservative.
func kolmogorovSmirnov(a, b []float64) Test {
	d := stat.KolmogorovSmirnov(a, nil, b, nil)
	n := float64(len(a)) * float64(len(b)) / float64(len(a)+len(b))
	root := math.Sqrt(n)
	return Test{Of: "values", Name: "kolmogorov-smirnov", P: kolmogorovTail((root + 0.12 + 0.11/root) * d), Effect: d}
}

// kolmogorovTail is the chance that Kolmogorov's statistic exceeds x: 2·Σ(−1)^(k−1)·exp(−2k²x²).
func kolmogorovTail(x float64) float64 {
	if x < 0.2 {
		return 1 // within 1e-12
	}
	sum, sign := 0.0, 1.0
	for k := 1.0; k <= 100; k++ {
		term := math.Exp(-2 * k * k * x * x)
		sum += sign * term
		if sign = -sign; term < 1e-16 {
			break
		}
	}
	return min(1, max(0, 2*sum))
}

// chiSquared is Pearson's test of homogeneity over the levels of both; levels that are
// expected fewer than five times are pooled. Effect is the total variation distance: the share of rows
// that would have to change their level.
func chiSquared(a, b map[string]int) Test {
	na, nb := sum(a), sum(b)
	t := Test{Of: "values", Name: "chi-squared", P: 1}
	levels := map[string]bool{}
	for l := range a {
		levels[l] = true
	}
	for l := range b {
		levels[l] = true
	}
	var restA, restB, chi float64
	cells := 0
	add := func(x, y float64) {
		all := x + y
		ea, eb := all*na/(na+nb), all*nb/(na+nb)
		chi += (x-ea)*(x-ea)/ea + (y-eb)*(y-eb)/eb
		cells++
	}
	for _, l := range slices.SortedFunc(maps.Keys(levels), cmp.Compare[string]) {
		x, y := float64(a[l]), float64(b[l])
		t.Effect += math.Abs(x/na-y/nb) / 2
		if (x+y)*min(na, nb)/(na+nb) < 5 {
			restA, restB = restA+x, restB+y
			continue
		}
		add(x, y)
	}
	if restA+restB > 0 {
		add(restA, restB)
	}
	if cells > 1 {
		t.P = distuv.ChiSquared{K: float64(cells - 1)}.Survival(chi)
	}
	if cells == 1 && restA+restB > 0 { // every level is rare: texts or ids, whose levels differ by nature
		t.Effect = 0
	}
	return t
}

func sum(counts map[string]int) float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	return float64(n)
}

// proportions is the two-sided test of two shares with pooled variance.
func proportions(x, n, y, m int) Test {
	p, q := float64(x)/float64(n), float64(y)/float64(m)
	t := Test{Of: "missing", Name: "two-proportions", P: 1, Effect: math.Abs(p - q)}
	all := float64(x+y) / float64(n+m)
	if sd := math.Sqrt(all * (1 - all) * (1/float64(n) + 1/float64(m))); sd > 0 {
		t.P = 2 * distuv.UnitNormal.Survival(math.Abs(p-q)/sd)
	}
	return t
}
