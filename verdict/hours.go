package verdict

import (
	"math"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
)

func hours() Criterion {
	const source = "the median limit that 14 published take-home tasks and guides state is 3 hours; people who took such tasks report 1.5 to 3 times the stated time"
	const model = "a prior that three published tasks agree with: stated 1–2, 2 and 3 hours, estimated 2.1, 2.4 and 2.9"
	h := func(value func(Policy) float64) func(Policy) string {
		return func(p Policy) string { return hoursText(value(p)) }
	}
	times := func(value func(Policy) float64) func(Policy) string {
		return func(p Policy) string { return strconv.FormatFloat(value(p), 'f', -1, 64) + " times" }
	}
	return Criterion{
		ID:       "hours",
		Question: "Can it be done in a few hours?",
		Why: "A task that eats a weekend shuts out people who care for others or have other interviews. " +
			"The hours are a sum of reading, looking at columns, treating weaknesses, modelling and writing, with a range.",
		Remedy: "Drop columns that the question does not need, ask a narrower question, and state in the brief when to stop.",

		Blocking: true,
		Hardness: 30,
		Warning:  CountsInPairs,
		Limits: []LimitDoc{
			{"HoursPass", h(func(p Policy) float64 { return p.HoursPass }), "the most likely hours that pass", source},
			{"HoursFail", h(func(p Policy) float64 { return p.HoursFail }), "with more likely hours it fails", source},
			{"EffortRead", h(func(p Policy) float64 { return p.EffortRead }), "to read the task and load the file", model},
			{"EffortColumn", h(func(p Policy) float64 { return p.EffortColumn }), "for each usable column", model},
			{"EffortColumns", func(p Policy) string { return counted(int64(p.EffortColumns), "column", "columns") }, "more columns than this are no longer looked at one by one", model},
			{"EffortWeakness", h(func(p Policy) float64 { return p.EffortWeakness }), "for each kind of weakness", model},
			{"EffortText", h(func(p Policy) float64 { return p.EffortText }), "where there is free text", model},
			{"EffortDates", h(func(p Policy) float64 { return p.EffortDates }), "where there are dates", model},
			{"EffortFile", h(func(p Policy) float64 { return p.EffortFile }), "for each further file", model},
			{"EffortModel", h(func(p Policy) float64 { return p.EffortModel }), "where a target is to be predicted", model},
			{"EffortReport", h(func(p Policy) float64 { return p.EffortReport }), "to write it up", model},
			{"EffortLow", times(func(p Policy) float64 { return p.EffortLow }), "the low end, of the likely hours", model},
			{"EffortHigh", times(func(p Policy) float64 { return p.EffortHigh }), "the high end, of the likely hours", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeHours(c, p, source) },
	}
}

func judgeHours(c Case, p Policy, source string) Finding {
	if c.Profile.Rows == 0 || len(c.Profile.Columns) == 0 {
		return notApplicable("there is nothing to work on")
	}
	e := EffortOf(c, p)
	outcome := func(hours float64) Outcome {
		switch {
		case hours > p.HoursFail:
			return Fail
		case hours > p.HoursPass:
			return Warn
		}
		return Pass
	}
	likely := e.Hours.Likely
	f := Finding{Outcome: outcome(likely)}
	f.Gist = "it takes about " + strconv.FormatFloat(math.Round(2*likely)/2, 'f', -1, 64) + " hours"
	f.Reason = "it takes about " + hoursText(likely) + ", likely between " + hoursText(e.Hours.Low) + " and " + hoursText(e.Hours.High)
	f.Measures = []Measure{{
		Name: "likely hours", Value: sketch.Estimate{Value: likely, Lo: e.Hours.Low, Hi: e.Hours.High}, Unit: "hours", Source: source,
		Limit: "at most " + hoursText(p.HoursPass) + "; over " + hoursText(p.HoursFail) + " fails",
	}}
	f.flips(
		scan(200, f.Outcome, func(by int64) Outcome { return outcome(tenth(likely + float64(by)/10)) },
			func(by int64) string { return hoursText(float64(by)/10) + " more" }),
		scan(200, f.Outcome, func(by int64) Outcome { return outcome(tenth(likely - float64(by)/10)) },
			func(by int64) string { return hoursText(float64(by)/10) + " less" }),
	)
	if f.Outcome != Pass {
		f.Remedy = "drop columns that the question does not need, and state in the brief after how many hours to stop"
	}
	return f
}
