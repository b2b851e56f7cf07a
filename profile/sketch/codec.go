package sketch

import (
	"encoding/binary"
	"errors"
	"math"
)

// A Codec writes the state of sketches as bytes, or reads it back: the same calls in the
// same order do both, so that the two cannot differ. What is read is checked: after the
// first thing that no sketch writes, Err says so and nothing more is read.
type Codec struct {
	data    []byte // written, or still to be read
	reading bool
	err     error
}

// ErrState is the error for bytes that are the state of no sketch.
var ErrState = errors.New("the bytes are not what a profile writes")

// NewWriter returns a Codec that writes.
func NewWriter() *Codec { return &Codec{} }

// NewReader returns a Codec that reads data, which it does not change.
func NewReader(data []byte) *Codec { return &Codec{data: data, reading: true} }

// Reading reports whether c reads.
func (c *Codec) Reading() bool { return c.reading }

// Bytes is what was written.
func (c *Codec) Bytes() []byte { return c.data }

// Err is what was wrong with the bytes read so far.
func (c *Codec) Err() error { return c.err }

// End reports what was wrong, or that bytes are left over.
func (c *Codec) End() error {
	c.Check(!c.reading || len(c.data) == 0)
	return c.err
}

// Check makes reading fail unless ok.
func (c *Codec) Check(ok bool) {
	if !ok && c.reading && c.err == nil {
		c.err, c.data = ErrState, nil
	}
}

// Uint is one number of any size.
func (c *Codec) Uint(v *uint64) {
	if !c.reading {
		c.data = binary.AppendUvarint(c.data, *v)
		return
	}
	n, size := binary.Uvarint(c.data)
	if c.Check(size > 0); c.err == nil {
		*v, c.data = n, c.data[size:]
	}
}

// Int is one number of either sign.
func (c *Codec) Int(v *int64) {
	zigzag := uint64(*v)<<1 ^ uint64(*v>>63)
	c.Uint(&zigzag)
	*v = int64(zigzag>>1) ^ -int64(zigzag&1)
}

// Count is a number that is not below 0 and not over most.
func (c *Codec) Count(v *int64, most int64) {
	n := uint64(*v)
	c.Uint(&n)
	if c.Check(n <= uint64(max(most, 0))); c.err == nil {
		*v = int64(n)
	}
}

// Word is 64 bits that look random, such as a hash.
func (c *Codec) Word(v *uint64) {
	if !c.reading {
		c.data = binary.LittleEndian.AppendUint64(c.data, *v)
		return
	}
	if c.Check(len(c.data) >= 8); c.err == nil {
		*v, c.data = binary.LittleEndian.Uint64(c.data), c.data[8:]
	}
}

// anyFloat is any number, and may be none.
func (c *Codec) anyFloat(v *float64) {
	bits := math.Float64bits(*v)
	c.Word(&bits)
	*v = math.Float64frombits(bits)
}

// Float is a number that is finite.
func (c *Codec) Float(v *float64) {
	c.anyFloat(v)
	c.Check(!math.IsNaN(*v) && !math.IsInf(*v, 0))
}

// Bool is a yes or no.
func (c *Codec) Bool(v *bool) {
	var n uint64
	if *v {
		n = 1
	}
	c.Uint(&n)
	c.Check(n <= 1)
	*v = n == 1
}

// Text is a text of any length.
func (c *Codec) Text(v *string) {
	n := c.Len(len(*v), 1)
	if !c.reading {
		c.data = append(c.data, *v...)
	} else if c.err == nil {
		*v, c.data = string(c.data[:n]), c.data[n:]
	}
}

// Len is how many items follow, each of at least size bytes: of those that are read no
// more than there are bytes for.
func (c *Codec) Len(n, size int) int {
	v := int64(n)
	c.Count(&v, math.MaxInt32)
	if c.reading {
		if c.Check(v*int64(size) <= int64(len(c.data))); c.err != nil {
			return 0
		}
	}
	return int(v)
}

// List is a slice, whose items take at least size bytes each.
func List[T any](c *Codec, items *[]T, size int, item func(*T)) {
	n := c.Len(len(*items), size)
	if c.reading {
		*items = make([]T, n)
	}
	for i := range n {
		if item(&(*items)[i]); c.err != nil {
			return
		}
	}
}
