package target

import "math"

// A packed holds the sums of a set of rows in one number, so that a histogram takes one addition per cell: from the top
// the gradients (24 bits, signed), the second derivatives (24 bits) and the rows (16 bits). Both derivatives are rounded
// to whole multiples of a unit that is chosen anew for every tree so that not even all rows together overflow. Whole
// numbers add up to the same in any order. Only the choice of cuts uses them; leaf values are summed unrounded.
// To change the widths safely: no field may overflow for all rows together, and maxRows must fit the lowest.
type packed int64

const (
	rowBits   = 16
	curveBits = 24 // second derivatives
	slopeBits = 24 // gradients
)

// A unit says what the numbers in a packed stand for.
type unit struct{ g, h float64 }

// A cell sums gradients, second derivatives and rows.
type cell struct{ g, h, n float64 }

// worth is how much the best leaf value lowers the loss, times two.
func (c cell) worth(ridge float64) float64 { return c.g * c.g / (c.h + ridge) }

func (p packed) rows() int { return int(p & (1<<rowBits - 1)) }

func (u unit) cell(p packed) cell {
	return cell{
		g: float64(p>>(rowBits+curveBits)) * u.g,
		h: float64(p>>rowBits&(1<<curveBits-1)) * u.h,
		n: float64(p & (1<<rowBits - 1)),
	}
}

// pack rounds the derivatives of the rows.
func (t *grower) pack(rows []int32) {
	var g, h float64
	for _, r := range rows {
		g += math.Abs(t.g[r])
		h += t.h[r]
	}
	n := float64(len(rows)) // rounding may add half a unit per row
	t.unit = unit{g: g / (1<<(slopeBits-1) - 1 - n), h: h / (1<<curveBits - 1 - n)}
	byG, byH := 0.0, 1/t.unit.h
	if t.unit.g > 0 {
		byG = 1 / t.unit.g
	}
	for _, r := range rows {
		slope := packed(math.Floor(t.g[r]*byG + 0.5))
		curve := packed(t.h[r]*byH + 0.5)
		t.packed[r] = slope<<(rowBits+curveBits) + curve<<rowBits + 1
	}
}

// window is how many entries a histogram is longer than its bins, so that every column can be seen
// as an array that any uint8 is an index of: the compiler then leaves out the checks.
const window = 256

func (t *grower) take() []packed {
	if n := len(t.free); n > 0 {
		h := t.free[n-1]
		t.free = t.free[:n-1]
		return h
	}
	return make([]packed, t.m.size+window)
}

// fill sums the rows into a histogram, four columns at a time.
func (t *grower) fill(hist []packed, rows []int32) {
	clear(hist)
	near := t.near[:len(rows)]
	for i, r := range rows {
		near[i] = t.packed[r]
	}
	m := t.m
	c := 0
	for ; c+4 <= len(m.bin); c += 4 {
		b0, b1, b2, b3 := m.bin[c], m.bin[c+1], m.bin[c+2], m.bin[c+3]
		b1, b2, b3 = b1[:len(b0)], b2[:len(b0)], b3[:len(b0)]
		p0, p1, p2, p3 := m.part(hist, c), m.part(hist, c+1), m.part(hist, c+2), m.part(hist, c+3)
		for i, r := range rows {
			v := near[i]
			p0[b0[r]] += v
			p1[b1[r]] += v
			p2[b2[r]] += v
			p3[b3[r]] += v
		}
	}
	for ; c < len(m.bin); c++ {
		bin, part := m.bin[c], m.part(hist, c)
		for i, r := range rows {
			part[bin[r]] += near[i]
		}
	}
}

// part is a histogram from the first bin of column c on; what follows its last bin belongs to others.
func (m *matrix) part(hist []packed, c int) *[window]packed {
	return (*[window]packed)(hist[m.offset[c] : m.offset[c]+window])
}

func subtract(from, what []packed) {
	what = what[:len(from)]
	for i := range from {
		from[i] -= what[i]
	}
}
