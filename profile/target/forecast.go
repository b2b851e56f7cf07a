package target

import (
	"cmp"
	"slices"
	"time"

	"github.com/fairset/fairset/profile/sketch"
)

// The parts of a time that a season may follow.
const (
	hourOfWeek = iota
	dayOfWeek
	monthOfYear
)

// slow is the correlation of neighbours in time from which a number is forecast.
const slow = 0.5

// follows reports whether the rows are one regular series in which the target goes on from where it was.
func (t *Table) follows() bool {
	when, ok := t.when()
	if !ok || !t.Series {
		return false
	}
	y := t.Columns[t.Target].Numbers
	order := make([]int32, 0, len(y))
	for row := range int32(len(y)) {
		if !t.Columns[t.Target].missing(row) && !when.missing(row) {
			order = append(order, row)
		}
	}
	if len(order) < minRows {
		return false
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(when.Numbers[a], when.Numbers[b]), cmp.Compare(a, b)) })
	sorted := make([]float64, len(order))
	for i, row := range order {
		sorted[i] = y[row]
	}
	rank := sketch.Ranks(sorted)
	return correlation(rank[1:], rank[:len(rank)-1]) >= slow
}

// phase is the place of a time in its season.
func phase(season int, seconds float64) int {
	at := time.Unix(int64(seconds), 0).UTC()
	switch season {
	case hourOfWeek:
		return int(at.Weekday())*24 + at.Hour()
	case dayOfWeek:
		return int(at.Weekday())
	}
	return int(at.Month())
}

// seasonOf is the season that times of a usual step follow.
func seasonOf(times []float64) int {
	sorted := slices.Clone(times)
	slices.Sort(sorted)
	var steps []float64
	for i, t := range sorted[1:] {
		if t > sorted[i] {
			steps = append(steps, t-sorted[i])
		}
	}
	slices.Sort(steps)
	const day = 86400
	switch {
	case len(steps) == 0 || steps[len(steps)/2] >= 7*day:
		return monthOfYear
	case steps[len(steps)/2] >= day:
		return dayOfWeek
	}
	return hourOfWeek
}

// seasonalNaive returns the held-out skill, on each part, of saying what was last seen at the same place of the season, such as last
// Monday's value on a Monday: what a forecast has to beat (Hyndman and Athanasopoulos 2021, chapter 5).
func (g *goal) seasonalNaive(c *Column, parts []part) []float64 {
	at := func(row int32) float64 { return c.Numbers[g.rows[row]] }
	var times []float64
	for _, p := range parts {
		for _, row := range p.train {
			times = append(times, at(row))
		}
	}
	season := seasonOf(times)
	skills := make([]float64, len(parts))
	for i, p := range parts {
		order := slices.Clone(p.train)
		slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b)) })
		last := map[int]float64{}
		for _, row := range order {
			last[phase(season, at(row))] = g.y[row]
		}
		raw := make([]float64, len(p.test))
		for j, row := range p.test {
			v, ok := last[phase(season, at(row))]
			if !ok {
				v = g.y[order[len(order)-1]]
			}
			raw[j] = v
		}
		skills[i] = g.judge(p.test, raw, g.constants(p.train)).skill
	}
	return skills
}

// calendar returns features that a forecast has beside the columns: the place of each row in the week and the year.
func (g *goal) calendar(c *Column) []*feature {
	var out []*feature
	for season, name := range []string{"hour of week", "day of week", "month"} {
		place := Column{Numbers: make([]float64, len(c.Numbers))}
		for row, v := range c.Numbers {
			place.Numbers[row] = v
			if !c.missing(int32(row)) {
				place.Numbers[row] = float64(phase(season, v))
			}
		}
		f := &feature{name: name}
		f.cut(&place, g.rows)
		if !f.constant {
			out = append(out, f)
		}
	}
	return out
}
