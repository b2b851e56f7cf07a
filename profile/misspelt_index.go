package profile

import (
	"slices"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// A spelling is a value that may be a slip of the pen or what was meant.
type spelling struct {
	words []string
	n     int64 // rows
	value int   // its place among the values
}

// keys appends what a spelling has in common with those that differ from it by a slip in one word: for each word a hash of the other
// words and of its letters in no order, or of these but for one. A letter that is changed is taken out of both, one that is left out or
// put in out of one, and swapped ones make no difference; nor do doubled ones, which are also taken once. So two slips, of which one is
// of that kind, are found as well.
func (s spelling) keys(list []uint64) []uint64 {
	var all uint64 // of the words in their places
	letters := 0
	for place, w := range s.words {
		all += wordHash(w, place)
		letters += len(w)
	}
	for place, w := range s.words {
		if utf8.RuneCountInString(w) >= minSpelt-1 {
			list = letterKeys(list, sketch.Mix(all-wordHash(w, place)+uint64(len(s.words))), s.words[place:place+1])
		}
	}
	if letters >= minSpelt-1 && len(s.words) < 2*maxJoined {
		list = letterKeys(list, joinedWords, s.words)
	}
	return list
}

// joinedWords stands for no other words, where all of them are taken for one.
const joinedWords = 0x6a6f696e

func wordHash(w string, place int) uint64 { return sketch.Mix(xxh3.HashString(w) + uint64(place)) }

// letterKeys appends the keys of words that are taken for one, beside what else there is.
func letterKeys(list []uint64, rest uint64, words []string) []uint64 {
	first, _ := utf8.DecodeRuneInString(words[0])
	rest += sketch.Mix(uint64(first) << 32)
	var all, once uint64
	var last rune
	var room [32]rune
	met := room[:0]
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
		list = append(list, sum+rest)
		for _, r := range met {
			list = append(list, sum-sketch.Mix(uint64(r))+rest)
		}
	}
	return list
}

// A spellIndex has the places of spellings by their keys, most frequent first.
type spellIndex map[uint64][]int32

// maxAlike is how many spellings with a key are kept, the most frequent ones.
const maxAlike = 50

func (x spellIndex) add(at int, keys []uint64) {
	for _, k := range keys {
		if have := x[k]; len(have) < maxAlike && (len(have) == 0 || have[len(have)-1] != int32(at)) {
			x[k] = append(have, int32(at))
		}
	}
}

// meant finds for each spelling the most frequent one, of those that are rarer times as frequent, that it is a slip of: −1 for none.
// The list is sorted by frequency.
func meant(list []spelling) []int {
	usual := spellIndex{}
	var keys []uint64
	least := list[len(list)-1].n
	for at, s := range list {
		if s.n < rarer*least {
			break
		}
		keys = s.keys(keys[:0])
		usual.add(at, keys)
	}
	found := make([]int, len(list))
	for at, s := range list {
		found[at] = -1
		if list[0].n < rarer*s.n {
			continue
		}
		keys = s.keys(keys[:0])
		for _, k := range keys {
			for _, j := range usual[k] {
				if u := int(j); list[u].n < rarer*s.n || found[at] >= 0 && found[at] <= u {
					break
				}
				if isMisspelt(list[j].words, s.words) {
					found[at] = int(j)
					break
				}
			}
		}
	}
	return found
}

const (
	minTwinCount = 3 // rows that a value stands in which nobody wrote by mistake
	minTwins     = 3
	manyTwins    = 0.01 // of such values
	fewSpelt     = 500  // values of a column, up to which
	minKnown     = 100  // such values are not asked for
)

// areNames reports whether many values that stand often, with one as frequent beside them, differ as slips do: names of people and
// places do so in two to seven cases of a hundred, titles, goods and firms in less than one. Then a rare one is a name as well. Of a
// long column without enough frequent values nobody knows.
func areNames(list []spelling) bool {
	x := spellIndex{}
	var keys []uint64
	known, twins := 0, 0
	for at, s := range list {
		if s.n < minTwinCount {
			break
		}
		known++
		keys = s.keys(keys[:0])
		if slices.ContainsFunc(keys, func(k uint64) bool {
			return slices.ContainsFunc(x[k], func(j int32) bool { return list[j].n < rarer*s.n && isMisspelt(list[j].words, s.words) })
		}) {
			twins++
		}
		x.add(at, keys)
	}
	return twins >= minTwins && float64(twins) >= manyTwins*float64(known) || len(list) > fewSpelt && known < minKnown
}
