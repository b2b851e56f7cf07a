package target

import (
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	// maxFeatures is how many columns the models see. More are screened by what they tell about the
	// target in the training rows: choosing by all rows would let the held-out rows in (Ambroise and McLachlan 2002).
	maxFeatures = 60
	// nominalBins is up to how many bins the levels of a category are split as they are. More are
	// replaced by the mean of the target.
	nominalBins = 64
	encodedBins = 64
	innerFolds  = 4
	edgeRows    = 4000 // training rows that the edges of an encoding are found on
	maxEncoded  = 4    // classes whose share is an encoding of its own
)

// A matrix is what trees see: a small bin for every row of every column.
type matrix struct {
	bin     [][]uint8 // column × row of the analysis
	bins    []int
	nominal []bool
	offset  []int // of each column's bins in a histogram
	size    int   // of a histogram
}

func (m *matrix) add(bin []uint8, bins int, nominal bool) {
	m.bin = append(m.bin, bin)
	m.bins = append(m.bins, bins)
	m.nominal = append(m.nominal, nominal)
	m.offset = append(m.offset, m.size)
	m.size += bins
}

// trees returns the columns as trees see them on the rows of a part, learning encodings from the training rows only.
func (g *goal) trees(feats []*feature, p part) *matrix {
	m := &matrix{}
	for _, f := range feats {
		if f.nominal && f.bins > nominalBins {
			g.encode(m, f, p)
			continue
		}
		m.add(f.small, f.bins, f.nominal)
	}
	return m
}

// encode replaces the levels of a category with many of them by the target's shrunk mean. A training row
// takes it from training rows of other inner folds, so that its own target is not in it (cross-fitting; Micci-Barreca 2001
// for the encoding), a held-out row from all training rows.
func (g *goal) encode(m *matrix, f *feature, p part) {
	inner := make([]uint8, len(f.bin))
	for _, row := range p.test {
		inner[row] = innerFolds
	}
	for _, row := range p.train {
		inner[row] = uint8(sketch.Mix(g.hash[row]^0x696e6e6572) % innerFolds)
	}
	parts := newBinSums(g, f.bins, innerFolds)
	for _, row := range p.train {
		parts.put(int(inner[row])*f.bins+int(f.bin[row]), row)
	}
	pred := make([][]float64, innerFolds+1)
	for k := range pred {
		h := newBinSums(g, f.bins, 1)
		for j := range innerFolds {
			if j != k {
				add(h.n, parts.n[j*f.bins:])
				add(h.sum, parts.sum[j*f.bins*h.dims:])
				add(h.square, parts.square[j*f.bins:])
			}
		}
		pred[k] = shrunkMeans(h)
	}
	dims := g.dims()
	for d := range min(g.outputs(), maxEncoded) {
		if g.classes == 2 {
			d = 1
		}
		at := func(row int32) float64 { return pred[inner[row]][int(f.bin[row])*dims+d] }
		some := p.train[:min(len(p.train), edgeRows)] // they stand in the order of a hash
		known := make([]float64, len(some))
		for i, row := range some {
			known[i] = at(row)
		}
		edges := quantileEdges(known, encodedBins, encodedBins)
		bin := make([]uint8, len(f.bin))
		for _, rows := range [][]int32{p.train, p.test} {
			for _, row := range rows {
				bin[row] = uint8(binOf(edges, at(row)) + 1)
			}
		}
		m.add(bin, len(edges)+2, false)
	}
}

// screen returns the columns that tell most about the target in the training rows, in their order in the table.
func (g *goal) screen(feats []*feature, limit int, train []int32, xlogx []float64) []*feature {
	if len(feats) <= limit {
		return feats
	}
	bin := make([]uint16, len(train))
	for i, row := range train {
		bin[i] = g.bin[row]
	}
	type told struct {
		at    int
		share float64
	}
	by := make([]told, len(feats))
	own := make([]uint16, len(train))
	for i, f := range feats {
		for j, row := range train {
			own[j] = f.bin[row]
		}
		table := newContingency(int(slices.Max(f.coarse))+1, g.bins, xlogx)
		table.count(f.coarse, own, bin)
		_, mi := table.information()
		by[i] = told{i, mi}
	}
	slices.SortStableFunc(by, func(a, b told) int {
		switch {
		case a.share > b.share:
			return -1
		case a.share < b.share:
			return 1
		}
		return 0
	})
	by = by[:limit]
	slices.SortFunc(by, func(a, b told) int { return a.at - b.at })
	out := make([]*feature, limit)
	for i, t := range by {
		out[i] = feats[t.at]
	}
	return out
}
