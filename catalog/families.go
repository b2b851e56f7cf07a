package catalog

import (
	"slices"
	"sort"
	"strings"
)

// Families finds rows that are versions of one dataset: the same bytes, the same table in
// another format, a copy with other names, a part of another. The answer has a number for
// each row, from 1, and 0 for a row that stands alone; the numbers follow the order of the rows.
//
// Two rows are related when their bytes are equal, or when at least three columns have
// the same values and these are most of the columns of the smaller one, or when at least four
// columns have the same names and these are nearly all of both.
func Families(rows []Row) []int {
	u := newUnion(len(rows))
	joinEqual(u, rows)
	joinAlike(u, rows, func(r Row) []string { return r.Signatures }, 3, 0.6, smaller)
	joinAlike(u, rows, func(r Row) []string { return plainNames(r.Header) }, 4, 0.9, larger)
	return u.numbers()
}

func joinEqual(u union, rows []Row) {
	first := map[string]int{}
	for i, r := range rows {
		if r.SHA256 == "" {
			continue
		}
		if j, seen := first[r.SHA256]; seen {
			u.join(i, j)
		} else {
			first[r.SHA256] = i
		}
	}
}

func smaller(a, b int) int { return min(a, b) }
func larger(a, b int) int  { return max(a, b) }

// common is how many rows may have a mark before it tells nothing.
const common = 60

// joinAlike joins rows that share at least least marks, and share of those of the one that of
// picks by their numbers.
func joinAlike(u union, rows []Row, marks func(Row) []string, least int, share float64, of func(a, b int) int) {
	having := map[string][]int{}
	count := make([]int, len(rows))
	for i, r := range rows {
		own := slices.Clone(marks(r))
		sort.Strings(own)
		own = slices.Compact(own)
		count[i] = len(own)
		for _, m := range own {
			having[m] = append(having[m], i)
		}
	}
	shared := map[[2]int]int{}
	for _, list := range having {
		if len(list) > common {
			continue
		}
		for k, i := range list {
			for _, j := range list[k+1:] {
				shared[[2]int{i, j}]++
			}
		}
	}
	for pair, n := range shared {
		if n >= least && float64(n) >= share*float64(of(count[pair[0]], count[pair[1]])) {
			u.join(pair[0], pair[1])
		}
	}
}

// plainNames are names without case and punctuation; names that number columns are left out.
func plainNames(header []string) []string {
	var out []string
	for _, name := range header {
		plain := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r > 127 {
				return r
			}
			return -1
		}, strings.ToLower(name))
		if len(plain) > 1 && plain != "rownames" && plain != "unnamed" {
			out = append(out, strings.ToLower(name))
		}
	}
	return out
}

// A union is a disjoint-set forest (Galler, Fischer 1964).
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) root(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join makes the smaller root that of both, so that the answer does not depend on the order.
func (u union) join(i, j int) {
	a, b := u.root(i), u.root(j)
	u[max(a, b)] = min(a, b)
}

func (u union) numbers() []int {
	size := map[int]int{}
	for i := range u {
		size[u.root(i)]++
	}
	number := map[int]int{}
	out := make([]int, len(u))
	for i := range u {
		root := u.root(i)
		if size[root] < 2 {
			continue
		}
		if number[root] == 0 {
			number[root] = len(number) + 1
		}
		out[i] = number[root]
	}
	return out
}
