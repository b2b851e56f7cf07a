package target

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// The limits of suspicion, which the default policy of the verdict shares. They come from the project's study of 52 suspects
// in 220 datasets.
const (
	StrongSkill = 0.90 // of one column alone
	StrongTotal = 0.97 // of all columns together
)

const (
	knownShare   = 0.8 // of the rows that a copy or recode must cover
	toldShare    = 0.3 // of the target's entropy: a column that tells less is neither
	recodeDetail = 0.5 // distinct values of a recode per distinct value of the target
)

// The kinds of suspect.
const (
	suspectCopy   = "copy"
	suspectRecode = "recode"
	suspectStrong = "too-strong"
)

// suspect marks the columns that seem to know the target's answer.
func (a *analysis) suspect(ctx context.Context, t Table) error {
	return a.each(ctx, len(a.feats), func(i int) error {
		c := &t.Columns[a.feats[i].column]
		l := a.leak(c, &t.Columns[t.Target], a.res.Features[i])
		if l != nil && l.Suspect == suspectStrong && t.Time != "" && c.Name == t.Time {
			l = nil // the target moves with time: that asks for a split by time, see Splits
		}
		a.res.Features[i].Leak = l
		return nil
	})
}

// leak says what is suspicious about one column, nil when nothing is.
func (a *analysis) leak(c, target *Column, f Feature) *Leak {
	rows := slices.DeleteFunc(slices.Clone(a.goal.rows), c.missing)
	all := thousands(len(a.goal.rows))
	where := fmt.Sprintf("in all %s rows", all)
	if len(rows) < len(a.goal.rows) {
		where = fmt.Sprintf("in all %s of %s rows where it has a value", thousands(len(rows)), all)
	}
	if why := a.cutFrom(c, target, rows); why != "" {
		return &Leak{suspectRecode, fmt.Sprintf("%s, %s.", why, where)}
	}
	if f.Value >= toldShare && float64(len(rows)) >= knownShare*float64(len(a.goal.rows)) {
		switch {
		case same(c, target, rows):
			return &Leak{suspectCopy, fmt.Sprintf("%q equals %q %s.", f.Column, a.res.Column, where)}
		case a.goal.classes > 0 && renamed(c, target, rows):
			return &Leak{suspectRecode, fmt.Sprintf("Every value of %q stands for exactly one value of %q, and the other way round, %s.",
				f.Column, a.res.Column, where)}
		case a.goal.classes == 0 && c.Numbers != nil:
			if way := monotone(c, target, rows); way != "" {
				return &Leak{suspectRecode, fmt.Sprintf("%q %s whenever %q rises, without exception %s.", a.res.Column, way, f.Column, where)}
			}
		}
	}
	if f.Skill >= a.strong.Alone {
		return &Leak{suspectStrong, fmt.Sprintf("%q alone predicts %q with a skill of %.2f, where 0 is guessing and 1 is perfect.",
			f.Column, a.res.Column, f.Skill)}
	}
	return nil
}

// cutFrom says that one of the two columns is cut from the other by thresholds, "" when it is not so. A copy is called one.
func (a *analysis) cutFrom(c, target *Column, rows []int32) string {
	if float64(len(rows)) < knownShare*float64(len(a.goal.rows)) || same(c, target, rows) {
		return ""
	}
	switch {
	case a.goal.classes > 0 && c.Numbers != nil && a.goal.ranged(c) && !renamed(c, target, rows):
		return fmt.Sprintf("Each value of %q has a range of %q to itself, without exception", a.res.Column, c.Name)
	case a.goal.classes == 0 && a.goal.banded(c):
		return fmt.Sprintf("Each value of %q has a range of %q to itself, without exception", c.Name, a.res.Column)
	}
	return ""
}

// same reports whether two columns hold the same values in the given rows.
func same(a, b *Column, rows []int32) bool {
	if (a.Numbers == nil) != (b.Numbers == nil) {
		return false
	}
	for _, r := range rows {
		if a.Numbers != nil && a.Numbers[r] != b.Numbers[r] || a.Numbers == nil && a.level(r) != b.level(r) {
			return false
		}
	}
	return true
}

// renamed reports whether the values of two columns stand for each other one to one.
func renamed(a, b *Column, rows []int32) bool {
	forth, back := make(map[string]string), make(map[string]string)
	for _, r := range rows {
		va, vb := valueName(a, r), valueName(b, r)
		if was, ok := forth[va]; ok && was != vb {
			return false
		}
		if was, ok := back[vb]; ok && was != va {
			return false
		}
		forth[va], back[vb] = vb, va
	}
	return len(forth) > 1
}

// monotone says that y "rises" or "falls" with x in every pair of the given rows, or "" when it does neither. Ties
// are allowed, as rounding makes them, unless they hide most of y.
func monotone(x, y *Column, rows []int32) string {
	pairs := make([][2]float64, len(rows))
	for i, r := range rows {
		pairs[i] = [2]float64{x.Numbers[r], y.Numbers[r]}
	}
	slices.SortFunc(pairs, func(a, b [2]float64) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	var groups [][2]float64 // lowest and highest y of each x
	for i, p := range pairs {
		if i == 0 || p[0] != pairs[i-1][0] {
			groups = append(groups, [2]float64{p[1], p[1]})
		}
		groups[len(groups)-1][1] = p[1]
	}
	distinct := make(map[float64]bool, len(pairs))
	for _, p := range pairs {
		distinct[p[1]] = true
	}
	if float64(len(groups)) < math.Max(recodeDetail*float64(len(distinct)), maxClassValues) {
		return ""
	}
	rises, falls := true, true
	for i := 1; i < len(groups); i++ {
		rises = rises && groups[i][0] >= groups[i-1][1]
		falls = falls && groups[i][1] <= groups[i-1][0]
	}
	switch {
	case rises:
		return "rises"
	case falls:
		return "falls"
	}
	return ""
}
