package sketch

import (
	"math"
	"math/bits"
	"slices"
)

const (
	hllBits      = 14
	hllRegisters = 1 << hllBits
	hllMaxRank   = 64 - hllBits + 1
	// hllError is the relative standard error, 1.04/√m (Flajolet et al. 2007).
	hllError = 1.04 / 128
	// z999 is the normal quantile that 99.9 % of draws stay within on both sides.
	z999 = 3.2905
)

// Distinct counts distinct 64-bit hashes: exactly in an open-address table up
// to a budget (8 to 22 bytes a hash), beyond it by HyperLogLog with 2^14 registers
// (16 KiB) and the estimator of Ertl (2017). Its state depends only on the set of
// hashes. Hashes of different values are taken to differ.
type Distinct struct {
	budget  int
	first   []uint64 // the first hashes, some perhaps several times; nil once they are settled
	wholes  wholes   // those of whole numbers close together
	keys    []uint64 // 0 is an empty slot
	used    int
	hasZero bool
	regs    []uint8 // nil while exact
}

// NewDistinct returns an empty Distinct that is exact up to budget hashes.
func NewDistinct(budget int) *Distinct { return &Distinct{budget: budget, first: []uint64{}} }

// Add adds a hash.
func (d *Distinct) Add(hash uint64) { d.AddAll([]uint64{hash}) }

// AddAll adds hashes.
func (d *Distinct) AddAll(hashes []uint64) {
	if d.first != nil {
		// Most columns of more values than the budget show it here, at the cost of a copy.
		most := d.budget + d.budget/4 + 1
		n := min(len(hashes), most-len(d.first))
		if n > 1 { // a batch, which others will follow
			d.first = slices.Grow(d.first, most-len(d.first))
		}
		d.first = append(d.first, hashes[:n]...)
		if hashes = hashes[n:]; len(hashes) == 0 {
			return
		}
		d.settle()
	}
	for len(hashes) > 0 && d.regs == nil {
		n := min(len(hashes), ahead)
		if d.wholes.bits != nil && d.wholes.hasAll(hashes[:n]) {
			hashes = hashes[n:]
			continue
		}
		var elsewhere [ahead]uint64
		for _, h := range d.displaced(hashes[:n], &elsewhere) {
			d.add(h)
		}
		hashes = hashes[n:]
	}
	for _, h := range hashes {
		d.register(h)
	}
}

// settle puts the first hashes where later ones go.
func (d *Distinct) settle() {
	first := d.first
	d.first = nil
	if first == nil {
		return
	}
	if n := atLeastDistinct(first); n > d.budget {
		d.spill()
	} else if d.wholes = wholesOf(first); d.wholes.bits != nil {
		d.reserve(0)
	} else {
		d.reserve(n)
	}
	for _, h := range first {
		d.add(h)
	}
}

// atLeastDistinct is how many of the places that hashes have in a table of 16 bits for each are taken.
func atLeastDistinct(hashes []uint64) (n int) {
	words := 1 << bits.Len(uint(len(hashes)/4))
	taken := make([]uint64, words)
	for _, h := range hashes {
		taken[h>>6&uint64(words-1)] |= 1 << (h & 63)
	}
	for _, w := range taken {
		n += bits.OnesCount64(w)
	}
	return n
}

// add is Add where the first hashes are settled.
func (d *Distinct) add(hash uint64) {
	if d.regs != nil {
		d.register(hash)
		return
	}
	switch at, isWhole := d.wholes.find(hash); {
	case isWhole:
		d.used += d.wholes.set(at)
	case hash == 0:
		if !d.hasZero {
			d.hasZero = true
			d.used++
		}
	default:
		if 4*(d.used+1) > 3*len(d.keys) {
			d.grow()
		}
		d.insert(hash)
	}
	if d.used > d.budget {
		d.spill()
	}
}

// ahead is how many places of a table are looked up at a time. Their reads do not wait
// for one another, and a table beyond the processor's cache costs several times less.
const ahead = 64

// displaced returns those of at most ahead hashes, in list, that do not stand where they would if they
// had come first, nor behind that place.
func (d *Distinct) displaced(hashes []uint64, list *[ahead]uint64) []uint64 {
	keys, mask, n := d.keys, uint64(len(d.keys)-1), 0
	for _, h := range hashes {
		list[n&(ahead-1)] = h
		var here, behind, zero int // of which the processor makes no jumps
		if keys[h&mask] == h {
			here = 1
		}
		if keys[(h+1)&mask] == h {
			behind = 1
		}
		if h == 0 { // an empty place
			zero = 1
		}
		n += 1 - (here|behind)&^zero
	}
	return list[:n]
}

func (d *Distinct) insert(hash uint64) {
	mask := len(d.keys) - 1
	for i := int(hash) & mask; ; i = (i + 1) & mask {
		switch d.keys[i] {
		case hash:
			return
		case 0:
			d.keys[i] = hash
			d.used++
			return
		}
	}
}

// reserve makes an empty table with room for n hashes.
func (d *Distinct) reserve(n int) {
	size := 16
	for 4*n > 3*size {
		size *= 2
	}
	d.keys = make([]uint64, size)
}

func (d *Distinct) grow() {
	old, used := d.keys, d.used
	d.keys = make([]uint64, 2*len(old))
	for _, k := range old {
		if k != 0 {
			d.insert(k)
		}
	}
	d.used = used
}

// spill goes over from the table to the registers.
func (d *Distinct) spill() {
	d.regs = make([]uint8, hllRegisters)
	d.eachKey(d.register)
	d.wholes, d.keys, d.used, d.hasZero = wholes{}, nil, 0, false
}

func (d *Distinct) eachKey(f func(uint64)) {
	if d.hasZero {
		f(0)
	}
	d.wholes.each(f)
	for _, k := range d.keys {
		if k != 0 {
			f(k)
		}
	}
}

func (d *Distinct) register(hash uint64) {
	i := hash >> (64 - hllBits)
	rank := uint8(bits.LeadingZeros64(hash<<hllBits|1<<(hllBits-1)) + 1)
	if rank > d.regs[i] {
		d.regs[i] = rank
	}
}

// Merge adds what other has seen.
func (d *Distinct) Merge(other *Distinct) {
	other.settle()
	d.settle()
	if other.regs == nil {
		other.eachKey(d.add)
		return
	}
	if d.regs == nil {
		d.spill()
	}
	for i, r := range other.regs {
		d.regs[i] = max(d.regs[i], r)
	}
}

// Estimate returns the number of distinct hashes among n added ones. Beyond
// the budget the interval holds the truth in 999 of 1000 cases; it never leaves
// what budget and n allow.
func (d *Distinct) Estimate(n int64) Estimate {
	d.settle()
	if d.regs == nil {
		return Exactly(float64(d.used))
	}
	least, most := float64(d.budget+1), float64(n)
	clamp := func(v float64) float64 { return min(max(math.Round(v), least), most) }
	v := d.cardinality()
	return Estimate{
		Value: clamp(v),
		Lo:    clamp(v / (1 + z999*hllError)),
		Hi:    clamp(v / (1 - z999*hllError)),
	}
}

// cardinality is Ertl's improved raw estimator: no bias tables, no switch of method.
func (d *Distinct) cardinality() float64 {
	var histogram [hllMaxRank + 1]float64
	for _, r := range d.regs {
		histogram[r]++
	}
	const m = hllRegisters
	z := m * tau(1-histogram[hllMaxRank]/m)
	for k := hllMaxRank - 1; k >= 1; k-- {
		z = 0.5 * (z + histogram[k])
	}
	z += m * sigma(histogram[0]/m)
	return m * m / (2 * math.Ln2 * z)
}

// sigma is Σ x^(2^k)·2^(k−1) + x over k ≥ 1, infinite at 1.
func sigma(x float64) float64 {
	if x == 1 {
		return math.Inf(1)
	}
	z, y := x, 1.0
	for {
		x *= x
		before := z
		z += x * y
		y += y
		if z == before {
			return z
		}
	}
}

// tau is (1 − x − Σ (1−x^(2^−k))²·2^−k) / 3 over k ≥ 1.
func tau(x float64) float64 {
	if x == 0 || x == 1 {
		return 0
	}
	z, y := 1-x, 1.0
	for {
		x = math.Sqrt(x)
		before := z
		y *= 0.5
		z -= (1 - x) * (1 - x) * y
		if z == before {
			return z / 3
		}
	}
}
