package verdict

import (
	"github.com/fairset/fairset/metadata"
)

func open() Criterion {
	const source = "the essay asks for public data; a licence that excludes commercial use may exclude hiring, share-alike passes on to what is made of the data, " +
		"and the rules of competitions allow no other use. Of 16 public data repositories only 5 state a licence, so that none told is no fault"
	return Criterion{
		ID:       "open",
		Question: "May the data be passed on to a candidate?",
		Why: "A company that sends data makes a copy of it, and for a purpose of its own. The licence says whether it may. " +
			"It is taken from --license, or from a file beside the data such as datapackage.json, README or LICENSE. " +
			"Where nothing is told this is not checked: no licence is no permission, but a link to the source is always possible.",
		Remedy: "Send a link to the source instead of a copy, and name the author and the licence in the brief.",

		Blocking: true,
		Hardness: 96,
		Limits: []LimitDoc{
			{"OpenPass", func(p Policy) string { return p.OpenPass }, "the strictest terms that pass: a copy may be attached", source},
			{"OpenFail", func(p Policy) string { return p.OpenFail }, "the terms that fail: nothing may be passed on; what lies between, share-alike (attach-alike) and terms that call for a link, is a warning", source},
		},
		judge: judgeOpen,
	}
}

func judgeOpen(c Case, p Policy) Finding {
	told, from := c.Told.License, "--license"
	if told == "" && c.Told.Metadata != nil {
		told, from = c.Told.Metadata.License, c.Told.Metadata.Origin["license"]
	}
	const ask = "tell the licence with --license, or send a link to the source instead of a copy"
	if clean(told) == "" {
		f := unknown("the licence of the data is not known")
		f.Ask = ask
		return f
	}
	license, ok := metadata.RecogniseLicense(told)
	if !ok {
		f := unknown("the licence " + quoted(told) + fromFile(from) + " is none that is known here")
		f.Ask = ask
		return f
	}
	f := Finding{Outcome: openOutcome(license.Use, p), Reason: "the licence is " + license.Name + fromFile(from) + ": " + license.Why}
	f.Gist = "the licence (" + license.ID + ") lets you pass it on"
	switch f.Outcome {
	case Warn:
		f.Flip = "a licence such as CC0 or CC BY would make it a pass"
		f.Gist = license.Why
		f.Remedy = "send a link to the source instead of a copy"
		if license.Use == metadata.AttachAlike {
			f.Remedy = "name the author and the licence (" + license.ID + ") in the brief, and keep the licence on what you send"
		}
	case Fail:
		f.Flip = "the owner's permission, or a licence such as CC BY, would make it a pass"
		f.Gist = "its licence (" + license.ID + ") does not let you pass it on"
		f.Remedy = "ask the owner, send a link only where the terms allow this use, or choose another dataset"
	}
	return f
}

// fromFile says where a licence was told, unless the user did.
func fromFile(from string) string {
	if from == "" || from == "--license" {
		return ""
	}
	return " (told in " + quoted(from) + ")"
}

// openOutcome places a use between the limits of the policy.
func openOutcome(use metadata.Use, p Policy) Outcome {
	order := map[metadata.Use]int{metadata.Attach: 1, metadata.AttachAlike: 2, metadata.Link: 3, metadata.Never: 4}
	switch at := order[use]; {
	case at == 0:
		return Unknown
	case at <= order[metadata.Use(p.OpenPass)]:
		return Pass
	case at < order[metadata.Use(p.OpenFail)]:
		return Warn
	}
	return Fail
}
