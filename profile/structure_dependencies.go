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
	if x.levels() < y.levels() || s.seemsFree(x, y) {
		return 0, false
	}
	table := map[[2]int32]int64{}
	for j, u := range x.codes {
		if v := y.codes[j]; u >= 0 && v >= 0 {
			table[[2]int32{u, v}]++
		}
	}
	sizes := make([]int64, len(x.counts))
	most := make([]int64, len(x.counts))
	var agree float64
	for key, n := range table {
		sizes[key[0]] += n
		most[key[0]] = max(most[key[0]], n)
		agree += float64(n) * float64(n-1) / 2
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

// seemsFree reports whether y soon turns out not to depend on x: every row is compared with
// the first of its kind.
func (s *survey) seemsFree(x, y *coded) bool {
	first := make([]int32, len(x.counts))
	for u := range first {
		first[u] = -1
	}
	compared, differ := 0, 0
	for j, u := range x.codes {
		v := y.codes[j]
		if u < 0 || v < 0 {
			continue
		}
		if first[u] < 0 {
			first[u] = v
			continue
		}
		compared++
		if first[u] != v {
			differ++
		}
		if differ >= 20 && 5*differ > compared {
			return true
		}
	}
	return compared == 0
}
