package target

import "math"

// A contingency counts how often the levels of two columns meet.
type contingency struct {
	rows, cols int
	cell       []int32 // row-major
	n          int
	xlogx      []float64 // i·log i for i up to n
}

// newContingency returns an empty table for at most n pairs.
func newContingency(rows, cols int, xlogx []float64) *contingency {
	return &contingency{rows: rows, cols: cols, cell: make([]int32, rows*cols), xlogx: xlogx}
}

// logTable returns i·log i for i from 0 to n.
func logTable(n int) []float64 {
	t := make([]float64, n+1)
	for i := 2; i <= n; i++ {
		t[i] = float64(i) * math.Log(float64(i))
	}
	return t
}

// count fills the table with the pairs (a[i] of level, b[i]).
func (c *contingency) count(level, a, b []uint16) {
	clear(c.cell)
	for i, bin := range a {
		c.cell[int(level[bin])*c.cols+int(b[i])]++
	}
	c.n = len(a)
}

// sums returns Σ x·log x over the cells, and how many cells are not empty.
func (c *contingency) sums() (s float64, used int) {
	for _, v := range c.cell {
		if v > 0 {
			s += c.xlogx[v]
			used++
		}
	}
	return s, used
}

// margins returns Σ x·log x over row totals and over column totals, and how many of each are not empty.
func (c *contingency) margins() (sr, sc float64, rows, cols int) {
	total := make([]int32, c.cols)
	for i := range c.rows {
		var row int32
		for j, v := range c.cell[i*c.cols : (i+1)*c.cols] {
			row += v
			total[j] += v
		}
		if row > 0 {
			sr += c.xlogx[row]
			rows++
		}
	}
	for _, v := range total {
		if v > 0 {
			sc += c.xlogx[v]
			cols++
		}
	}
	return sr, sc, rows, cols
}

// information returns the mutual information of the two columns in nats, by the
// plug-in formula Σ p(x,y)·log(p(x,y)/(p(x)·p(y))), and with the correction of Miller and Madow
// (Miller 1955): each entropy gains (levels met − 1)/2n. Both are 0 for an empty table. The plug-in value is biased
// upwards by about (rows−1)(columns−1)/2n.
func (c *contingency) information() (plugin, corrected float64) {
	if c.n == 0 {
		return 0, 0
	}
	s, used := c.sums()
	sr, sc, rows, cols := c.margins()
	n := float64(c.n)
	plugin = (s-sr-sc)/n + math.Log(n)
	return plugin, plugin + float64(rows+cols-used-1)/(2*n)
}

// entropy returns the entropy in nats of levels with the given counts, by the plug-in formula
// −Σ p·log p and with the Miller–Madow correction.
func entropy(counts []int) (plugin, corrected float64) {
	var n, s float64
	used := 0
	for _, v := range counts {
		if v > 0 {
			n += float64(v)
			s += float64(v) * math.Log(float64(v))
			used++
		}
	}
	if n == 0 {
		return 0, 0
	}
	plugin = math.Log(n) - s/n
	return plugin, plugin + float64(used-1)/(2*n)
}
