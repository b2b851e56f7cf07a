package verdict

import (
	"slices"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/personal"
	"github.com/fairset/fairset/profile/sketch"
)

const quasiSource = "GDPR Art. 4(1), HIPAA's 18 identifiers and the entities of Presidio 2.2 say what identifies; " +
	"year of birth, sex and postcode single out most people together (Sweeney 2000), and groups of fewer than 5 are the usual bound; the share is argued"

func personalData() Criterion {
	return Criterion{
		ID:       "personal-data",
		Question: "Are the people in the data safe from being recognised?",
		Why: "Sending names, addresses or numbers of private people to candidates is a breach of their privacy, even where the file was public. " +
			"Values are checked as far as they can be (check digits, forms, lexicons of names), and are shown nowhere but as a first character. " +
			"Data that was made up looks the same: say so with --about-people no.",
		Remedy: "Drop the columns with --drop, or replace them by numbers, and run it again.",

		Blocking: true,
		Hardness: 100,
		Limits: []LimitDoc{
			{"PersonalQuasi", func(p Policy) string { return percent(p.PersonalQuasi) }, "the largest share of rows that pass though year of birth, sex and postcode together fit fewer than 5 rows", quasiSource},
		},
		judge: judgePersonalData,
	}
}

// A trace is a column that identifies people, and how grave that is.
type trace struct {
	column  string
	kind    string
	count   int64
	outcome Outcome
}

func judgePersonalData(c Case, p Policy) Finding {
	if len(c.Profile.Columns) == 0 {
		return notApplicable("there are no columns")
	}
	traces := tracesOf(c)
	f := Finding{Outcome: Pass, Reason: "nothing was found that identifies people", Gist: "it identifies nobody"}
	for _, t := range traces {
		f.Outcome = max(f.Outcome, t.outcome)
		f.Measures = append(f.Measures, Measure{
			Name: personal.Label(t.kind), Column: t.column, Value: sketch.Exactly(float64(t.count)), Unit: "cells",
			Limit: "none of private people", Source: quasiSource,
		})
	}
	switch {
	case f.Outcome > Pass:
		tellTraces(&f, traces)
	case len(traces) > 0:
		f.Reason = personal.Label(traces[0].kind) + " in " + names(columnsOf(traces, Pass)) + " are of places or things as it seems, not of people"
	}
	if q := c.Profile.People.Quasi; q != nil {
		f.Measures = append(f.Measures, Measure{
			Name: "rows that " + both(quotedAll(q.Columns)) + " single out", Value: sketch.Exactly(q.Share), Unit: "share",
			Limit: "at most " + percent(p.PersonalQuasi), Source: quasiSource,
		})
		if q.Share > p.PersonalQuasi && f.Outcome < Warn && c.Told.AboutPeople != "no" {
			f.Outcome = Warn
			f.Reason = allNames(q.Columns) + " together fit fewer than 5 rows in " + percent(q.Share, p.PersonalQuasi) + " of the rows, so that people can be recognised"
			f.Gist = "some people can be recognised by " + allNames(q.Columns) + " together"
			f.Remedy = "drop one of " + allNames(q.Columns) + ", or make it coarser"
			f.Flip = "dropping one of " + allNames(q.Columns) + " would make it a pass"
		}
	}
	if c.Told.AboutPeople == "yes" && f.Outcome < Warn {
		f.Outcome = Warn
		f.Reason = "you said that rows are about people who can be recognised, though no column was found that identifies them"
		f.Gist = "its rows are about people"
		f.Remedy = "replace what a person did by groups of people, or choose another dataset"
		f.Flip = "--about-people no would make it a pass"
	}
	return f
}

// tellTraces writes what was found into a finding.
func tellTraces(f *Finding, traces []trace) {
	worst := columnsOf(traces, f.Outcome)
	var kinds []string
	for _, t := range traces {
		if label := personal.Label(t.kind); t.outcome == f.Outcome && !slices.Contains(kinds, label) {
			kinds = append(kinds, label)
		}
	}
	what := both(kinds) + " in " + names(worst)
	f.Flip = "dropping " + allNames(worst) + " would make it a pass"
	f.Remedy = "drop " + allNames(worst) + ", or replace the values by numbers"
	f.Reason, f.Gist = what+" identify private people", "it holds "+what
	if f.Outcome == Warn {
		f.Reason = what + " may identify people"
		f.Remedy = "see whether they are of private people, and drop them if so; --about-people settles it"
	} else if f.Outcome == Fail {
		f.Remedy += "; if they are made up, say --about-people no"
	}
}

func columnsOf(traces []trace, outcome Outcome) []string {
	var columns []string
	for _, t := range traces {
		if t.outcome == outcome && !slices.Contains(columns, t.column) {
			columns = append(columns, t.column)
		}
	}
	return columns
}

func quotedAll(columns []string) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = quoted(c)
	}
	return list
}

// tracesOf lists what identifies people, in the order of the columns.
func tracesOf(c Case) []trace {
	var traces []trace
	for _, col := range c.Profile.Columns {
		for _, found := range col.Personal {
			traces = append(traces, trace{col.Name, found.What, found.Count, gravity(c, found.What)})
		}
	}
	return traces
}

// gravity is how grave a kind is in this dataset. What has a check digit or a form of its own
// identifies whoever it is of; names and dates only where rows are about private people.
func gravity(c Case, kind string) Outcome {
	people := c.Profile.People
	private := aboutPeople(c) && (!people.Public || c.Told.AboutPeople == "yes")
	settled := c.Told.AboutPeople == "no"
	switch kind {
	case personal.Email, personal.Card, personal.IBAN, personal.NationalID:
		if settled {
			return Warn
		}
		return Fail
	case personal.Phone:
		if private || identifiedIn(c.Profile, personal.Name, personal.Email) && !settled {
			return Fail
		}
		return Warn
	case personal.Name, personal.BirthDate:
		switch {
		case private, identifiedIn(c.Profile, personal.Email, personal.Card, personal.IBAN, personal.NationalID, personal.Phone) && !settled:
			return Fail
		case settled:
			return Pass
		}
		return Warn
	case personal.Address:
		if private || identifiedIn(c.Profile, personal.Email, personal.Name) && !settled {
			return Fail
		}
		return Pass
	}
	if settled {
		return Pass
	}
	return Warn
}

// aboutPeople reports whether rows are about people: as the user said, else as the columns tell.
func aboutPeople(c Case) bool {
	switch c.Told.AboutPeople {
	case "yes":
		return true
	case "no":
		return false
	}
	return c.Profile.People.Likely
}

// identifiedIn reports whether some column holds one of the kinds.
func identifiedIn(p *profile.Profile, kinds ...string) bool {
	for _, col := range p.Columns {
		for _, found := range col.Personal {
			if slices.Contains(kinds, found.What) {
				return true
			}
		}
	}
	return false
}
