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

// add counts key n times and returns its slot, which stays valid until the next
// add, and whether the key is new. A new key with n = 0 must be put at once.
func (c *counter) add(key uint64, n int64) (at int, isNew bool) {
	if 4*(c.used+1) > 3*len(c.slots) {
		c.grow()
	}
	at = c.find(key)
	s := &c.slots[at]
	if s.n != 0 {
		s.n += n
		return at, false
	}
	*s = slot{key, n}
	c.used++
	return at, true
}

// put sets the count of the key in slot at.
func (c *counter) put(at int, key uint64, n int64) { c.slots[at] = slot{key, n} }

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
