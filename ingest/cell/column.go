package cell

import (
	"math"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// A Column parses the cells of one column of one run of rows. It writes values
// straight into the buffers of the Arrow array to be: building cell by cell
// through array.Builder costs several times the parsing.
type Column struct {
	typ      Type
	buffers  buffers
	missing  missing
	evidence Evidence
	run      layoutCount // of the latest dates, not in evidence yet

	At int // where in the chunk that is being read the next cell stands
}

// NewColumn returns an empty Column that allocates its arrays from mem.
func NewColumn(t Type, mem memory.Allocator) *Column {
	return &Column{typ: t, buffers: newBuffers(t, mem)}
}

// Append parses one cell and reports whether it is a misfit. It does not keep text.
func (c *Column) Append(text []byte, isString bool) (misfit bool) {
	if c.typ.kind == kindText {
		return c.appendText(text)
	}
	text, spaced := trim(text), len(text) > 0
	if len(text) == 0 {
		c.missing.blank(spaced)
		c.buffers.null()
		return false
	}
	if c.typ.styled {
		return c.appendStyled(text, isString)
	}
	switch c.typ.kind {
	case kindInteger:
		if v, ok := c.integer(text); ok && !isString {
			c.buffers.int64(v)
			return false
		}
	case kindDecimal:
		if f, class := parseDecimal(text); !isString && c.holds(class) {
			c.evidence.values++
			c.buffers.float64(f)
			return false
		}
	case kindBoolean:
		if v, ok := boolean(text, c.typ.pair); ok && !isString {
			c.evidence.values++
			c.buffers.boolean(v)
			return false
		}
	case kindDate, kindTimestamp, kindTimestampUTC, kindTime:
		if c.appendMoment(text) {
			return false
		}
	}
	return c.appendOther(text, isString)
}

// AppendList parses a cell that is a list of the format itself, as valid JSON in UTF-8, and reports whether it is a misfit.
func (c *Column) AppendList(text []byte) (misfit bool) {
	if c.typ.kind == kindText {
		return c.appendText(text)
	}
	is := itemsOf(text)
	c.evidence.items |= is
	if c.typ.kind == kindList && c.typ.items.hold(is) {
		c.evidence.values++
		c.buffers.listed(text)
		return false
	}
	c.buffers.null()
	c.evidence.misfits++
	c.evidence.classes[classList]++
	return true
}

// AppendNull adds a cell that the format itself writes as null, or that is absent.
func (c *Column) AppendNull() { c.buffers.null() }

// AppendNulls adds n such cells.
func (c *Column) AppendNulls(n int) {
	for range n {
		c.buffers.null()
	}
}

// Len is the number of cells since the last Finish.
func (c *Column) Len() int { return c.buffers.n }

// Finish returns the cells since the last Finish as an array, with what was
// counted among them, and empties the Column. The caller releases the array.
func (c *Column) Finish() (arrow.Array, Counts) {
	c.flushRun()
	counts := Counts{Missing: c.missing.take(), Misfits: c.evidence.misfits, Evidence: c.evidence}
	c.evidence = Evidence{}
	return c.buffers.finish(c.typ.Arrow()), counts
}

// appendText keeps every cell but those without a visible character.
func (c *Column) appendText(text []byte) (misfit bool) {
	if len(text) == 0 || isSpace(text[0]) && len(trim(text)) == 0 {
		c.missing.blank(len(text) > 0)
		c.buffers.null()
		return false
	}
	if len(text) > math.MaxInt32-len(c.buffers.text) {
		c.evidence.misfits++ // Arrow's text arrays end at 2 GiB
		c.buffers.null()
		return true
	}
	c.buffers.string(text)
	return false
}

func (c *Column) integer(text []byte) (int64, bool) {
	v, ok := parseInteger(text)
	switch {
	case ok && (v > maxExact || v < -maxExact):
		c.evidence.classes[classWide]++
	case ok:
		c.evidence.values++
	case c.typ.forced:
		if v, ok = parsePadded(text); ok {
			c.evidence.values++
		}
	}
	return v, ok
}

// holds reports whether a number of the class may be a value of a decimal column.
func (c *Column) holds(n class) bool {
	return n == classInteger || n == classDecimal || n == classPadded && c.typ.forced
}

func (c *Column) appendMoment(text []byte) bool {
	m, ok := parseMoment(text, c.typ.order)
	if !ok || !c.typ.takes(m.layout) {
		return false
	}
	if m.layout != c.run.layout {
		c.flushRun()
		c.run = layoutCount{layout: m.layout, first: int64(c.buffers.n) + 1, at: Place{Offset: int64(c.At)}}
	}
	c.run.count++
	switch c.typ.kind {
	case kindDate:
		c.buffers.int32(m.days)
	case kindTime:
		c.buffers.int64(m.micros)
	default:
		c.buffers.int64(m.timestamp())
	}
	return true
}

// takes reports whether cells of the layout are values of t. A cell that proves
// the other order of day and month is not one, though it can be read: beside it the
// order of all the cells that prove nothing is in doubt.
func (t Type) takes(l layout) bool {
	proven := l.order()
	expected := t.order
	if expected == orderAssumed {
		expected = orderMonthFirst
		if form := l & layoutForm; form >= formDash && form <= formDashDay {
			expected = orderDayFirst
		}
	}
	if proven != orderAssumed && proven != expected {
		return false
	}
	timed, dated := l&layoutTime != 0, l&layoutForm != formNone
	switch t.kind {
	case kindDate:
		return !timed
	case kindTime:
		return !dated
	case kindTimestamp:
		return dated && l&layoutZoned == 0
	}
	return dated && (l&layoutZoned != 0 || !timed)
}

func (c *Column) flushRun() {
	if c.run.count > 0 {
		c.evidence.addLayout(c.run)
		c.run = layoutCount{}
	}
}

// appendOther adds a trimmed cell that is no value.
func (c *Column) appendOther(text []byte, isString bool) (misfit bool) {
	c.buffers.null()
	if isMissing(text) {
		c.missing.add(text)
		return false
	}
	c.evidence.misfits++
	c.evidence.add(text, classify(text, isString), int64(c.buffers.n), c.At)
	return true
}

// appendStyled adds a trimmed cell of a column of numbers as people write them. Values
// count as evidence like misfits, since a later cell may tell that they mean another number.
func (c *Column) appendStyled(text []byte, isString bool) (misfit bool) {
	look := classify(text, isString)
	if look.class == classMissing {
		c.buffers.null()
		c.missing.add(text)
		return false
	}
	c.evidence.add(text, look, 0, c.At)
	v, ok := c.typ.styledValue(text, look)
	switch {
	case !ok:
		c.buffers.null()
		c.evidence.misfits++
	case c.typ.kind == kindInteger:
		c.buffers.int64(int64(v))
	default:
		c.buffers.float64(v)
	}
	return !ok
}

// styledValue is the number that a cell of such looks is in a column of type t.
func (t Type) styledValue(text []byte, l look) (float64, bool) {
	whole := t.kind == kindInteger
	switch l.class {
	case classInteger, classDecimal, classThousandths, classStyled:
	default:
		return 0, false
	}
	if l.class == classDecimal || l.class == classInteger {
		v, _ := parseDecimal(text)
		_, decimal := t.notation.signs()
		return v, t.unit == "" && (l.class == classInteger || !whole && decimal == pointSeparator)
	}
	p, ok := parseStyled(text)
	if !ok || string(p.unit) != t.unit || whole && !p.style().whole.has(t.notation) {
		return 0, false
	}
	return p.value(t.notation)
}
