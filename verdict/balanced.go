package verdict

import (
	"fmt"
	"math"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func balanced() Criterion {
	const source = "OpenML-CC18 demands more than 5 % and 20 rows of the rarest class; on the labelled datasets 5 % serves better than 10 %; numbers of rows are argued"
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
			{"BalancedFail", rows(func(p Policy) int64 { return p.BalancedFail }), "of two classes, with fewer rows of the rarer one it fails", source},
			{"BalancedClasses", func(p Policy) string { return strconv.Itoa(p.BalancedClasses) }, "the most classes that pass; more are a warning", source},
			{"BalancedClassRows", rows(func(p Policy) int64 { return p.BalancedClassRows }), "of three or more classes, the fewest rows of each that pass; fewer are a warning", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeBalanced(c, p, source) },
	}
}

func judgeBalanced(c Case, p Policy, source string) Finding {
	if f, ok := untargeted(c); ok {
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
	rarest := c.Profile.Target.Classes[0]
	for _, class := range c.Profile.Target.Classes {
		seen += class.Count
		if class.Count < rarest.Count {
			rarest = class
		}
	}
	k := classes{name: quoted(rarest.Value), rows: seen, rarest: sketch.Exactly(float64(rarest.Count))}
	without, rows, ok := rowsWithout(c)
	if !ok || seen <= 0 || c.Profile.Target.Rows >= rows || rows-without <= seen {
		return k
	}
	k.rows = rows - without
	share := wilson(rarest.Count, seen)
	k.rarest = sketch.Estimate{
		Value: math.Round(share.Value * float64(k.rows)),
		Lo:    math.Floor(share.Lo * float64(k.rows)),
		Hi:    math.Ceil(share.Hi * float64(k.rows)),
	}
	return k
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
	f.Flip = nearest(
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
	n, rarest := len(t.Classes), int64(k.rarest.Value)
	outcome := func(classes int, rarest int64) Outcome {
		if classes > p.BalancedClasses || rarest < p.BalancedClassRows {
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(n, rarest)}
	f.Reason = fmt.Sprintf("%s has %d classes, and the rarest, %s, has %s", "the target "+quoted(t.Column), n, k.name, k.rarestRows())
	f.Measures = []Measure{
		{
			Name: "classes", Column: t.Column, Value: sketch.Exactly(float64(n)), Unit: "classes", Source: source,
			Limit: "at most " + strconv.Itoa(p.BalancedClasses),
		},
		{
			Name: "rows of the rarest class", Column: t.Column, Value: k.rarest, Unit: "rows", Source: source,
			Limit: "at least " + number(p.BalancedClassRows),
		},
	}
	f.Gist = "its " + counted(int64(n), "class", "classes") + " are many or rare"
	f.Near = holds(k.rarest, float64(p.BalancedClassRows))
	if f.Outcome == Warn {
		f.Flip = "merging the rarest classes would make it a pass"
		f.Remedy = "merge the rarest classes"
		return f
	}
	f.Flip = nearest(
		step(int64(p.BalancedClasses), f.Outcome,
			func(by int64) Outcome { return outcome(n+int(by), rarest) },
			func(by int64) string { return counted(by, "more class", "more classes") }),
		step(rarest, f.Outcome,
			func(by int64) Outcome { return outcome(n, rarest-by) },
			func(by int64) string { return counted(by, "fewer row", "fewer rows") + " of the class " + k.name }),
	)
	return f
}
