package verdict

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func balanced() Criterion {
	const source = "OpenML-CC18 demands more than 5% and 20 rows of the rarest class; on the labelled datasets 5% serves better than 10%; numbers of rows are argued"
	rows := func(limit func(Policy) int64) func(Policy) string {
		return func(p Policy) string { return counted(limit(p), "row", "rows") }
	}
	return Criterion{
		ID:       "balanced",
		Question: "Are there enough rows of every class of the target?",
		Why: "With a handful of rows of a class, whether a model finds it depends on which rows are held back. " +
			"A class that is merely rare is a good weakness to notice, so only an extreme fails.",
		Remedy: "Merge rare classes, name another target, or ask in the brief how rare classes were handled.",

		Blocking: true,
		Hardness: 10,
		Limits: []LimitDoc{
			{"BalancedShare", func(p Policy) string { return percent(p.BalancedShare) }, "of two classes, the least share of the rarer one that passes", source},
			{"BalancedRows", rows(func(p Policy) int64 { return p.BalancedRows }), "of two classes, the fewest rows of the rarer one that pass", source},
			{"BalancedFail", rows(func(p Policy) int64 { return p.BalancedFail }), "with fewer rows of the second commonest class it fails", source},
			{"BalancedClasses", func(p Policy) string { return strconv.Itoa(p.BalancedClasses) }, "the most classes that pass; more are a warning", source},
			{"BalancedClassRows", rows(func(p Policy) int64 { return p.BalancedClassRows }), "of three or more classes, the fewest rows of each that pass; fewer are a warning", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeBalanced(c, p, source) },
	}
}

func judgeBalanced(c Case, p Policy, source string) Finding {
	if f, ok := untargeted(c, p); ok {
		return f
	}
	t := c.Profile.Target
	switch {
	case t.Task != target.Classification && t.Task != "":
		return notApplicable("the target " + quoted(t.Column) + " has no classes")
	case len(t.Classes) < 2:
		return unknown("the classes of " + quoted(t.Column) + " were not counted")
	}
	classes := classesOf(c)
	if classes.rows <= 0 {
		return unknown("the classes of " + quoted(t.Column) + " were not counted")
	}
	if len(t.Classes) == 2 {
		return judgeTwoClasses(t, classes, p, source)
	}
	return judgeManyClasses(t, classes, p, source)
}

// classes is how often the rarest class of a target occurs.
type classes struct {
	name   string
	rarest sketch.Estimate // rows in the whole dataset
	second sketch.Estimate // the same of the second commonest class
	rows   int64           // rows with a target in the whole dataset
}

// rarestRows says how many rows the rarest class has.
func (k classes) rarestRows() string {
	about := ""
	if !k.rarest.IsExact() {
		about = "about "
	}
	return about + counted(int64(k.rarest.Value), "row", "rows")
}

// classesOf scales what was counted on a sample up to the whole dataset.
func classesOf(c Case) classes {
	var seen int64
	sorted := slices.Clone(c.Profile.Target.Classes)
	slices.SortStableFunc(sorted, func(a, b target.Class) int { return cmp.Compare(b.Count, a.Count) })
	for _, class := range sorted {
		seen += class.Count
	}
	second, rarest := sorted[1], sorted[len(sorted)-1]
	k := classes{
		name: quoted(rarest.Value), rows: seen,
		rarest: sketch.Exactly(float64(rarest.Count)), second: sketch.Exactly(float64(second.Count)),
	}
	without, rows, ok := rowsWithout(c)
	if !ok || seen <= 0 || c.Profile.Target.Rows >= rows || rows-without <= seen {
		return k
	}
	k.rows = rows - without
	k.rarest, k.second = scaled(rarest.Count, seen, k.rows), scaled(second.Count, seen, k.rows)
	return k
}

// scaled estimates how many of all rows there are from hits among those seen.
func scaled(hits, seen, all int64) sketch.Estimate {
	share := wilson(hits, seen)
	return sketch.Estimate{
		Value: math.Round(share.Value * float64(all)),
		Lo:    math.Floor(share.Lo * float64(all)),
		Hi:    math.Ceil(share.Hi * float64(all)),
	}
}

func judgeTwoClasses(t *target.Result, k classes, p Policy, source string) Finding {
	rarer := int64(k.rarest.Value)
	outcome := func(rarer, rows int64) Outcome {
		switch share := float64(rarer) / float64(rows); {
		case rarer < p.BalancedFail:
			return Fail
		case rarer < p.BalancedRows || share < p.BalancedShare:
			return Warn
		}
		return Pass
	}
	rows := float64(k.rows)
	share := sketch.Estimate{Value: k.rarest.Value / rows, Lo: k.rarest.Lo / rows, Hi: k.rarest.Hi / rows}
	f := Finding{Outcome: outcome(rarer, k.rows)}
	f.Reason = "the rarer class " + k.name + " of " + quoted(t.Column) + " has " + k.rarestRows() + ", " + percent(share.Value, p.BalancedShare) + " of all"
	f.Gist = "the class " + k.name + " has only " + k.rarestRows()
	f.Measures = []Measure{
		{
			Name: "rows of the rarer class", Column: t.Column, Value: k.rarest, Unit: "rows", Source: source,
			Limit: "at least " + number(p.BalancedRows) + "; under " + number(p.BalancedFail) + " fails",
		},
		{
			Name: "share of the rarer class", Column: t.Column, Value: share, Unit: "share", Source: source,
			Limit: "at least " + percent(p.BalancedShare),
		},
	}
	f.Near = holds(k.rarest, float64(p.BalancedRows), float64(p.BalancedFail)) || holds(share, p.BalancedShare)
	f.flips(
		step(k.rows+p.BalancedRows, f.Outcome,
			func(by int64) Outcome { return outcome(rarer+by, k.rows+by) },
			func(by int64) string { return counted(by, "more row", "more rows") + " of the class " + k.name }),
		step(rarer, f.Outcome,
			func(by int64) Outcome { return outcome(rarer-by, k.rows-by) },
			func(by int64) string { return counted(by, "fewer row", "fewer rows") + " of the class " + k.name }),
	)
	switch f.Outcome {
	case Warn:
		f.Remedy = "say in the brief that one class is rare and accuracy does not count"
	case Fail:
		f.Remedy = "name another column to predict with --target"
	}
	return f
}

func judgeManyClasses(t *target.Result, k classes, p Policy, source string) Finding {
	n, rarest, second := len(t.Classes), int64(k.rarest.Value), int64(k.second.Value)
	outcome := func(classes int, rarest int64) Outcome {
		switch {
		case second < p.BalancedFail:
			return Fail
		case classes > p.BalancedClasses || rarest < p.BalancedClassRows:
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(n, rarest)}
	f.Reason = "the target " + quoted(t.Column) + " has " + counted(int64(n), "class", "classes") + ", and the rarest, " + k.name + ", has " + k.rarestRows()
	f.Measures = []Measure{
		{
			Name: "classes", Column: t.Column, Value: sketch.Exactly(float64(n)), Unit: "classes", Source: source,
			Limit: "at most " + strconv.Itoa(p.BalancedClasses),
		},
		{
			Name: "rows of the rarest class", Column: t.Column, Value: k.rarest, Unit: "rows", Source: source,
			Limit: "at least " + number(p.BalancedClassRows),
		},
		{
			Name: "rows of the second commonest class", Column: t.Column, Value: k.second, Unit: "rows", Source: source,
			Limit: "under " + number(p.BalancedFail) + " fails",
		},
	}
	f.Gist = "the target " + quoted(t.Column) + " has " + counted(int64(n), "class", "classes") + ", and the rarest has " + k.rarestRows()
	f.Near = holds(k.rarest, float64(p.BalancedClassRows)) || holds(k.second, float64(p.BalancedFail))
	switch f.Outcome {
	case Fail:
		f.Gist = "all but one of its classes have fewer than " + counted(p.BalancedFail, "row", "rows")
		f.Flip = counted(p.BalancedFail-second, "more row", "more rows") + " of the second commonest class would make it a warning"
		f.Remedy = "name another column to predict with --target, or merge the rarest classes"
		return f
	case Warn:
		f.Flip = "merging the classes into at most " + strconv.Itoa(p.BalancedClasses) + " of at least " +
			counted(p.BalancedClassRows, "row", "rows") + " each would make it a pass"
		f.Remedy = "merge the rarest classes"
		return f
	}
	f.flips(
		step(int64(p.BalancedClasses), f.Outcome,
			func(by int64) Outcome { return outcome(n+int(by), rarest) },
			func(by int64) string { return counted(by, "more class", "more classes") }),
		step(rarest, f.Outcome,
			func(by int64) Outcome { return outcome(n, rarest-by) },
			func(by int64) string { return counted(by, "fewer row", "fewer rows") + " of the class " + k.name }),
	)
	return f
}
