package target

const (
	boostDepth   = 5
	ridge        = 1.0  // L2 penalty on leaf values
	levelRidge   = 10.0 // the same for a side of levels, and the weight that draws their order to the middle
	minSplitGain = 1e-7
)

// A binSet holds bin numbers, as ones.
type binSet [window]uint8

func (s *binSet) put(b int) { s[b] = 1 }
func (s *binSet) upTo(from, last int) { // bins from … last
	for b := from; b <= last; b++ {
		s.put(b)
	}
}

// A grower grows trees on gradients (Chen and Guestrin 2016; histograms as in LightGBM, Ke et al. 2017). It keeps no tree: held-out
// rows go down with the training rows, and leaves move what is predicted for both.
type grower struct {
	m       *matrix
	minRows float64
	rate    float64
	g, h    []float64  // of each row of the analysis
	packed  []packed   // the same as whole numbers, for the choice of cuts
	unit    unit       // of packed
	raw     []float64  // prediction of each row of the analysis, moved by the leaves
	free    [][]packed // histograms for use
	near    []packed   // packed of the rows of a node, next to each other
	spare   []int32
}

func newGrower(m *matrix, s *setting, rows int, p part) *grower {
	return &grower{
		m: m, rate: s.rate, minRows: min(20, max(3, float64(len(p.train))/50)),
		g: make([]float64, rows), h: make([]float64, rows), packed: make([]packed, rows),
		near: make([]packed, len(p.train)), spare: make([]int32, max(len(p.train), len(p.test))),
	}
}

// tree grows a tree on the rows to train on and adds what it predicts for all rows of p to raw. It reorders them.
func (t *grower) tree(p part) {
	t.pack(p.train)
	hist := t.take()
	t.fill(hist, p.train)
	t.node(p, hist, boostDepth)
	t.free = append(t.free, hist)
}

// node grows the tree for rows, of which hist is the histogram; it uses up hist.
func (t *grower) node(p part, hist []packed, depth int) {
	best := t.bestCut(hist, depth)
	if best.column < 0 {
		t.leaf(p)
		return
	}
	left, right := t.part(p, &best)
	if depth == 1 || float64(max(len(left.train), len(right.train))) < 2*t.minRows {
		t.leaf(left)
		t.leaf(right)
		return
	}
	other := t.take()
	if len(left.train) <= len(right.train) {
		t.fill(other, left.train)
		subtract(hist, other)
		t.node(left, other, depth-1)
		t.node(right, hist, depth-1)
	} else {
		t.fill(other, right.train)
		subtract(hist, other)
		t.node(left, hist, depth-1)
		t.node(right, other, depth-1)
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

// leaf ends the tree for the rows. It needs no histogram.
func (t *grower) leaf(p part) {
	var g, h float64
	for _, r := range p.train {
		g += t.g[r]
		h += t.h[r]
	}
	value := -g / (h + ridge) * t.rate
	for _, r := range p.train {
		t.raw[r] += value
	}
	for _, r := range p.test {
		t.raw[r] += value
	}
}

// part parts the rows of a node by a cut.
func (t *grower) part(p part, c *cutting) (left, right part) {
	bin := t.m.bin[c.column]
	n, k := t.partition(p.train, bin, &c.left), t.partition(p.test, bin, &c.left)
	return part{p.train[:n], p.test[:k]}, part{p.train[n:], p.test[k:]}
}

// partition puts the rows whose bin is in left first, keeping the order on both sides, and returns how many they are.
// Every row is written to both sides and counted on one: a branch here would be guessed wrong half of the time.
func (t *grower) partition(rows []int32, bin []uint8, left *binSet) int {
	n, k := 0, 0
	spare := t.spare[:len(rows)]
	for _, r := range rows {
		goes := int(left[bin[r]])
		rows[n], spare[k] = r, r
		n += goes
		k += 1 - goes
	}
	copy(rows[n:], spare[:k])
	return n
}
