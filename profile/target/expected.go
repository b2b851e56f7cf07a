package target

import "math"

// negligible is the share of the largest probability of a cell under which its tails are cut off.
const negligible = 1e-18

// expected returns the exact mean of the mutual information of two columns whose pairs were made by chance, given how often each level
// occurs: of the plug-in value, and of that with the correction of Miller and Madow. Each cell is then hypergeometric (Vinh, Epps
// and Bailey 2010, theorem 8). Both are 0 for an empty table. The work grows with cells × √(rows of a cell).
func (c *contingency) expected() (plugin, corrected float64) {
	if c.n == 0 {
		return 0, 0
	}
	sr, sc, rows, cols := c.margins()
	row, col := c.totals()
	var s, used float64
	for _, a := range row {
		for _, b := range col {
			if a > 0 && b > 0 {
				sum, empty := c.meanCell(int(a), int(b))
				s += sum
				used += 1 - empty
			}
		}
	}
	n := float64(c.n)
	plugin = (s-sr-sc)/n + math.Log(n)
	return plugin, plugin + (float64(rows+cols-1)-used)/(2*n)
}

// totals counts the pairs in each row and in each column.
func (c *contingency) totals() (row, col []int32) {
	row, col = make([]int32, c.rows), make([]int32, c.cols)
	for i := range c.rows {
		for j, v := range c.cell[i*c.cols : (i+1)*c.cols] {
			row[i] += v
			col[j] += v
		}
	}
	return row, col
}

// meanCell returns the mean of x·log x, and the probability of 0, of a cell in a row of a and a column of b pairs. It walks from the most
// probable count to both sides by the ratio of neighbouring probabilities.
func (c *contingency) meanCell(a, b int) (mean, empty float64) {
	least, most := max(0, a+b-c.n), min(a, b)
	mode := min(max((a+1)*(b+1)/(c.n+2), least), most)
	all, sum := 1.0, c.xlogx[mode]
	zero := 0.0
	if mode == 0 {
		zero = 1
	}
	w := 1.0
	for k := mode; k < most && w > negligible; k++ {
		w *= float64(a-k) * float64(b-k) / (float64(k+1) * float64(c.n-a-b+k+1))
		all += w
		sum += w * c.xlogx[k+1]
	}
	w = 1
	for k := mode; k > least && w > negligible; k-- {
		w *= float64(k) * float64(c.n-a-b+k) / (float64(a-k+1) * float64(b-k+1))
		all += w
		sum += w * c.xlogx[k-1]
		if k == 1 {
			zero = w
		}
	}
	return sum / all, zero / all
}
