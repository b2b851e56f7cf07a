package target

import "math"

// unseen is the share of the dataset's rows with a target that were not analysed, 0 when all were.
func (g *goal) unseen() float64 {
	return max(1-float64(len(g.rows))/math.Max(g.dataset, 1), 0)
}

// spread is the standard deviation of the share of the target's entropy h that a column tells, by which rows are in a random sample of a
// large dataset: the delta method on I/H, with p(x,y)·(log p(x,y)/(p(x)·p(y)) + I/H·log p(y))² summed over the cells. It is 0 for independent
// columns, of which chance tells instead.
func (c *contingency) spread(h float64) float64 {
	if c.n == 0 || !(h > 0) {
		return 0
	}
	row, col := c.totals()
	mi, _ := c.information()
	n := float64(c.n)
	var sum float64
	for i := range c.rows {
		for j, v := range c.cell[i*c.cols : (i+1)*c.cols] {
			if v == 0 {
				continue
			}
			tells := math.Log(float64(v) * n / (float64(row[i]) * float64(col[j])))
			d := tells + mi/h*math.Log(float64(col[j])/n)
			sum += float64(v) / n * d * d
		}
	}
	return math.Sqrt(sum/n) / h
}

// within returns what a share measured on the analysed rows may be on the whole dataset, with 95 %: exactly itself when all rows were
// analysed. Chance adds to the spread that small shares have.
func (g *goal) within(value, spread, null95 float64) (lo, hi float64) {
	half := math.Hypot(twoSided95*spread, null95) * math.Sqrt(g.unseen())
	return max(value-half, 0), min(value+half, 1)
}
