package verdict

import (
	"math"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

func targetPresent() Criterion {
	const source = "argued: what is missing of the target is missing of the task, but rows without it can be left out; a dataset labelled fair lacks it in 32%"
	return Criterion{
		ID:       "target-present",
		Question: "Is the column to predict there, filled, and more than one value?",
		Why: "A task asks to predict or explain something. Rows without that value teach nothing, and a value that is the same in every row, " +
			"or another one in every row, leaves nothing to predict. A dataset without a target can be sent as an exploration task.",
		Remedy: "Name the column to predict with --target, name another one, or keep only the rows that have it.",

		Blocking: true,
		Hardness: 75,
		Limits: []LimitDoc{
			{"TargetMissingPass", func(p Policy) string { return percent(p.TargetMissingPass) }, "the largest share of rows without a target that passes", source},
			{"TargetMissingFail", func(p Policy) string { return percent(p.TargetMissingFail) }, "with a larger share of rows without a target it fails", source},
			{"TargetDistinct", func(p Policy) string { return percent(p.TargetDistinct) }, "a target of classes that has more different values than this share of its rows names rows, and fails", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeTargetPresent(c, p, source) },
	}
}

func judgeTargetPresent(c Case, p Policy, source string) Finding {
	if c.explores() {
		return notApplicable("it is taken as a task of exploration")
	}
	name := c.targetName()
	if name == "" {
		return noTarget()
	}
	if fault := targetFault(c, p); fault != "" {
		return Finding{
			Outcome: Fail, Reason: fault,
			Flip:   "another column as the target could make it a pass",
			Remedy: "name another column to predict with --target",
		}
	}
	without, rows, ok := rowsWithout(c)
	if !ok {
		return unknown("the target " + quoted(name) + " was not measured")
	}
	f := judgeTargetMissing(name, without, rows, p, source)
	if t := c.Profile.Target; f.Outcome != Fail && t != nil && t.Baseline == nil && t.Skipped != "" && !onlyTexts(c) {
		return unanalysed("the target " + quoted(name) + " could not be analysed: " + asClause(t.Skipped))
	}
	return f
}

// unanalysed is the answer to a question about a target that could not be analysed.
func unanalysed(reason string) Finding {
	f := unknown(reason)
	f.Remedy = otherTarget
	return f
}

// noTarget is the answer when the user named no target.
func noTarget() Finding {
	f := unknown("no column to predict was named")
	f.Ask = "name the column to predict with --target, or take it as an exploration task with --task explore"
	return f
}

// targetFault says in a clause why the target cannot be predicted by its very
// nature, "" when nothing speaks against it.
func targetFault(c Case, p Policy) string {
	name := quoted(c.targetName())
	col, ok := c.column(c.targetName())
	if !ok {
		return ""
	}
	filled := float64(c.Profile.Rows) * (1 - col.Missing.Effective)
	switch {
	case col.Kind == profile.Empty || col.Missing.Effective >= 1:
		return "the target " + name + " has no value in any row"
	case col.Kind == profile.Constant || col.Distinct.Hi == 1:
		return "the target " + name + " has the same value in every row"
	case col.Kind == profile.Identifier && !c.modelled():
		return "the target " + name + " is an identifier: every row has a value of its own"
	case c.classifies() && !c.modelled() && col.Distinct.Lo > p.TargetDistinct*filled:
		return "the target " + name + " has " + number(int64(col.Distinct.Value)) + " different values in " +
			counted(int64(math.Round(filled)), "row", "rows") + ": it names rows rather than classes"
	}
	return ""
}

// modelled reports whether models were tried on the target.
func (c Case) modelled() bool { return c.Profile.Target != nil && c.Profile.Target.Baseline != nil }

// classifies reports whether the target is taken for classes.
func (c Case) classifies() bool {
	return c.Profile.Target != nil && c.Profile.Target.Task == target.Classification
}

// rowsWithout counts the rows that have no target.
func rowsWithout(c Case) (without, rows int64, ok bool) {
	rows = c.Profile.Rows
	share := math.NaN()
	if col, found := c.column(c.targetName()); found {
		share = col.Missing.Effective
	} else if c.Profile.Target != nil {
		share = c.Profile.Target.Missing
	}
	if rows == 0 || math.IsNaN(share) {
		return 0, rows, false
	}
	return int64(math.Round(share * float64(rows))), rows, true
}

func judgeTargetMissing(name string, without, rows int64, p Policy, source string) Finding {
	outcome := func(without int64) Outcome {
		switch share := float64(without) / float64(rows); {
		case share > p.TargetMissingFail:
			return Fail
		case share > p.TargetMissingPass:
			return Warn
		}
		return Pass
	}
	share := float64(without) / float64(rows)
	f := Finding{Outcome: outcome(without)}
	f.Reason = percent(share, p.TargetMissingPass, p.TargetMissingFail) + " of the rows have no value of the target " + quoted(name)
	if without == 0 {
		f.Reason = "every row has a value of the target " + quoted(name)
	}
	f.Measures = []Measure{{
		Name: "rows without target", Column: name, Value: sketch.Exactly(share), Unit: "share", Source: source,
		Limit: "at most " + percent(p.TargetMissingPass) + "; over " + percent(p.TargetMissingFail) + " fails",
	}}
	f.flips(
		step(without, f.Outcome,
			func(by int64) Outcome { return outcome(without - by) },
			func(by int64) string { return "filling the target in " + number(by) + " of these rows" }),
		step(rows-without, f.Outcome,
			func(by int64) Outcome { return outcome(without + by) },
			func(by int64) string { return counted(by, "more row without a target", "more rows without a target") }),
	)
	switch f.Outcome {
	case Warn:
		f.Remedy = "keep only the rows that have a value of " + quoted(name)
	case Fail:
		f.Remedy = "name another column to predict with --target, or keep only the rows that have a value of " + quoted(name)
	}
	return f
}

// column finds a column of the profile by its name.
func (c Case) column(name string) (profile.Column, bool) {
	for _, col := range c.Profile.Columns {
		if col.Name == name {
			return col, true
		}
	}
	return profile.Column{}, false
}

// untargeted is the answer of a criterion that asks about the target when
// there is none or when it cannot be predicted anyway; ok is false otherwise.
func untargeted(c Case, p Policy) (f Finding, ok bool) {
	switch {
	case c.explores():
		return notApplicable("nothing is predicted in a task of exploration"), true
	case c.targetName() == "":
		return notApplicable("there is no target"), true
	case targetFault(c, p) != "":
		return notApplicable("the target cannot be predicted by its nature: see target-present"), true
	case c.Profile.Target == nil:
		return unknown("the target " + quoted(c.targetName()) + " was not analysed"), true
	}
	return Finding{}, false
}
