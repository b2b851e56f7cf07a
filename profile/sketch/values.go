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
	// counts maps each hash to its count, or for texts to one more than its
	// place in texts.
	counts counter
	texts  []textCount
	arena  []byte // the texts, one after the other
	n      int64
	many   *Distinct // nil while counts are exact
}

type textCount struct {
	hash       uint64
	n          int64
	start, end int // in arena
}

// NewValues returns an empty Values.
func NewValues(budget Budget) *Values { return &Values{budget: budget} }

// AddNumbers adds values that are known by their hashes; see Unmix. One Values holds
// either numbers or texts.
func (v *Values) AddNumbers(hashes []uint64) {
	for i, h := range hashes {
		if v.many != nil {
			v.addMany(hashes[i:])
			return
		}
		v.addNumber(h, 1)
	}
}

func (v *Values) addMany(hashes []uint64) {
	v.n += int64(len(hashes))
	v.many.AddAll(hashes)
}

// AddTexts adds texts with their hashes.
func (v *Values) AddTexts(hashes []uint64, texts []string) {
	for i, h := range hashes {
		if v.many != nil {
			v.addMany(hashes[i:])
			return
		}
		v.addText(h, texts[i], 1)
	}
}

func (v *Values) addNumber(hash uint64, n int64) {
	v.n += n
	if v.many != nil {
		v.many.Add(hash)
		return
	}
	if _, isNew := v.counts.add(hash, n); isNew && v.counts.used > v.budget.Counted {
		v.spill()
	}
}

func (v *Values) addText(hash uint64, text string, n int64) {
	v.n += n
	if v.many != nil {
		v.many.Add(hash)
		return
	}
	at, isNew := v.counts.add(hash, 0)
	if !isNew {
		v.texts[v.counts.slots[at].n-1].n += n
		return
	}
	start := len(v.arena)
	v.arena = append(v.arena, text...)
	v.texts = append(v.texts, textCount{hash, n, start, len(v.arena)})
	v.counts.put(at, hash, int64(len(v.texts)))
	if v.counts.used > v.budget.Counted || len(v.arena) > v.budget.TextBytes {
		v.spill()
	}
}

func (v *Values) spill() {
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
		v.addText(t.hash, string(other.arena[t.start:t.end]), t.n)
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
		f(t.hash, string(v.arena[t.start:t.end]), t.n)
	}
}

// Distinct returns the number of distinct values.
func (v *Values) Distinct() Estimate {
	if v.many == nil {
		return Exactly(float64(v.counts.used))
	}
	return v.many.Estimate(v.n)
}
