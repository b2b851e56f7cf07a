package target

import (
	"fmt"
	"strings"
	"unicode"
)

// The evidence that a column is filled in only after the outcome is known.
const (
	hintSkill  = 0.25  // of the column alone
	hintDrop   = 0.05  // of skill that all columns lose without it
	hintAmount = 0.5   // of the column alone, for amounts
	pureShare  = 0.995 // of one class among the rows that decide
	pureOthers = 10.0  // rows of other classes to be expected among them
	pureRows   = 0.01  // of all rows, at least
	laterShare = 0.5   // of the rows, in which a date that is never earlier than the target is later
)

// suspectAfter is a column that is known only once the outcome is.
const suspectAfter = "known-after"

// afterWords are words in the name of a column that is often measured when all is over. A name alone is never enough.
const afterWords = " duration elapsed outcome result results status resolution resolved closed closing settled settlement completed completion " +
	"finished returned refund refunds refunded recovered recovery recoveries cancelled canceled cancellation approved approval decision " +
	"actual final discharge exit terminated termination death died deceased delivered shipped awarded paid payment payments payout expenditure " +
	"spent spending reply replied responded followup after afterwards post "

// namedAfter reports whether a word in the name speaks of what comes after the outcome.
func namedAfter(name string) bool { return speaks(name, afterWords) }

// words cuts a name where it changes from lower to upper case and at all that is no letter, in lower case.
func words(name string) []string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		if !unicode.IsLetter(r) {
			r = ' '
		}
		if unicode.IsUpper(r) && lower {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// A pureSet is rows of a feature that all (but chance errors) have one class, where other classes were to be expected.
type pureSet struct {
	rows, class int
	share       float64
	last        int // bin
}

// pureLow finds the rows up to a bin of an ordered feature that decide for one class, the most that do.
func (g *goal) pureLow(f *feature) (best pureSet, ok bool) {
	table := g.perBin(f)
	sum := make([]int, g.classes)
	rows := 0
	for b := 1; b < f.bins; b++ {
		for c, n := range table[b*g.classes : (b+1)*g.classes] {
			sum[c] += n
			rows += n
		}
		if p, pure := g.pure(sum, rows); pure {
			p.last = b
			best, ok = p, true
		}
	}
	return best, ok
}

// pureLevel finds the level, or the missing value, that decides for one class in the most rows.
func (g *goal) pureLevel(f *feature) (best pureSet, ok bool) {
	table := g.perBin(f)
	for b := range f.bins {
		if !f.nominal && b > 0 {
			break
		}
		counts := table[b*g.classes : (b+1)*g.classes]
		rows := 0
		for _, n := range counts {
			rows += n
		}
		if p, pure := g.pure(counts, rows); pure && p.rows > best.rows {
			p.last = b
			best, ok = p, true
		}
	}
	return best, ok
}

// pure reports whether rows of the given classes decide for one of them beyond what chance gives.
func (g *goal) pure(counts []int, rows int) (pureSet, bool) {
	top := 0
	for c, n := range counts {
		if n > counts[top] {
			top = c
		}
	}
	base := float64(g.total[top]) / float64(len(g.class))
	p := pureSet{rows: rows, class: top, share: float64(counts[top]) / float64(max(rows, 1))}
	return p, rows > 0 && p.share >= pureShare && float64(rows)*(1-base) >= pureOthers && float64(rows) >= pureRows*float64(len(g.class))
}

// perBin counts the classes in each bin, bin after bin.
func (g *goal) perBin(f *feature) []int {
	table := make([]int, f.bins*g.classes)
	for i, b := range f.bin {
		table[int(b)*g.classes+int(g.class[i])]++
	}
	return table
}

// afterwards says why a column seems to be known only after the outcome, "" when nothing but its name speaks for it.
func (a *analysis) afterwards(i int, t Table) string {
	f, r := a.feats[i], a.res.Features[i]
	if !namedAfter(f.name) {
		return a.statusAfter(i, t)
	}
	if a.goal.classes == 0 {
		if r.Skill < hintAmount {
			return ""
		}
		return fmt.Sprintf("By its name %q is known only when all is over, and alone it predicts %q with a skill of %.2f", f.name, a.res.Column, r.Skill)
	}
	if r.Skill < hintSkill {
		return ""
	}
	if p, ok := a.goal.pureLevel(f); ok {
		what := "has no value"
		if p.last > 0 {
			what = fmt.Sprintf("is %q", a.levelOf(f, p.last, t))
		}
		return fmt.Sprintf("By its name %q is known only when all is over, and where it %s, %q is %q in %.1f%% of %s rows",
			f.name, what, a.res.Column, a.goal.names[p.class], 100*p.share, thousands(p.rows))
	}
	if f.nominal {
		return ""
	}
	if p, ok := a.goal.pureLow(f); ok {
		return fmt.Sprintf("By its name %q is known only when all is over, and in the %s rows where it is smallest, %q is %q in %.1f%%",
			f.name, thousands(p.rows), a.res.Column, a.goal.names[p.class], 100*p.share)
	}
	return ""
}

// endWords are values that say how something ended, beside afterWords.
const endWords = afterWords + " rejected declined denied defaulted converted won lost failed succeeded expired churned withdrawn "

// statusAfter says that a column of any name is known only after the outcome by a value that says how it ended and decides for one class.
func (a *analysis) statusAfter(i int, t Table) string {
	f := a.feats[i]
	if a.goal.classes == 0 || !f.nominal || a.res.Features[i].Skill < hintSkill {
		return ""
	}
	p, ok := a.goal.pureLevel(f)
	if !ok || p.last == 0 {
		return ""
	}
	value := a.levelOf(f, p.last, t)
	if !speaks(value, endWords) {
		return ""
	}
	return fmt.Sprintf("%q says how it ended: where it is %q, %q is %q in %.1f%% of %s rows",
		f.name, value, a.res.Column, a.goal.names[p.class], 100*p.share, thousands(p.rows))
}

// levelOf is the text of a level of a feature.
func (a *analysis) levelOf(f *feature, bin int, t Table) string {
	for i, b := range f.bin {
		if int(b) == bin {
			return valueName(&t.Columns[f.column], a.goal.rows[i])
		}
	}
	return ""
}

// laterDate says that a column of dates is known only after the outcome by its numbers alone: it has a value only where the target
// has one class, or is never earlier than the date that is to be predicted. "" when it is not so.
func (a *analysis) laterDate(f *feature, t Table) string {
	c, own, g := &t.Columns[f.column], &t.Columns[t.Target], a.goal
	if !c.Time {
		return ""
	}
	if g.classes > 0 {
		counts := make([]int, g.classes)
		filled := 0
		for i, b := range f.bin {
			if b != 0 {
				counts[g.class[i]]++
				filled++
			}
		}
		if p, ok := g.pure(counts, filled); ok && filled >= minRows && len(f.bin)-filled >= minRows {
			return fmt.Sprintf("The date %q is there only where %q is %q: %s of %s rows with a date. It is written when the outcome is known.",
				f.name, a.res.Column, g.names[p.class], thousands(counts[p.class]), thousands(filled))
		}
		return ""
	}
	if !own.Time {
		return ""
	}
	both, later := 0, 0
	for _, row := range g.rows {
		if c.missing(row) {
			continue
		}
		both++
		switch d := c.Numbers[row] - own.Numbers[row]; {
		case d < 0:
			return ""
		case d > 0:
			later++
		}
	}
	if both < minRows || float64(later) < laterShare*float64(both) {
		return ""
	}
	return fmt.Sprintf("The date %q is never earlier than %q, which is to be predicted, in %s rows: it is known only afterwards.",
		f.name, a.res.Column, thousands(both))
}
