package target

const (
	boostDepth   = 5
	ridge        = 1.0  // L2 penalty on leaf values
	levelRidge   = 10.0 // the same for a side of levels, and the weight that draws their order to the middle
	minSplitGain = 1e-7
)

// A cell sums gradients, second derivatives and rows.
type cell struct{ g, h, n float64 }

func (c *cell) add(o cell) { c.g += o.g; c.h += o.h; c.n += o.n }
func (c *cell) sub(o cell) { c.g -= o.g; c.h -= o.h; c.n -= o.n }

// worth is how much the best leaf value lowers the loss, times two.
func (c cell) worth(ridge float64) float64 { return c.g * c.g / (c.h + ridge) }

// A binSet holds bin numbers.
type binSet [4]uint64

func (s *binSet) put(b int)        { s[b>>6] |= 1 << (b & 63) }
func (s *binSet) has(b uint8) bool { return s[b>>6]>>(b&63)&1 != 0 }
func (s *binSet) upTo(from, last int) { // bins from … last
	for b := from; b <= last; b++ {
		s.put(b)
	}
}

// A node of a tree sends the rows whose bin is in left to the next node, others to node right. A leaf has column −1.
type node struct {
	column int
	left   binSet
	right  int
	value  float64
}

// A grower grows trees on gradients (Chen and Guestrin 2016; histograms as in LightGBM, Ke et al. 2017).
type grower struct {
	m       *matrix
	minRows float64
	rate    float64
	g, h    []float64 // of each row of the analysis
	raw     []float64 // prediction of each row of the analysis, moved by the leaves
	nodes   []node
	free    [][]cell // histograms for use
	gg, hh  []float64
	spare   []int32
}

// tree grows a tree on rows, which it reorders, and adds its predictions for them to raw.
func (t *grower) tree(rows []int32) []node {
	t.nodes = t.nodes[:0]
	hist := t.take()
	t.fill(hist, rows)
	t.node(rows, hist, boostDepth)
	t.free = append(t.free, hist)
	return t.nodes
}

func (t *grower) take() []cell {
	if n := len(t.free); n > 0 {
		h := t.free[n-1]
		t.free = t.free[:n-1]
		return h
	}
	return make([]cell, t.m.size)
}

// fill sums the rows into a histogram.
func (t *grower) fill(hist []cell, rows []int32) {
	clear(hist)
	gg, hh := t.gg[:len(rows)], t.hh[:len(rows)]
	for i, r := range rows {
		gg[i], hh[i] = t.g[r], t.h[r]
	}
	for c, bin := range t.m.bin {
		part := hist[t.m.offset[c] : t.m.offset[c]+t.m.bins[c]]
		for i, r := range rows {
			p := &part[bin[r]]
			p.g += gg[i]
			p.h += hh[i]
			p.n++
		}
	}
}

// node grows the tree for rows, of which hist is the histogram; it uses up hist.
func (t *grower) node(rows []int32, hist []cell, depth int) {
	var total cell
	for _, c := range hist[:t.m.bins[0]] {
		total.add(c)
	}
	at := len(t.nodes)
	t.nodes = append(t.nodes, node{column: -1})
	best := cutting{column: -1, gain: minSplitGain}
	if depth > 0 && total.n >= 2*t.minRows {
		for c := range t.m.bin {
			part := hist[t.m.offset[c] : t.m.offset[c]+t.m.bins[c]]
			if t.m.nominal[c] {
				t.cutLevels(&best, c, part, total)
			} else {
				t.cutOrdered(&best, c, part, total)
			}
		}
	}
	if best.column < 0 {
		t.nodes = t.nodes[:at]
		t.leaf(rows)
		return
	}
	n := t.partition(rows, t.m.bin[best.column], &best.left)
	left, right := rows[:n], rows[n:]
	t.nodes[at].column, t.nodes[at].left = best.column, best.left
	if depth == 1 || float64(max(len(left), len(right))) < 2*t.minRows {
		t.leaf(left)
		t.nodes[at].right = len(t.nodes)
		t.leaf(right)
		return
	}
	other := t.take()
	if len(left) <= len(right) {
		t.fill(other, left)
		subtract(hist, other)
		t.children(at, left, right, other, hist, depth)
	} else {
		t.fill(other, right)
		subtract(hist, other)
		t.children(at, left, right, hist, other, depth)
	}
	t.free = append(t.free, other)
}

// children grows both sides.
func (t *grower) children(at int, left, right []int32, hl, hr []cell, depth int) {
	t.node(left, hl, depth-1)
	t.nodes[at].right = len(t.nodes)
	t.node(right, hr, depth-1)
}

// leaf ends the tree for the rows. It needs no histogram.
func (t *grower) leaf(rows []int32) {
	var total cell
	for _, r := range rows {
		total.add(cell{t.g[r], t.h[r], 1})
	}
	value := -total.g / (total.h + ridge) * t.rate
	t.nodes = append(t.nodes, node{column: -1, value: value})
	for _, r := range rows {
		t.raw[r] += value
	}
}

func subtract(from, what []cell) {
	for i := range from {
		from[i].sub(what[i])
	}
}

// partition puts the rows whose bin is in left first, keeping the order on both sides, and returns how many they are.
func (t *grower) partition(rows []int32, bin []uint8, left *binSet) int {
	n, spare := 0, t.spare[:0]
	for _, r := range rows {
		if left.has(bin[r]) {
			rows[n] = r
			n++
		} else {
			spare = append(spare, r)
		}
	}
	copy(rows[n:], spare)
	return n
}

// predict adds the tree's value to raw for each of the rows; raw[i] belongs to rows[i].
func (m *matrix) predict(nodes []node, rows []int32, raw []float64, stride int) {
	for i, r := range rows {
		at := 0
		for nodes[at].column >= 0 {
			if n := &nodes[at]; n.left.has(m.bin[n.column][r]) {
				at++
			} else {
				at = n.right
			}
		}
		raw[i*stride] += nodes[at].value
	}
}
