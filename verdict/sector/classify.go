package sector

import (
	"slices"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A Text is words about a dataset, and how much each of them counts: columns count less than titles.
type Text struct {
	Words  string
	Weight float64
}

// A Guess says what a dataset is about.
type Guess struct {
	ID     string // the sector, "" where it cannot be told
	Share  float64
	Second string // the runner-up, "" for none
	// SecondShare is the score of the runner-up as a part of the first one's.
	SecondShare float64
	Words       []string // that decided
}

// Least is the score from which a guess is made: two columns with a word of the sector alone.
const least = 2

// clear is how much of all scores the first must have.
const clear = 0.45

// OfData guesses the sector of a dataset. A word counts once in each text, and for a part where several
// sectors share it.
func OfData(texts []Text) Guess {
	owners := map[string][]string{}
	for _, s := range Sectors() {
		for _, w := range s.Words {
			owners[w] = append(owners[w], s.ID)
		}
	}
	scores, hits := map[string]float64{}, map[string][]string{}
	seen := map[string]bool{}
	for _, t := range texts {
		words := prose.Words(t.Words)
		used := map[string]bool{}
		count := func(word string, weight float64) bool {
			ids := owners[word]
			if len(ids) == 0 && strings.HasSuffix(word, "s") {
				word = strings.TrimSuffix(word, "s")
				ids = owners[word]
			}
			if len(ids) == 0 || used[word] {
				return len(ids) > 0
			}
			used[word] = true
			if seen[word] {
				weight /= 4 // three columns of one word say little more than one
			}
			seen[word] = true
			for _, id := range ids {
				scores[id] += weight / float64(len(ids))
				if !slices.Contains(hits[id], word) {
					hits[id] = append(hits[id], word)
				}
			}
			return true
		}
		for i := 0; i < len(words); i++ {
			if i+1 < len(words) && count(words[i]+" "+words[i+1], 2*t.Weight) {
				i++
				continue
			}
			count(words[i], t.Weight)
		}
	}
	return decide(scores, hits)
}

func decide(scores map[string]float64, hits map[string][]string) Guess {
	var total float64
	var order []string
	for _, s := range Sectors() {
		if scores[s.ID] > 0 {
			order = append(order, s.ID)
			total += scores[s.ID]
		}
	}
	slices.SortStableFunc(order, func(a, b string) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	if len(order) == 0 {
		return Guess{}
	}
	g := Guess{Share: scores[order[0]] / total, Words: hits[order[0]]}
	if len(order) > 1 {
		g.Second, g.SecondShare = order[1], scores[order[1]]/scores[order[0]]
	}
	if scores[order[0]] >= least && g.Share >= clear && len(hits[order[0]]) >= 2 {
		g.ID = order[0]
	}
	return g
}
