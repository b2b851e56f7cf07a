package sketch

import (
	"cmp"
	"math"
	"slices"
)

// The methods Code write the state of a sketch or read it into one that is new and empty,
// made with the same budget. most is how many values or rows there can be at most.

// Code writes or reads m; see Codec.
func (m *Moments) Code(c *Codec, most int64) {
	c.Count(&m.N, most)
	c.Float(&m.Min)
	c.Float(&m.Max)
	for _, v := range []*float64{&m.Mean, &m.low, &m.M2, &m.M3, &m.M4} {
		c.anyFloat(v) // a sum may have left the range of float64
	}
	c.Check(m.Min <= m.Max)
}

type counted struct {
	hash uint64
	n    int64
	text string
}

// Code writes or reads v, whose values are texts or not; see Codec.
func (v *Values) Code(c *Codec, texts bool, most int64) {
	c.Count(&v.n, most)
	spilled := v.many != nil
	c.Bool(&spilled)
	if spilled {
		if c.Reading() {
			v.many = NewDistinct(v.budget.Distinct)
		}
		v.many.Code(c)
		return
	}
	var all []counted
	v.Each(func(hash uint64, text string, n int64) { all = append(all, counted{hash, n, text}) })
	slices.SortFunc(all, func(a, b counted) int { return cmp.Compare(a.hash, b.hash) })
	left := most
	List(c, &all, 9, func(e *counted) {
		c.Word(&e.hash)
		c.Count(&e.n, left)
		c.Check(e.n > 0)
		left -= e.n
		if texts {
			c.Text(&e.text)
		}
	})
	if c.Reading() {
		v.fill(c, all, texts)
	}
}

// fill takes what was read into v, which is empty but for n.
func (v *Values) fill(c *Codec, all []counted, texts bool) {
	n := v.n
	v.n = 0
	bytes := 0
	for _, e := range all {
		bytes += len(e.text)
	}
	if c.Check(len(all) <= v.budget.Counted && bytes <= v.budget.TextBytes); c.Err() != nil {
		return
	}
	for _, e := range all {
		if texts {
			v.addText(e.hash, e.text, e.n)
		} else {
			v.addNumber(e.hash, e.n)
		}
	}
	c.Check(v.n == n && v.counts.used == len(all))
}

// Code writes or reads d; see Codec.
func (d *Distinct) Code(c *Codec) {
	d.settle()
	estimated := d.regs != nil
	c.Bool(&estimated)
	if estimated {
		if c.Reading() {
			d.regs = make([]uint8, hllRegisters)
		}
		for i := range d.regs {
			rank := int64(d.regs[i])
			c.Count(&rank, hllMaxRank)
			d.regs[i] = uint8(rank)
		}
		return
	}
	var keys []uint64
	d.eachKey(func(k uint64) { keys = append(keys, k) })
	slices.Sort(keys)
	List(c, &keys, 8, c.Word)
	if c.Reading() {
		c.Check(len(keys) <= d.budget)
		for _, k := range keys[:min(len(keys), d.budget)] {
			d.Add(k)
		}
	}
}

// Code writes or reads q; see Codec.
func (q *Quantiles) Code(c *Codec, most int64) {
	c.Count(&q.n, most)
	c.Float(&q.min)
	c.Float(&q.max)
	c.Bool(&q.binned)
	if !q.binned {
		if !c.Reading() {
			slices.Sort(q.values)
		}
		List(c, &q.values, 8, c.Float)
		c.Check(len(q.values) <= q.budget && int64(len(q.values)) == q.n)
		return
	}
	c.Count(&q.zero, q.n)
	c.Check(q.min <= q.max)
	found := q.zero + q.pos.code(c, q.n) + q.neg.code(c, q.n)
	c.Check(found == q.n)
}

// code writes or reads p and returns how many numbers are in it.
func (p *pages) code(c *Codec, most int64) (found int64) {
	base := int64(p.base)
	c.Count(&base, 2046) // the exponents of finite numbers end here
	p.base = int(base)
	List(c, &p.pages, pageBins, func(page **[pageBins]int64) {
		if c.Reading() {
			*page = new([pageBins]int64)
		}
		for i := range *page {
			c.Count(&(*page)[i], most-found)
			found += (*page)[i]
		}
	})
	c.Check(p.base+len(p.pages) <= 2047 && (p.base > 0 || len(p.pages) == 0))
	return found
}

// Code writes or reads r; see Codec.
func (r *Rows) Code(c *Codec, most int64) {
	r.settle()
	c.Count(&r.n, most)
	level := int64(r.level)
	c.Count(&level, 63)
	r.level = uint(level)
	type row struct {
		hash uint64
		n    int64
	}
	rows := make([]row, len(r.hashes))
	for i, h := range r.hashes {
		rows[i] = row{h, 1}
		if r.counts != nil {
			rows[i].n = r.counts[i]
		}
	}
	next := uint64(0)
	r.kept = 0
	List(c, &rows, 9, func(e *row) {
		c.Word(&e.hash)
		c.Count(&e.n, r.n-r.kept)
		c.Check(e.n > 0 && e.hash >= next && e.hash>>(64-r.level) == 0)
		next = e.hash + 1
		r.kept += e.n
	})
	c.Check(len(rows) <= r.budget)
	if !c.Reading() {
		return
	}
	for _, e := range rows {
		r.hashes, r.counts = append(r.hashes, e.hash), append(r.counts, e.n)
	}
	if r.kept == int64(len(r.hashes)) {
		r.counts = nil
	}
}

// Code writes or reads s, whose rows are among the first rows of the input; see Codec.
func (s *Sample) Code(c *Codec, rows int64) {
	if !c.Reading() {
		s.Rows()
	}
	c.Word(&s.limit)
	next := int64(0)
	List(c, &s.rows, 1, func(at *int64) {
		c.Count(at, rows-1)
		c.Check(*at >= next)
		next = *at + 1
	})
	List(c, &s.hashes, 8, c.Word)
	c.Check(len(s.rows) <= s.k && len(s.hashes) == len(s.rows))
	for i := range s.Columns {
		s.Columns[i].code(c, len(s.rows))
	}
}

// Shift counts n rows before those that s knows of.
func (s *Sample) Shift(n int64) {
	for i := range s.rows {
		s.rows[i] += n
	}
}

func (l *Cells) code(c *Codec, rows int) {
	c.Bool(&l.Cut)
	List(c, &l.Valid, 1, c.Bool)
	c.Check(len(l.Valid) == rows)
	if c.Err() != nil {
		return
	}
	switch l.Type {
	case IntCells:
		List(c, &l.Ints, 1, c.Int)
		c.Check(len(l.Ints) == rows)
	case FloatCells:
		List(c, &l.Floats, 8, func(v *float64) {
			c.anyFloat(v) // it may be infinite
			c.Check(!math.IsNaN(*v))
		})
		c.Check(len(l.Floats) == rows)
	case TextCells:
		l.codeTexts(c, rows)
	}
}

func (l *Cells) codeTexts(c *Codec, rows int) {
	for i := range rows {
		var text string
		if !c.Reading() {
			text = l.Text(i)
		}
		if c.Text(&text); c.Err() != nil {
			return
		}
		if c.Reading() {
			c.Check(len(text) <= cellBytes)
			l.arena = append(l.arena, text...)
			l.ends = append(l.ends, len(l.arena))
		}
	}
}
