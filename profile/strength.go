package profile

import (
	"math"

	"gonum.org/v1/gonum/stat"

	"github.com/fairset/fairset/profile/sketch"
)

// correlation is Pearson's coefficient over the rows where both are numbers, which
// it leaves in f.x and f.y; 0 when there are fewer than 10 or one of them is constant.
func (f *pairFrame) correlation(x, y []float64) float64 {
	f.x, f.y = f.x[:0], f.y[:0]
	for i, v := range x {
		if w := y[i]; v == v && w == w {
			f.x, f.y = append(f.x, v), append(f.y, w)
		}
	}
	if len(f.x) < minPairRows {
		return 0
	}
	r := stat.Correlation(f.x, f.y, nil)
	if math.IsNaN(r) || math.IsInf(r, 0) {
		return 0
	}
	return min(max(r, -1), 1)
}

// fisher is the 95 % interval of a correlation by Fisher's z with the given variance, of z.
func fisher(r, variance float64) (lo, hi float64) {
	if r >= 1 || r <= -1 {
		return r, r
	}
	half := 1.959963984540054 * math.Sqrt(variance)
	return math.Tanh(math.Atanh(r) - half), math.Tanh(math.Atanh(r) + half)
}

// A contingency counts how often the levels of two columns meet in the rows where both are present and out, which may be
// nil, does not hold.
type contingency struct {
	table      []float64 // by rows
	rows, cols []float64 // totals
	n          float64
}

func newContingency(x []int32, kx int, y []int32, ky int, out func(row int) bool) contingency {
	c := contingency{table: make([]float64, kx*ky), rows: make([]float64, kx), cols: make([]float64, ky)}
	for i, a := range x {
		b := y[i]
		if a < 0 || b < 0 || out != nil && out(i) {
			continue
		}
		c.table[int(a)*ky+int(b)]++
		c.rows[a]++
		c.cols[b]++
		c.n++
	}
	return c
}

// cramersV is Cramér's V with the bias correction of Bergsma (2013), 0 to 1; 0 when rows are too few.
func (t contingency) cramersV() float64 {
	if t.n < minPairRows {
		return 0
	}
	var phi2 float64
	for a, ra := range t.rows {
		for b, cb := range t.cols {
			if ra > 0 && cb > 0 {
				v := t.table[a*len(t.cols)+b]
				phi2 += v * v / (ra * cb)
			}
		}
	}
	phi2--
	r, c := present(t.rows), present(t.cols)
	phi2 = max(0, phi2-(r-1)*(c-1)/(t.n-1))
	r -= (r - 1) * (r - 1) / (t.n - 1)
	c -= (c - 1) * (c - 1) / (t.n - 1)
	if least := min(r, c) - 1; least > 0 {
		return min(math.Sqrt(phi2/least), 1)
	}
	return 0
}

// cramersV is that of two columns of codes in the rows where both are present and out does not hold.
func cramersV(x []int32, kx int, y []int32, ky int, out func(row int) bool) float64 {
	return newContingency(x, kx, y, ky, out).cramersV()
}

// entropies are those of the row totals, the column totals and the cells in nats, by the plug-in formula and with the
// correction of Miller and Madow (1955), (levels met − 1)/2n.
func (t contingency) entropies() (plugin, corrected [3]float64) {
	for i, counts := range [3][]float64{t.rows, t.cols, t.table} {
		var s float64
		for _, v := range counts {
			if v > 0 {
				s += v * math.Log(v)
			}
		}
		plugin[i] = math.Log(t.n) - s/t.n
		corrected[i] = plugin[i] + (present(counts)-1)/(2*t.n)
	}
	return plugin, corrected
}

// theilsU is the share of the entropy of the columns that the rows explain, and the other way round: Theil's U or uncertainty
// coefficient, 0 to 1, of entropies with the correction of Miller and Madow, without which many levels explain everything by chance.
// It is 0 when rows are too few or there is one level only.
func (t contingency) theilsU() (ofColumns, ofRows float64) {
	if t.n < minPairRows {
		return 0, 0
	}
	_, h := t.entropies()
	shared := h[0] + h[1] - h[2]
	share := func(of float64) float64 {
		if !(of > 0) {
			return 0
		}
		return min(max(shared/of, 0), 1)
	}
	return share(h[1]), share(h[0])
}

// present counts the levels that occur.
func present(counts []float64) (n float64) {
	for _, c := range counts {
		if c > 0 {
			n++
		}
	}
	return n
}

// correlationRatio is η with the bias correction of Kelley (1935), 0 to 1: the root of
// the share of y's variance that lies between the levels of x.
func correlationRatio(x []int32, k int, y []float64, out func(row int) bool) float64 {
	sums, counts := make([]float64, k), make([]float64, k)
	var n, mean, total float64
	for i, a := range x {
		if v := y[i]; a >= 0 && v == v && (out == nil || !out(i)) {
			n++
			d := v - mean
			mean += d / n
			total += d * (v - mean)
			sums[a] += v
			counts[a]++
		}
	}
	levels := present(counts)
	if n < minPairRows || n <= levels || !(total > 0) || math.IsInf(total, 0) {
		return 0
	}
	var between float64
	for a, c := range counts {
		if c > 0 {
			d := sums[a]/c - mean
			between += c * d * d
		}
	}
	within := max(total-between, 0) / (n - levels)
	e := (between - (levels-1)*within) / total
	if !(e > 0) {
		return 0
	}
	return min(math.Sqrt(e), 1)
}

// jackknife is the 95 % interval of a measure from leaving out a tenth of the rows in
// turn (Student's t with 9 degrees of freedom), held between 0 and 1. Tenths are drawn by the hash of the row:
// every tenth row of a sorted file would be as like the whole as no drawn tenth is.
func jackknife(value float64, of func(out func(row int) bool) float64) (lo, hi float64) {
	const groups = 10
	var values [groups]float64
	var mean float64
	for g := range values {
		values[g] = of(func(row int) bool { return sketch.Mix(uint64(row))%groups == uint64(g) })
		mean += values[g] / groups
	}
	var squares float64
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	half := 2.262 * math.Sqrt(squares*(groups-1)/groups)
	return max(value-half, 0), min(value+half, 1)
}
