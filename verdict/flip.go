package verdict

import "sort"

// A change is a step to another outcome.
type change struct {
	by   int64 // the size of the step, 0 when there is none
	to   Outcome
	what string  // "212 fewer rows"
	far  float64 // the step as a share of the largest one that was looked at, to compare criteria by
}

// step finds the smallest change by 1 to most that leads away from now. after
// gives the outcome after a change; once it differs it must go on to differ.
func step(most int64, now Outcome, after func(by int64) Outcome, what func(by int64) string) change {
	differs := func(by int64) bool { return after(by) != now }
	if most < 1 || !differs(most) {
		return change{}
	}
	by := 1 + int64(sort.Search(int(most-1), func(i int) bool { return differs(int64(i) + 1) }))
	return change{by: by, to: after(by), what: what(by), far: float64(by) / float64(most)}
}

// scan is step for outcomes that come and go: it tries one change after the
// other, so most must be small.
func scan(most int64, now Outcome, after func(by int64) Outcome, what func(by int64) string) change {
	for by := int64(1); by <= most; by++ {
		if to := after(by); to != now {
			return change{by: by, to: to, what: what(by), far: float64(by) / float64(most)}
		}
	}
	return change{}
}

// nearest returns the smallest of the changes, of two equally small ones the first.
func nearest(changes ...change) change {
	var best change
	for _, c := range changes {
		if c.by > 0 && (best.by == 0 || c.by < best.by) {
			best = c
		}
	}
	return best
}

// text says a change as a clause, "" for none.
func (c change) text() string {
	if c.what == "" {
		return ""
	}
	return c.what + " would make it a " + asNoun(c.to)
}

// flips says the smallest of the changes that would give another outcome.
func (f *Finding) flips(changes ...change) { f.setFlip(nearest(changes...)) }

func (f *Finding) setFlip(c change) {
	f.Flip, f.FlipTo, f.FlipFar = c.text(), c.to, c.far
}

// asNoun names an outcome in a sentence.
func asNoun(o Outcome) string {
	switch o {
	case Pass:
		return "pass"
	case Warn:
		return "warning"
	case Fail:
		return "fail"
	}
	return "question that cannot be answered"
}

// skillStep is scan for a skill that changes by hundredths.
func skillStep(now Outcome, after func(by float64) Outcome, what, direction string) change {
	sign := 1.0
	if direction == "lower" {
		sign = -1
	}
	return scan(200, now,
		func(by int64) Outcome { return after(sign * float64(by) / 100) },
		func(by int64) string { return what + " " + skill(float64(by)/100) + " " + direction })
}
