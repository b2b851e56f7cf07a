package profile

import (
	"fmt"
	"math"
)

const (
	driftBlocks  = 10
	minDrift     = 0.25 // η or V between stretches of time
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
	list = append(list, s.drift()...)
	for _, o := range s.p.Structure.Order {
		if t := s.frame.Target; t >= 0 && o.Column == s.name(t) {
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
	by := s.column(t.Column)
	codes, groups, ok := s.binned(by, driftBlocks)
	if !ok || by == s.frame.Target {
		return nil
	}
	if v := s.tells(codes, groups, s.frame.Target); v < minDrift {
		return nil
	}
	name := s.name(s.frame.Target)
	stretch := fmt.Sprintf(`%s.dt.year`, timesOf(t.Column))
	if t.MaxYear-t.MinYear < 3 {
		stretch = fmt.Sprintf(`%s.dt.to_period("M")`, timesOf(t.Column))
	}
	if s.kind(by) == Integer {
		stretch = s.all[by].numbersOf()
	}
	find := fmt.Sprintf("%s.groupby(%s).median()", s.all[s.frame.Target].numbersOf(), stretch)
	if s.frame.Columns[s.frame.Target].Numbers == nil {
		find = fmt.Sprintf("pd.crosstab(%s, %s, normalize=\"index\")", stretch, df(name))
	}
	return []Weakness{NewWeakness(Weakness{
		ID: "time-drift", Columns: []string{name, t.Column}, Count: s.p.Rows,
		Text:      fmt.Sprintf("%s changes in the course of time, as %s tells it: what held at the start does not hold at the end.", quoted(name), quoted(t.Column)),
		HowToFind: find,
	}, s.p.Rows)}
}
