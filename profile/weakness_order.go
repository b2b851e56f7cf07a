package profile

import (
	"fmt"
	"math"
	"slices"
)

const (
	driftBlocks  = 10
	minDrift     = 0.1 // η or V between stretches of time
	driftSurely  = 10  // times what η² varies by, by chance alone
	minDriftRows = 200
)

// orderTells tells of rows that belong together, by a thing they are about, by time or by their order.
func (s *survey) orderTells() []Weakness {
	var list []Weakness
	if e := s.p.Structure.Entity; e != nil {
		more := ""
		if e.LikeTarget >= 0.3 {
			more = fmt.Sprintf(" These tell %s of the variation of %s.", percent(e.LikeTarget), quoted(s.name(s.frame.Target)))
		}
		list = append(list, NewWeakness(Weakness{
			ID: "repeated-entities", Columns: []string{e.Column}, Count: s.p.Rows,
			Text: fmt.Sprintf("The rows are not independent: each of %s of %s stands in %s rows on average.%s",
				counted(e.Entities, "value"), quoted(e.Column), shown(math.Round(10*e.MeanRows)/10), more),
			HowToFind: df(e.Column) + ".value_counts().describe()",
		}, s.p.Rows))
	}
	drift := s.drift()
	drifts := len(drift) > 0
	list = append(list, drift...)
	for _, o := range s.p.Structure.Order {
		// Where rows are sorted by the time, drift is the same thing.
		if t := s.frame.Target; t >= 0 && o.Column == s.name(t) && !(drifts && s.p.Structure.Time.Sorted) {
			list = append(list, s.tellOrder(o))
		}
	}
	return list
}

func (s *survey) tellOrder(o OrderSignal) Weakness {
	middle := fmt.Sprintf("%s.groupby(df.index // max(len(df) // 20, 1)).mean()", s.all[s.frame.Target].numbersOf())
	if s.frame.Columns[s.frame.Target].Numbers == nil {
		middle = fmt.Sprintf("pd.crosstab(df.index // max(len(df) // 20, 1), %s)", df(o.Column))
	}
	return NewWeakness(Weakness{
		ID: "row-order", Columns: []string{o.Column}, Count: s.p.Rows,
		Text: fmt.Sprintf("The order of the rows tells something about %s: between twenty blocks of rows it differs far more than by chance (strength %.2f of 1).",
			quoted(o.Column), o.Value),
		HowToFind: middle,
	}, s.p.Rows)
}

// drift tells of a target that changes in the course of time.
func (s *survey) drift() []Weakness {
	t := s.p.Structure.Time
	if t == nil || s.frame.Target < 0 || len(s.near) < minDriftRows {
		return nil
	}
	codes, groups, ok := s.stretches()
	if !ok || s.onAxis(s.frame.Target) {
		return nil
	}
	v, n := s.tells(codes, groups, s.frame.Target), float64(s.code(s.frame.Target).n)
	if v < minDrift || v*v < driftSurely*math.Sqrt(2*(driftBlocks-1))/n {
		return nil
	}
	name := s.name(s.frame.Target)
	stretch := s.stretchOf(*t)
	find := fmt.Sprintf("%s.groupby(%s).median()", s.all[s.frame.Target].numbersOf(), stretch)
	if s.frame.Columns[s.frame.Target].Numbers == nil {
		find = fmt.Sprintf("pd.crosstab(%s, %s, normalize=\"index\")", stretch, df(name))
	}
	return []Weakness{NewWeakness(Weakness{
		ID: "time-drift", Columns: append([]string{name}, t.Names()...), Count: s.p.Rows,
		Text:      fmt.Sprintf("%s changes in the course of time (%s)%s.", quoted(name), listed(t.Names()), s.driftRange(codes, groups)),
		HowToFind: find,
	}, s.p.Rows)}
}

// stretches cuts the near rows into stretches of time.
func (s *survey) stretches() (codes []int32, groups int, ok bool) {
	if s.axis.seconds == nil {
		return s.binned(s.axis.columns[0], driftBlocks)
	}
	c := s.axisCodes()
	if c.levels() <= driftBlocks {
		return c.codes, len(c.counts), c.levels() > 1
	}
	return c.cut(driftBlocks), driftBlocks, true
}

// stretchOf is a stretch of time of a row, as pandas finds it.
func (s *survey) stretchOf(t TimeOrder) string {
	first := s.axis.columns[0]
	times := s.axis.python
	switch {
	case times != "":
	case s.hasTimes(first):
		times = s.all[first].timesOf()
	default:
		return s.all[first].numbersOf()
	}
	if t.MaxYear-t.MinYear < 3 {
		return times + `.dt.to_period("M")`
	}
	return times + ".dt.year"
}

// driftRange tells how far the middle of the target, or the share of its most frequent class, moves
// between groups.
func (s *survey) driftRange(codes []int32, groups int) string {
	low, high := math.Inf(1), math.Inf(-1)
	see := func(v float64) { low, high = min(low, v), max(high, v) }
	numbers := s.numbers(s.frame.Target)
	classes := s.code(s.frame.Target)
	top := int32(slices.Index(classes.counts, slices.Max(classes.counts)))
	for g := range groups {
		var values []float64
		var rows, met float64
		for j, c := range codes {
			if c != int32(g) || classes.codes[j] < 0 {
				continue
			}
			rows++
			if classes.codes[j] == top {
				met++
			}
			if numbers != nil {
				values = append(values, numbers[j])
			}
		}
		switch {
		case rows == 0:
		case numbers != nil:
			slices.Sort(values)
			see(values[len(values)/2])
		default:
			see(met / rows)
		}
	}
	if numbers != nil {
		return fmt.Sprintf(": over %d stretches of it the middle value goes from %s to %s", groups, shown(low), shown(high))
	}
	return fmt.Sprintf(": over %d stretches of it the share of %s goes from %s to %s", groups, quoted(s.frame.Columns[s.frame.Target].Levels[top]), percent(low), percent(high))
}
