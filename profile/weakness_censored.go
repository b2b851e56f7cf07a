package profile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

const (
	minLengths   = 20  // different lengths of time
	minWaits     = 100 // rows
	longWaits    = 0.1 // of the rows, those of the longest time
	rareWhenLong = 0.5 // of its share among all, that of what is waited for among these
	waitsSurely  = 4   // standard deviations that it must be rarer by
)

// censored tells of lengths of time that are not over in all rows (right censoring): one column is called a length of time and another
// what ends it, and it ended far more seldom in the rows of the longest time, because most of these were only watched so long.
func (s *survey) censored() []Weakness {
	type wait struct {
		length, end int
		going       int32   // the value of the end that rows have that are not over
		surely      float64 // standard deviations
	}
	var waits []wait
	for i, f := range s.all {
		if !f.isLength() || s.isTimeColumn(i) {
			continue
		}
		for j, g := range s.all {
			if i != j && g.isEnding() {
				if going, surely := s.stillGoing(i, j); surely >= waitsSurely {
					waits = append(waits, wait{i, j, going, surely})
				}
			}
		}
	}
	slices.SortStableFunc(waits, func(a, b wait) int { return cmp.Compare(b.surely, a.surely) })
	var list []Weakness
	told := map[int]bool{}
	for _, w := range waits { // each column with the one that fits it best
		if !told[w.length] && !told[w.end] {
			told[w.length], told[w.end] = true, true
			list = append(list, s.tellCensored(w.length, w.end, w.going))
		}
	}
	return list
}

// isLength reports whether a column calls itself how long something lasted and holds numbers that may be.
func (f *facts) isLength() bool {
	switch f.column.Kind {
	case Integer, Decimal, Quantity:
	default:
		return false
	}
	n := f.column.Numeric
	if n == nil || n.Min < 0 || f.column.Distinct.Value < minLengths {
		return false
	}
	name := strings.ToLower(strings.TrimSpace(f.c.field.Name))
	switch name {
	case "time", "days", "weeks", "months", "years", "stop", "t":
		return true
	}
	return named(name, "survival", "tenure", "followup", "lifetime", "duration", "durat", "spell") || strings.HasPrefix(name, "surv") || strings.HasPrefix(name, "futime") ||
		strings.HasSuffix(name, "time") && len(name) <= 8 || strings.Contains(name, "follow_up") || strings.Contains(name, "time_to_")
}

// isEnding reports whether a column calls itself what ends such a time and holds two values.
func (f *facts) isEnding() bool {
	if f.column.Distinct.Value != 2 || 10*f.n < 9*f.rows {
		return false
	}
	name := f.c.field.Name
	for _, w := range prose.Words(name) {
		if strings.HasPrefix(w, "cens") && !strings.HasPrefix(w, "census") {
			return true
		}
	}
	return named(name, "event", "death", "died", "dead", "deceased", "uncensored", "relapse", "recur", "recurrence", "recurred",
		"failure", "failed", "churn", "churned", "attrition", "delta") || f.c.storage.isNumber() && (named(name, "stat") || strings.HasSuffix(strings.ToLower(name), "status"))
}

// stillGoing finds the value of column j that rows have in which time i is not over, and how surely there is one: by how many
// standard deviations the other value is rarer among the longest times, 0 where that may be for another reason.
func (s *survey) stillGoing(i, j int) (going int32, surely float64) {
	lengths, ends := s.numbers(i), s.code(j)
	if lengths == nil || ends.levels() != 2 {
		return 0, 0
	}
	var known []int
	for row, v := range lengths {
		if v == v && ends.codes[row] >= 0 {
			known = append(known, row)
		}
	}
	if len(known) < minWaits {
		return 0, 0
	}
	at := make([]float64, len(known))
	for k, row := range known {
		at[k] = lengths[row]
	}
	slices.Sort(at)
	long := at[int(float64(len(at))*(1-longWaits))]
	var all, late [2]float64
	for _, row := range known {
		c := ends.codes[row]
		if c > 1 {
			return 0, 0
		}
		all[c]++
		if lengths[row] >= long {
			late[c]++
		}
	}
	n, tail := all[0]+all[1], late[0]+late[1]
	for over := range 2 {
		share := all[over] / n
		if all[over] < 10 || late[over] > rareWhenLong*share*tail {
			continue
		}
		spread := math.Sqrt(tail * share * (1 - share) * (n - tail) / (n - 1))
		if by := (share*tail - late[over]) / max(spread, 1e-9); by > surely {
			going, surely = int32(1-over), by
		}
	}
	return going, surely
}

func (s *survey) tellCensored(i, j int, going int32) Weakness {
	name, end := s.name(i), s.name(j)
	ends, lengths := s.code(j), s.numbers(i)
	n := int64(math.Round(float64(ends.counts[going]) * float64(s.p.Rows) / float64(len(s.near))))
	value := s.levelText(j, going)
	text := fmt.Sprintf("Where %s is %s, in %s (%s), %s seems to tell how long it had lasted when last looked at, not how long it lasted in the end (censoring).",
		quoted(end), quoted(value), counted(n, "row"), percent(share(n, s.p.Rows)), quoted(name))
	if at, count, ok := commonEnd(lengths, ends.codes, going); ok {
		text += fmt.Sprintf(" %s of these stand at %s, the longest time there is.", percent(float64(count)/float64(ends.counts[going])), shown(at))
	}
	return NewWeakness(Weakness{
		ID: "censored", Columns: []string{name, end}, Count: n, Text: text,
		HowToFind:   fmt.Sprintf("%s.groupby(%s).describe()", s.all[i].numbersOf(), df(end)),
		ExampleRows: s.rowsWhere(func(row int) bool { return ends.codes[row] == going }),
	}, s.p.Rows)
}

// commonEnd is the longest time, where at least one in ten of the rows that are not over have it.
func commonEnd(lengths []float64, codes []int32, going int32) (at float64, count int, ok bool) {
	var open []float64
	for row, v := range lengths {
		if v == v && codes[row] == going {
			open = append(open, v)
		}
	}
	at = slices.Max(open)
	for _, v := range open {
		if v == at {
			count++
		}
	}
	return at, count, 10*count >= len(open)
}

// levelText is the value of a code of column i.
func (s *survey) levelText(i int, code int32) string {
	c := s.sampled(i)
	if c.Levels != nil {
		return c.Levels[code]
	}
	numbers := slices.Compact(slices.Sorted(slices.Values(slices.DeleteFunc(s.nearNumbers(c), func(v float64) bool { return v != v }))))
	return formatNumber(numbers[code])
}
