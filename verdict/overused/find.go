package overused

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// How a dataset was recognised, the surest way first.
const (
	ByRows    = "rows"    // rows stand in both
	ByNumbers = "numbers" // the same range, mean and deviation
	ByShape   = "shape"   // the same numbers on another scale
	ByCounts  = "counts"  // categories that occur as often
	ByHeader  = "header"
	Near      = "near" // much of the header
)

// A Match is a dataset that was recognised, or nearly.
type Match struct {
	Entry Entry
	How   string
	Says  string  // what was found, as a clause
	Share float64 // of what was compared that is the same, 0 to 1
}

// Limits of a match, measured on 2,813 public tables of which 105 are copies.
const (
	sameHeader   = 0.80 // Jaccard of names; unrelated tables have at most 0.33
	likeHeader   = 0.45 // with the same number of rows; renamed copies have 0.50 to 0.76
	looseHeader  = 0.30 // the same with five names or more; renamed copies have 0.36
	sameRows     = 0.005
	leastNumbers = 3
	mostNumbers  = 0.80
	leastRows    = 20 // of a table that can match by its numbers
	leastNames   = 5  // of a table of fewer rows that can match by its rows; by its header it takes more
	leastHashes  = 6  // that must be comparable
	sameHashes   = 0.80
)

// A wanted dataset is looked for in the list.
type wanted struct {
	Entry
	names map[string]bool // those of its header
}

// Find is the best match of a dataset among entries, nil for none.
func Find(d Entry, entries []Entry) *Match {
	if len(d.Header) < 2 || d.Rows < leastRows && len(d.Header) < leastNames {
		return nil
	}
	sought := wanted{d, make(map[string]bool, len(d.Header))}
	for _, name := range d.Header {
		sought.names[name] = true
	}
	var best *Match
	for _, e := range entries {
		if m := compare(sought, e); m != nil && (best == nil || better(*m, *best)) {
			best = m
		}
	}
	return best
}

func better(a, b Match) bool {
	order := []string{ByRows, ByNumbers, ByShape, ByCounts, ByHeader, Near}
	if i, j := slices.Index(order, a.How), slices.Index(order, b.How); i != j {
		return i < j
	}
	if a.Share != b.Share {
		return a.Share > b.Share
	}
	return a.Entry.Tier < b.Entry.Tier
}

func compare(d wanted, e Entry) *Match {
	match := func(how string, share float64, says string) *Match { return &Match{e, how, says, share} }
	for _, kmv := range [][2][]uint32{{d.RowKMV, e.RowKMV}, {d.NumKMV, e.NumKMV}} {
		if share, n := contained(kmv[0], kmv[1]); n >= leastHashes && share >= sameHashes {
			return match(ByRows, share, fmt.Sprintf("%.0f%% of its rows stand in it, whatever the columns are called", 100*share))
		}
	}
	if j, shared := jaccard(d.names, e.Header); d.Rows < leastRows {
		if j >= sameHeader && shared > leastNames {
			return byHeader(d, e, false)
		}
		return nil
	}
	equalRows := e.Rows > 0 && math.Abs(float64(d.Rows-e.Rows)) <= sameRows*float64(e.Rows)
	if share, n := pairs(d.Numbers, e.Numbers, sameNumbers); n >= leastNumbers && share >= mostNumbers {
		return match(ByNumbers, share, fmt.Sprintf("%d columns of numbers have its range, mean and deviation", n))
	}
	if equalRows {
		if share, n := pairs(d.Numbers, e.Numbers, sameShape); n > leastNumbers && share >= mostNumbers {
			return match(ByShape, share, fmt.Sprintf("it has its number of rows, and %d columns of numbers have its shape on another scale", n))
		}
	}
	if n := common(d.Counts, e.Counts); d.Rows == e.Rows && n >= 4 && float64(n) >= mostNumbers*float64(min(len(d.Counts), len(e.Counts))) {
		return match(ByCounts, 1, fmt.Sprintf("it has its number of rows, and the values of %d columns occur as often", n))
	}
	return byHeader(d, e, equalRows)
}

// byHeader compares names of columns. Of a short header the number of rows must be the same too.
func byHeader(d wanted, e Entry, equalRows bool) *Match {
	j, shared := jaccard(d.names, e.Header)
	if j < looseHeader {
		return nil
	}
	says := fmt.Sprintf("%d of its columns are called the same", shared)
	switch {
	case j >= sameHeader && (shared >= 4 || shared >= 2 && equalRows):
		if contradicted(d.Entry, e) {
			return &Match{e, Near, says + ", though their values differ", j}
		}
		return &Match{e, ByHeader, says, j}
	case equalRows && (j >= likeHeader && shared >= 4 || j >= looseHeader && shared >= 5):
		return &Match{e, ByHeader, says + ", and it has its number of rows", j}
	case j >= likeHeader && shared-plainNames(d.Header, e.Header) >= 5:
		return &Match{e, Near, says, j}
	}
	return nil
}

// jaccard is the share of different names of either header that stand in both, and how many do.
func jaccard(names map[string]bool, header []string) (j float64, shared int) {
	for i, name := range header {
		if names[name] && !slices.Contains(header[:i], name) {
			shared++
		}
	}
	if shared == 0 {
		return 0, 0
	}
	return float64(shared) / float64(len(header)+len(names)-shared), shared
}

// plainNames counts shared names that say nothing, such as x1.
func plainNames(a, b []string) int {
	n := 0
	for _, name := range a {
		if len(strings.TrimRight(name, "0123456789")) <= 1 && slices.Contains(b, name) {
			n++
		}
	}
	return n
}

// contained is the share of the hashes of rows of a dataset that stand in a sketch, among those
// small enough to stand in both sketches, and how many these are.
func contained(of, in []uint32) (share float64, n int) {
	if len(of) == 0 || len(in) == 0 {
		return 0, 0
	}
	limit := min(of[len(of)-1], in[len(in)-1])
	hits := 0
	for _, h := range of {
		if h > limit {
			break
		}
		n++
		if _, ok := slices.BinarySearch(in, h); ok {
			hits++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(hits) / float64(n), n
}

// pairs counts columns of two datasets that are alike, each once, and their share of those of
// the smaller side.
func pairs(a, b []Numbers, alike func(a, b Numbers) bool) (share float64, n int) {
	taken := make([]bool, len(b))
	for _, x := range a {
		for j, y := range b {
			if !taken[j] && alike(x, y) {
				taken[j] = true
				n++
				break
			}
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(n) / float64(min(len(a), len(b))), n
}

func sameNumbers(a, b Numbers) bool {
	return near(a.Min, b.Min, 4) && near(a.Max, b.Max, 4) && near(a.Mean, b.Mean, 4) && near(a.SD, b.SD, 3)
}

// sameShape compares where the mean lies between the extremes, and how wide the deviation is,
// which no change of unit alters. Entries state four digits of the mean and three of the deviation.
func sameShape(a, b Numbers) bool {
	shape := func(n Numbers) (at, width, sure float64) {
		wide := n.Max - n.Min
		if wide <= 0 {
			return 0, 0, 0
		}
		return (n.Mean - n.Min) / wide, n.SD / wide, math.Max(math.Abs(n.Mean), math.Abs(n.Max)) / wide
	}
	at, width, _ := shape(a)
	bt, bidth, sure := shape(b)
	return width > 0 && bidth > 0 && math.Abs(at-bt) <= 0.0015*math.Max(1, sure) && math.Abs(width-bidth) <= 0.006*bidth
}

// common counts the hashes in both of two sorted lists.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// contradicted reports whether the numbers of two datasets with the same header have nothing
// in common: three or more in each, and for most of one no range of the other that holds it.
func contradicted(d, e Entry) bool {
	if len(d.Numbers) < leastNumbers || len(e.Numbers) < leastNumbers {
		return false
	}
	inside := 0
	for _, x := range d.Numbers {
		if slices.ContainsFunc(e.Numbers, func(y Numbers) bool {
			slack := 0.02 * (y.Max - y.Min)
			return x.Min >= y.Min-slack && x.Max <= y.Max+slack && x.Max-x.Min >= 0.2*(y.Max-y.Min) && math.Abs(x.Mean-y.Mean) <= y.SD/2
		}) {
			inside++
		}
	}
	return 2*inside < len(d.Numbers)
}
