package profile

import (
	"cmp"
	"slices"
)

const (
	// minDependency is the share of rows from which a column nearly determines another.
	minDependency = 0.98
	// maxMade is the most pairs of rows, of those expected to disagree by chance, that may do so.
	maxMade         = 0.05
	minDisagreeing  = 10 // pairs of rows that chance would have to make disagree
	maxDependencies = 30
)

// dependencies finds columns that determine another, on the near rows: rows alike in the
// one are alike in the other, far beyond what chance gives.
func (s *survey) dependencies() []Dependency {
	columns := s.tied(func(i int) bool {
		switch s.kind(i) {
		case Constant, Empty, List, Record:
			return false
		}
		c := s.code(i)
		return c.levels() > 1 && 2*int64(c.levels()) <= c.n
	})
	var list []Dependency
	for _, from := range columns {
		for _, to := range columns {
			if from == to || s.kind(from) == Decimal && s.kind(to) == Decimal {
				continue
			}
			if share, ok := s.determines(from, to); ok {
				list = append(list, Dependency{s.name(from), s.name(to), share})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Dependency) int { return cmp.Compare(b.Share, a.Share) })
	return list[:min(len(list), maxDependencies)]
}

// determines tells for what share of the rows, of those that are alike in a with another row, b
// has the most frequent value among these.
func (s *survey) determines(a, b int) (share float64, ok bool) {
	x, y := s.code(a), s.code(b)
	if x.levels() < y.levels() {
		return 0, false
	}
	sizes := make([]int64, len(x.counts))
	most := make([]int64, len(x.counts))
	var agree float64
	see := func(u int32, n int64) {
		sizes[u] += n
		most[u] = max(most[u], n)
		agree += float64(n) * float64(n-1) / 2
	}
	if !x.meet(y, see) {
		return 0, false
	}
	var pairs, held, rows float64
	for u, n := range sizes {
		if n > 1 {
			pairs += float64(n) * float64(n-1) / 2
			held += float64(most[u])
			rows += float64(n)
		}
	}
	expected := pairs * (1 - y.meeting())
	if rows < minPairRows || expected < minDisagreeing || pairs-agree > maxMade*expected {
		return 0, false
	}
	share = held / rows
	return share, share >= minDependency
}

// maxFlat is up to how many cells a table of two columns is counted in an array.
const maxFlat = 1 << 16

// meet calls see with each value of x and how often a value of y stands beside it, in no particular order, unless it
// is plain sooner that y does not depend on x.
func (x *coded) meet(y *coded, see func(u int32, n int64)) bool {
	width := len(y.counts)
	if len(x.counts)*width > maxFlat {
		if x.leavesFree(y) {
			return false
		}
		table := map[[2]int32]int64{}
		for j, u := range x.codes {
			if v := y.codes[j]; u >= 0 && v >= 0 {
				table[[2]int32{u, v}]++
			}
		}
		for key, n := range table {
			see(key[0], n)
		}
		return true
	}
	table := make([]int64, len(x.counts)*width)
	for j, u := range x.codes {
		if v := y.codes[j]; u >= 0 && v >= 0 {
			table[int(u)*width+int(v)]++
		}
	}
	for i, n := range table {
		if n > 0 {
			see(int32(i/width), n)
		}
	}
	return true
}

// leavesFree reports whether too many rows differ from the majority of those alike in x (Boyer and Moore 1981) for y to depend on it.
// Where no value has the majority any may be taken for it: then half of the rows differ from the most frequent one, so that no more
// than twice as many differ here. The answer does not depend on the order of the rows.
func (x *coded) leavesFree(y *coded) bool {
	major, votes := make([]int32, len(x.counts)), make([]int32, len(x.counts))
	rows := 0
	for j, u := range x.codes {
		v := y.codes[j]
		if u < 0 || v < 0 {
			continue
		}
		rows++
		switch {
		case votes[u] == 0:
			major[u], votes[u] = v, 1
		case major[u] == v:
			votes[u]++
		default:
			votes[u]--
		}
	}
	most := int(2*(1-minDependency)*float64(rows)) + 1
	differ := 0
	for j, u := range x.codes {
		if v := y.codes[j]; u >= 0 && v >= 0 && major[u] != v {
			if differ++; differ > most {
				return true
			}
		}
	}
	return rows == 0
}
