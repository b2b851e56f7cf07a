package verdict

import (
	"math"
	"sort"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func notSparse() Criterion {
	const source = "94% of 993 mid-size public tables lack at most 20% of their cells and 98% at most 40%; the datasets labelled fair lack at most 18%"
	const argued = "argued: with more than a third of the columns mostly empty, dropping them changes what the dataset is about"
	return Criterion{
		ID:       "not-sparse",
		Question: "Are enough cells filled to answer a question at all?",
		Why: "Some missing values are a weakness that a candidate should notice. When too much is missing, the result depends on luck " +
			"and the candidate is blamed for the data. Values that stand for missing, such as -999 or \"unknown\", are counted as missing.",
		Remedy: "Drop the columns that are mostly empty, or keep only the rows that are filled.",

		Blocking: true,
		Hardness: 50,
		Limits: []LimitDoc{
			{"SparsePass", func(p Policy) string { return percent(p.SparsePass) }, "the largest share of missing cells that passes", source},
			{"SparseFail", func(p Policy) string { return percent(p.SparseFail) }, "with a larger share of missing cells it fails", source},
			{"SparseColumn", func(p Policy) string { return percent(p.SparseColumn) }, "a column that lacks more is mostly empty", argued},
			{"SparseColumns", func(p Policy) string { return percent(p.SparseColumns) }, "the largest share of mostly empty columns that passes; more is a warning", argued},
		},
		judge: func(c Case, p Policy) Finding { return judgeNotSparse(c, p, source, argued) },
	}
}

// gaps is what is missing of a table: of all its cells, and of each column.
type gaps struct {
	rows    int64
	missing int64
	columns []gap
}

// gap is what is missing of one column.
type gap struct {
	name    string
	missing int64
}

func gapsOf(p *profile.Profile) gaps {
	g := gaps{rows: p.Rows}
	cells := float64(p.Rows) * float64(len(p.Columns))
	g.missing = int64(math.Round(p.Missing.Effective * cells))
	for _, col := range p.Columns {
		g.columns = append(g.columns, gap{col.Name, int64(math.Round(col.Missing.Effective * float64(p.Rows)))})
	}
	return g
}

func (g gaps) cells() int64   { return g.rows * int64(len(g.columns)) }
func (g gaps) share() float64 { return float64(g.missing) / float64(g.cells()) }

// empty counts the columns that are mostly empty.
func (g gaps) empty(p Policy) int {
	n := 0
	for _, col := range g.columns {
		if float64(col.missing) > p.SparseColumn*float64(g.rows) {
			n++
		}
	}
	return n
}

func (g gaps) outcome(p Policy) Outcome {
	return sparseOutcome(g.missing, g.cells(), g.empty(p), len(g.columns), p)
}

func sparseOutcome(missing, cells int64, empty, columns int, p Policy) Outcome {
	share := float64(missing) / float64(cells)
	switch {
	case share > p.SparseFail:
		return Fail
	case share > p.SparsePass || shareOf(empty, columns) > p.SparseColumns:
		return Warn
	}
	return Pass
}

func judgeNotSparse(c Case, p Policy, source, argued string) Finding {
	if c.Profile.Rows == 0 || len(c.Profile.Columns) == 0 {
		return notApplicable("there are no cells")
	}
	if !sound(sketch.Exactly(c.Profile.Missing.Effective)) {
		return unknown("the missing cells could not be counted")
	}
	g := gapsOf(c.Profile)
	empty := g.empty(p)
	f := Finding{Outcome: g.outcome(p)}
	f.Measures = []Measure{
		{
			Name: "missing cells", Value: sketch.Exactly(g.share()), Unit: "share", Source: source,
			Limit: "at most " + percent(p.SparsePass) + "; over " + percent(p.SparseFail) + " fails",
		},
		{
			Name: "mostly empty columns", Value: sketch.Exactly(shareOf(empty, len(g.columns))), Unit: "share", Source: argued,
			Limit: "at most " + percent(p.SparseColumns) + " of the columns",
		},
	}
	f.Reason = sparseReason(c.Profile, g, empty, p)
	f.Gist = percent(g.share(), p.SparsePass, p.SparseFail) + " of the cells are missing"
	if g.share() <= p.SparsePass {
		f.Gist = counted(int64(empty), "column is", "columns are") + " mostly empty"
	}
	f.setFlip(sparseFlip(g, p, f.Outcome))
	f.Remedy, f.Rerun = sparseRemedy(g, p, f.Outcome)
	return f
}

func sparseReason(profile *profile.Profile, g gaps, empty int, p Policy) string {
	limits := []float64{p.SparsePass, p.SparseFail}
	reason := percent(g.share(), limits...) + " of the cells are missing"
	if g.missing == 0 {
		reason = "no cell is missing"
	}
	if stated := profile.Missing.Share; stated < profile.Missing.Effective {
		reason += " (stated " + percent(stated, limits...) + ", effective " + percent(g.share(), limits...) +
			": the difference is values that stand for missing" + sentinel(profile) + ")"
	}
	if empty > 0 {
		reason += ", and " + counted(int64(empty), "column", "columns") + " of " + number(int64(len(g.columns))) + " " + plural(empty, "is", "are") + " mostly empty"
	}
	return reason
}

// sentinel names the commonest value that stands for missing, as ", such as -999".
func sentinel(profile *profile.Profile) string {
	var commonest string
	var most int64
	for _, col := range profile.Columns {
		for _, d := range col.Missing.Disguised {
			if d.Count > most {
				commonest, most = d.Value, d.Count
			}
		}
	}
	if most == 0 {
		return ""
	}
	return ", such as " + quoted(commonest)
}

// sparseFlip compares filling or emptying cells anywhere with emptying just
// the columns that are closest to being mostly empty.
func sparseFlip(g gaps, p Policy, now Outcome) change {
	empty, cells := g.empty(p), g.cells()
	anywhere := func(by int64) Outcome { return sparseOutcome(g.missing+by, cells, empty, len(g.columns), p) }
	more := step(cells-g.missing, now, anywhere,
		func(by int64) string { return counted(by, "more missing cell", "more missing cells") })
	fewer := step(g.missing, now,
		func(by int64) Outcome { return anywhere(-by) },
		func(by int64) string { return "filling " + counted(by, "missing cell", "missing cells") })
	return nearest(fewer, more, emptyColumns(g, p, now))
}

// emptyColumns is the change that makes too many columns mostly empty.
func emptyColumns(g gaps, p Policy, now Outcome) change {
	if now != Pass {
		return change{}
	}
	var needed []int64 // by each column that is not yet mostly empty
	for _, col := range g.columns {
		if by := int64(math.Floor(p.SparseColumn*float64(g.rows))) + 1 - col.missing; by > 0 {
			needed = append(needed, by)
		}
	}
	sort.Slice(needed, func(i, j int) bool { return needed[i] < needed[j] })
	empty := len(g.columns) - len(needed)
	by := int64(0)
	for i, n := range needed {
		by += n
		to := sparseOutcome(g.missing+by, g.cells(), empty+i+1, len(g.columns), p)
		if to != now {
			return change{
				by: by, to: to, far: float64(by) / float64(g.cells()),
				what: counted(by, "more missing cell", "more missing cells") + " in " + counted(int64(i+1), "column", "columns"),
			}
		}
	}
	return change{}
}

func sparseRemedy(g gaps, p Policy, now Outcome) (remedy, rerun string) {
	if now == Pass {
		return "", ""
	}
	drop, to := emptiest(g, p)
	switch {
	case to == Pass:
		return "drop " + allNames(drop), dropFlag(drop)
	case now == Warn:
		return "say in the brief that gaps are part of the task, or keep only the rows that are filled", ""
	}
	return "keep only the rows that are filled, or choose another dataset", ""
}

// emptiest takes away the emptiest columns, up to half of all, until the rest
// passes, and returns them with the outcome of the rest.
func emptiest(g gaps, p Policy) ([]string, Outcome) {
	rest := gaps{rows: g.rows, missing: g.missing, columns: append([]gap(nil), g.columns...)}
	sort.SliceStable(rest.columns, func(i, j int) bool { return rest.columns[i].missing > rest.columns[j].missing })
	var dropped []string
	for len(dropped) < len(g.columns)/2 && rest.outcome(p) != Pass {
		dropped = append(dropped, rest.columns[0].name)
		rest.missing -= rest.columns[0].missing
		rest.columns = rest.columns[1:]
	}
	return dropped, rest.outcome(p)
}
