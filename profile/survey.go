package profile

import (
	"cmp"
	"math"
	"slices"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// A survey is what structure and weaknesses are found from: the measures of every
// column and the row sample.
type survey struct {
	p         *Profile
	all       []*facts
	frame     target.Table
	orders    []order
	positions []int64 // of the rows of the sample, counted from 0
	near      []int   // rows of the sample that columns are held against each other on, at most maxPairRows

	coded []coded // of each column, made when asked for
	axis  *axis   // where the rows stand in time, nil for nowhere
}

// A coded column has a small number for each different value, on the near rows.
type coded struct {
	codes  []int32 // −1 is missing
	counts []int64 // of each code
	n      int64   // rows with a value
}

func newSurvey(p *Profile, all []*facts, frame target.Table, orders []order, positions []int64) *survey {
	return &survey{
		p: p, all: all, frame: frame, orders: orders, positions: positions,
		near: pairRows(frame.RowHash), coded: make([]coded, len(all)),
	}
}

// whole reports whether the near rows are all rows there are.
func (s *survey) whole() bool { return int64(len(s.near)) == s.p.Rows }

func (s *survey) kind(i int) Kind { return s.p.Columns[i].Kind }

func (s *survey) name(i int) string { return s.p.Columns[i].Name }

// code returns column i with a small number for each value, in their natural order.
func (s *survey) code(i int) *coded {
	c := &s.coded[i]
	if c.codes != nil {
		return c
	}
	c.codes = make([]int32, len(s.near))
	if codes, n := s.manyTexts(i); n > 0 {
		c.codes = codes
		c.count(n)
		return c
	}
	col := s.sampled(i)
	levels := len(col.Levels)
	if numbers := s.nearNumbers(col); numbers != nil {
		*c = codedNumbers(numbers)
		return c
	}
	for j, r := range s.near {
		c.codes[j] = col.Codes[r]
	}
	c.count(levels)
	return c
}

// codedNumbers gives each different number a code, in growing order.
func codedNumbers(numbers []float64) coded {
	c := coded{codes: make([]int32, len(numbers))}
	sorted := slices.DeleteFunc(slices.Clone(numbers), func(v float64) bool { return v != v })
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	for j, v := range numbers {
		c.codes[j] = -1
		if v == v {
			at, _ := slices.BinarySearch(sorted, v)
			c.codes[j] = int32(at)
		}
	}
	c.count(len(sorted))
	return c
}

// manyTexts codes the near rows alone of a column of texts that is no feature, where these have more levels than
// are held against anything. n is 0 for other columns.
func (s *survey) manyTexts(i int) (codes []int32, n int) {
	c, f := s.frame.Columns[i], s.all[i]
	if c.Numbers != nil || c.Codes != nil || !f.c.storage.isText() || f.column.Distinct.Hi <= maxLevels {
		return nil, 0
	}
	codes, levels := f.textCodes(s.near)
	if len(levels) <= maxLevels {
		return nil, 0
	}
	return codes, len(levels)
}

// count counts the codes, of which there are so many.
func (c *coded) count(levels int) {
	c.counts = make([]int64, levels)
	for _, code := range c.codes {
		if code >= 0 {
			c.counts[code]++
			c.n++
		}
	}
}

// levels is how many different values there are.
func (c *coded) levels() (n int) {
	for _, count := range c.counts {
		if count > 0 {
			n++
		}
	}
	return n
}

// fewLevels reports whether column i has at most so many different values, without coding one that has more.
func (s *survey) fewLevels(i, most int) bool {
	if s.coded[i].codes != nil || s.frame.Columns[i].Numbers == nil {
		return s.code(i).levels() <= most
	}
	var seen []float64
	for _, r := range s.near {
		v := s.frame.Columns[i].Numbers[r]
		if v-v == 0 && !slices.Contains(seen, v) { // neither NaN nor infinite
			if seen = append(seen, v); len(seen) > most {
				return false
			}
		}
	}
	return true
}

// meeting is the chance that two different rows have the same value.
func (c *coded) meeting() float64 {
	if c.n < 2 {
		return 0
	}
	var pairs float64
	for _, count := range c.counts {
		pairs += float64(count) * float64(count-1)
	}
	return pairs / (float64(c.n) * float64(c.n-1))
}

// sampled is column i of the sample, those that the frame leaves empty because they are no features filled.
func (s *survey) sampled(i int) target.Column {
	if c := s.frame.Columns[i]; c.Numbers != nil || c.Codes != nil {
		return c
	}
	return s.all[i].frameColumn(true)
}

// numbers returns the numbers of column i on the near rows, NaN where there is none;
// nil where its values are no numbers or it is no feature.
func (s *survey) numbers(i int) []float64 { return s.nearNumbers(s.frame.Columns[i]) }

func (s *survey) nearNumbers(c target.Column) []float64 {
	if c.Numbers == nil {
		return nil
	}
	out := s.nearOf(c.Numbers)
	for j := range out {
		if math.IsInf(out[j], 0) {
			out[j] = math.NaN()
		}
	}
	return out
}

// nearOf are the numbers of the near rows among those of the sample.
func (s *survey) nearOf(numbers []float64) []float64 {
	out := make([]float64, len(s.near))
	for j, r := range s.near {
		out[j] = numbers[r]
	}
	return out
}

// absent tells for each near row whether column i has no value there, and how often that is.
func (s *survey) absent(i int) (missing []bool, n int) {
	missing = make([]bool, len(s.near))
	f := s.all[i]
	for j, r := range s.near {
		if !f.cells.Valid[r] || f.c.storage.isText() && f.isMissingText(f.cells.Text(r)) {
			missing[j] = true
			n++
		}
	}
	return missing, n
}

// rowsWhere lists up to maxExamples near rows, as people count data rows, for which holds.
func (s *survey) rowsWhere(holds func(near int) bool) []int64 {
	rows := []int64{}
	for j, r := range s.near {
		if holds(j) {
			rows = append(rows, s.positions[r]+1)
			if len(rows) == maxExamples {
				break
			}
		}
	}
	return rows
}

// binned cuts column i into at most bins groups of about the same size; categories with
// up to maxLevels levels stay as they are. ok is false when that makes no groups.
func (s *survey) binned(i, bins int) (codes []int32, groups int, ok bool) {
	c := s.code(i)
	if s.frame.Columns[i].Numbers == nil || c.levels() <= bins {
		return c.codes, len(c.counts), c.levels() > 1 && len(c.counts) <= maxLevels
	}
	return c.cut(bins), bins, true
}

// cut puts the codes into so many groups of about the same size.
func (c *coded) cut(bins int) (codes []int32) {
	codes = make([]int32, len(c.codes))
	group := make([]int32, len(c.counts))
	var seen int64
	for code, n := range c.counts {
		group[code] = int32((2*seen + n) * int64(bins) / (2 * c.n))
		seen += n
	}
	for j, code := range c.codes {
		codes[j] = -1
		if code >= 0 {
			codes[j] = min(group[code], int32(bins-1))
		}
	}
	return codes
}

// tells is how strongly the groups of one column go with another column, 0 to 1: bias-corrected η for
// numbers, by rank so that no single value decides, and bias-corrected Cramér's V for categories.
func (s *survey) tells(groups []int32, k, column int) float64 {
	if numbers := s.numbers(column); numbers != nil {
		return correlationRatio(groups, k, sketch.Ranks(numbers), nil)
	}
	c := s.code(column)
	if len(c.counts) > maxLevels || len(c.counts) < 2 {
		return 0
	}
	return cramersV(groups, k, c.codes, len(c.counts), nil)
}

// byLevels sorts columns by how many different values they have, the most first.
func (s *survey) byLevels(columns []int) {
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(s.code(b).levels(), s.code(a).levels()) })
}
