package target

import (
	"context"
	"fmt"
	"math"
	"slices"
)

const (
	suspectMissing = "missing-tells"
	suspectGroup   = "group"
)

const (
	missingRecall = 0.95  // of the rows of the class that lack the value
	groupAgrees   = 0.995 // of the rows that have their group's target
	groupChance   = 0.9   // of the rows that would have it by chance
	leastGroups   = 20    // groups
	groupRepeats  = 0.5   // of the rows that stand in a group with others
)

// triage marks columns whose evidence lies in a pattern rather than in their strength: values that are missing exactly when
// the target has one value, groups that have one target each, and columns that are known only after the outcome.
func (a *analysis) triage(ctx context.Context, s *setting, t Table, content []uint64) error {
	for i, f := range a.feats {
		r := &a.res.Features[i]
		if l := r.Leak; l != nil && l.Suspect != suspectStrong {
			continue
		}
		c := &t.Columns[f.column]
		if why := a.missingTells(f); why != "" {
			r.Leak = &Leak{suspectMissing, why}
			continue
		}
		why := ""
		switch {
		case f.nominal || c.Name == t.Group:
			why = a.grouped(c, nil)
		case r.Leak == nil:
			why = a.numberedGroups(c, content)
		}
		if why != "" {
			r.Leak = &Leak{suspectGroup, why}
			continue
		}
		if why := a.laterDate(f, t); why != "" {
			r.Leak = &Leak{suspectAfter, why}
			continue
		}
		if why = a.afterwards(i, t); why == "" {
			continue
		}
		lost, err := a.lostWithout(ctx, s, i)
		if err != nil {
			return err
		}
		if lost >= hintDrop {
			r.Leak = &Leak{suspectAfter, fmt.Sprintf("%s. Without it the skill of all columns falls by %.2f.", why, lost)}
		}
	}
	if c, ok := t.column(t.Group); ok && c.Skip != "" {
		if why := a.grouped(c, nil); why != "" {
			a.res.Suspects = append(a.res.Suspects, Suspect{c.Name, suspectGroup, why})
		}
	}
	return nil
}

// lostWithout is how much skill the boosted trees lose without one feature, on few rows.
func (a *analysis) lostWithout(ctx context.Context, s *setting, i int) (float64, error) {
	q := s.quick(a.goal, trialRows)
	with, err := a.boostAll(ctx, q, a.feats)
	if err != nil {
		return 0, err
	}
	rest := slices.Delete(slices.Clone(a.feats), i, i+1)
	without := make([]float64, 1)
	if len(rest) > 0 {
		h, err := a.boostAll(ctx, q, rest)
		if err != nil {
			return 0, err
		}
		without = h.chosen()
	}
	return mean(with.chosen()) - mean(without), nil
}

func mean(x []float64) float64 {
	var s float64
	for _, v := range x {
		s += v / float64(len(x))
	}
	return s
}

// missingTells says that a value is missing exactly when the target has one value, "" when it is not so.
func (a *analysis) missingTells(f *feature) string {
	g := a.goal
	gaps, first := 0, -1
	for i, b := range f.bin {
		if b == 0 {
			if first < 0 {
				first = i
			}
			gaps++
		}
	}
	if gaps < minRows || len(f.bin)-gaps < minRows {
		return ""
	}
	var same, all int // gaps with that target, and rows with it
	pick := first
	if g.classes > 0 {
		if p, ok := g.pureLevel(f); !ok || p.last != 0 {
			return ""
		} else {
			pick = slices.Index(g.class, int32(p.class))
		}
	}
	for i, b := range f.bin {
		if g.alike(pick, i) {
			all++
			if b == 0 {
				same++
			}
		}
	}
	if float64(same) < pureShare*float64(gaps) || float64(same) < missingRecall*float64(all) {
		return ""
	}
	value := "one value"
	if g.classes > 0 {
		value = fmt.Sprintf("%q", g.names[g.class[pick]])
	}
	return fmt.Sprintf("%q has no value in %s rows, and these are the rows where %q is %s: %s of %s.",
		f.name, thousands(gaps), a.res.Column, value, thousands(same), thousands(all))
}

// numberedGroups says that all rows of the same whole number have the same target, which the number does not tell otherwise. Rows that are
// alike in all columns count once: copies agree without being a group.
func (a *analysis) numberedGroups(c *Column, content []uint64) string {
	seen := make(map[uint64]bool, len(content))
	copies := make([]bool, len(content))
	for i, row := range a.goal.rows { // most columns part here at once
		if v := c.Numbers[row]; !c.missing(row) && v != math.Trunc(v) {
			return ""
		}
		copies[i] = seen[content[i]]
		seen[content[i]] = true
	}
	return a.grouped(c, copies)
}

// grouped says that all rows of a group have the same target, "" when it is not so. Rows of copies, where it is not nil, are left out.
func (a *analysis) grouped(c *Column, copies []bool) string {
	code, levels := c.groups(a.goal.rows)
	first := make([]int32, levels) // row + 1
	size := make([]int32, levels)
	agree := make([]int32, levels)
	for i, code := range code {
		if code < 0 || copies != nil && copies[i] {
			continue
		}
		if first[code] == 0 {
			first[code] = int32(i) + 1
		}
		size[code]++
		if a.goal.alike(int(first[code])-1, i) {
			agree[code]++
		}
	}
	groups, rows, right := 0, 0, 0
	for code, n := range size {
		if n > 1 {
			groups++
			rows += int(n)
			right += int(agree[code])
		}
	}
	if groups < leastGroups || float64(rows) < groupRepeats*float64(len(a.goal.rows)) || float64(right) < groupAgrees*float64(rows) {
		return ""
	}
	if a.goal.usual() > groupChance {
		return ""
	}
	return fmt.Sprintf("All rows that have the same %q have the same %q: %s values, %s rows. A model that has met the value knows the answer.",
		c.Name, a.res.Column, thousands(groups), thousands(rows))
}

// groups numbers the values in the given rows from 0, −1 for a missing one, and says how many numbers there are.
func (c *Column) groups(rows []int32) (code []int32, levels int) {
	code = make([]int32, len(rows))
	at := map[float64]int32{}
	for i, row := range rows {
		switch {
		case c.missing(row):
			code[i] = -1
		case c.Numbers == nil:
			code[i] = c.Codes[row]
		default:
			known, ok := at[c.Numbers[row]]
			if !ok {
				known = int32(len(at))
				at[c.Numbers[row]] = known
			}
			code[i] = known
		}
	}
	return code, max(len(c.Levels), len(at))
}

// usual is the share of rows with the most frequent target.
func (g *goal) usual() float64 {
	if g.classes > 0 {
		return float64(slices.Max(g.total)) / float64(len(g.class))
	}
	counts := map[float64]int{}
	most := 0
	for _, y := range g.y {
		counts[y]++
		most = max(most, counts[y])
	}
	return float64(most) / float64(len(g.y))
}
