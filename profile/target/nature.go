package target

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Nature is what kind of target it is, finer than its task.
type Nature string

// The natures.
const (
	Amount      Nature = "amount"
	Count       Nature = "count"         // whole numbers from 0, few of them large
	TimeToEvent Nature = "time-to-event" // how long until something happens, which for some rows has not happened yet
	Binary      Nature = "binary"
	Multiclass  Nature = "multiclass"
	Ordinal     Nature = "ordinal" // classes that have an order
	Series      Nature = "series"  // an amount at regular times
)

const (
	countMedian  = 10   // of a count, at most
	capShare     = 0.03 // of the rows that have exactly the largest or smallest value
	capTimes     = 10.0 // as many as have the next value
	nearlyAll    = 0.98 // of the rows with a number of their own
	closeNumbers = 1.1  // times the rows, between the largest and the smallest number of rows
	lateWords    = " time times days weeks months years duration survival tenure lifetime futime followup spell "
	eventWords   = " event status censored censor censoring cens death dead died deceased fustat failed failure churned relapse observed "
	mostEvents   = 4 // ways in which it may end
)

// nature tells what kind of target it is, and notes what is odd about it.
func (g *goal) nature(t Table, res *Result) Nature {
	switch {
	case g.task == Forecast:
		return Series
	case g.classes == 2:
		return Binary
	case g.classes > 2:
		if ordered(g.names) {
			return Ordinal
		}
		return Multiclass
	}
	x := make([]float64, len(g.rows))
	for i, r := range g.rows {
		x[i] = t.Columns[t.Target].Numbers[r]
	}
	slices.Sort(x)
	if namesRows(x) {
		res.Notes = append(res.Notes, fmt.Sprintf(
			"%q is a different whole number in nearly every row, as numbers are that name rows: make sure that there is something to predict.", res.Column))
	}
	if note := capped(x, res.Column); note != "" {
		res.Notes = append(res.Notes, note)
	}
	if event := t.event(); event != "" && x[0] >= 0 {
		res.Notes = append(res.Notes, fmt.Sprintf(
			"%q is a time until something happens, and %q tells whether it has: where it has not, the time is only a lower bound. It was measured as if all had.",
			res.Column, event))
		return TimeToEvent
	}
	if counted(x) {
		return Count
	}
	return Amount
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "%" }

// counted reports whether sorted numbers look like counts.
func counted(sorted []float64) bool {
	for _, v := range sorted {
		if v < 0 || v != math.Trunc(v) {
			return false
		}
	}
	return sorted[0] <= 1 && sorted[len(sorted)/2] <= countMedian
}

// namesRows reports whether sorted numbers look like numbers of rows: whole, all but a few different, and close to one another.
func namesRows(sorted []float64) bool {
	distinct := 1
	for i, v := range sorted {
		if v != math.Trunc(v) {
			return false
		}
		if i > 0 && v != sorted[i-1] {
			distinct++
		}
	}
	n := float64(len(sorted))
	return float64(distinct) >= nearlyAll*n && sorted[len(sorted)-1]-sorted[0] <= closeNumbers*n
}

// capped notes that many rows have exactly the largest or the smallest number, "" when it is not so.
func capped(sorted []float64, name string) string {
	for _, end := range []struct{ word, what string }{{"largest", "more"}, {"smallest", "less"}} {
		value := sorted[len(sorted)-1]
		if end.word == "smallest" {
			value = sorted[0]
		}
		at, beside := 0, 0.0
		counts := map[float64]int{}
		for _, v := range sorted {
			counts[v]++
		}
		at = counts[value]
		for v, n := range counts {
			if v != value {
				beside = max(beside, float64(n))
			}
		}
		if float64(at) >= capShare*float64(len(sorted)) && float64(at) >= capTimes*beside && len(counts) > maxClassValues {
			if value == 0 {
				return fmt.Sprintf("%s of the rows have exactly 0 in %q: it is worth asking first whether there is anything, then how much.",
					percent(float64(at)/float64(len(sorted))), name)
			}
			return fmt.Sprintf("%s of the rows have exactly the %s value of %q, %s: it looks cut off there, so that some are truly %s.",
				percent(float64(at)/float64(len(sorted))), end.word, name, numberName(value), end.what)
		}
	}
	return ""
}

// event is the column of few values that tells whether what the target waits for has happened, "" for none: both names must speak of it.
func (t *Table) event() string {
	if !speaks(t.Columns[t.Target].Name, lateWords) {
		return ""
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if i == t.Target || c.empty() || !speaks(c.Name, eventWords) {
			continue
		}
		values := map[string]bool{}
		for row := range t.RowHash {
			if !c.missing(int32(row)) && len(values) <= mostEvents {
				values[valueName(c, int32(row))] = true
			}
		}
		if len(values) >= 2 && len(values) <= mostEvents {
			return c.Name
		}
	}
	return ""
}

func speaks(name, of string) bool {
	for _, w := range words(name) {
		if strings.Contains(of, " "+w+" ") {
			return true
		}
	}
	return false
}

// scales are words in an order.
var scales = [...]string{
	"very low,low,medium,high,very high", "low,moderate,high", "small,medium,large", "poor,fair,good,very good,excellent",
	"bad,fair,good,very good,ideal", "never,rarely,sometimes,often,always", "none,mild,moderate,severe",
	"strongly disagree,disagree,neutral,agree,strongly agree", "very bad,bad,average,good,very good", "beginner,intermediate,advanced,expert",
	"xs,s,m,l,xl,xxl", "first,second,third,fourth,fifth",
}

// ordered reports whether three or more class names have an order: whole numbers without a gap, or words of one scale.
func ordered(names []string) bool {
	var numbers []int
	for _, n := range names {
		v, err := strconv.Atoi(n)
		if err != nil {
			break
		}
		numbers = append(numbers, v)
	}
	if len(numbers) == len(names) {
		slices.Sort(numbers)
		return numbers[len(numbers)-1]-numbers[0] == len(numbers)-1
	}
	for _, s := range scales {
		words := strings.Split(s, ",")
		if !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(words, strings.ToLower(strings.TrimSpace(n))) }) {
			return true
		}
	}
	return false
}
