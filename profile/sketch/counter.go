package sketch

// A counter counts 64-bit hashes in an open-address table with linear probing.
// An empty slot is one with the count 0, so that every hash can be a key.
type counter struct {
	slots []slot
	used  int
}

type slot struct {
	key uint64
	n   int64
}

// find returns the slot of key, or the empty slot where it belongs.
func (c *counter) find(key uint64) int {
	mask := len(c.slots) - 1
	i := int(key) & mask
	for {
		s := &c.slots[i]
		if s.n == 0 || s.key == key {
			return i
		}
		i = (i + 1) & mask
	}
}

// met counts a key that stands where it would if it had come first, and reports whether it does.
func (c *counter) met(key uint64) bool {
	if len(c.slots) == 0 {
		return false
	}
	s := &c.slots[key&uint64(len(c.slots)-1)]
	if s.key != key || s.n == 0 {
		return false
	}
	s.n++
	return true
}

// add counts key n times, which is over 0, and reports whether it is new.
func (c *counter) add(key uint64, n int64) (isNew bool) {
	if 4*(c.used+1) > 3*len(c.slots) {
		c.grow()
	}
	s := &c.slots[c.find(key)]
	if s.n != 0 {
		s.n += n
		return false
	}
	*s = slot{key, n}
	c.used++
	return true
}

func (c *counter) grow() {
	old := c.slots
	c.slots = make([]slot, max(16, 2*len(old)))
	for _, s := range old {
		if s.n != 0 {
			c.slots[c.find(s.key)] = s
		}
	}
}

// each calls f with every hash and its count, in no particular order.
func (c *counter) each(f func(key uint64, n int64)) {
	for _, s := range c.slots {
		if s.n != 0 {
			f(s.key, s.n)
		}
	}
}
