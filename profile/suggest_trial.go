package profile

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/target"
)

const (
	trialRows    = 1000
	trialColumns = 100 // that candidates are held against
	trialModel   = 30  // of them, that a model may choose its features from
)

// A trial is a small part of the sample that tells cheaply how well columns can be predicted.
type trial struct {
	frame target.Table
	pairs *pairFrame
	at    map[int]int // column of the dataset → of the frame
}

// newTrial cuts the sample to the rows of the smallest hashes, the candidates and the first columns that may be features.
func (s *survey) newTrial(list []candidate) *trial {
	rows := s.near
	if len(rows) > trialRows {
		rows = slices.Clone(rows)
		slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(s.frame.RowHash[a], s.frame.RowHash[b]) })
		rows = rows[:trialRows]
		slices.Sort(rows)
	}
	t := &trial{frame: target.Table{RowHash: picked(s.frame.RowHash, rows), Target: -1}, at: map[int]int{}}
	for i, c := range s.frame.Columns {
		isCandidate := slices.ContainsFunc(list, func(x candidate) bool { return x.column == i })
		if !isCandidate && (c.Skip != "" || len(t.frame.Columns) >= trialColumns) {
			continue
		}
		cut := target.Column{Name: c.Name, Levels: c.Levels}
		if c.Numbers != nil {
			cut.Numbers = picked(c.Numbers, rows)
		} else {
			cut.Codes = picked(c.Codes, rows)
		}
		t.at[i] = len(t.frame.Columns)
		t.frame.Columns = append(t.frame.Columns, cut)
	}
	t.pairs = newPairFrame(t.frame)
	t.pairs.rankAll()
	return t
}

// strengths is how strongly a candidate goes with each column of the frame, 0 with itself.
func (t *trial) strengths(c candidate) []float64 {
	out := make([]float64, len(t.frame.Columns))
	for i := range out {
		if at := t.at[c.column]; i != at && t.pairs.usable(i) && t.pairs.usable(at) {
			out[i] = t.pairs.strength(at, i)
		}
	}
	return out
}

// guess is about the skill that a model would have: what the three strongest columns tell, as if they told different
// shares of the variance; for classes its root, as skill counts how well they are put in order.
func (t *trial) guess(c candidate) float64 {
	strengths := slices.Clone(c.strengths)
	slices.Sort(strengths)
	left := 1.0
	for _, r := range strengths[max(0, len(strengths)-3):] {
		left *= 1 - r*r
	}
	if t.frame.Columns[t.at[c.column]].Numbers == nil {
		return math.Sqrt(1 - left)
	}
	return 1 - left
}

// try tries a quick model on each candidate and returns those that can be predicted at all, with their task and skill.
func (t *trial) try(ctx context.Context, workers int, list []candidate) ([]candidate, error) {
	skipped := make([]string, len(list))
	err := each(ctx, workers, len(list), func(i int) (err error) {
		list[i].task, list[i].skill, skipped[i], err = target.Quick(ctx, t.table(list[i]))
		return err
	})
	var kept []candidate
	for i, c := range list {
		if skipped[i] == "" {
			kept = append(kept, c)
		}
	}
	return kept, err
}

// table is what a model of the candidate is tried on: the columns that go with it most strongly, in their order.
func (t *trial) table(c candidate) target.Table {
	strengths := slices.Clone(c.strengths)
	strengths[t.at[c.column]] = math.Inf(1)
	columns := make([]int, len(strengths))
	for i := range columns {
		columns[i] = i
	}
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(strengths[b], strengths[a]) })
	columns = columns[:min(len(columns), trialModel+1)]
	slices.Sort(columns)
	out := target.Table{RowHash: t.frame.RowHash, Target: slices.Index(columns, t.at[c.column])}
	for _, i := range columns {
		out.Columns = append(out.Columns, t.frame.Columns[i])
	}
	return out
}
