package target

import (
	"cmp"
	"slices"
)

const (
	maxTargetBins = 16   // bins of a number to be predicted
	maxFineBins   = 64   // bins of a number for trees: 96 and 224 were no better on ten datasets, and slower
	rowsPerBin    = 10   // of a number, half as many of the target
	maxLevels     = 2000 // levels of a category that keep a bin of their own
	minLevelRows  = 3    // levels with fewer rows share one bin
)

// binCounts says into how many bins numbers are cut in a table of n rows: the target, a column for mutual information,
// and a column for trees. Each divides the next, so that the cuts nest and a copy of the target is cut where the target is.
// Few rows get few bins: with a bin for every row a shuffled target would be told as well as the real one.
func binCounts(n int) (target, coarse, fine int) {
	target = min(max(n/(2*rowsPerBin), 2), maxTargetBins)
	coarse = 2 * target
	return target, coarse, maxFineBins / coarse * coarse
}

// A feature is a column cut into bins. Bin 0 is missing.
type feature struct {
	name     string
	column   int // in the table
	nominal  bool
	time     bool     // its numbers are times
	constant bool     // every row is in one bin
	bin      []uint16 // of each analysed row
	small    []uint8  // the same where trees see the bins as they are
	bins     int
	coarse   []uint16 // the coarse bin of each bin; the last entry is the largest
	x        []float64
}

// cut bins the cells of the given rows.
func (f *feature) cut(c *Column, rows []int32) {
	f.time = c.Time
	f.bin = make([]uint16, len(rows))
	if c.Numbers != nil {
		f.cutNumbers(c, rows)
	} else {
		f.cutLevels(c, rows)
	}
	f.shrink()
	f.constant = true
	for _, b := range f.bin {
		if b != f.bin[0] {
			f.constant = false
			break
		}
	}
}

// shrink sets small.
func (f *feature) shrink() {
	if f.nominal && f.bins > nominalBins {
		return
	}
	f.small = make([]uint8, len(f.bin))
	for i, b := range f.bin {
		f.small[i] = uint8(b)
	}
}

func (f *feature) cutNumbers(c *Column, rows []int32) {
	f.x = make([]float64, len(rows))
	present := make([]float64, 0, len(rows))
	for i, r := range rows {
		f.x[i] = c.Numbers[r]
		if !c.missing(r) {
			present = append(present, c.Numbers[r])
		}
	}
	slices.Sort(present)
	_, coarseBins, fineBins := binCounts(len(rows))
	fine := sortedEdges(present, fineBins, fineBins)
	coarse := sortedEdges(present, coarseBins, max(coarseBins, maxClassValues))
	f.bins = len(fine) + 2
	f.coarse = make([]uint16, f.bins)
	f.coarse[1] = 1
	for i, e := range fine {
		f.coarse[i+2] = uint16(binOf(coarse, e) + 1)
	}
	for i, r := range rows {
		if !c.missing(r) {
			f.bin[i] = uint16(binOf(fine, c.Numbers[r]) + 1)
		}
	}
}

// cutLevels gives levels bins by falling frequency, ties by name, so that the numbering of
// the codes does not matter. Rare levels share the last bin.
func (f *feature) cutLevels(c *Column, rows []int32) {
	f.nominal = true
	counts := make([]int, len(c.Levels))
	for _, r := range rows {
		if code := c.Codes[r]; code >= 0 {
			counts[code]++
		}
	}
	order := make([]int32, 0, len(counts))
	for code, n := range counts {
		if n > 0 {
			order = append(order, int32(code))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(c.Levels[a], c.Levels[b]))
	})
	number := make([]uint16, len(counts))
	f.bins = 1
	for i, code := range order {
		if i < maxLevels && (counts[code] >= minLevelRows || i == 0) || len(order) <= 2 {
			number[code] = uint16(f.bins)
			f.bins++
		}
	}
	if f.bins-1 < len(order) {
		f.bins++
		for _, code := range order {
			if number[code] == 0 {
				number[code] = uint16(f.bins - 1)
			}
		}
	}
	for i, r := range rows {
		if code := c.Codes[r]; code >= 0 {
			f.bin[i] = number[code]
		}
	}
	f.coarse = make([]uint16, f.bins)
	for i := range f.coarse {
		f.coarse[i] = uint16(i)
	}
}

// quantileEdges cuts x into at most n bins of about equal size, or into one bin per value
// when there are no more than distinct values. x is left as it is.
func quantileEdges(x []float64, n, distinct int) []float64 {
	sorted := slices.Clone(x)
	slices.Sort(sorted)
	return sortedEdges(sorted, n, distinct)
}

func sortedEdges(sorted []float64, n, distinct int) []float64 {
	values := make([]float64, 0, distinct+1)
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			values = append(values, v)
			if len(values) > distinct {
				break
			}
		}
	}
	if len(values) == 0 {
		return nil
	}
	if len(values) <= distinct {
		return values[1:]
	}
	edges := make([]float64, 0, n)
	for j := 1; j < n; j++ {
		e := sorted[j*len(sorted)/n]
		if e > sorted[0] && (len(edges) == 0 || e > edges[len(edges)-1]) {
			edges = append(edges, e)
		}
	}
	return edges
}

// binOf is the number of edges that are not above v.
func binOf(edges []float64, v float64) int {
	lo, hi := 0, len(edges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if edges[mid] <= v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
