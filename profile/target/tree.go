package target

const (
	boostDepth   = 5
	ridge        = 1.0  // L2 penalty on leaf values
	levelRidge   = 10.0 // the same for a side of levels, and the weight that draws their order to the middle
	minSplitGain = 1e-7
)

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
	packed  []packed  // the same as whole numbers, for the choice of cuts
	unit    unit      // of packed
	raw     []float64 // prediction of each row of the analysis, moved by the leaves
	nodes   []node
	free    [][]packed // histograms for use
	near    []packed   // packed of the rows of a node, next to each other
	spare   []int32
}

func newGrower(m *matrix, s *setting, rows int, train []int32) *grower {
	return &grower{
		m: m, rate: s.rate, minRows: min(20, max(3, float64(len(train))/50)),
		g: make([]float64, rows), h: make([]float64, rows), packed: make([]packed, rows),
		near: make([]packed, len(train)), spare: make([]int32, 0, len(train)),
	}
}

// tree grows a tree on rows, which it reorders, and adds its predictions for them to raw.
func (t *grower) tree(rows []int32) []node {
	t.nodes = t.nodes[:0]
	t.pack(rows)
	hist := t.take()
	t.fill(hist, rows)
	t.node(rows, hist, boostDepth)
	t.free = append(t.free, hist)
	return t.nodes
}

// node grows the tree for rows, of which hist is the histogram; it uses up hist.
func (t *grower) node(rows []int32, hist []packed, depth int) {
	at := len(t.nodes)
	t.nodes = append(t.nodes, node{column: -1})
	best := t.bestCut(hist, depth)
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

// bestCut finds the cut of a node that lowers the loss most, column −1 when none does.
func (t *grower) bestCut(hist []packed, depth int) cutting {
	best := cutting{column: -1, gain: minSplitGain}
	var sum packed
	for _, c := range hist[:t.m.bins[0]] {
		sum += c
	}
	total := t.unit.cell(sum)
	if depth == 0 || total.n < 2*t.minRows {
		return best
	}
	for c := range t.m.bin {
		part := hist[t.m.offset[c] : t.m.offset[c]+t.m.bins[c]]
		if t.m.nominal[c] {
			t.cutLevels(&best, c, part, sum)
		} else {
			t.cutOrdered(&best, c, part, sum)
		}
	}
	return best
}

// children grows both sides.
func (t *grower) children(at int, left, right []int32, hl, hr []packed, depth int) {
	t.node(left, hl, depth-1)
	t.nodes[at].right = len(t.nodes)
	t.node(right, hr, depth-1)
}

// leaf ends the tree for the rows. It needs no histogram.
func (t *grower) leaf(rows []int32) {
	var g, h float64
	for _, r := range rows {
		g += t.g[r]
		h += t.h[r]
	}
	value := -g / (h + ridge) * t.rate
	t.nodes = append(t.nodes, node{column: -1, value: value})
	for _, r := range rows {
		t.raw[r] += value
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
