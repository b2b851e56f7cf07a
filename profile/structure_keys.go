package profile

import (
	"cmp"
	"slices"
)

const (
	nearKey  = 0.95 // share of rows with a value of their own from which a column is nearly a key
	nearPair = 0.99
	// minMeetings is how many pairs of rows would have to agree by chance alone, were two columns
	// independent, for their not agreeing to mean something.
	minMeetings = 10
	maxKeyPairs = 5
)

// keys lists the columns that tell rows apart, then the pairs that do so only together.
func (s *survey) keys() []Key {
	var keys []Key
	single := map[int]bool{}
	for i, f := range s.all {
		if !namesRows(f) {
			continue
		}
		if share, exact := f.ownShare(); share >= nearKey {
			keys = append(keys, Key{[]string{s.name(i)}, share, exact})
			single[i] = true
		}
	}
	slices.SortStableFunc(keys, func(a, b Key) int { return cmp.Compare(b.Share, a.Share) })
	return append(keys, s.keyPairs(single)...)
}

// namesRows reports whether a column could name its rows; that measured numbers differ
// from row to row says nothing.
func namesRows(f *facts) bool {
	switch f.column.Kind {
	case Identifier, Code, Category, Date, Timestamp, URL, Email, Phone:
		return f.n >= 2
	case Text:
		return f.n >= 2 && f.column.Text != nil && f.column.Text.MeanLength <= 60
	}
	return false
}

// ownShare is the share of rows with a value that no other row has: counted, or a lower bound from
// the number of distinct values d of n: at most n − d values can stand twice.
func (f *facts) ownShare() (share float64, exact bool) {
	rows := float64(max(f.rows, 1))
	if f.exact {
		return float64(f.single) / rows, true
	}
	d := f.column.Distinct
	if d.IsExact() && int64(d.Value) == f.rows {
		return 1, true
	}
	return min(max(2*d.Value-float64(f.n), 0)/rows, 1), false
}

// keyPairs finds pairs of columns, none of them a key, that tell rows apart.
func (s *survey) keyPairs(single map[int]bool) []Key {
	columns := s.tied(func(i int) bool {
		switch s.kind(i) {
		case Decimal, Quantity, Latitude, Longitude, Constant, Empty, List, Record, Text, Boolean:
			return false
		}
		return !single[i] && i != s.frame.Target && s.code(i).levels() > 1 && 10*s.code(i).n >= 9*int64(len(s.near))
	})
	s.byLevels(columns)
	var keys []Key
	for at, a := range columns {
		for _, b := range columns[at+1:] {
			if share, ok := s.pairShare(a, b); ok && len(keys) < maxKeyPairs {
				keys = append(keys, Key{[]string{s.name(min(a, b)), s.name(max(a, b))}, share, s.whole()})
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b Key) int { return cmp.Compare(b.Share, a.Share) })
	return keys
}

// pairShare is the share of near rows whose values in a and b no other row has. It is
// not ok when that is low, or no more than chance would make it.
func (s *survey) pairShare(a, b int) (share float64, ok bool) {
	return s.shareOf(s.code(a), s.code(b))
}

func (s *survey) shareOf(x, y *coded) (share float64, ok bool) {
	n := float64(len(s.near))
	meetings := n * (n - 1) / 2 * x.meeting() * y.meeting()
	if meetings < minMeetings {
		return 0, false
	}
	allowed := min((1-nearPair)*n, meetings/20)
	seen := make(map[[2]int32]int, len(s.near))
	met := 0.0
	for j := range s.near {
		key := [2]int32{x.codes[j], y.codes[j]}
		if seen[key]++; seen[key] > 1 {
			if met++; met > allowed {
				return 0, false
			}
		}
	}
	own := 0
	for _, times := range seen {
		if times == 1 {
			own++
		}
	}
	share = float64(own) / n
	return share, share >= nearPair
}
