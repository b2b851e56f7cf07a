package profile

import (
	"math"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"github.com/fairset/fairset/profile/sketch"
)

// add reads a column of a batch: it fills s with its cells, counts them and joins
// them to the rows.
func (c *column) add(arr arrow.Array, s *scratch) {
	s.numbers = nil
	nulls := s.readValid(arr)
	c.nulls += nulls
	s.full = nulls == 0
	switch a := arr.(type) {
	case *array.Null:
		for i := range s.cells {
			s.cells[i] = nullHash
		}
	case *array.Boolean:
		s.takeBooleans(a)
		c.addInts(s)
	case *array.Int64:
		s.ints = a.Int64Values()
		c.addInts(s)
		s.takeNumbers()
		c.addNumbers(s)
	case *array.Float64:
		s.floats = a.Float64Values()
		c.addFloats(s)
		c.addNumbers(s)
	case *array.String:
		c.addStrings(a, s)
	default:
		if !c.readTimes(arr, s) {
			c.readOthers(arr, s)
		}
	}
	c.equal += s.join(c.key)
}

// readValid fills s.valid and adds nulls to their rows.
func (s *scratch) readValid(arr arrow.Array) int64 {
	n := arr.Len()
	s.valid = s.allValid[:n]
	isNull := arr.DataType().ID() == arrow.NULL
	if arr.NullN() == 0 && !isNull {
		return 0
	}
	valid := s.validCopy()
	bitmap, offset := arr.NullBitmapBytes(), arr.Data().Offset()
	var nulls int64
	for i := range valid {
		at := offset + i
		null := 1 // calculated instead of asked about, as in takeBooleans
		if !isNull {
			null = int(^bitmap[at>>3] >> (at & 7) & 1)
		}
		valid[i] = null == 0
		nulls += int64(null)
		s.nulls[i] += uint32(null)
	}
	return nulls
}

// addInts counts s.ints, which may be numbers, booleans or times.
func (c *column) addInts(s *scratch) {
	cells := s.cells[:len(s.ints)]
	if s.full {
		for i, v := range s.ints {
			cells[i] = sketch.Mix(wordOf(v))
		}
		s.counted = c.values.AddNumbers(cells)
		return
	}
	s.hashes = slices.Grow(s.hashes[:0], len(cells))[:len(cells)]
	n := 0
	for i, v := range s.ints {
		h := sketch.Mix(wordOf(v))
		s.hashes[n] = h
		if !s.valid[i] {
			cells[i] = nullHash
			continue
		}
		cells[i] = h
		n++
	}
	s.counted = c.values.AddNumbers(s.hashes[:n])
}

// takeBooleans fills s.ints with 1 and 0, for which the bits are taken instead of asked about: a processor cannot guess them.
func (s *scratch) takeBooleans(a *array.Boolean) {
	s.ints = s.intRoom(a.Len())
	bits, offset := a.Data().Buffers()[1].Bytes(), a.Data().Offset()
	for i := range s.ints {
		at := offset + i
		s.ints[i] = int64(bits[at>>3] >> (at & 7) & 1)
		if !s.valid[i] {
			s.ints[i] = 0
		}
	}
}

// takeNumbers fills s.numbers from s.ints.
func (s *scratch) takeNumbers() {
	room := slices.Grow(s.numberRoom[:0], len(s.ints))[:len(s.ints)]
	n := 0
	for i, v := range s.ints {
		room[n] = float64(v)
		if s.full || s.valid[i] {
			n++
		}
	}
	s.numberRoom = room
	s.numbers = room[:n]
}

const (
	infinityBits = 0x7ff << 52 // of infinities; a NaN has more
	minusZero    = 1 << 63
)

// addFloats counts s.floats and fills s.numbers. A NaN is missing, and −0 is 0.
func (c *column) addFloats(s *scratch) {
	if s.full && s.hashFloats() {
		s.numbers = s.floats
		s.counted = c.values.AddNumbers(s.cells)
		return
	}
	s.floatRoom = append(s.floatRoom[:0], s.floats...)
	s.floats = s.floatRoom
	valid := s.valid
	if s.full {
		valid = s.validCopy()
	}
	s.hashes, s.numberRoom = s.hashes[:0], s.numberRoom[:0]
	infinities := 0
	for i, v := range s.floats {
		if !valid[i] {
			s.cells[i] = nullHash
			continue
		}
		if v != v {
			valid[i] = false
			s.cells[i] = nullHash
			s.nulls[i]++
			c.nulls++
			c.spellings["NaN"]++
			continue
		}
		if v == 0 {
			v = 0
			s.floats[i] = 0
		}
		h := sketch.Mix(math.Float64bits(v))
		s.cells[i] = h
		s.hashes = append(s.hashes, h)
		if v > math.MaxFloat64 || v < -math.MaxFloat64 {
			infinities++
			continue
		}
		s.numberRoom = append(s.numberRoom, v)
	}
	c.infinite += int64(infinities)
	s.numbers = s.numberRoom
	s.counted = c.values.AddNumbers(s.hashes)
	if infinities > 0 { // s.numbers leaves them out
		for _, h := range s.hashes[:s.counted] {
			if math.IsInf(math.Float64frombits(sketch.Unmix(h)), 0) {
				s.counted--
			}
		}
	}
}

// hashFloats fills s.cells when all s.floats are finite and none is −0.
func (s *scratch) hashFloats() bool {
	cells := s.cells[:len(s.floats)]
	for i, v := range s.floats {
		b := math.Float64bits(v)
		if b&infinityBits == infinityBits || b == minusZero {
			return false
		}
		cells[i] = sketch.Mix(b)
	}
	return true
}

// addNumbers summarises s.numbers, of which none is −0.
func (c *column) addNumbers(s *scratch) {
	var zeros, negatives int64
	for _, v := range s.numbers {
		if v == 0 {
			zeros++
		}
		negatives += int64(math.Float64bits(v) >> 63)
	}
	c.zeros += zeros
	c.negatives += negatives
	c.quantiles.Add(s.numbers[s.counted:])
}

// readTimes reads dates and times as microseconds and reports whether arr holds such.
func (c *column) readTimes(arr arrow.Array, s *scratch) bool {
	s.ints = s.intRoom(arr.Len())
	switch a := arr.(type) {
	case *array.Date32:
		for i, v := range a.Date32Values() {
			s.ints[i] = saturate(int64(v), 86_400_000_000)
		}
	case *array.Timestamp:
		unit := a.DataType().(*arrow.TimestampType).Unit
		for i, v := range a.TimestampValues() {
			s.ints[i] = microseconds(int64(v), unit)
		}
	case *array.Time64:
		unit := a.DataType().(*arrow.Time64Type).Unit
		for i, v := range a.Time64Values() {
			s.ints[i] = microseconds(int64(v), unit)
		}
	default:
		return false
	}
	c.addInts(s)
	low, high, n := int64(math.MaxInt64), int64(math.MinInt64), int64(0)
	for i, v := range s.ints {
		if s.full || s.valid[i] {
			low, high = min(low, v), max(high, v)
			n++
		}
	}
	if n > 0 {
		c.seeTimes(low, high, n)
	}
	return true
}

func microseconds(v int64, unit arrow.TimeUnit) int64 {
	switch unit {
	case arrow.Second:
		return saturate(v, 1_000_000)
	case arrow.Millisecond:
		return saturate(v, 1000)
	case arrow.Nanosecond:
		return v / 1000
	}
	return v
}

// saturate is v·factor, held within int64.
func saturate(v, factor int64) int64 {
	return max(min(v, math.MaxInt64/factor), math.MinInt64/factor) * factor
}

// readOthers reads lists as JSON text, and cells of any other type as the text that Arrow prints.
func (c *column) readOthers(arr arrow.Array, s *scratch) {
	lists, isList := arr.(*array.List)
	s.texts = slices.Grow(s.texts[:0], arr.Len())[:arr.Len()]
	for i := range s.texts {
		s.texts[i] = ""
		switch {
		case !s.valid[i]:
		case isList:
			s.texts[i] = string(appendList(nil, lists, i))
		default:
			s.texts[i] = arr.ValueStr(i)
		}
	}
	c.addTexts(s)
}

// keep puts the picked rows of the column at hand into the sample.
func (c *column) keep(cells *sketch.Cells, s *scratch, picked []int32) {
	for _, i := range picked {
		switch {
		case !s.valid[i]:
			cells.AppendNull()
		case cells.Type == sketch.IntCells:
			cells.AppendInt(s.ints[i])
		case cells.Type == sketch.FloatCells:
			cells.AppendFloat(s.floats[i])
		default:
			cells.AppendText(s.texts[i])
		}
	}
}
