package profile

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/fairset/fairset/profile/target"
)

const (
	// positionParts is into how many equal parts the file is cut to see where cells are missing.
	positionParts = 20
	// maxPatterns is how many patterns of missing cells are listed.
	maxPatterns = 10
	// maxGapColumns is up to how many columns with gaps, those with the most, are held against one another.
	maxGapColumns = 300
	// minGaps is the fewest missing cells, and cells present, of a column that tell anything.
	minGaps = 5
)

// A Pattern is a set of columns that are missing in the same rows while all others are there.
type Pattern struct {
	Columns []string `json:"columns"` // in their order; empty for rows without a gap
	Share   float64  `json:"share"`   // of the rows of the sample
}

// CoMissing tells how much two columns are missing in the same rows: Phi is Pearson's
// correlation of whether they are missing, 1 for always together, −1 for always one of the two, with the 95 %
// interval of Fisher's z.
type CoMissing struct {
	A   string  `json:"a"`
	B   string  `json:"b"`
	Phi float64 `json:"phi"`
	Lo  float64 `json:"lo"`
	Hi  float64 `json:"hi"`
}

// gaps has a bit for every row of the sample in which a column is missing, disguised values
// and misfits among them.
type gaps []uint64

func (g gaps) count() (n int) {
	for _, w := range g {
		n += bits.OnesCount64(w)
	}
	return n
}

func (g gaps) both(o gaps) (n int) {
	for i, w := range g {
		n += bits.OnesCount64(w & o[i])
	}
	return n
}

func (g gaps) has(row int) bool { return g[row/64]>>(row%64)&1 == 1 }

// findGaps returns the gaps of the column, nil where it has none.
func (f *facts) findGaps() gaps {
	if f.c.nulls == 0 && len(f.words) == 0 && len(f.disguised) == 0 {
		return nil
	}
	g := make(gaps, (f.cells.Len()+63)/64)
	hidden := f.hiddenNumbers()
	found := false
	for i, ok := range f.cells.Valid {
		if ok {
			if f.c.storage.isText() {
				ok = !f.isHiddenText(f.cells.Text(i))
			} else if len(hidden) > 0 {
				ok = !hidden[f.number(i)]
			}
		}
		if !ok {
			g[i/64] |= 1 << (i % 64)
			found = true
		}
	}
	if !found {
		return nil
	}
	return g
}

// isHiddenText reports whether a text is missing or disguised.
func (f *facts) isHiddenText(text string) bool { return f.disguised[text] || f.isMissingText(text) }

// hiddenNumbers are the disguised values of a column of numbers or times.
func (f *facts) hiddenNumbers() map[float64]bool {
	if len(f.disguised) == 0 {
		return nil
	}
	hidden := map[float64]bool{}
	for _, v := range f.values {
		if f.disguised[f.c.spell(v)] {
			hidden[v.number] = true
		}
	}
	return hidden
}

// describeGaps fills what the sample tells about where cells are missing.
func (b *Builder) describeGaps(p *Profile, all []*facts, frame target.Table, positions []int64) {
	m := &p.Missing
	m.Patterns = patterns(all, len(positions))
	m.Together = coMissing(all, len(positions))
	m.ByPosition = byPosition(p, all, positions)
	m.WithTarget = gapsWithTarget(all, frame)
}

// byPosition returns the share of cells that are missing in each part of the file, nil where rows are too few to
// tell, and fills Missing.ByPosition of the columns whose gaps are not spread evenly.
func byPosition(p *Profile, all []*facts, positions []int64) []float64 {
	if len(positions) < 5*positionParts || len(all) == 0 {
		return nil
	}
	rows := make([]float64, positionParts)
	part := make([]int, len(positions))
	for i, at := range positions {
		part[i] = int(float64(at) / float64(p.Rows) * positionParts)
		rows[part[i]]++
	}
	total := make([]float64, positionParts)
	for c, f := range all {
		if f.gaps == nil {
			continue
		}
		counts := make([]float64, positionParts)
		for i, at := range part {
			if f.gaps.has(i) {
				counts[at]++
			}
		}
		for i, n := range counts {
			total[i] += n
		}
		if uneven(counts, rows, float64(len(all))) {
			for i := range counts {
				counts[i] /= rows[i]
			}
			p.Columns[c].Missing.ByPosition = counts
		}
	}
	for i := range total {
		total[i] /= rows[i] * float64(len(all))
	}
	return total
}

// uneven reports whether the gaps of a column are not spread evenly over the parts of the file, by a χ² test at 0.001
// over all columns (Bonferroni).
func uneven(counts, rows []float64, columns float64) bool {
	var n, of, chi2 float64
	for i, c := range counts {
		n, of = n+c, of+rows[i]
	}
	share := n / of
	if n < minGaps || of-n < minGaps {
		return false
	}
	for i, c := range counts {
		d := c - rows[i]*share
		chi2 += d * d / (rows[i] * share * (1 - share))
	}
	return distuv.ChiSquared{K: float64(len(counts) - 1)}.Survival(chi2) < 0.001/columns
}

// patterns lists the most frequent sets of missing columns.
func patterns(all []*facts, rows int) []Pattern {
	var with []int
	for c, f := range all {
		if f.gaps != nil {
			with = append(with, c)
		}
	}
	if len(with) == 0 || rows == 0 {
		return nil
	}
	type group struct {
		first, n int
		columns  []int
	}
	groups := map[string]*group{}
	key := make([]byte, (len(with)+7)/8)
	for row := range rows {
		clear(key)
		for k, c := range with {
			if all[c].gaps.has(row) {
				key[k/8] |= 1 << (k % 8)
			}
		}
		g := groups[string(key)]
		if g == nil {
			g = &group{first: row}
			groups[string(key)] = g
		}
		g.n++
	}
	list := make([]*group, 0, len(groups))
	for _, g := range groups {
		list = append(list, g)
		for _, c := range with {
			if all[c].gaps.has(g.first) {
				g.columns = append(g.columns, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.n, a.n), slices.Compare(a.columns, b.columns))
	})
	var found []Pattern
	for _, g := range list[:min(len(list), maxPatterns)] {
		p := Pattern{Columns: make([]string, len(g.columns)), Share: float64(g.n) / float64(rows)}
		for i, c := range g.columns {
			p.Columns[i] = all[c].c.field.Name
		}
		found = append(found, p)
	}
	return found
}

// coMissing lists the pairs of columns whose gaps go together, or avoid each other, the strongest first. Of columns with the
// same gaps the first stands for the others.
func coMissing(all []*facts, rows int) []CoMissing {
	var with []*facts
	for _, f := range all {
		if f.gaps != nil && f.gaps.count() >= minGaps && rows-f.gaps.count() >= minGaps {
			with = append(with, f)
		}
	}
	if len(with) > maxGapColumns {
		slices.SortStableFunc(with, func(a, b *facts) int { return cmp.Compare(b.gaps.count(), a.gaps.count()) })
		with = with[:maxGapColumns]
	}
	var list []CoMissing
	var leads []*facts
	for _, f := range with {
		same := slices.IndexFunc(leads, func(l *facts) bool { return slices.Equal(l.gaps, f.gaps) })
		if same >= 0 {
			list = append(list, CoMissing{leads[same].c.field.Name, f.c.field.Name, 1, 1, 1})
			continue
		}
		for _, l := range leads {
			phi := phi(l.gaps, f.gaps, rows)
			lo, hi := fisher(phi, 1/float64(rows-3))
			if lo > 0 || hi < 0 {
				list = append(list, CoMissing{l.c.field.Name, f.c.field.Name, phi, lo, hi})
			}
		}
		leads = append(leads, f)
	}
	slices.SortStableFunc(list, func(a, b CoMissing) int { return cmp.Compare(math.Abs(b.Phi), math.Abs(a.Phi)) })
	return list[:min(len(list), maxPairs)]
}

// phi is Pearson's correlation of two sets among n rows.
func phi(a, b gaps, n int) float64 {
	x, y, both, rows := float64(a.count()), float64(b.count()), float64(a.both(b)), float64(n)
	return min(max((rows*both-x*y)/math.Sqrt(x*(rows-x)*y*(rows-y)), -1), 1)
}

// gapsWithTarget lists the columns for which being missing goes with the target, the strongest first: the point-biserial
// correlation where the target is a number, Cramér's V where it has classes. Those that may as well be chance are left out.
func gapsWithTarget(all []*facts, frame target.Table) []Association {
	if frame.Target < 0 {
		return nil
	}
	f := newPairFrame(frame)
	goal := f.columns[frame.Target]
	if !f.usable(frame.Target) {
		return nil
	}
	rows := pairRows(frame.RowHash)
	var list []Association
	for c, column := range all {
		if c == frame.Target || column.gaps == nil {
			continue
		}
		codes, n := make([]int32, len(rows)), 0
		for i, r := range rows {
			if column.gaps.has(r) {
				codes[i] = 1
				n++
			}
		}
		if n < minGaps || len(rows)-n < minGaps {
			continue
		}
		a := Association{A: column.c.field.Name, B: goal.Name}
		if goal.Numbers != nil {
			a.Measure = "point-biserial"
			mask := make([]float64, len(codes))
			for i, code := range codes {
				mask[i] = float64(code)
			}
			a.Value = f.correlation(mask, goal.Numbers)
			a.Lo, a.Hi = fisher(a.Value, pearsonVariance(a.Value, f.x, f.y))
		} else {
			of := func(out func(int) bool) float64 {
				return cramersV(codes, 2, goal.Codes, len(goal.Levels), out)
			}
			a.Measure = "cramers-v"
			a = a.measured(of)
		}
		if a.Lo > 0 || a.Hi < 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b Association) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	return list[:min(len(list), maxPairs)]
}
