package target

import (
	"cmp"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	folds = 5
	// repeatWork is how many cells (times outputs) are seen in all repeats together: small tables have their folds cut
	// up to maxRepeats times over, to narrow the intervals.
	repeatWork = 80_000
	maxRepeats = 3
	// boostWork is how many cells the trees may visit: rows × columns × outputs × rounds.
	boostWork    = 32_000_000
	classWork    = 20_000_000 // the same with several outputs, which cost more than cells
	minModelRows = 3000
	fewRows      = 3000 // of no more, the trees take half the rounds in larger steps
	manyClasses  = 20   // more classes halve the columns that models see
)

// A setting is how models are scored: the folds, and how much work they may do.
type setting struct {
	fold        [][]uint8  // fold of each row, for each repeat; folds means none
	parts       []part     // what is trained on and what is held out, repeat after repeat
	by          byColumn   // how the parts are held out; the zero value is at random
	extra       []*feature // that trees see beside the columns
	rows        int        // that have a fold
	maxFeatures int
	rounds      int // of boosting
	rate        float64
}

// newSetting cuts the folds by the row hashes and bounds the work by the number of columns and classes.
func newSetting(g *goal, features int) *setting {
	s := &setting{maxFeatures: maxFeatures, rounds: maxRounds, rate: learningRate, rows: len(g.rows)}
	outputs := g.outputs()
	if len(g.rows) <= fewRows {
		s.rounds, s.rate = besideRounds, 2*learningRate
	}
	if outputs > 1 {
		s.rounds = max(min(s.rounds, maxTrees/outputs), minRounds)
		s.rate = min(learningRate*float64(maxRounds)/float64(s.rounds), fastRate)
	}
	if outputs > manyClasses {
		s.maxFeatures /= 2
	}
	seen := min(features, s.maxFeatures)
	work := boostWork
	if outputs > 1 {
		work = classWork
	}
	s.rows = min(s.rows, max(work/(seen*outputs*s.rounds), minModelRows))
	for r := range min(max(repeatWork/(s.rows*seen*outputs), 1), maxRepeats) {
		s.add(g.cutFolds(uint64(r), s.rows))
	}
	return s
}

// add adds a repeat.
func (s *setting) add(fold []uint8) {
	s.fold = append(s.fold, fold)
	s.parts = append(s.parts, inTurn(fold)...)
}

const (
	besideRows   = 6000
	besideRounds = 40
)

// quick is a setting for what is compared beside the baseline: fewer rows, fewer and larger steps, one cut.
func (s *setting) quick(g *goal, rows int) *setting {
	q := *s
	q.rows, q.rounds = min(s.rows, max(rows/g.outputs(), trialRows)), min(s.rounds, besideRounds)
	q.rate = min(s.rate*float64(s.rounds)/float64(q.rounds), fastRate)
	q.fold, q.parts = nil, nil
	q.add(g.cutFolds(0, q.rows))
	if s.by.column != nil {
		if p := s.by.parts(g, q.rows); p != nil {
			q.parts = p
		}
	}
	return &q
}

// A part is one way to hold rows out.
type part struct{ train, test []int32 }

// cutFolds deals the rows to the folds in the order of a salted hash, class by class, so that every fold
// has its share of every class and the order of the rows does not matter. Only the first rows take part.
func (g *goal) cutFolds(salt uint64, rows int) []uint8 {
	key := make([]uint64, rows)
	order := make([]int32, rows)
	for i, h := range g.hash[:rows] {
		key[i] = sketch.Mix(h ^ sketch.Mix(salt))
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if g.classes > 0 && g.class[a] != g.class[b] {
			return cmp.Compare(g.class[a], g.class[b])
		}
		return cmp.Or(cmp.Compare(key[a], key[b]), cmp.Compare(a, b))
	})
	fold := make([]uint8, len(g.hash))
	for i := range fold {
		fold[i] = folds
	}
	for i, row := range order {
		fold[row] = uint8(i % folds)
	}
	return fold
}

// outputs is how many numbers a model predicts per row: one for a number or two classes, else one per class.
func (g *goal) outputs() int {
	if g.classes <= 2 {
		return 1
	}
	return g.classes
}

// inTurn holds out each fold in turn.
func inTurn(fold []uint8) (parts []part) {
	for k := range folds {
		parts = append(parts, split(fold, k))
	}
	return parts
}

// split returns the rows outside and inside of fold k.
func split(fold []uint8, k int) (p part) {
	for i, f := range fold {
		switch int(f) {
		case folds:
		case k:
			p.test = append(p.test, int32(i))
		default:
			p.train = append(p.train, int32(i))
		}
	}
	return p
}
