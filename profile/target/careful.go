package target

import (
	"context"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
)

// survive scores the boosted trees twice on the same held-out rows, as two candidates would report them. The careless
// one keeps the columns that give the target away, takes numbers that stand for missing as numbers, drops rows with holes
// before training and fills the holes of held-out rows with the usual value, and lets copies of a held-out row into the
// training rows. The careful one does none of that. Where careless is higher, it promises what will not hold; where it is
// lower, care gains skill.
func (a *analysis) survive(ctx context.Context, s *setting, t Table, content []uint64) error {
	q := s.quick(a.goal, besideRows)
	raw := a.untreated(t)
	careless := *q
	careless.parts = a.dropHoles(q.parts, raw)
	fillHoles(raw)
	careful := *q
	careful.parts = dropCopies(q.parts, content)
	for _, way := range []struct {
		s     *setting
		feats []*feature
		to    **sketch.Estimate
	}{{&careless, raw, &a.res.Careless}, {&careful, a.unsuspected(), &a.res.Careful}} {
		skill := sketch.Exactly(0)
		if len(way.feats) > 0 {
			boosted, err := a.boostAll(ctx, way.s, way.feats)
			if err != nil {
				return err
			}
			skill = estimate(boosted.chosen())
		}
		*way.to = &skill
	}
	return nil
}

// untreated returns the features as a careless candidate has them: numbers that stand for missing are numbers.
func (a *analysis) untreated(t Table) []*feature {
	out := slices.Clone(a.feats)
	for i, f := range out {
		c := t.Columns[f.column]
		if len(c.Disguised) == 0 || c.Numbers == nil {
			continue
		}
		c.Numbers = slices.Clone(c.Numbers)
		for _, d := range c.Disguised {
			c.Numbers[d.Row] = d.Number
		}
		raw := &feature{column: f.column, name: f.name}
		raw.cut(&c, a.goal.rows)
		out[i] = raw
	}
	return out
}

// fillHoles puts rows without a value into the bin of the median, or of the most frequent level.
func fillHoles(feats []*feature) {
	for at, f := range feats {
		counts := make([]int, f.bins)
		known := 0
		for _, b := range f.bin {
			counts[b]++
			if b != 0 {
				known++
			}
		}
		if known == 0 || known == len(f.bin) {
			continue
		}
		usual := uint16(1) // levels stand in the order of their frequency
		for below := counts[1]; !f.nominal && 2*below < known; below += counts[usual] {
			usual++
		}
		filled := *f
		filled.bin = slices.Clone(f.bin)
		for i, b := range filled.bin {
			if b == 0 {
				filled.bin[i] = usual
			}
		}
		filled.shrink()
		feats[at] = &filled
	}
}

// unsuspected returns the features that are not suspected of a leak.
func (a *analysis) unsuspected() []*feature {
	var out []*feature
	for i, f := range a.feats {
		if a.res.Features[i].Leak == nil {
			out = append(out, f)
		}
	}
	return out
}

// dropHoles leaves only rows without a missing feature to be trained on. Where they are fewer than half, nobody would drop
// the others.
func (a *analysis) dropHoles(parts []part, feats []*feature) []part {
	whole := func(row int32) bool {
		for _, f := range feats {
			if f.bin[row] == 0 {
				return false
			}
		}
		return true
	}
	out := slices.Clone(parts)
	for i, p := range parts {
		var train []int32
		for _, row := range p.train {
			if whole(row) {
				train = append(train, row)
			}
		}
		if len(train) < max(minRows, len(p.train)/2) || a.goal.classes > 0 && a.goal.few(train) {
			return parts
		}
		out[i].train = train
	}
	return out
}

// few reports whether the rows hold fewer than two classes.
func (g *goal) few(rows []int32) bool {
	for _, row := range rows {
		if g.class[row] != g.class[rows[0]] {
			return false
		}
	}
	return true
}

// dropCopies takes rows whose features equal those of a held-out row out of the training rows.
func dropCopies(parts []part, content []uint64) []part {
	out := slices.Clone(parts)
	for i, p := range parts {
		held := make(map[uint64]bool, len(p.test))
		for _, row := range p.test {
			held[content[row]] = true
		}
		train := make([]int32, 0, len(p.train))
		for _, row := range p.train {
			if !held[content[row]] {
				train = append(train, row)
			}
		}
		if len(train) < int(math.Max(minRows, float64(len(p.train))/2)) {
			return parts // few columns: most rows are alike without being copies
		}
		out[i].train = train
	}
	return out
}
