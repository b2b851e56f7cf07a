package verdict

import (
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/verdict/overused"
)

func original() Criterion {
	const source = "solutions of famous datasets are on the web by the thousand, and language models know them by heart (Bordt et al. 2024, arXiv:2404.06209); " +
		"on 2,813 public tables headers alone found 69% of 105 copies, with rows 82%, with values all, and no match was wrong"
	tiers := func(tier func(Policy) string) func(Policy) string {
		return func(p Policy) string { return "tier " + tier(p) }
	}
	return Criterion{
		ID:       "original",
		Question: "Is the dataset one whose solutions are not on the web?",
		Why: "A candidate who finds a finished notebook, or asks an assistant that knows the data by heart, shows recall and not reasoning. " +
			"Copies are recognised under other names, in part, on another scale or recoded, without a network. " +
			"Tier A is known everywhere; tier B is known to those who took a course. Add datasets of your own with --overused.",
		Remedy: "Choose another dataset, or ask a question that no one asked of it and say why with --allow-overused.",

		Blocking: true,
		Hardness: 94,
		Limits: []LimitDoc{
			{"OriginalFail", tiers(func(p Policy) string { return p.OriginalFail }), "a dataset of this tier fails; of any other it is a warning, as is one that is like it", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeOriginal(c, p, source) },
	}
}

func judgeOriginal(c Case, p Policy, source string) Finding {
	d := overused.Of(c.Profile)
	if len(d.Header) == 0 && len(d.Numbers) == 0 {
		return notApplicable("there are no columns that could be compared")
	}
	m := overused.Find(d, c.Told.Overused)
	if m == nil {
		m = overused.Find(d, overused.Known())
	}
	if m == nil {
		return Finding{
			Outcome: Pass, Reason: "it is none of the " + number(int64(len(overused.Known())+len(c.Told.Overused))) + " over-used datasets that are known here",
			Gist: "it is not over-used",
		}
	}
	name := quoted(m.Entry.Name)
	f := Finding{
		Outcome: Warn, Flip: "another dataset would make it a pass",
		Reason: "it is the over-used dataset " + name + ": " + m.Says + " (" + m.Entry.Why + ")",
		Gist:   "it is the over-used dataset " + name,
		Remedy: "choose another dataset",
		Measures: []Measure{{
			Name: "likeness to " + name, Value: sketch.Exactly(m.Share), Unit: "share", Limit: "tier " + p.OriginalFail + " fails", Source: source,
		}},
	}
	switch {
	case m.How == overused.Near:
		f.Reason = "it is like the over-used dataset " + name + ": " + m.Says
		f.Gist = "it is like the over-used dataset " + name
		f.Remedy = "see whether it is " + name + " in disguise; if so, choose another dataset"
		f.Near = true
	case c.Told.AllowOverused != "":
		f.Reason += "; it is allowed because " + quoted(c.Told.AllowOverused)
		f.Remedy = "ask a question whose answer is not on the web"
	case m.Entry.Tier != p.OriginalFail:
		f.Remedy = "ask a question of your own, or choose another dataset"
	default:
		f.Outcome = Fail
		f.Remedy = "choose another dataset; if you must, say why with --allow-overused"
	}
	return f
}
