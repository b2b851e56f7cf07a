package profile

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// A spelling is a value that may be a slip of the pen or what was meant.
type spelling struct {
	value int // its place among the values, most frequent first
	words []string
}

// A spellKey is what a value has in common with those that differ from it by a slip in one word: a hash of the other words and of the
// letters of that word in no order, or of these but for one. A letter that is changed is
// taken out of both, one that is left out or put in out of one, and swapped ones make no difference; nor do doubled ones, which are also
// taken once. So two slips, of which one is of that kind, are found as well.
type spellKey struct {
	hash  uint64
	which int32 // the spelling
}

// spellKeys lists the keys of all spellings, sorted, so that those with a key in common stand together, most frequent first.
func spellKeys(list []spelling) []spellKey {
	var keys []spellKey
	for at, s := range list {
		var all uint64 // of the words in their places
		letters := 0
		for place, w := range s.words {
			all += wordHash(w, place)
			letters += len(w)
		}
		for place, w := range s.words {
			if utf8.RuneCountInString(w) >= minSpelt-1 {
				rest := sketch.Mix(all - wordHash(w, place) + uint64(len(s.words)))
				keys = appendLetterKeys(keys, rest, int32(at), w)
			}
		}
		if letters >= minSpelt-1 && len(s.words) < 2*maxJoined {
			keys = appendLetterKeys(keys, joinedWords, int32(at), s.words...)
		}
	}
	slices.SortFunc(keys, func(a, b spellKey) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.which, b.which)) })
	return slices.Compact(keys)
}

// joinedWords stands for no other words, where all of them are taken for one.
const joinedWords = 0x6a6f696e

func wordHash(w string, place int) uint64 { return sketch.Mix(xxh3.HashString(w) + uint64(place)) }

// appendLetterKeys appends the keys of words that are taken for one, beside what else there is: of all their letters, and with doubled
// ones taken once.
func appendLetterKeys(keys []spellKey, rest uint64, which int32, words ...string) []spellKey {
	first, _ := utf8.DecodeRuneInString(words[0])
	rest += sketch.Mix(uint64(first) << 32)
	var all, once uint64
	var last rune
	var met []rune
	for _, w := range words {
		for _, r := range w {
			letter := sketch.Mix(uint64(r))
			all += letter
			if r != last {
				once += letter
			}
			last = r
			if !slices.Contains(met, r) {
				met = append(met, r)
			}
		}
	}
	for _, sum := range slices.Compact([]uint64{all, once}) {
		keys = append(keys, spellKey{sketch.Mix(sum + rest), which})
		for _, r := range met {
			keys = append(keys, spellKey{sketch.Mix(sum - sketch.Mix(uint64(r)) + rest), which})
		}
	}
	return keys
}

// maxAlike is how many values of one key are held against each value, the most frequent ones.
const maxAlike = 50

// spellings are the values of a column that may be slips of the pen of one another.
type spellings struct {
	list  []spelling
	count func(i int) int64 // of the spelling in place i
	keys  []spellKey
}

// alike calls see for each spelling i and each more frequent one j with a key in common, until it returns false for i and the key.
func (s *spellings) alike(see func(i, j int) bool) {
	for from := 0; from < len(s.keys); {
		to := from + 1
		for to < len(s.keys) && s.keys[to].hash == s.keys[from].hash {
			to++
		}
		group := s.keys[from:to]
		for at, k := range group[1:] {
			for _, u := range group[:min(at+1, maxAlike)] {
				if !see(int(k.which), int(u.which)) {
					break
				}
			}
		}
		from = to
	}
}

// meant finds for each spelling the most frequent one of which it is a slip: −1 for none.
func (s *spellings) meant() []int {
	meant := make([]int, len(s.list))
	for i := range meant {
		meant[i] = -1
	}
	s.alike(func(i, j int) bool {
		if s.count(j) < rarer*s.count(i) || meant[i] >= 0 && meant[i] <= j {
			return false
		}
		if isMisspelt(s.list[j].words, s.list[i].words) {
			meant[i] = j
			return false
		}
		return true
	})
	return meant
}

const (
	minTwinCount = 3 // rows that a value stands in which nobody wrote by mistake
	minTwins     = 3
	manyTwins    = 0.01 // of such values
	fewSpelt     = 500  // values of a column, up to which
	minKnown     = 100  // such values are not asked for
)

// isOfNames reports whether many values that stand often, with one as frequent beside them, differ as slips do: names of people and
// places do so in two to seven cases of a hundred, titles, goods and firms in less than one. Then a rare one is a name as well. Of a
// long column without enough frequent values nobody knows.
func (s *spellings) isOfNames() bool {
	twin := map[int]bool{}
	known := 0
	for i := range s.list {
		if s.count(i) >= minTwinCount {
			known++
		}
	}
	s.alike(func(i, j int) bool {
		if s.count(i) < minTwinCount || twin[i] {
			return false
		}
		if s.count(j) < rarer*s.count(i) && isMisspelt(s.list[j].words, s.list[i].words) {
			twin[i] = true
		}
		return !twin[i]
	})
	return len(twin) >= minTwins && float64(len(twin)) >= manyTwins*float64(known) || len(s.list) > fewSpelt && known < minKnown
}
