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

// met counts those of the first keys that were met before, up to the first that was not, and returns
// how many these are.
func (c *counter) met(keys []uint64) int {
	slots := c.slots
	if len(slots) == 0 {
		return 0
	}
	mask := uint64(len(slots) - 1)
	for at, key := range keys {
		var behind uint64 // its place, mostly; calculated, since a processor would guess it wrong
		if slots[key&mask].key != key {
			behind = 1
		}
		i := key + behind
		s := &slots[i&mask]
		for s.key != key && s.n != 0 {
			i++
			s = &slots[i&mask]
		}
		if s.n == 0 {
			return at
		}
		s.n++
	}
	return len(keys)
}

// add counts key n times, which is over 0, and reports whether it is new.
func (c *counter) add(key uint64, n int64) (isNew bool) {
	if c.used >= c.room() {
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

// room is how many hashes the table may hold. A small one stays sparse, in which most
// stand where they are looked for first.
func (c *counter) room() int {
	if len(c.slots) <= 256 {
		return len(c.slots) / 4
	}
	return len(c.slots) / 4 * 3
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
