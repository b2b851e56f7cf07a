package target

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/fairset/fairset/internal/prose"
)

const (
	maxClassValues = 12  // a number with no more distinct values names classes
	minRows        = 30  // fewer rows tell nothing on held-out data
	minClassRows   = 6   // classes with fewer rows are not scored: folds need one each
	maxClasses     = 100 // the most frequent ones are scored
	uniqueShare    = 0.5 // text with more distinct values per row names rows, not classes
)

// A goal is the target ready to be predicted: the rows to analyse in canonical order, and
// what is to be predicted on each of them.
type goal struct {
	task    Task
	rows    []int32  // rows of the table, in the order of their hashes
	hash    []uint64 // of each of them
	classes int      // 0 for regression
	class   []int32  // classification: class of each row, 0 is the most frequent
	names   []string // of the classes
	total   []int    // rows of each class
	y       []float64
	raw     []float64 // the target in its unit
	dataset float64   // rows with a target, of the dataset that the table is a sample of
	mean    float64   // of the target, in its unit
	scale   float64   // of y in the unit of the target
	unit    float64   // in which errors are told: a day of seconds for dates, else 1
	bin     []uint16  // the class, or the quantile bin of y
	bins    int
}

// newGoal prepares the target of t and writes into res what is known of it already.
// When the target cannot be measured, res.Skipped says why.
func newGoal(t Table, res *Result) *goal {
	col := &t.Columns[t.Target]
	g := &goal{task: t.Task}
	for i := range t.RowHash {
		if !col.missing(int32(i)) {
			g.rows = append(g.rows, int32(i))
		}
	}
	if n := len(t.RowHash); n > 0 {
		res.Missing = float64(n-len(g.rows)) / float64(n)
	}
	g.dataset = math.Max(float64(t.Rows)*(1-res.Missing), float64(len(g.rows)))
	orderRows(t, g.rows)
	distinct := countDistinct(col, g.rows)
	if g.task == "" {
		g.task = t.inferTask(distinct, res)
	}
	res.Task, res.Rows = g.task, int64(len(g.rows))
	if res.Skipped = unfit(col, g, distinct); res.Skipped != "" {
		return g
	}
	var names []string
	if g.task == Classification {
		var counts map[string]int64
		names, counts = countValues(col, g.rows)
		if g.classify(col, names, counts, res); res.Skipped != "" {
			return g
		}
	}
	g.limit(rowLimit(t), res)
	if g.task == Classification {
		g.index(col, names)
	} else {
		g.standardise(col)
	}
	g.setUnit(col, res)
	res.Rows = int64(len(g.rows))
	if g.task == Classification && g.classes < 2 {
		res.Skipped = fmt.Sprintf("Nearly every row has the same value in %q, so there is nothing to predict.", col.Name)
		return g
	}
	res.Nature = g.nature(t, res)
	g.hash = make([]uint64, len(g.rows))
	for i, row := range g.rows {
		g.hash[i] = t.RowHash[row]
	}
	return g
}

// inferTask takes the task from the target, and says so where it is a forecast.
func (t *Table) inferTask(distinct int, res *Result) Task {
	col := &t.Columns[t.Target]
	task := inferTask(col, distinct)
	if task == Regression && t.follows() {
		task = Forecast
		res.Notes = append(res.Notes, fmt.Sprintf(
			"There is one row at each time in equal steps, and %q moves slowly from row to row: the task was taken to be a forecast. Name another with --task.", col.Name))
	}
	return task
}

// setUnit sets the unit in which errors are told, and says so where it is not that of the target.
func (g *goal) setUnit(col *Column, res *Result) {
	if g.unit = 1; g.classes == 0 && col.Time {
		g.unit = 86400
		res.Notes = append(res.Notes, fmt.Sprintf("%q holds dates: they were predicted as points in time, and how far models are off is told in days.", col.Name))
	}
}

// counted returns the table with a target of classes that are all numbers, such as one to five stars, as numbers where an amount is asked for.
func (t Table) counted() Table {
	c := t.Columns[t.Target]
	if c.Numbers != nil || t.Task != Regression && t.Task != Forecast {
		return t
	}
	number := make([]float64, len(c.Levels))
	for i, level := range c.Levels {
		v, err := strconv.ParseFloat(level, 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return t
		}
		number[i] = v
	}
	to := Column{Name: c.Name, Skip: c.Skip, Numbers: make([]float64, len(c.Codes))}
	for row, code := range c.Codes {
		if to.Numbers[row] = math.NaN(); code >= 0 {
			to.Numbers[row] = number[code]
		}
	}
	t.Columns = slices.Clone(t.Columns)
	t.Columns[t.Target] = to
	return t
}

// limit leaves out rows beyond most, and says so in res.
func (g *goal) limit(most int, res *Result) {
	if len(g.rows) <= most {
		return
	}
	from := thousands(len(g.rows))
	if g.dataset > float64(len(g.rows)) {
		from = "about " + thousands(int(math.Round(g.dataset)))
	}
	res.Notes = append(res.Notes, fmt.Sprintf("%s rows were analysed, drawn evenly from %s that have a target.", thousands(most), from))
	g.rows = g.rows[:most]
}

// inferTask takes text and numbers with few values for classes, other numbers for amounts.
func inferTask(col *Column, distinct int) Task {
	if col.Numbers == nil || distinct <= maxClassValues {
		return Classification
	}
	return Regression
}

// unfit says why the target cannot be measured, "" when it can.
func unfit(col *Column, g *goal, distinct int) string {
	switch {
	case g.task == Clustering || g.task == Explore:
		return fmt.Sprintf("The task is to %s, so no column is predicted.",
			map[Task]string{Clustering: "find groups", Explore: "explore"}[g.task])
	case g.task != Classification && col.Numbers == nil && distinct <= maxClassValues:
		return fmt.Sprintf("%q holds %d different values that are no numbers, and only numbers can be predicted as an amount: leave --task out, or set it to classification.", col.Name, distinct)
	case g.task != Classification && col.Numbers == nil:
		return fmt.Sprintf("%q holds text, and only numbers can be predicted as an amount.", col.Name)
	case len(g.rows) < minRows:
		return tooFew(len(g.rows), col.Name)
	case distinct == 1:
		return fmt.Sprintf("%q has the same value in every row, so there is nothing to predict.", col.Name)
	case g.task == Classification && float64(distinct) > uniqueShare*float64(len(g.rows)):
		return fmt.Sprintf("%q has %s different values in %s rows: it names rows rather than classes.",
			col.Name, thousands(distinct), thousands(len(g.rows)))
	}
	return ""
}

func tooFew(rows int, name string) string {
	how := fmt.Sprintf("Only %d rows have", rows)
	switch rows {
	case 0:
		how = "No row has"
	case 1:
		how = "Only 1 row has"
	}
	return fmt.Sprintf("%s a value in %q; at least %d are needed.", how, name, minRows)
}

// standardise sets y to the target with mean 0 and standard deviation 1.
func (g *goal) standardise(col *Column) {
	g.y = make([]float64, len(g.rows))
	for i, r := range g.rows {
		g.y[i] = col.Numbers[r]
	}
	bins, _, _ := binCounts(len(g.y))
	edges := quantileEdges(g.y, bins, bins)
	g.bins = len(edges) + 1
	g.bin = make([]uint16, len(g.y))
	for i, v := range g.y {
		g.bin[i] = uint16(binOf(edges, v))
	}
	mean, scale := centre(g.y)
	g.raw, g.mean, g.scale = slices.Clone(g.y), mean, scale
	for i := range g.y {
		g.y[i] = (g.y[i] - mean) / scale
	}
}

// centre returns mean and standard deviation of the finite values of x, without overflow;
// the second is 1 where there is no spread.
func centre(x []float64) (mean, sd float64) {
	var largest, n float64
	for _, v := range x {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			largest = max(largest, math.Abs(v))
			n++
		}
	}
	if largest == 0 {
		return 0, 1
	}
	for _, v := range x {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			mean += v / largest / n
		}
	}
	var ss float64
	for _, v := range x {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			ss += (v/largest - mean) * (v/largest - mean)
		}
	}
	sd = math.Sqrt(ss/n) * largest
	if !(sd > 1e-12*largest) {
		sd = largest
	}
	return mean * largest, sd
}

// thousands writes n with commas.
func thousands(n int) string { return prose.Group(strconv.Itoa(n)) }
