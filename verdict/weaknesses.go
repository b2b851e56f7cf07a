package verdict

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func weaknesses() Criterion {
	const source = "an internal guide of a company plants 4 to 7 kinds per file, each in 0.2% to 11% of the cells; " +
		"half of the datasets labelled fair have 5 kinds, nine in ten have at most 8, the cleanest classics of tutorials have 0 to 2"
	return Criterion{
		ID:       "weaknesses",
		Question: "Is there something to catch, and not too much?",
		Why: "A candidate shows care by noticing what is wrong with the data. Where nothing is wrong, there is little to talk about; " +
			"where very much is, the few hours go into cleaning. Kinds of weakness are counted, not columns.",
		Remedy: "With nothing to catch, plant two or three weaknesses; with too many, clean some of them before sending.",

		Hardness: 5,
		Warning:  CountsInPairs,
		Limits: []LimitDoc{
			{"WeaknessesMin", func(p Policy) string { return kinds(p.WeaknessesMin) }, "the fewest kinds of weakness that pass", source},
			{"WeaknessesMax", func(p Policy) string { return kinds(p.WeaknessesMax) }, "the most kinds of weakness that pass", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeWeaknesses(c, p, source) },
	}
}

func kinds(n int) string { return counted(int64(n), "kind", "kinds") }

func judgeWeaknesses(c Case, p Policy, source string) Finding {
	if c.Profile.Weaknesses == nil {
		return unknown("weaknesses were not looked for")
	}
	found := weaknessKinds(c.Profile.Weaknesses)
	n := len(found)
	outcome := func(n int) Outcome {
		if n < p.WeaknessesMin || n > p.WeaknessesMax {
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(n)}
	f.Reason = counted(int64(n), "kind of weakness", "kinds of weakness")
	if n > 0 {
		f.Reason += ": " + both(found)
	}
	f.Gist = "it has " + counted(int64(n), "kind of weakness", "kinds of weakness") + " to catch"
	f.Measures = []Measure{{
		Name: "kinds of weakness", Value: sketch.Exactly(float64(n)), Unit: "kinds", Source: source,
		Limit: fmt.Sprintf("%d to %d", p.WeaknessesMin, p.WeaknessesMax),
	}}
	f.flips(
		scan(int64(p.WeaknessesMax)+1, f.Outcome, func(by int64) Outcome { return outcome(n + int(by)) },
			func(by int64) string { return counted(by, "more kind of weakness", "more kinds of weakness") }),
		scan(int64(n), f.Outcome, func(by int64) Outcome { return outcome(n - int(by)) },
			func(by int64) string { return counted(by, "fewer kind of weakness", "fewer kinds of weakness") }),
	)
	switch {
	case n < p.WeaknessesMin:
		f.Gist = "there is nothing to catch"
		if n > 0 {
			f.Gist = "there is next to nothing to catch"
		}
		f.Remedy = "plant two or three weaknesses, such as repeated rows or mixed spellings, or ask about something else than data quality"
	case n > p.WeaknessesMax:
		f.Gist = "it has " + strconv.Itoa(n) + " kinds of weakness, which makes it a cleaning job"
		f.Remedy = "clean some of the weaknesses before sending, or say in the brief which to leave alone"
	}
	return f
}

// weaknessKinds lists the kinds of weakness, each once, as words. What a candidate finds
// by one and the same look, such as what is missing and where, counts as one kind: the
// limits were tried on kinds as coarse.
func weaknessKinds(weaknesses []profile.Weakness) []string {
	var kinds []string
	for _, w := range weaknesses {
		kind := withDefault(sameLook[w.ID], spaced(w.ID))
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// sameLook names the kind that a finer one counts as.
var sameLook = map[string]string{
	"missing-by-column": "missing", "missing-by-target": "missing", "co-missing": "missing", "missing-words": "missing", "lost-values": "missing",
	"ambiguous-dates":   "mixed dates",
	"zero-coded":        "disguised missing",
	"duplicate-columns": "derived column", "totals-disagree": "derived column",
	"constant":    "near constant",
	"ragged-rows": "misfit",
	"row-order":   "time drift",
	"heaped":      "capped",
	"html":        "free text",
}
