package sketch

// A Budget says up to where Values is exact.
type Budget struct {
	Counted   int // distinct values that are counted one by one
	TextBytes int // of the texts of those values
	Distinct  int // distinct values that are told apart
}

// Values counts how often each value was met. While there are at most
// Budget.Counted distinct values, and their texts fit into Budget.TextBytes, every
// count is exact; beyond that only the number of distinct values is kept. Memory
// is at most about 50 bytes a counted value and the texts. Its state depends only
// on the multiset of values.
type Values struct {
	budget Budget
	counts counter
	texts  []textPlace // of the hashes in counts, unless they are of numbers
	arena  []byte      // the texts, one after the other
	n      int64
	many   *Distinct // nil while counts are exact
	lost   func(hash uint64, text string, n int64)
}

type textPlace struct {
	hash       uint64
	start, end int // in arena
}

// NewValues returns empty Values. lost is called with every value and its count, as by
// Each, when counts are given up; values that are added later are not counted at all.
func NewValues(budget Budget, lost func(hash uint64, text string, n int64)) *Values {
	return &Values{budget: budget, lost: lost}
}

// AddNumbers adds values that are known by their hashes, see Unmix, and returns how many of
// them it counted before it gave up. One Values holds either numbers or texts.
func (v *Values) AddNumbers(hashes []uint64) (counted int) {
	return v.addAll(hashes, func(i int) { v.addNumber(hashes[i], 1) })
}

// addAll counts hashes. Those that it did not meet before it leaves to add.
func (v *Values) addAll(hashes []uint64, add func(i int)) (counted int) {
	for at := 0; at < len(hashes); at++ {
		if v.many != nil {
			v.addMany(hashes[at:])
			return at
		}
		n := v.counts.met(hashes[at:])
		v.n += int64(n)
		if at += n; at < len(hashes) {
			add(at)
		}
	}
	return len(hashes)
}

func (v *Values) addMany(hashes []uint64) {
	v.n += int64(len(hashes))
	v.many.AddAll(hashes)
}

// AddTexts adds texts with their hashes, and returns how many of them it counted before it gave up.
func (v *Values) AddTexts(hashes []uint64, texts []string) (counted int) {
	return v.addAll(hashes, func(i int) { v.addText(hashes[i], texts[i], 1) })
}

func (v *Values) addNumber(hash uint64, n int64) {
	v.n += n
	if v.many != nil {
		v.many.Add(hash)
		v.lost(hash, "", n)
		return
	}
	if isNew := v.counts.add(hash, n); isNew && v.counts.used > v.budget.Counted {
		v.spill()
	}
}

func (v *Values) addText(hash uint64, text string, n int64) {
	v.n += n
	if v.many != nil {
		v.many.Add(hash)
		v.lost(hash, text, n)
		return
	}
	if isNew := v.counts.add(hash, n); !isNew {
		return
	}
	start := len(v.arena)
	v.arena = append(v.arena, text...)
	v.texts = append(v.texts, textPlace{hash, start, len(v.arena)})
	if v.counts.used > v.budget.Counted || len(v.arena) > v.budget.TextBytes {
		v.spill()
	}
}

func (v *Values) spill() {
	v.Each(v.lost)
	v.many = NewDistinct(v.budget.Distinct)
	v.counts.each(func(hash uint64, _ int64) { v.many.Add(hash) })
	v.counts, v.texts, v.arena = counter{}, nil, nil
}

// Merge adds what other has counted.
func (v *Values) Merge(other *Values) {
	if other.many != nil {
		if v.many == nil {
			v.spill()
		}
		v.n += other.n
		v.many.Merge(other.many)
		return
	}
	if other.texts == nil {
		other.counts.each(v.addNumber)
		return
	}
	for _, t := range other.texts {
		v.addText(t.hash, string(other.arena[t.start:t.end]), other.counts.slots[other.counts.find(t.hash)].n)
	}
}

// N returns how many values were added.
func (v *Values) N() int64 { return v.n }

// Counted reports whether every value is counted exactly, so that Each tells them all.
func (v *Values) Counted() bool { return v.many == nil }

// Each calls f with every value and its count, in no particular order; it does
// nothing once Counted is false. text is "" for numbers, which Unmix(hash) tells.
func (v *Values) Each(f func(hash uint64, text string, n int64)) {
	if v.many != nil {
		return
	}
	if v.texts == nil {
		v.counts.each(func(hash uint64, n int64) { f(hash, "", n) })
		return
	}
	for _, t := range v.texts {
		f(t.hash, string(v.arena[t.start:t.end]), v.counts.slots[v.counts.find(t.hash)].n)
	}
}

// Distinct returns the number of distinct values.
func (v *Values) Distinct() Estimate {
	if v.many == nil {
		return Exactly(float64(v.counts.used))
	}
	return v.many.Estimate(v.n)
}
