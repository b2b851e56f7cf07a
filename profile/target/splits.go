package target

import (
	"cmp"
	"context"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	timeBlocks = folds + 1 // of rows in the order of time: each but the first is held out once
	maxGaps    = 0.1       // share of rows that a column of times may lack
	leastGroup = 2 * folds // groups, or else they cannot be held out in turn
)

// compareSplits scores the boosted trees on rows held out at random and, where a column of groups or of times is
// named, on whole groups and on later times. All see the same rows and columns.
func (a *analysis) compareSplits(ctx context.Context, s *setting, t Table) error {
	q := s.quick(a.goal, besideRows)
	q.parts = inTurn(q.fold[0])
	ways := []Split{{By: "random"}}
	parts := [][]part{q.parts}
	for _, by := range t.byStructure() {
		if p := by.parts(a.goal, q.rows); p != nil {
			ways, parts = append(ways, Split{By: by.how, Name: by.column.Name}), append(parts, p)
		}
	}
	if len(ways) == 1 {
		return nil
	}
	for i := range ways {
		q.parts = parts[i]
		boosted, err := a.boostAll(ctx, q, a.feats)
		if err != nil {
			return err
		}
		ways[i].Skill = estimate(boosted.chosen())
	}
	a.res.Splits = ways
	return nil
}

// byColumn holds rows out by the values of a column.
type byColumn struct {
	how    string // "group" or "time", "" for at random
	column *Column
}

// parts holds out rows among the first ones, nil when the column does not allow it.
func (b byColumn) parts(g *goal, rows int) []part {
	switch b.how {
	case "group":
		return g.byGroup(b.column, rows)
	case "time":
		return g.byTime(b.column, rows)
	}
	return nil
}

// byStructure lists the ways of holding out that the structure of the rows asks for.
func (t *Table) byStructure() []byColumn {
	var out []byColumn
	if c, ok := t.when(); ok {
		out = append(out, byColumn{"time", c})
	}
	if c, ok := t.column(t.Group); ok {
		out = append(out, byColumn{"group", c})
	}
	return out
}

// column is the column of the given name.
func (t *Table) column(name string) (*Column, bool) {
	if name == "" {
		return nil, false
	}
	for i := range t.Columns {
		if t.Columns[i].Name == name && i != t.Target && !t.Columns[i].empty() {
			return &t.Columns[i], true
		}
	}
	return nil, false
}

// when is the column that says when rows happened.
func (t *Table) when() (*Column, bool) {
	if t.When != nil {
		return t.When, true
	}
	if c, ok := t.column(t.Time); ok {
		return c, c.Numbers != nil
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Time && i != t.Target && c.Numbers != nil && c.gaps() <= maxGaps {
			return c, true
		}
	}
	return nil, false
}

// gaps is the share of rows without a value.
func (c *Column) gaps() float64 {
	n := 0
	for row := range max(len(c.Numbers), len(c.Codes)) {
		if c.missing(int32(row)) {
			n++
		}
	}
	return float64(n) / float64(max(len(c.Numbers), len(c.Codes), 1))
}

// byGroup deals whole groups to the folds in the order of a hash of their name; nil when they are too few. A row
// without a group is one of its own.
func (g *goal) byGroup(c *Column, rows int) []part {
	fold := make([]uint8, len(g.rows))
	groups := map[string]bool{}
	for i := range fold {
		if fold[i] = folds; i >= rows {
			continue
		}
		key := g.hash[i]
		if !c.missing(g.rows[i]) {
			name := valueName(c, g.rows[i])
			groups[name] = true
			key = hashText(name)
		}
		fold[i] = uint8(sketch.Mix(key) % folds)
	}
	if len(groups) < leastGroup {
		return nil
	}
	var parts []part
	for k := range folds {
		p := split(fold, k)
		if len(p.train) < minRows || len(p.test) == 0 {
			return nil
		}
		parts = append(parts, p)
	}
	return parts
}

// hashText is the 64-bit FNV-1a hash.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// byTime cuts the rows into blocks in the order of their times and holds out each but the first, training on all that
// is earlier; nil when there are too few rows or times. Equal times stay together; rows without a time are left out.
func (g *goal) byTime(c *Column, rows int) []part {
	order := make([]int32, 0, rows)
	for i := range rows {
		if !c.missing(g.rows[i]) {
			order = append(order, int32(i))
		}
	}
	at := func(i int32) float64 { return c.Numbers[g.rows[i]] }
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b)) })
	cuts := []int{0}
	for k := 1; k < timeBlocks; k++ {
		cut := k * len(order) / timeBlocks
		for cut > 0 && cut < len(order) && at(order[cut]) == at(order[cut-1]) {
			cut++
		}
		cuts = append(cuts, cut)
	}
	cuts = append(cuts, len(order))
	var parts []part
	for k := 1; k < timeBlocks; k++ {
		p := part{train: slices.Sorted(slices.Values(order[:cuts[k]])), test: order[cuts[k]:cuts[k+1]]}
		if len(p.train) < minRows || len(p.test) < minRows/folds {
			return nil
		}
		parts = append(parts, p)
	}
	return parts
}
